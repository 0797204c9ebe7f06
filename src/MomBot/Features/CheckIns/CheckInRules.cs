using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What may happen to a round of check-ins: state in, decision out.</summary>
public static class CheckInRules
{
    /// <summary>How long a hard day holds what is scheduled.</summary>
    public static readonly Duration HardDay = Duration.FromHours(24);

    /// <summary>How long answers stay that were given in rooms of older children's families.</summary>
    public static readonly Duration MySideStays = Duration.FromDays(30);

    /// <summary>Every half hour, for six hours.</summary>
    private const int LooksAgain = 12;

    private static readonly LocalTime QuietFrom = new(21, 0);
    private static readonly LocalTime QuietUntil = new(7, 0);

    /// <summary>When the night owls' thread closes.</summary>
    private static readonly LocalTime Morning = new(6, 0);

    /// <summary>Chosen a day ahead, for facilitators to see.</summary>
    /// <param name="due">When it comes.</param>
    /// <param name="room">Where facilitators look at it; none: they need not.</param>
    public static Decision<Round> Plan(Round draft, Chosen chosen, Instant due, ChannelId? room, Instant now)
    {
        var planned = Asking(draft, chosen) with { Status = RoundStatus.Planned };
        var isChosen = planned.Prompt.Length > 0 || planned.Poll is not null;
        return room is { } there && planned.Channel is not null && isChosen
            ? Accept(planned, new CheckInEvent.Previewed(planned, due, chosen.Why, there, now))
            : Accept(planned);
    }

    /// <summary>
    /// A round whose time has come, planned before or not: it opens, or waits for a facilitator when it cannot be as
    /// meant.
    /// </summary>
    public static Decision<Round> Open(Round round, Moment at)
    {
        if (round.Status != RoundStatus.Planned)
            return Accept(round);
        if (Hindrance(round) is { } missing)
            return Hold(round, missing, at.Room, at.Now);
        if (at.HeldUntil > at.Now)
            return Hold(round, HeldBecause.HardDay, at.Room, at.Now);
        if (at.Now - at.Due > RoundFormats.Grace(round.Format))
            return Hold(round, HeldBecause.Late, at.Room, at.Now);
        return RoundFormats.IsQuiet(round.Format) || !IsQuiet(at.Now.InZone(at.Zone).TimeOfDay)
            ? Send(round, at.Now, LatestFor(round, at))
            : Hold(round, HeldBecause.QuietHours, at.Room, at.Now);
    }

    /// <summary>
    /// A facilitator sends a round that waited, or that was planned: her word stands above lateness and quiet hours.
    /// </summary>
    public static Decision<Round> SendNow(Round round, ChannelId? channel, Chosen chosen, Instant now)
    {
        if (round.Status is not (RoundStatus.Held or RoundStatus.Planned))
            return Accept(round);
        var next = round with { Channel = channel };
        if (round.Prompt.Length == 0)
            next = Asking(next, chosen);
        return Hindrance(next) switch
        {
            HeldBecause.NoChannel =>
                Decline<Round>("No check-in channel is chosen. Someone who runs this server can do it in /setup."),
            HeldBecause.NoPrompt =>
                Decline<Round>("There is no theme to ask. A facilitator can add some with /host prompts add."),
            _ => Send(next, now, now + RoundFormats.Grace(round.Format)),
        };
    }

    /// <summary>Another question for a round that has not come yet.</summary>
    public static Decision<Round> Swap(Round round, Chosen other) =>
        round.Status is RoundStatus.Held or RoundStatus.Planned
            ? other.First is null && other.Poll is null
                ? Decline<Round>("There is no other theme that suits this room now.")
                : Accept(Asking(round, other))
            : Decline<Round>("That round has come already.");

    public static Decision<Round> Skip(Round round) => Accept(
        round.Status is RoundStatus.Held or RoundStatus.Planned
            ? round with { Status = RoundStatus.Skipped, Held = null }
            : round);

    /// <summary>A skip taken back: what had its time waits for a word, what is ahead comes as planned.</summary>
    public static Decision<Round> Unskip(Round round, bool isAhead) => Accept(
        round.Status != RoundStatus.Skipped ? round
        : isAhead ? round with { Status = RoundStatus.Planned }
        : round with { Status = RoundStatus.Held, Held = HeldBecause.Late });

    /// <summary>Its card hangs.</summary>
    /// <param name="reach">Whom it reaches; none: that is not known, or nobody is asked anything.</param>
    public static Decision<Round> Post(
        Round round, MessageId message, Reach? reach, DateTimeZone zone, Instant now)
    {
        if (round.Status != RoundStatus.Opening)
            return Accept(round);
        var next = round with
        {
            Status = RoundStatus.Open,
            Message = message,
            ClosesAt = round.Format == RoundFormat.NightOwl ? NightEnds(now, zone) : now + round.Window,
            Asked = reach?.Asked,
            Away = reach?.Away,
        };
        return Accept(next, new CheckInEvent.Posted(next, now));
    }

    /// <summary>Its card does not hang.</summary>
    public static Decision<Round> NotPosted(Round round, HeldBecause why, ChannelId? room, Instant now) =>
        round.Status != RoundStatus.Opening ? Accept(round)
        : Hold(round, why, room, now) is Decision<Round>.Accepted(var held, var told) && why == HeldBecause.NotAllowed
            ? Accept(held, [.. told, new CheckInEvent.Refused(held, LooksAgain, now)])
            : Hold(round, why, room, now);

