using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Where an admin's press meets the settings: load, decide, save, draw the panel anew.</summary>
public sealed class SetupHandlers(
    SetupStore store,
    CommunityStore communities,
    ScheduleStore schedules,
    ImmutableArray<StageEntry> stages,
    ZoneSearch zones,
    IDateTimeZoneProvider database,
    IClock clock)
{
    private const int Suggestions = 25;

    private static readonly Text NotThere = "I can't see that one any more. Please choose again.";

    private static readonly Text EveryonesRole =
        "That is everyone's role. Please choose one that only some people have.";

    public Task<Response> Open(OpenSetup action, InteractionContext context, CancellationToken cancellationToken) =>
        action.Zone.Length > 0
            ? SaveZone(action.Zone, context, cancellationToken)
            : Panel(context, null, cancellationToken);

    public Task<Response> Zone(ChooseZone form, InteractionContext context, CancellationToken cancellationToken) =>
        SaveZone(form.Zone, context, cancellationToken);

    public Task<ImmutableArray<Choice>> Suggest(
        string typed, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Choice>>(
        [
            .. zones.Suggest(typed, Suggestions)
                .Select(id => new Choice(id, SetupViews.ZoneLabel(id, TimeIn(id)))),
        ]);

    public Task<Response> Channel(ChooseChannel action, InteractionContext context, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        if (action.Part == Part.FacilitatorsRoom && context.View?.Channel(action.Channel) is { SeenByAll: true })
        {
            return PeoplePage(
                context,
                T($"Everybody can see {action.Channel}. Please choose a channel that only facilitators see."),
                cancellationToken);
        }

        return context.View?.Channel(action.Channel) is { } channel && purpose.Takes(channel)
            && purpose.Fits(Purpose.Channel)
            ? Choose(
                purpose,
                new Place(
                    purpose.Kind, purpose.Key, channel.Id.Value, Ours: false, channel.Name, channel.IsForum),
                T($"Saved: {channel.Id} it is. To undo, choose another."),
                context,
                cancellationToken)
            : Task.FromResult(Response.Ephemeral(NotThere));
    }

    public Task<Response> Role(ChooseRole action, InteractionContext context, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        if (action.Role.Value == context.Community.Value)
            return Task.FromResult(Response.Ephemeral(EveryonesRole));
        return context.View?.Role(action.Role) is { } role && purpose.Fits(Purpose.Role)
            ? Choose(
                purpose,
                new Place(purpose.Kind, purpose.Key, role.Id.Value, Ours: false, role.Name),
                T($"Saved: {role.Id} it is. To undo, choose another."),
                context,
                cancellationToken)
            : Task.FromResult(Response.Ephemeral(NotThere));
    }

    public Task<Response> Stage(OpenStage action, InteractionContext context, CancellationToken cancellationToken) =>
        StagePanel(action.Stage.Value, null, context, cancellationToken);

    public async Task<Response> Stages(
        ChooseStages action, InteractionContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<string> wanted =
        [
            .. stages.Select(stage => stage.Key).Where(key => action.Stages.Any(chosen => chosen.Value == key)),
        ];
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community, context.Cause, run => SetupRules.WantStages(run, wanted), cancellationToken);
        await communities.ChangeAsync(
            context.Community,
            new Cause("setup.stages", context.Cause.Id),
            community => SetupRules.KeepStages(community, wanted, now),
            cancellationToken);
        return await Panel(context, "Saved. What is left out stays in Discord as it is.", cancellationToken);
    }

    public async Task<Response> Apply(
        ApplySetup action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await PlanAsync(context, cancellationToken) is not { } plan)
            return Response.Update(SetupViews.NotYet());
        var now = clock.GetCurrentInstant();
        var adopted = await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.Adopt(community, plan.Adoptions, now),
            cancellationToken);
        var begun = await store.ChangeAsync(
            context.Community,
            new Cause("setup.run", context.Cause.Id),
            run => SetupRules.Begin(run, context.Cause.Id, context.AnswerToken, plan.Steps(), now),
            cancellationToken);
        return (adopted, begun) switch
        {
            (Decision<Community>.Accepted, Decision<SetupRun>.Accepted({ Steps.Length: 0 }, _)) when plan.HasProblem =>
                await Panel(context, "Saved: what was found is in use now.", cancellationToken),
            (Decision<Community>.Accepted(var community, _), Decision<SetupRun>.Accepted(var run, _)) =>
                Response.Update(SetupViews.Progress(run, community, plan.HasProblem)),
            _ => await Panel(context, null, cancellationToken),
        };
    }

    private async Task<Response> SaveZone(string typed, InteractionContext context, CancellationToken cancellationToken)
    {
        if (zones.Exactly(typed) is not { } zone)
            return Response.Ephemeral(SetupViews.UnknownZone(typed, zones.Closest(typed)));
        var now = clock.GetCurrentInstant();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ChooseZone(community, zone, now),
            cancellationToken);
        return await Panel(context, T($"Saved: {SetupViews.ZoneLabel(zone, TimeIn(zone))}."), cancellationToken);
    }

    private async Task<Response> PeoplePage(
        InteractionContext context, Text word, CancellationToken cancellationToken) =>
        Response.Update(SetupViews.People(
            await communities.FindAsync(context.Community, cancellationToken), context.View, word));

    private async Task<Response> Choose(
        Purpose purpose, Place place, Text word, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.Choose(community, place, now),
            cancellationToken);
        return purpose.Stage.Length > 0
            ? await StagePanel(purpose.Stage, word, context, cancellationToken)
            : purpose.Part is Part.Moderators or Part.FacilitatorsRoom
                ? await PeoplePage(context, word, cancellationToken)
                : await Panel(context, word, cancellationToken);
    }

    private async Task<Response> Panel(InteractionContext context, Text? word, CancellationToken cancellationToken) =>
        await StateAsync(context, word, cancellationToken) is { } panel
            ? Response.Update(SetupViews.Panel(panel))
            : Response.Update(SetupViews.NotYet());

    private async Task<Response> StagePanel(
        string key, Text? word, InteractionContext context, CancellationToken cancellationToken) =>
        await StateAsync(context, word, cancellationToken) switch
        {
            null => Response.Update(SetupViews.NotYet()),
            { } panel when panel.Plan.Stages.FirstOrDefault(stage => stage.Key == key) is { } stage =>
                Response.Update(SetupViews.Stage(panel, stage)),
            { } panel => Response.Update(SetupViews.Panel(panel)),
        };

    private async Task<SetupPanel?> StateAsync(
        InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        if (await PlanAsync(context, cancellationToken) is not { } plan)
            return null;
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var planned = await schedules.ListAsync(context.Community, cancellationToken);
        return new SetupPanel(
            plan,
            community,
            stages,
            TimeIn(community.Zone),
            SetupPanel.RoundsOf(planned, ZoneOf(community.Zone), clock.GetCurrentInstant()),
            word);
    }

    private async Task<SetupPlan?> PlanAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.View is not { } view)
            return null;
        var run = await store.FindAsync(context.Community, cancellationToken);
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return SetupPlan.Of(view, community, stages, run);
    }

    private LocalTime TimeIn(string zone) =>
        clock.GetCurrentInstant().InZone(ZoneOf(zone)).TimeOfDay;

    private DateTimeZone ZoneOf(string zone) => database.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
