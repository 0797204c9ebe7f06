using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Where settings are taken along, brought back, and undone one by one: load, decide, save, answer.</summary>
public sealed class SetupFiles(
    SetupState state,
    SetupStore store,
    CommunityStore communities,
    SettingsFileStore files,
    ImmutableArray<CarriedPart> carried,
    ReadHandedIn read,
    IClock clock)
{
    private const int HistoryShown = 10;
    private static readonly Text NotRead = "I could not read that file. Nothing was changed.";

    public async Task<Response> Export(
        ExportSettings action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.View is not { } view)
            return Response.Update(SetupViews.NotYet());
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var run = await store.FindAsync(context.Community, cancellationToken);
        var taken = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var part in carried)
            taken[part.Key] = await part.Take(context.Community, cancellationToken);
        var file = new SettingsFile(
            string.Create(CultureInfo.InvariantCulture, $"{view.Id.Value} {view.Name}"),
            [.. SetupLines.Of(community, run)],
            taken.ToImmutable());
        return Response.Ephemeral(SetupViews.Exported(Encoding.UTF8.GetBytes(file.Write())));
    }

    public async Task<Response> Import(
        ImportSettings form, InteractionContext context, CancellationToken cancellationToken)
    {
        var handedIn = form.File.IsDefaultOrEmpty ? null : form.File[0];
        if (handedIn is null || await read(handedIn, cancellationToken) is not { } text)
            return Response.Ephemeral(NotRead);
        if (await PlanAsync(text, context, cancellationToken) is not { } plan)
            return Response.Update(SetupViews.NotYet());
        if (plan.Import is { Unknown.Length: 0 })
            await files.KeepAsync(context.Community, context.Cause.Id, text, cancellationToken);
        return Response.Ephemeral(plan.Import is { } import
            ? SetupViews.Imported(import, plan.File!, context.Cause.Id)
            : SetupViews.NotImported(plan.Why));
    }

    public async Task<Response> Use(UseSettings action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(context.Community, action.File, cancellationToken) is not { } text)
            return Response.Ephemeral("That file was used already, or another has been handed in since.");
        if (await PlanAsync(text, context, cancellationToken)
            is not { Import: { Unknown.Length: 0 } import, File: { } file })
            return Response.Ephemeral(NotRead);
        await ApplyAsync(import.Changes, context, cancellationToken);
        foreach (var part in carried.Where(part => file.Carried.ContainsKey(part.Key)))
        {
            await part.Bring(
                context.Community,
                new Cause("settings." + part.Key, context.Cause.Id),
                file.Carried[part.Key],
                cancellationToken);
        }

        await files.RemoveAsync(context.Community, cancellationToken);
        return await state.Show(
            context,
            "The settings of the file are in use now. What is still missing, *Apply* makes.",
            cancellationToken);
    }

    public async Task<Response> History(
        ShowHistory action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(SetupViews.History(
            await communities.HistoryAsync(context.Community, HistoryShown, cancellationToken), null));

    /// <summary>What was changed once more since is left alone: undoing it would undo that too.</summary>
    public async Task<Response> Undo(
        UndoSetting action, InteractionContext context, CancellationToken cancellationToken)
    {
        var history = await communities.HistoryAsync(context.Community, HistoryShown, cancellationToken);
        var entry = history.FirstOrDefault(
            each => each.Id.ToString(CultureInfo.InvariantCulture) == action.Entry.Value);
        var lines = SetupLines.Of(
            await communities.FindAsync(context.Community, cancellationToken),
            await store.FindAsync(context.Community, cancellationToken));
        if (entry is null || lines.GetValueOrDefault(entry.Path) != entry.After)
        {
            return Response.Update(SetupViews.History(
                history, "That one was changed again since, so I leave it. Undo the newer one first."));
        }

        await ApplyAsync([entry with { Before = entry.After, After = entry.Before }], context, cancellationToken);
        return Response.Update(SetupViews.History(
            await communities.HistoryAsync(context.Community, HistoryShown, cancellationToken), "Undone."));
    }

    private async Task ApplyAsync(
        ImmutableArray<SettingChange> changes, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community,
            new Cause("settings.run", context.Cause.Id),
            run => SetupRules.Bring(run, changes),
            cancellationToken);
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.Bring(community, changes, context.Member, now),
            cancellationToken);
    }

    private async Task<Reading?> PlanAsync(
        string text, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await state.FindAsync(context, null, cancellationToken) is not { } panel)
            return null;
        try
        {
            var file = SettingsFile.Read(text);
            return new(file, SettingsImport.Of(file, panel, [.. carried.Select(part => part.Key)]), Text.Empty);
        }
        catch (ConfigException broken)
        {
            return new(null, null, Text.Of(broken.Said ?? $"{broken.Message}"));
        }
    }

    private sealed record Reading(SettingsFile? File, SettingsImport? Import, Text Why);
}

/// <summary>What a feature gives along with the settings, line by line, and how it takes it up elsewhere.</summary>
public sealed record CarriedPart(
    string Key,
    Func<GuildId, CancellationToken, Task<ImmutableArray<string>>> Take,
    Func<GuildId, Cause, ImmutableArray<string>, CancellationToken, Task> Bring);

/// <summary>Reads a file somebody handed in; none: it is too large, or nobody's we know.</summary>
public delegate Task<string?> ReadHandedIn(HandedIn file, CancellationToken cancellationToken);
