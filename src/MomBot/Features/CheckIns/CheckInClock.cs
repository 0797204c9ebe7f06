using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What the clock asks of rounds, and what is heard of the community: load, decide, save.</summary>
public sealed class CheckInClock(
    CheckInStore store,
    CommunityStore communities,
    MemberStore members,
    CheckInThemes themes,
    Neighbours neighbours,
    IClock clock)
{
    /// <summary>So long after its day the year may still be offered.</summary>
    private static readonly Duration OfferStands = Duration.FromDays(14);

    /// <summary>A day ahead the question is chosen, so that facilitators can look at it.</summary>
    public async Task Preview(PreviewRound action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.RhythmAsync(action.Rhythm, cancellationToken) is not { On: true } rhythm)
            return;
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var zone = community.ZoneOf(rhythm);
        var (date, next) = LocalSchedule.Next(rhythm.Times, zone, due.Now);
        if (next - due.Now > CheckInViews.Ahead)
        {
            // Its round has come meanwhile: the bot was away. It looks ahead to the one after.
            await store.SayAsync(new CheckInEvent.Armed(rhythm, zone.Id, due.Now), due.Cause, cancellationToken);
            return;
        }

        if (!RoundFormats.IsChosen(rhythm.Format))
            return;
        var chosen = await themes.ChooseAsync(community, rhythm, date, cancellationToken);
        var draft = Draft(new RoundId(due.Cause.Id), community, rhythm, date);
        await store.AddAsync(
            rhythm.Id,
            date,
            due.Cause,
            () => CheckInRules.Plan(draft, chosen, next, community.FacilitatorsRoom(), due.Now),
            cancellationToken);
    }

    public async Task Retry(RetryRound action, DueContext due, CancellationToken cancellationToken)
    {
        const GuildPermissions needed = GuildPermissions.ViewChannel | GuildPermissions.SendMessages;
        var zone = (await communities.FindAsync(due.Guild, cancellationToken)).ZoneOf();
        await store.ChangeAsync(
            action.Round,
            due.Cause,
            round => CheckInRules.TryAgain(
                round,
                action.Left,
                round.Channel is { } place && ((due.View?.Channel(place)?.Bot ?? 0) & needed) == needed,
                zone,
                due.Now),
            cancellationToken);
    }

    public Task Poll(HangPoll action, DueContext due, CancellationToken cancellationToken) => store.ChangeAsync(
        action.Round, due.Cause, round => CheckInRules.WantPoll(round, due.Now), cancellationToken);

    /// <summary>The round of a local date. Asked again for that date, it finds the round and changes nothing.</summary>
    public async Task Open(OpenRound action, DueContext due, CancellationToken cancellationToken)
    {
        var id = action.Rhythm ?? RhythmId.FirstOf(due.Guild);
        if (due.Occurrence is not { } date || await store.RhythmAsync(id, cancellationToken) is not { } rhythm)
            return;
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var zone = community.ZoneOf(rhythm);
        if (await store.FindAsync(id, date, cancellationToken) is null)
        {
            var chosen = await themes.ChooseAsync(community, rhythm, date, cancellationToken);
            var draft = Draft(new RoundId(due.Cause.Id), community, rhythm, date);
            await store.AddAsync(
                id,
                date,
                new Cause("plan", due.Cause.Id),
                () => CheckInRules.Plan(draft, chosen, due.Due, room: null, due.Now),
                cancellationToken);
        }

        var held = community.ChannelOf(rhythm) is { } channel
            ? await store.HeldUntilAsync(community.Id, channel, cancellationToken)
            : null;
        if (await store.FindAsync(id, date, cancellationToken) is { } round)
        {
            await store.ChangeAsync(
                round.Id,
                due.Cause,
                each => CheckInRules.Open(
                    each with { Channel = community.ChannelOf(rhythm) },
                    new Moment(due.Due, due.Now, zone, held, community.FacilitatorsRoom())),
                cancellationToken);
        }

        await store.SayAsync(
            new CheckInEvent.Armed(rhythm, zone.Id, due.Now), new Cause("armed", due.Cause.Id), cancellationToken);
    }

    public async Task Close(CloseRound action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Round, cancellationToken) is not { } round)
            return;
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var rhythms = (await store.RhythmsAsync(community.Id, cancellationToken)).Where(rhythm => rhythm.On).ToList();
        Instant? next = rhythms.FirstOrDefault(rhythm => rhythm.Id == round.Rhythm) is { } own ? Next(own) : null;
        var ahead = new Ahead(
            next,
            [
                .. rhythms.Where(each => !RoundFormats.IsQuiet(each.Format)).Select(Next).Order()
                    .Take(CheckInViews.DatesShown),
            ],
            await neighbours.OpenRequests(community.Id, cancellationToken));
        await store.ChangeAsync(
            action.Round, due.Cause, each => CheckInRules.Close(each, ahead, due.Now), cancellationToken);

        Instant Next(Rhythm rhythm) => LocalSchedule.Next(rhythm.Times, community.ZoneOf(rhythm), due.Now).Due;
    }

    /// <summary>The day after a stretch.</summary>
    public async Task After(AskAfter action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Round, cancellationToken) is { Status: RoundStatus.Open } round)
            await store.SayAsync(new CheckInEvent.AskedAfter(round, due.Now), due.Cause, cancellationToken);
    }

    /// <summary>In rooms of older children's families answers do not stay.</summary>
    public Task Expire(ExpireAnswers action, DueContext due, CancellationToken cancellationToken) =>
        store.TakeDownAsync(action.Round, due.Now, cancellationToken);

    public Task ExpireStory(ExpireStory action, DueContext due, CancellationToken cancellationToken) =>
        store.TakeDownAsync(action.Answer, due.Now, cancellationToken);

    public Task Settle(SettleStory action, DueContext due, CancellationToken cancellationToken) =>
        store.SettleAsync(action.Answer, cancellationToken);

    /// <summary>She asked to be reminded, of a round that is still on. Whoever paused is left alone.</summary>
    public async Task Nudge(NudgeMember action, DueContext due, CancellationToken cancellationToken)
    {
        if ((await members.FindAsync(due.Guild, action.Member, cancellationToken)).IsOut)
            return;
        if (await store.FindAsync(action.Round, cancellationToken) is { Status: RoundStatus.Open } round)
            await store.SayAsync(
                new CheckInEvent.Nudged(round, action.Member, due.Now), due.Cause, cancellationToken);
    }

    /// <summary>What the year came to, offered where facilitators read; they share it or not.</summary>
    public async Task OfferYear(OfferYear action, DueContext due, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        if (community.FacilitatorsRoom() is not { } room || due.Now - due.Due > OfferStands)
            return;
        var year = due.Occurrence is { } day ? day.Year : due.Due.InZone(community.ZoneOf()).Year;
        var totals = await store.YearAsync(community.Id, year, community.ZoneOf(), cancellationToken);
        if (totals.Rounds == 0)
            return;
        await store.SayAsync(
            new CheckInEvent.YearOffered(
                community.Id, room, year, totals.Rounds, totals.Answers, totals.Nods, due.Now)
            {
                Hands = await neighbours.HandsLent(community.Id, year, cancellationToken),
            },
            due.Cause,
            cancellationToken);
    }

    /// <summary>A channel for check-ins was chosen: from now on they come, unless they were set before.</summary>
    public async Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken)
    {
        if (found.Place is not { Kind: "channel", Key: CheckInPlaces.Channel })
            return;
        var community = await communities.FindAsync(found.Guild, cancellationToken);
        await store.StartAsync(found.Guild, community.Zone, clock.GetCurrentInstant(), cancellationToken);
    }

    public async Task SettingsChanged(CommunityEvent.SettingsChanged changed, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(changed.Guild, cancellationToken);
        await store.MoveZoneAsync(changed.Guild, community.Zone, clock.GetCurrentInstant(), cancellationToken);
    }

    internal static Round Draft(RoundId id, Community community, Rhythm rhythm, LocalDate date) => new(
        id,
        community.Id,
        date,
        Theme: "",
        Prompt: "",
        Note: null,
        ThemeChoice.Fresh,
        RoundStatus.Held,
        Held: null,
        community.ChannelOf(rhythm),
        Message: null,
        AnswersIn: null,
        ClosesAt: null,
        Answers: 0,
        Version: 1)
    {
        Rhythm = rhythm.Id,
        Format = rhythm.Format,
        Window = rhythm.Window,
        MySide = community.TellsOnlyMySide(community.StageOf(community.ChannelOf(rhythm))),
    };
}
