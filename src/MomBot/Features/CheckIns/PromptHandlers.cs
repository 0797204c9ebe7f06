using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>How facilitators keep questions of the community's own: load, decide, save, answer.</summary>
public sealed class PromptHandlers(
    CheckInStore store, ThemeBank bank, ImmutableArray<StageEntry> stages, Neighbours neighbours, IClock clock)
{
    private const int MostSuggested = 25;

    private static readonly Text Gone = "That question is no longer there.";

    private static readonly Text Unknown =
        "I don't know that theme. Type a word of the question and choose from what comes up.";

    /// <summary>In whose rooms a question may come.</summary>
    public ImmutableArray<Choice> Rooms(InteractionContext context) =>
    [
        new Choice(AddPrompt.Everywhere, "Everyone's"),
        .. stages.Select(stage => new Choice(stage.Key, stage.Name)),
    ];

    public async Task<Response> Show(
        ShowPrompts action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(CheckInViews.OwnPrompts(await store.PromptsAsync(context.Community, cancellationToken)));

    public async Task<Response> Choose(
        ChoosePrompt action, InteractionContext context, CancellationToken cancellationToken) =>
        await FindAsync(
            long.TryParse(action.Prompt, CultureInfo.InvariantCulture, out var id) ? new PromptId(id) : default,
            context,
            cancellationToken) is { } prompt
            ? Response.Update(CheckInViews.OwnPrompt(prompt))
            : Response.Ephemeral(Gone);

    public static Modal OpenAdd(OpenAddPrompt action, InteractionContext context) => new AddPrompt();

    public async Task<Response> Add(AddPrompt form, InteractionContext context, CancellationToken cancellationToken)
    {
        var known = (await store.PromptsAsync(context.Community, cancellationToken)).Length;
        var prompt = OwnPrompts.Blank(
            new PromptId(context.Cause.Id), context.Community, by: null, clock.GetCurrentInstant())
            .Filled(form.Words, form.Depth, form.AdultLife, form.Stage, form.Note, context.Settings.Language);
        return Answer(
            await store.AddPromptAsync(
                prompt, context.Cause, () => PromptRules.Add(prompt, known), cancellationToken),
            form.Words);
    }

    public async Task<Opening> OpenEdit(
        OpenEditPrompt action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Prompt, context, cancellationToken) is not { } prompt)
            return Gone;
        var (words, depth, stage, note) = prompt.AsForm(context.Settings.Language);
        return new EditPrompt(prompt.Id, words, depth, prompt.AdultLife, stage, note);
    }

    public async Task<Response> Edit(
        EditPrompt form, InteractionContext context, CancellationToken cancellationToken) =>
        Answer(
            await store.ChangePromptAsync(
                form.Prompt,
                context.Community,
                context.Cause,
                prompt => PromptRules.Edit(prompt.Filled(
                    form.Words, form.Depth, form.AdultLife, form.Stage, form.Note, context.Settings.Language)),
                cancellationToken),
            form.Words);

    public async Task<Response> Retire(
        RetirePrompt action, InteractionContext context, CancellationToken cancellationToken) => Answer(
            await store.ChangePromptAsync(
                action.Prompt,
                context.Community,
                context.Cause,
                prompt => PromptRules.Retire(prompt, action.Retire),
                cancellationToken),
            "");

    public static Modal OpenImport(OpenImport action, InteractionContext context) => new ImportPrompts();

    /// <summary>All of the file or nothing of it.</summary>
    public async Task<Response> Import(
        ImportPrompts form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (form.Files is not [var file, ..] || await neighbours.Read(file, cancellationToken) is not { } yaml)
            return Response.Ephemeral(T($"I could not read that file. It is text, of at most {PromptSheet.Longest / 1000} kilobytes. Nothing was changed."));
        ImmutableArray<PromptTheme> themes;
        try
        {
            themes = PromptSheet.Read(file.Name, yaml, stages, bank.Shipped);
        }
        catch (ConfigException wrong)
        {
            return Response.Ephemeral(T($"Nothing was changed. This line stopped me:\n{Of(wrong.Said ?? $"{wrong.Message}")}"));
        }

        if (themes.Length > PromptRules.Most)
            return Response.Ephemeral(T($"These are {themes.Length} questions; {PromptRules.Most} fit. Nothing was changed."));
        if (PromptRules.LeavesOut(themes) is { } why)
            return Response.Ephemeral(why);
        if (!context.IsAdmin && themes.Any(theme => theme.Link is not null))
            return Response.Ephemeral(
                "Pages to read on are set by those who run the server. Take the lines with link: out, or ask one of them. Nothing was changed.");
        var now = clock.GetCurrentInstant();
        await store.ImportAsync(
            context.Community,
            [.. themes.Select(theme => OwnPrompts.Of(theme, context.Community, now))],
            context.Cause,
            cancellationToken);
        foreach (var theme in themes.Where(theme => theme.Link is not null))
            await store.LinkAsync(context.Community, theme.Key, theme.Link!.ToString(), cancellationToken);
        return Response.Ephemeral(CheckInViews.Imported(themes.Length));
    }

    public async Task<Response> Export(
        ExportPrompts action, InteractionContext context, CancellationToken cancellationToken)
    {
        var links = await store.LinksAsync(context.Community, cancellationToken);
        ImmutableArray<PromptTheme> themes =
        [
            .. (await store.PromptsAsync(context.Community, cancellationToken))
                .Where(prompt => prompt.Status == PromptStatus.Asked)
                .Select(OwnPrompts.ThemeOf)
                .Select(theme => theme with
                {
                    Link = links.TryGetValue(theme.Key, out var link) ? new Uri(link) : null,
                }),
        ];
        return Response.Ephemeral(themes.IsEmpty
            ? CheckInViews.Example(PromptSheet.Write([bank.Shipped[0] with { Key = "a-key-of-your-own" }]))
            : CheckInViews.Exported(PromptSheet.Write(themes)));
    }

    /// <summary>Themes of the library and of the community's own, by what is typed.</summary>
    public async Task<ImmutableArray<Choice>> Themes(
        string typed, InteractionContext context, CancellationToken cancellationToken)
    {
        var language = context.Settings.Language;
        return
        [
            .. (await ThemesAsync(context, cancellationToken))
                .Where(theme => theme.Key.Contains(typed, StringComparison.OrdinalIgnoreCase)
                    || theme.WordingsIn(language).Any(way => way.Contains(typed, StringComparison.OrdinalIgnoreCase)))
                .Take(MostSuggested)
                .Select(theme => new Choice(theme.Key, CheckInViews.Short(theme.WordingsIn(language)[0]))),
        ];
    }

    public async Task<Opening> OpenLink(
        OpenLink action, InteractionContext context, CancellationToken cancellationToken)
    {
        if ((await ThemesAsync(context, cancellationToken)).FirstOrDefault(each => each.Key == action.Theme)
            is not { } theme)
            return Unknown;
        var links = await store.LinksAsync(context.Community, cancellationToken);
        return new LinkTheme(
            new ConfigKey(theme.Key), links.GetValueOrDefault(theme.Key, theme.Link?.ToString() ?? ""));
    }

    public async Task<Response> Link(LinkTheme form, InteractionContext context, CancellationToken cancellationToken)
    {
        var link = form.Link.Trim();
        if (link.Length > 0
            && !(Uri.TryCreate(link, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps))
            return Response.Ephemeral(CheckInViews.NotTaken(
                "That is not the address of a page. It begins with https:// and is copied from a browser.", form.Link));
        await store.LinkAsync(
            context.Community, form.Theme.Value, link.Length == 0 ? null : link, cancellationToken);
        return Response.Ephemeral(link.Length == 0
            ? "No page hangs beneath this theme any more."
            : "Whenever this theme is asked from now on, the page stands beneath it.");
    }

    private async Task<ImmutableArray<PromptTheme>> ThemesAsync(
        InteractionContext context, CancellationToken cancellationToken) =>
    [
        .. (await store.PromptsAsync(context.Community, cancellationToken))
            .Where(prompt => prompt.Status == PromptStatus.Asked).Select(OwnPrompts.ThemeOf),
        .. bank.Shipped,
    ];

    private async Task<OwnPrompt?> FindAsync(
        PromptId id, InteractionContext context, CancellationToken cancellationToken) =>
        await store.PromptAsync(id, context.Community, cancellationToken);

    private static Response Answer(Decision<OwnPrompt> decision, string words) => decision switch
    {
        Decision<OwnPrompt>.Accepted(var prompt, _) => Response.Update(CheckInViews.OwnPrompt(prompt)),
        Decision<OwnPrompt>.Declined(var why) => Response.Ephemeral(CheckInViews.NotTaken(why, words)),
        _ => Response.Ephemeral(Gone),
    };
}
