using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Where an admin shapes the stages of the community: load, decide, save, draw the page anew.</summary>
public sealed class SetupStages(SetupState state, SetupStore store, CommunityStore communities, IClock clock)
{
    private static readonly Text NotThere = "That stage is not there any more.";

    public async Task<Opening> OpenRename(
        OpenRenameStage action, InteractionContext context, CancellationToken cancellationToken) =>
        (await ChangesAsync(context, cancellationToken)).List.Find(action.Stage.Value) is { } stage
            ? new RenameStage(action.Stage, stage.Name, stage.Description, stage.Role)
            : NotThere;

    public async Task<Response> Rename(
        RenameStage form, InteractionContext context, CancellationToken cancellationToken) =>
        await ChangeAsync(
            form.Stage,
            changes => changes.Rename(form.Stage.Value, form.Name, form.About, form.Role),
            _ =>
                "Saved. Whoever is in it stays in it. Its role and its room keep the names they have in Discord: I know them by their numbers.",
            context,
            cancellationToken);

    public async Task<Opening> OpenSplit(
        OpenSplitStage action, InteractionContext context, CancellationToken cancellationToken) =>
        (await ChangesAsync(context, cancellationToken)).List.Find(action.Stage.Value) is { } stage
            ? new SplitStage(action.Stage, stage.Name, stage.Description)
            : NotThere;

    public async Task<Response> Split(
        SplitStage form, InteractionContext context, CancellationToken cancellationToken)
    {
        var before = await ChangesAsync(context, cancellationToken);
        var answer = await ChangeAsync(
            form.Stage,
            changes => changes.Split(
                form.Stage.Value, form.Name, form.About, form.Second, form.SecondAbout, form.From),
            _ =>
                "Split. *Apply* makes what the second needs; then whoever is in the first is asked once, privately. Nobody is moved.",
            context,
            cancellationToken);
        var after = await ChangesAsync(context, cancellationToken);
        ImmutableArray<string> pieces =
            [.. after.List.Shown.Select(stage => stage.Key).Except(before.List.Shown.Select(stage => stage.Key))];
        if (pieces.IsEmpty)
            return answer;
        await store.ChangeAsync(
            context.Community,
            new Cause("setup.split", context.Cause.Id),
            run => SetupRules.WantStages(run, [.. SetupPlan.Wanted(run).Union(pieces)]),
            cancellationToken);
        return answer;
    }

    public Task<Response> Merge(MergeStage action, InteractionContext context, CancellationToken cancellationToken) =>
        ChangeAsync(
            action.Into,
            changes => changes.Merge(action.Stage.Value, action.Into.Value),
            name =>
                T($"Merged: whoever is in either is in {name} now, by and by. The other's room and role stay in Discord as they are."),
            context,
            cancellationToken,
            otherwise: action.Stage);

    public Task<Response> Place(PlaceStage action, InteractionContext context, CancellationToken cancellationToken) =>
        ChangeAsync(
            action.Stage,
            changes => changes.Place(action.Stage.Value, action.Before.Value),
            _ => "Saved.",
            context,
            cancellationToken);

    public Task<Response> SetPrivate(
        SetStagePrivate action, InteractionContext context, CancellationToken cancellationToken) =>
        ChangeAsync(
            action.Stage,
            changes => changes.SetPrivate(action.Stage.Value, action.Private),
            _ => action.Private
                ? "Saved. Whoever is in it stays in it, without a role: I let them into the room one by one."
                : "Saved. Whoever is in it stays in it; they get its role once that is there.",
            context,
            cancellationToken);

    private async Task<Response> ChangeAsync(
        ConfigKey shown,
        Func<StageChanges, Decision<Community>> change,
        Func<Text, Text> word,
        InteractionContext context,
        CancellationToken cancellationToken,
        ConfigKey? otherwise = null)
    {
        var now = clock.GetCurrentInstant();
        var decision = await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => change(new StageChanges(state.File, community, context.Member, now)),
            cancellationToken);
        if (decision is Decision<Community>.Declined(var why))
            return await state.ShowStage(context, (otherwise ?? shown).Value, why, cancellationToken);
        var name = (await ChangesAsync(context, cancellationToken)).List.Find(shown.Value)?.Name ?? shown.Value;
        return await state.ShowStage(context, shown.Value, word(T($"{name:ours}")), cancellationToken);
    }

    private async Task<StageChanges> ChangesAsync(InteractionContext context, CancellationToken cancellationToken) =>
        new(
            state.File,
            await communities.FindAsync(context.Community, cancellationToken),
            context.Member,
            clock.GetCurrentInstant());
}
