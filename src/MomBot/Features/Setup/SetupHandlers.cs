using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Where an admin's choice meets the settings: load, decide, save, draw the page anew.</summary>
public sealed class SetupHandlers(
    SetupState state, SetupStore store, CommunityStore communities, ZoneSearch zones, IClock clock)
{
    private const int Suggestions = 25;

    private static readonly Text NotThere = "I can't see that one any more. Please choose again.";

    private static readonly Text EveryonesRole =
        "That is everyone's role. Please choose one that only some people have.";

    private static readonly Text PowerfulRole =
        "Whoever has that role may change the server or act on others, and anyone may pick a stage. Please choose a role without such permissions.";

    public async Task<Response> Open(OpenSetup action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (action.Zone.Length == 0)
            return await state.Show(context, null, cancellationToken);
        await TurnAsync(SetupPage.Apply, context, cancellationToken);
        return await SaveZone(action.Zone, context, cancellationToken);
    }

    public async Task<Response> Turn(TurnTo action, InteractionContext context, CancellationToken cancellationToken)
    {
        await TurnAsync(action.Page, context, cancellationToken);
        return await state.Show(context, null, cancellationToken);
    }

    public Task<Response> Zone(ChooseZone form, InteractionContext context, CancellationToken cancellationToken) =>
        SaveZone(form.Zone, context, cancellationToken);

    public async Task<Response> Language(
        ChooseLanguage action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (SetupViews.Languages.Contains(action.Language.Value))
        {
            await communities.ChangeAsync(
                context.Community,
                context.Cause,
                community => SetupRules.ChooseLanguage(community, action.Language.Value, now),
                cancellationToken);
        }

        return await state.Show(context, "Saved.", cancellationToken);
    }

    public Task<ImmutableArray<Choice>> Suggest(
        string typed, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Choice>>(
        [
            .. zones.Suggest(typed, Suggestions)
                .Select(id => new Choice(id, SetupViews.ZoneLabel(id, state.TimeIn(id)))),
        ]);

    public async Task<Response> Features(
        ChooseFeatures action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var chosen = action.Features.Select(key => key.Value).ToImmutableHashSet();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ChooseFeatures(
                community,
                [.. state.Offered.Select(feature => (feature.Name, feature.IsOn(community)))],
                chosen,
                context.Member,
                now),
            cancellationToken);
        return await state.Show(
            context, "Saved. What is off vanishes from the command list within moments.", cancellationToken);
    }

    public Task<Response> Channel(
        ChooseChannel action, InteractionContext context, CancellationToken cancellationToken) =>
        Channel(action, context, asked: false, cancellationToken);

    public Task<Response> Role(ChooseRole action, InteractionContext context, CancellationToken cancellationToken) =>
        Role(action, context, asked: false, cancellationToken);

    /// <param name="asked">From the question on the last page, to which she goes back.</param>
    private Task<Response> Channel(
        ChooseChannel action, InteractionContext context, bool asked, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        var takesForums = SetupThing.All([]).Any(thing => thing.Purpose == purpose && thing.OrForum);
        return context.View?.Channel(action.Channel) is { } channel && purpose.Fits(Purpose.Channel)
            && (channel.IsText || (takesForums && channel.IsForum))
            ? Choose(
                purpose,
                new Place(
                    purpose.Kind, purpose.Key, channel.Id.Value, Ours: false, channel.Name, channel.IsForum),
                T($"Saved: {channel.Id} it is. To undo, choose another."),
                context,
                asked,
                cancellationToken)
            : Task.FromResult(Response.Ephemeral(NotThere));
    }

    private Task<Response> Role(
        ChooseRole action, InteractionContext context, bool asked, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        if (action.Role.Value == context.Community.Value)
            return Task.FromResult(Response.Ephemeral(EveryonesRole));
        if (purpose.Part == Part.StageRole && context.View?.Role(action.Role) is { HasPower: true })
            return Task.FromResult(Response.Ephemeral(PowerfulRole));
        return context.View?.Role(action.Role) is { } role && purpose.Fits(Purpose.Role)
            ? Choose(
                purpose,
                new Place(purpose.Kind, purpose.Key, role.Id.Value, Ours: false, role.Name),
                T($"Saved: {role.Id} it is. To undo, choose another."),
                context,
                asked,
                cancellationToken)
            : Task.FromResult(Response.Ephemeral(NotThere));
    }

    /// <summary>What sounds like it is the one that is meant: as if it had been chosen in the list.</summary>
    public Task<Response> UseAlike(UseAlike action, InteractionContext context, CancellationToken cancellationToken) =>
        new Purpose(action.Part, action.Stage?.Value ?? "").Kind == Purpose.Role
            ? Role(
                new ChooseRole(action.Part, action.Stage, new RoleId(action.Id)),
                context,
                asked: true,
                cancellationToken)
            : Channel(
                new ChooseChannel(action.Part, action.Stage, new ChannelId(action.Id)),
                context,
                asked: true,
                cancellationToken);

    public async Task<Response> MakeAnyway(
        MakeAnyway action, InteractionContext context, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(action.Part, action.Stage?.Value ?? "");
        await store.ChangeAsync(
            context.Community, context.Cause, run => SetupRules.MakeNew(run, purpose), cancellationToken);
        return await state.Show(
            context, "Noted: *Apply* makes a new one, and leaves yours as it is.", cancellationToken);
    }

    public Task<Response> Stage(OpenStage action, InteractionContext context, CancellationToken cancellationToken) =>
        state.ShowStage(context, action.Stage.Value, null, cancellationToken);

    public async Task<Response> Stages(
        ChooseStages action, InteractionContext context, CancellationToken cancellationToken)
    {
        var list = StageList.Of(state.File, context.Settings.StageShapes, context.Settings.StageOrder);
        ImmutableArray<string> wanted =
        [
            .. list.Shown.Select(stage => stage.Key)
                .Where(key => action.Stages.Any(chosen => chosen.Value == key)),
        ];
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community, context.Cause, run => SetupRules.WantStages(run, wanted), cancellationToken);
        await communities.ChangeAsync(
            context.Community,
            new Cause("setup.stages", context.Cause.Id),
            community => SetupRules.KeepStages(community, key => wanted.Contains(list.HomeOf(key)), now),
            cancellationToken);
        return await state.Show(context, "Saved. What is left out stays in Discord as it is.", cancellationToken);
    }

    public async Task<Response> Months(
        SetStageMonths action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.KeepMonths(community, action.Keep, context.Member, now),
            cancellationToken);
        return await state.Show(context, "Saved.", cancellationToken);
    }

    public async Task<Response> Want(
        WantPlaces action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            context.Community,
            context.Cause,
            run => SetupRules.Want(
                run,
                SetupThing.All([]).Where(thing => thing.Optional).Select(thing => thing.Purpose.Key),
                action.Parts.Select(part => part.Value).ToImmutableHashSet()),
            cancellationToken);
        return await state.Show(context, "Saved. What is left out stays in Discord as it is.", cancellationToken);
    }

    public async Task<Response> ShowHostCommands(
        ShowHostCommands action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var decision = await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ShowHostCommands(community, context.Member, now),
            cancellationToken);
        return await state.Show(
            context,
            decision is Decision<Community>.Declined(var why)
                ? why
                : "Done in a moment: facilitators find /host in their command list.",
            cancellationToken);
    }

    private Task TurnAsync(SetupPage page, InteractionContext context, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            context.Community,
            new Cause("setup.page", context.Cause.Id),
            run => SetupRules.TurnTo(run, page),
            cancellationToken);

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
        return await state.Show(
            context, T($"Saved: {SetupViews.ZoneLabel(zone, state.TimeIn(zone))}."), cancellationToken);
    }

    private async Task<Response> Choose(
        Purpose purpose, Place place, Text word, InteractionContext context, bool asked,
        CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.Choose(community, place, now),
            cancellationToken);
        return purpose.Stage.Length > 0 && !asked
            ? await state.ShowStage(context, purpose.Stage, word, cancellationToken)
            : await state.Show(context, word, cancellationToken);
    }
}
