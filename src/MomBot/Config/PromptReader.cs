using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads themes: the files of prompts/, no-problems.yaml, or what a community hands in.</summary>
internal static class PromptReader
{
    /// <summary>The most characters of a wording: one or two sentences.</summary>
    public const int LongestWording = 300;

    private const int LongestNote = 100;
    private const int LongestLink = 200;

    private static readonly ConfigShape FileShape = ConfigShape.Of($"prompts file", ("themes", "[...]"));

    private static readonly ConfigShape ThemeShape = ConfigShape.Of(
        $"theme",
        ("key", "one-good-minute"),
        ("depth", "1"),
        ("adult_life", "true"),
        ("light", "true"),
        ("tags", "[wins]"),
        ("stages", "[any]"),
        ("note", "{ en: our own childhoods }"),
        ("link", "https://example.org/page"),
        ("wordings", "{ en: [\"...\", \"...\"] }"));

    /// <param name="keys">The keys that are taken, which these are added to.</param>
    /// <param name="own">A community's own: any language will do, and one wording is enough.</param>
    public static ImmutableArray<PromptTheme> Read(
        ImmutableArray<ConfigFile> files, ImmutableArray<StageEntry> stages, UniqueKeys keys, bool own = false)
    {
        var known = stages.Select(stage => stage.Key).Append(PromptTheme.AnyStage).ToHashSet();
        return
        [
            .. files.SelectMany(file => file.Top(FileShape).Maps("themes", ThemeShape))
                .Select(theme => Theme(theme, keys, known, own)),
        ];
    }

    private static PromptTheme Theme(ConfigMap theme, UniqueKeys keys, HashSet<string> knownStages, bool own)
    {
        var key = keys.Take(theme);
        var depth = theme.Number("depth");
        if (depth is < 1 or > 3)
        {
            throw theme.Problem("depth", $"\"depth\" is {depth}, and goes from 1 (easy to answer) to 3 (deep).");
        }

        if (depth == 3 && !theme.Has("note"))
        {
            throw theme.Problem(
                "depth",
                $"a theme of depth 3 needs a content note. Add a line such as: note: {{ en: our own childhoods }}");
        }

        if (depth > 1 && theme.Flag("light"))
        {
            throw theme.Problem(
                "light", $"a light theme is easy to answer, and this one is of depth {depth}. Take one out.");
        }

        var stages = theme.Words("stages", 40);
        foreach (var unknown in stages.Where(stage => !knownStages.Contains(stage)))
        {
            throw theme.Problem(
                "stages", $"there is no stage \"{unknown}\" in stages.yaml. Use one of its keys, or any.");
        }

        return new PromptTheme(
            key,
            depth,
            theme.Flag("adult_life"),
            theme.Flag("light"),
            own && !theme.Has("tags") ? [] : theme.Words("tags", 40),
            stages,
            theme.Has("note") ? theme.TextByLanguage("note", LongestNote, english: !own) : [],
            Link(theme),
            Wordings(theme, own));
    }

    private static Uri? Link(ConfigMap theme) => theme.OptionalText("link", LongestLink) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps => link,
        var text => throw theme.Problem(
            "link", $"\"{text}\" is not the address of a page. It begins with https:// and is copied from a browser."),
    };

    private static ImmutableDictionary<string, ImmutableArray<string>> Wordings(ConfigMap theme, bool own)
    {
        var wordings = theme.WordsByLanguage("wordings", LongestWording, english: !own);
        return own || wordings[Language.English].Length >= 2
            ? wordings
            : throw theme.Problem(
                "wordings", $"a theme needs at least two wordings in English. Write them under en:");
    }
}
