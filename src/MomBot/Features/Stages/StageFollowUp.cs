using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Stages;

/// <summary>How giving and taking went, and when what had to wait is tried again: load, decide, save.</summary>
public sealed class StageFollowUp(StageStore store, CommunityStore communities, StageCatalog catalog, IClock clock)
{
    public Task Given(RoleGiven action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var obstacle = ObstacleOf(action.Stage, action.Role, outcome);
        // Somebody gave it while it waited: then it is not the bot's to take.
        var hadIt = outcome is { Went: Went.Well, Id: null } && !catalog.IsPrivate(action.Stage.Value);
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

    public Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken) =>
        found.Place.Key.StartsWith("stage:", StringComparison.Ordinal)
            ? store.WantRetryAsync(found.Guild, found.At, cancellationToken)
            : Task.CompletedTask;

    /// <summary>The clock takes this, not the listener: only here is it known what the bot may do now.</summary>
    public async Task Retry(RetryStages action, DueContext due, CancellationToken cancellationToken)
    {
        var offered = catalog.Of(await communities.FindAsync(due.Guild, cancellationToken), due.View);
        foreach (var member in await store.MembersAsync(due.Guild, cancellationToken))
        {
            await store.ChangeAsync(
                due.Guild,
                member,
                new Cause("stages", due.Cause.Id ^ member.Value),
                stages => StageRules.Retry(
                    stages, offered, row => StageCatalog.ObstacleOf(row, due.View) is null, [], due.Now),
                cancellationToken);
        }
    }

    private StageObstacle? ObstacleOf(ConfigKey stage, RoleId role, EffectOutcome outcome) => outcome.Went switch
    {
        Went.Well => null,
        Went.Gone => StageObstacle.NoRole,
        Went.Forbidden when catalog.IsPrivate(stage.Value) => StageObstacle.NotAllowed,
        Went.Forbidden => StageCatalog.ObstacleOf(role, outcome.View) ?? StageObstacle.TooHigh,
        Went.Held or Went.Dropped => StageObstacle.Unclear,
    };
}