    /// <summary>It is mended meanwhile, or not yet; a facilitator's word stands above this.</summary>
    /// <param name="left">How often it was still to be looked.</param>
    public static Decision<Round> TryAgain(Round round, int left, bool mayWrite, DateTimeZone zone, Instant now)
    {
        if (round is not { Status: RoundStatus.Held, Held: HeldBecause.NotAllowed })
            return Accept(round);
        if (mayWrite && (RoundFormats.IsQuiet(round.Format) || !IsQuiet(now.InZone(zone).TimeOfDay)))
            return Send(round, now, now + RoundFormats.Grace(round.Format));
        return left > 1 ? Accept(round, new CheckInEvent.Refused(round, left - 1, now)) : Accept(round);
    }

    /// <summary>Answers go into its thread; without one (refused), into the channel.</summary>
    public static Decision<Round> TakeAnswersIn(Round round, ChannelId? thread, Instant now)
    {
        if (round.AnswersIn is not null)
            return Accept(round);
        var next = round with { AnswersIn = thread ?? round.Channel };
        return thread is null ? Accept(next) : Accept(next, new CheckInEvent.Threaded(next, now));
    }

    /// <summary>Its poll may not hang now. As long as the round is open it is tried again, and never after.</summary>
    public static Decision<Round> RefusePoll(Round round, Instant now) =>
        round is { Status: RoundStatus.Open, Poll: not null }
            ? Accept(round, new CheckInEvent.PollRefused(round, now))
            : Accept(round);

    public static Decision<Round> WantPoll(Round round, Instant now) =>
        round is { Status: RoundStatus.Open, Poll: not null, AnswersIn: not null }
            ? Accept(round, new CheckInEvent.PollWanted(round, now))
            : Accept(round);

    /// <summary>Whether it takes an answer at this moment; a no is said in words.</summary>
    public static Decision<Round> MayAnswer(Round round) => round.Status switch
    {
        RoundStatus.Open when round.AnswersIn is not null => Accept(round),
        RoundStatus.Open or RoundStatus.Opening =>
            Decline<Round>("One moment, the round is just opening. Please press once more."),
        RoundStatus.Closed when round is { IsWithoutThread: false, AnswersIn: { } thread } =>
            Decline<Round>(T($"This round is closed. The thread stays open, and you are welcome in it: {thread}")),
        RoundStatus.Closed or RoundStatus.Held or RoundStatus.Planned or RoundStatus.Skipped =>
            Decline<Round>("This round is closed. There will be another one."),
    };

    public static Decision<Round> TakeAnswer(Round round, Answer answer, string words, string? note, Instant now) =>
        MayAnswer(round) is Decision<Round>.Accepted
            ? Accept(round, new CheckInEvent.Answered(round, answer, words, note, now))
            : MayAnswer(round);

    /// <summary>Its time is over.</summary>
    /// <param name="ahead">What comes next here, and what is open.</param>
    public static Decision<Round> Close(Round round, Ahead ahead, Instant now)
    {
        if (round.Status != RoundStatus.Open)
            return Accept(round);
        var closed = round with { Status = RoundStatus.Closed };
        return Accept(closed, new CheckInEvent.Closed(closed, ahead.Next, now)
        {
            Open = ahead.Open,
            Dates = ahead.Dates,
        });
    }

    /// <summary>The first moment from an instant on at which people may be disturbed.</summary>
    public static Instant OutsideQuietHours(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        if (!IsQuiet(local.TimeOfDay))
            return at;
        var day = local.TimeOfDay >= QuietFrom ? local.Date.PlusDays(1) : local.Date;
        return LocalSchedule.Resolve(day, QuietUntil, zone);
    }

    private static Round Asking(Round round, Chosen chosen) => chosen.First is not { } asked
        ? round with { Poll = chosen.Poll ?? round.Poll }
        : round with
        {
            Theme = asked.Theme,
            Prompt = asked.Prompt,
            Note = asked.Note,
            Link = asked.Link,
            Deeper = chosen.Deeper,
            Poll = chosen.Poll,
            Choice = chosen.Choice,
        };

    /// <summary>Six in the morning, where people live.</summary>
    private static Instant NightEnds(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone);
        return LocalSchedule.Resolve(local.Date.PlusDays(local.TimeOfDay < Morning ? 0 : 1), Morning, zone);
    }

    private static HeldBecause? Hindrance(Round round) =>
        round.Channel is null ? HeldBecause.NoChannel
        : round.Prompt.Length == 0 && RoundFormats.NeedsAQuestion(round.Format) ? HeldBecause.NoPrompt
        : round.Poll is null && round.Format == RoundFormat.FunPoll ? HeldBecause.NoPrompt
        : null;

    private static bool IsQuiet(LocalTime time) => time >= QuietFrom || time < QuietUntil;

    private static Decision<Round> Hold(Round round, HeldBecause why, ChannelId? room, Instant now)
    {
        var held = round with { Status = RoundStatus.Held, Held = why };
        return room is { } there ? Accept(held, new CheckInEvent.Waits(held, there, now)) : Accept(held);
    }

    private static Decision<Round> Send(Round round, Instant now, Instant until)
    {
        var next = round with { Status = RoundStatus.Opening, Held = null };
        return Accept(next, new CheckInEvent.Opened(next, now, until));
    }

    /// <summary>Discord may be out of reach for hours: what comes back at night is not posted at night.</summary>
    private static Instant LatestFor(Round round, Moment at)
    {
        var latest = at.Due + RoundFormats.Grace(round.Format);
        return RoundFormats.IsQuiet(round.Format)
            ? latest
            : Instant.Min(latest, LocalSchedule.Resolve(at.Now.InZone(at.Zone).Date, QuietFrom, at.Zone));
    }
}
