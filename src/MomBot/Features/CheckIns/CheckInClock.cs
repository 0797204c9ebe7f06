using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What the clock asks for, how effects went, what is heard of the community: load, decide, save.</summary>
public sealed class CheckInClock(CheckInStore store, CommunityStore communities, CheckInThemes themes, IClock clock)
{
    /// <summary>The round of a local date. Asked again for that date, it finds the round and changes nothing.</summary>
    public async Task Open(OpenRound action, DueContext due, CancellationToken cancellationToken)
    {
        if (due.Occurrence is not { } date)
            return;
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var pick = await themes.ChooseAsync(community, date, cancellationToken);
        var draft = new Round(
            new RoundId(due.Cause.Id),
            due.Guild,
            date,
            Theme: "",
            Prompt: "",
            Note: null,
            ThemeChoice.Fresh,
            RoundStatus.Held,
            Held: null,
            community.CheckInChannel(),
            Message: null,
            AnswersIn: null,
            ClosesAt: null,
            Answers: 0,
            Version: 1);
        await store.AddAsync(
            due.Guild,
            date,
            due.Cause,
            () => CheckInRules.Open(draft, pick, due.Due, due.Now, community.ZoneOf()),
            cancellationToken);
    }

    public Task Close(CloseRound action, DueContext due, CancellationToken cancellationToken) =>
        store.ChangeAsync(action.Round, due.Cause, round => CheckInRules.Close(round, due.Now), cancellationToken);

    public Task Posted(RoundPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            action.Round,
            outcome.Cause,
            round => outcome switch
            {
                { Went: Went.Well, Id: { } message } =>
                    CheckInRules.Post(round, new MessageId(message), clock.GetCurrentInstant()),
                { Went: Went.Forbidden } => CheckInRules.NotPosted(round, HeldBecause.NotAllowed),
                { Went: Went.Gone } => CheckInRules.NotPosted(round, HeldBecause.Gone),
                _ => CheckInRules.NotPosted(round, HeldBecause.Unsure),
            },
            cancellationToken);

    public Task Threaded(ThreadOpened action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            action.Round,
            outcome.Cause,
            round => CheckInRules.TakeAnswersIn(
                round, outcome is { Went: Went.Well, Id: { } thread } ? new ChannelId(thread) : null),
            cancellationToken);

    public async Task Answered(AnswerPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Round, cancellationToken) is not { } round)
            return;
        var now = clock.GetCurrentInstant();
        await (outcome is { Went: Went.Well, Id: { } message }
            ? store.PlaceAnswerAsync(
                round, action.Answer, new MessageId(message), outcome.Cause, now, cancellationToken)
            : store.LoseAnswerAsync(
                round, action.Answer, outcome.Went == Went.Held, outcome.Cause, now, cancellationToken));
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
}
