using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Stages;

/// <summary>How giving and taking went, and when what had to wait is tried again: load, decide, save.</summary>
public sealed class StageFollowUp(
    StageStore store,
    MonthStore months,
    CommunityStore communities,
    MemberStore members,
    StageCatalog catalog,
    IClock clock)
{
    private const string Stage = "stage:", Facilitators = "facilitators";

    public Task Given(RoleGiven action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var obstacle = ObstacleOf(action.Stage, action.Role, outcome);
        // Somebody gave it while it waited: then it is not the bot's to take.
        var hadIt = outcome is { Went: Went.Well, Id: null } && !catalog.IsPrivate(outcome.Guild, action.Stage.Value);
        return store.ChangeAsync(
            outcome.Guild,
            action.Member,
            outcome.Cause,
            stages => StageRules.HearGiven(
                stages, action.Stage.Value, action.Role, action.Waited, obstacle, clock.GetCurrentInstant(), hadIt),
            cancellationToken);
    }

    /// <summary>A role that is gone, or a person who is, has nothing left to take.</summary>
    public async Task Taken(RoleTaken action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var offered = catalog.Of(await communities.FindAsync(outcome.Guild, cancellationToken), outcome.View);
        var place = offered.FirstOrDefault(each => each.Key == action.Stage.Value);
        StageObstacle? obstacle = outcome.Went == Went.Gone ? null : ObstacleOf(action.Stage, action.Role, outcome);
        await store.ChangeAsync(
            outcome.Guild,
            action.Member,
            outcome.Cause,
            stages => StageRules.HearTaken(
                stages, action.Stage.Value, action.Waited, obstacle, place, clock.GetCurrentInstant()),
            cancellationToken);
    }

    public Task RolesMoved(CommunityEvent.RolesMoved moved, CancellationToken cancellationToken) =>
        store.WantRetryAsync(moved.Guild, moved.At, cancellationToken);

    public Task StagesChanged(CommunityEvent.StagesChanged changed, CancellationToken cancellationToken) =>
        store.WantRetryAsync(changed.Guild, changed.At, cancellationToken);

    /// <summary>A stage has a role or a room: what waited for it may go on, and whoever leads it is let in.</summary>
    public async Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken)
    {
        var isStage = found.Place.Key.StartsWith(Stage, StringComparison.Ordinal);
        if (isStage)
            await store.WantRetryAsync(found.Guild, found.At, cancellationToken);
        var community = await communities.FindAsync(found.Guild, cancellationToken);
        if (found.Place is { Kind: "channel", Ours: true }
            && catalog.ListOf(community).Shown.Any(stage => stage.Tender && Stage + stage.Key == found.Place.Key))
        {
            var room = new ChannelId(found.Place.DiscordId);
            await store.SayAsync(
                new Cause("stages.tender", room.Value),
                [new StageEvent.TenderRoom(room, found.Guild, found.At)],
                cancellationToken);
        }

        if ((!isStage && found.Place is not { Kind: "role", Key: Facilitators })
            || community.Find("role", Facilitators) is not { } facilitators)
            return;
        var led = catalog.ListOf(community).Shown.Where(stage => stage is { Private: true, Led: true })
            .Select(stage => community.Find("channel", Stage + stage.Key))
            .Where(room => room is { Ours: true } && (!isStage || room.Key == found.Place.Key))
            .Select(StageEvent (room) => new StageEvent.RoomLed(
                new ChannelId(room!.DiscordId), new RoleId(facilitators.DiscordId), found.Guild, found.At));
        await store.SayAsync(new Cause("stages.led", found.Place.DiscordId), [.. led], cancellationToken);
    }

    /// <summary>Discord has said which roles of stages somebody has. What she is out of lets its month go.</summary>
    public async Task RolesSeen(MemberEvent.RolesSeen seen, CancellationToken cancellationToken)
    {
        // Of who pauses roles come off; who left and is back has said nothing yet about hers. It rests as it is.
        if ((await members.FindAsync(seen.Guild, seen.Owner, cancellationToken)).IsOut)
            return;
        var offered = catalog.Of(await communities.FindAsync(seen.Guild, cancellationToken), null);
        var before = await store.FindAsync(seen.Guild, seen.Owner, cancellationToken);
        if (before.All.IsEmpty && seen.Roles.IsEmpty)
            return;
        var decision = await store.ChangeAsync(
            seen.Guild,
            seen.Owner,
            new Cause("stages.seen", seen.Print),
            stages => StageRules.InTurn(
                before = stages,
                each => StageRules.Seen(each, offered, [.. seen.Roles], seen.At),
                each => StageRules.Retry(
                    each,
                    [.. offered.Where(place => each.Find(place.Key) is { State: StageState.Arriving })],
                    _ => false,
                    [.. seen.Roles],
                    clock.GetCurrentInstant(),
                    seen.Settled)),
            cancellationToken);
        if (decision is not Decision<MemberStages>.Accepted(var next, _))
            return;
        foreach (var left in before.All.Where(row => row.Chosen && next.Find(row.Stage) is null))
            await months.LeftAsync(seen.Guild, seen.Owner, left.Stage, cancellationToken);
    }

    /// <summary>Roles that came off for a pause come back one by one: until then their absence says nothing.</summary>
    public Task Resumed(PauseEvent.Resumed resumed, CancellationToken cancellationToken) => store.ChangeAsync(
        resumed.Guild,
        resumed.Owner,
        new Cause("stages.resumed", resumed.Owner.Value ^ resumed.At.ToUnixTimeMilliseconds()),
        stages => StageRules.Resume(stages, resumed.At),
        cancellationToken);

    /// <summary>The clock takes this, not the listener: only here is it known what the bot may do now.</summary>
    public async Task Retry(RetryStages action, DueContext due, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var (offered, list) = (catalog.Of(community, due.View), catalog.ListOf(community));
        var hasSplit = list.Shown.Any(stage => stage.SplitFrom is not null);
        foreach (var member in await store.MembersAsync(due.Guild, cancellationToken))
        {
            var mayAsk = hasSplit && !(await members.FindAsync(due.Guild, member, cancellationToken)).IsOut;
            await store.ChangeAsync(
                due.Guild,
                member,
                new Cause("stages", due.Cause.Id ^ member.Value),
                stages => StageRules.InTurn(
                    stages,
                    each => StageRules.Regroup(each, offered, list, mayAsk, due.Now),
                    each => StageRules.Retry(
                        each, offered, row => StageCatalog.ObstacleOf(row, due.View) is null, [], due.Now)),
                cancellationToken);
        }
    }

    private StageObstacle? ObstacleOf(ConfigKey stage, RoleId role, EffectOutcome outcome) => outcome.Went switch
    {
        Went.Well => null,
        Went.Gone => StageObstacle.NoRole,
        Went.Forbidden when catalog.IsPrivate(outcome.Guild, stage.Value) => StageObstacle.NotAllowed,
        Went.Forbidden => StageCatalog.ObstacleOf(role, outcome.View) ?? StageObstacle.TooHigh,
        Went.Held or Went.Dropped => StageObstacle.Unclear,
    };
}
