using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>How the making of roles and channels went: the place is saved, and the run goes on.</summary>
public sealed class SetupClock(SetupState state, SetupStore store, CommunityStore communities, IClock clock)
{
    public async Task Ended(StepEnded action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        var run = await store.FindAsync(outcome.Guild, cancellationToken);
        // Numbers of Discord grow with time: what is younger than the press did not exist before it.
        var place = new Place(
            purpose.Kind,
            purpose.Key,
            outcome.Id ?? 0,
            Ours: outcome.Id > action.Press,
            run.Find(purpose.Kind, purpose.Key)?.Name ?? "");
        var undoes = run.Find(purpose.Kind, purpose.Key)?.Target;
        if (undoes is { } target && outcome is { Went: Went.Well or Went.Gone, Id: null })
        {
            await communities.ChangeAsync(
                outcome.Guild,
                outcome.Cause,
                community => SetupRules.TookBack(community, purpose.Kind, purpose.Key, target, now),
                cancellationToken);
        }
        else if (undoes is null && outcome is { Went: Went.Well, Id: not null } && IsWanted(run, purpose))
        {
            await communities.ChangeAsync(
                outcome.Guild,
                outcome.Cause,
                community => SetupRules.Made(community, place, before => IsGone(before, outcome.View), now),
                cancellationToken);
        }

        var community = await communities.FindAsync(outcome.Guild, cancellationToken);
        await store.ChangeAsync(
            outcome.Guild,
            new Cause("setup.outcome", outcome.Cause.Id),
            current => SetupRules.End(
                current,
                place,
                StateOf(outcome, undoes is not null),
                outcome.Why,
                community,
                InTheWay(outcome.View, community, current),
                now),
            cancellationToken);
    }

    private static StepState StateOf(EffectOutcome outcome, bool undoes) => outcome.Went switch
    {
        Went.Well when undoes && outcome.Id is not null => StepState.Kept,
        Went.Well => StepState.Made,
        Went.Gone when undoes => StepState.Made,
        Went.Forbidden => StepState.Refused,
        Went.Gone or Went.Held or Went.Dropped => StepState.Stuck,
    };

    private bool InTheWay(GuildView? view, Community community, SetupRun run) =>
        view is not null && state.PlanOf(view, community, run).HasProblem;

    /// <summary>Somebody may have taken a stage out while its role was being made.</summary>
    private static bool IsWanted(SetupRun run, Purpose purpose) =>
        purpose.Stage.Length == 0 || SetupPlan.Wanted(run).Contains(purpose.Stage);

    /// <summary>As long as nobody knows what the server holds, what was chosen stays.</summary>
    private static bool IsGone(Place place, GuildView? view) => view is not null && (place.Kind == Purpose.Role
        ? view.Role(new RoleId(place.DiscordId)) is null
        : view.Channel(new ChannelId(place.DiscordId)) is null);
}
