using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>Puts together what the pages show, and draws the page the admin is on.</summary>
/// <param name="all">Every feature there is; asked late, since this one is among them.</param>
public sealed class SetupState(
    SetupStore store,
    CommunityStore communities,
    ScheduleStore schedules,
    ImmutableArray<StageEntry> stages,
    WordsCatalog words,
    Func<IEnumerable<Feature>> all,
    IDateTimeZoneProvider database,
    IClock clock)
{
    /// <summary>The stages of the config, before the community shaped them.</summary>
    public ImmutableArray<StageEntry> File => stages;

    /// <summary>The features a community may switch on or off.</summary>
    public ImmutableArray<Feature> Offered =>
        [.. all().Where(feature => feature.Scope == CommandScope.Community)];

    /// <summary>The page the admin is on; with a word about what was just done.</summary>
    public async Task<Response> Show(InteractionContext context, Text? word, CancellationToken cancellationToken) =>
        await FindAsync(context, word, cancellationToken) is { } panel
            ? Response.Update(SetupViews.Page(panel))
            : Response.Update(SetupViews.NotYet());

    /// <summary>Whatever hangs in this server is looked after, by the features that hung it up.</summary>
    public Task LookedAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var looked = new SetupEvent.Looked(context.Community, clock.GetCurrentInstant());
        return store.ChangeAsync(
            context.Community,
            new Cause("setup.looked", context.Cause.Id),
            run => Decision.Accept(run, looked),
            cancellationToken);
    }

    /// <summary>One stage's own page; with a word about what was just done.</summary>
    public async Task<Response> ShowStage(
        InteractionContext context, string key, Text? word, CancellationToken cancellationToken) =>
        await FindAsync(context, word, cancellationToken) switch
        {
            null => Response.Update(SetupViews.NotYet()),
            { } panel when panel.Plan.Stages.FirstOrDefault(stage => stage.Key == key) is { } stage =>
                Response.Update(SetupViews.Stage(panel, stage)),
            { } panel => Response.Update(SetupViews.Page(panel)),
        };

    /// <summary>None: Discord has not told about this server yet.</summary>
    public async Task<SetupPanel?> FindAsync(
        InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        if (context.View is not { } view)
            return null;
        var run = await store.FindAsync(context.Community, cancellationToken);
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var planned = await schedules.ListAsync(context.Community, cancellationToken);
        return new SetupPanel(
            PlanOf(view, community, run),
            community,
            run,
            view,
            StageList.Of(stages, community.StageShapes, community.StageOrder).Shown,
            Offered,
            TimeIn(community.Zone),
            SetupPanel.RoundsOf(planned, ZoneOf(community.Zone), clock.GetCurrentInstant()),
            word)
        {
            File = stages,
        };
    }

    /// <summary>What this community has, lacks, and would get.</summary>
    public SetupPlan PlanOf(GuildView view, Community community, SetupRun run) =>
        SetupPlan.Of(view, community, stages, words, run);

    public LocalTime TimeIn(string zone) => clock.GetCurrentInstant().InZone(ZoneOf(zone)).TimeOfDay;

    private DateTimeZone ZoneOf(string zone) => database.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
