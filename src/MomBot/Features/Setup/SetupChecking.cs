using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>What is in the way of a community and is not a matter of its server.</summary>
public delegate Task<ImmutableArray<SetupFinding>> FoundElsewhere(
    GuildId guild, Instant now, CancellationToken cancellationToken);

/// <summary>Looks when somebody presses, and every night.</summary>
public sealed class SetupChecking(
    SetupState state,
    SetupStore store,
    SetupFindingStore findings,
    CommunityStore communities,
    ScheduleStore schedules,
    FoundElsewhere elsewhere,
    IClock clock)
{
    private static readonly LocalTime AtNight = new(3, 30);

    public async Task<Response> Check(RunCheck action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await state.FindAsync(context, null, cancellationToken) is not { } panel)
            return Response.Update(SetupViews.NotYet());
        await state.LookedAsync(context, cancellationToken);
        var now = clock.GetCurrentInstant();
        return Response.Update(SetupViews.Findings(
            [
                .. SetupCheck.Findings(
                    panel.Plan,
                    panel.Community,
                    panel.View,
                    await schedules.ListAsync(context.Community, cancellationToken),
                    now),
                .. await elsewhere(context.Community, now, cancellationToken),
            ],
            panel.Plan.Find(new Purpose(Part.Help)) is { State: RowState.InPlace, Id: { } help }
                ? new ChannelId(help)
                : null));
    }

    /// <summary>While Discord has not told about the server, nothing can be found; the next night will do.</summary>
    public async Task Nightly(CheckByNight action, DueContext due, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        if (due.View is not { } view)
            return;
        var run = await store.FindAsync(due.Guild, cancellationToken);
        var plan = state.PlanOf(view, community, run);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
        await findings.CheckedAsync(
            due.Cause,
            due.Guild,
            [
                .. SetupCheck.Findings(
                    plan,
                    community,
                    view,
                    await schedules.ListAsync(due.Guild, cancellationToken),
                    due.Now),
                .. await elsewhere(due.Guild, due.Now, cancellationToken),
            ],
            community.Find(Purpose.Channel, new Purpose(Part.Log).Key) is { } log ? new ChannelId(log.DiscordId) : null,
            LocalSchedule.Resolve(due.Now.InZone(zone).Date.PlusDays(1), AtNight, zone),
            due.Now,
            cancellationToken);
        await store.ChangeAsync(
            due.Guild,
            new Cause("setup.goes-on", due.Cause.Id),
            current => SetupRules.GoOn(current, plan.Steps(), due.Now),
            cancellationToken);
    }
}
