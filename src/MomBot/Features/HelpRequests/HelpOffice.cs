using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What the admins choose: which kinds of help are offered, how they are called, and the areas.</summary>
public sealed class HelpOffice(HelpSettingsStore settings, HelpCommunities communities)
{
    private const int MostAreas = 24;
    private static readonly Text ForAdmins = "This one is for those who run the server (Manage Server).";

    public ImmutableArray<Choice> EveryCategory(InteractionContext context) =>
    [
        .. communities.All(settings.Known(context.Community) ?? new HelpSettings(context.Community, [], [])).Take(25)
            .Select(each => new Choice(each.Key, each.Name)),
    ];

    public async Task<Response> Show(
        ShowHelpSettings action, InteractionContext context, CancellationToken cancellationToken) => context.IsAdmin
        ? Response.Ephemeral(await CardAsync(context, cancellationToken))
        : Response.Ephemeral(ForAdmins);

    public async Task<Opening> OpenAreas(OpenAreas action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        if (!context.IsAdmin)
            return ForAdmins;
        var here = await settings.FindAsync(context.Community, cancellationToken);
        return new SetAreas(string.Join('\n', here.Areas.Select(area => area.Name)));
    }

    public async Task<Response> Areas(SetAreas form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsAdmin)
            return Response.Ephemeral(ForAdmins);
        var before = await settings.FindAsync(context.Community, cancellationToken);
        await settings.SaveAreasAsync(
            context.Community, HelpAreas.Read(form.Areas, before.Areas, MostAreas), cancellationToken);
        return Response.Update(await CardAsync(context, cancellationToken));
    }

    public async Task<Response> Choose(
        ChooseCategories action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsAdmin)
            return Response.Ephemeral(ForAdmins);
        var here = await settings.FindAsync(context.Community, cancellationToken);
        foreach (var each in communities.All(here))
        {
            var on = action.Enabled.Contains(new ConfigKey(each.Key));
            if (on != each.Enabled)
            {
                await settings.SaveCategoryAsync(
                    context.Community,
                    new CategoryChoice(each.Key, on, RenamedTo(here, each.Key)),
                    cancellationToken);
            }
        }

        return Response.Update(await CardAsync(context, cancellationToken));
    }

    public async Task<Opening> OpenRename(
        OpenRename action, InteractionContext context, CancellationToken cancellationToken)
    {
        await settings.FindAsync(context.Community, cancellationToken);
        return context.IsAdmin ? new RenameCategory() : ForAdmins;
    }

    public async Task<Response> Rename(RenameCategory form, InteractionContext context,
        CancellationToken cancellationToken)
    {
        if (!context.IsAdmin)
            return Response.Ephemeral(ForAdmins);
        var here = await settings.FindAsync(context.Community, cancellationToken);
        if (communities.All(here).FirstOrDefault(each => each.Key == form.Category.Value) is { } category)
        {
            await settings.SaveCategoryAsync(
                context.Community, new CategoryChoice(category.Key, category.Enabled, form.Name), cancellationToken);
        }

        return Response.Update(await CardAsync(context, cancellationToken));
    }

    private async Task<Card> CardAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await settings.FindAsync(context.Community, cancellationToken);
        return HelpViews.Office(communities.All(here), here.Areas);
    }

    private static string RenamedTo(HelpSettings here, string key) =>
        here.Categories.FirstOrDefault(each => each.Key == key)?.Name ?? "";
}

/// <summary>The list of areas, one a line.</summary>
[Route("help.areas")]
public sealed record SetAreas(
    [TextInput("Areas, one a line", Max = 1000, Paragraph = true, Optional = true,
        Hint = "Neighbourhoods as people here call them; never streets. At most 24.")]
    string Areas = "") : Modal("Areas");

/// <summary>Another name for a kind of help.</summary>
[Route("help.rename")]
public sealed record RenameCategory(
    [Select("Which one?", From = RenameCategory.Categories)] ConfigKey Category = default,
    [TextInput("What is it called here?", Max = 60, Optional = true, Hint = "Empty: as it came.")] string Name = "")
    : Modal("Call it something else")
{
    public const string Categories = "help.all-categories";
}
