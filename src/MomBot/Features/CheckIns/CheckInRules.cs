using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What may happen to a round of check-ins: state in, decision out.</summary>
public static class CheckInRules
{
    private static readonly Duration MayBeLate = Duration.FromHours(6);
    private static readonly Duration StaysOpen = Duration.FromHours(72);
    private static readonly LocalTime QuietFrom = new(21, 0);
    private static readonly LocalTime QuietUntil = new(7, 0);

    /// <summary>A round whose time has come: it opens, or waits for a facilitator when it cannot be as meant.</summary>
    public static Decision<Round> Open(Round draft, Pick? pick, Instant due, Instant now, DateTimeZone zone)
    {
        var round = Asking(draft, pick);
        if (Hindrance(round) is { } missing)
            return Hold(round, missing);
        if (now - due > MayBeLate)
            return Hold(round, HeldBecause.Late);
        return IsQuiet(now.InZone(zone).TimeOfDay) ? Hold(round, HeldBecause.QuietHours) : Send(round, now);
    }

    /// <summary>A facilitator sends a round that waited: her word stands above lateness and quiet hours.</summary>
    public static Decision<Round> SendNow(Round round, ChannelId? channel, Pick? pick, Instant now)
    {
        if (round.Status != RoundStatus.Held)
            return Accept(round);
        var next = Asking(round with { Channel = channel }, round.Prompt.Length > 0 ? null : pick);
        return Hindrance(next) switch
        {
            HeldBecause.NoChannel =>
                Decline<Round>("No check-in channel is chosen. Someone who runs this server can do it in /setup."),
            HeldBecause.NoPrompt =>
                Decline<Round>("There is no theme to ask. Whoever runs the bot can add some in config/prompts."),
            _ => Send(next, now),
        };
    }

    public static Decision<Round> Skip(Round round) =>
        Accept(round.Status == RoundStatus.Held ? round with { Status = RoundStatus.Skipped, Held = null } : round);

    /// <summary>Its card hangs.</summary>
    public static Decision<Round> Post(Round round, MessageId message, Instant now)
    {
        if (round.Status != RoundStatus.Opening)
            return Accept(round);
        var next = round with { Status = RoundStatus.Open, Message = message, ClosesAt = now + StaysOpen };
        return Accept(next, new CheckInEvent.Posted(next, now));
    }

    /// <summary>Its card does not hang.</summary>
    public static Decision<Round> NotPosted(Round round, HeldBecause why) =>
        round.Status == RoundStatus.Opening ? Hold(round, why) : Accept(round);

    /// <summary>Answers go into its thread; without one (refused), into the channel.</summary>
    public static Decision<Round> TakeAnswersIn(Round round, ChannelId? thread) =>
        Accept(round.AnswersIn is null ? round with { AnswersIn = thread ?? round.Channel } : round);

    /// <summary>Whether it takes an answer at this moment; a no is said in words.</summary>
    public static Decision<Round> MayAnswer(Round round) => round.Status switch
    {
        RoundStatus.Open when round.AnswersIn is not null => Accept(round),
        RoundStatus.Open or RoundStatus.Opening =>
            Decline<Round>("One moment, the round is just opening. Please press once more."),
        RoundStatus.Closed when round is { IsWithoutThread: false, AnswersIn: { } thread } =>
            Decline<Round>(T($"This round is closed. The thread stays open, and you are welcome in it: {thread}")),
        RoundStatus.Closed or RoundStatus.Held or RoundStatus.Skipped =>
            Decline<Round>("This round is closed. There will be another one."),
    };

    public static Decision<Round> TakeAnswer(Round round, Answer answer, string words, Instant now) =>
        MayAnswer(round) is Decision<Round>.Accepted
            ? Accept(round, new CheckInEvent.Answered(round, answer, words, now))
            : MayAnswer(round);

    /// <summary>Its time is over.</summary>
    public static Decision<Round> Close(Round round, Instant now)
    {
        if (round.Status != RoundStatus.Open)
            return Accept(round);
        var next = round with { Status = RoundStatus.Closed };
        return Accept(next, new CheckInEvent.Closed(next, now));
    }

    /// <summary>Another day, hour or rest. It holds from the next date on.</summary>
    public static Decision<Rhythm> SetRhythm(
        Rhythm rhythm, IsoDayOfWeek day, LocalTime at, bool on, string zone, Instant now)
    {
        var next = rhythm with { Day = day, At = at, On = on };
        return next == rhythm && rhythm.Version > 0
            ? Accept(rhythm)
            : Accept(next, new CheckInEvent.RhythmSet(next, zone, now));
    }

    private static Round Asking(Round round, Pick? pick) => pick is null
        ? round
        : round with { Theme = pick.Theme.Key, Prompt = pick.Wording, Note = pick.Note, Choice = pick.Choice };

    private static HeldBecause? Hindrance(Round round) =>
        round.Channel is null ? HeldBecause.NoChannel
        : round.Prompt.Length == 0 ? HeldBecause.NoPrompt
        : null;

    private static bool IsQuiet(LocalTime time) => time >= QuietFrom || time < QuietUntil;

    private static Decision<Round> Hold(Round round, HeldBecause why) =>
        Accept(round with { Status = RoundStatus.Held, Held = why });

    private static Decision<Round> Send(Round round, Instant now)
    {
        var next = round with { Status = RoundStatus.Opening, Held = null };
        return Accept(next, new CheckInEvent.Opened(next, now));
    }
}
