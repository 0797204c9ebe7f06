using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MomBot.Config;

/// <summary>A community's own themes as a file to hand in and to take home, shaped as those in prompts/.</summary>
public static class PromptSheet
{
    /// <summary>The most characters of a file that is handed in.</summary>
    public const int Longest = 200_000;

    /// <summary>The most characters of a wording.</summary>
    public const int LongestWording = PromptReader.LongestWording;

    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">What problems are told with.</param>
    /// <param name="taken">The themes that came with the bot, whose keys are theirs.</param>
    /// <exception cref="ConfigException">Something in it is missing, misspelt or unreadable.</exception>
    public static ImmutableArray<PromptTheme> Read(
        string name, string yaml, ImmutableArray<StageEntry> stages, ImmutableArray<PromptTheme> taken)
    {
        var keys = new UniqueKeys();
        keys.Know(taken.Select(theme => theme.Key), $"one of the library's");
        return PromptReader.Read([ConfigFile.Of(name, yaml)], stages, keys, own: true);
    }

    public static string Write(ImmutableArray<PromptTheme> themes)
    {
        var sheet = new StringBuilder("themes:\n");
        foreach (var theme in themes)
        {
            sheet.Append("\n  - key: ").Append(theme.Key).Append('\n');
            Line("depth", $"{theme.Depth}");
            if (theme.AdultLife)
                Line("adult_life", "true");
            if (theme.Light)
                Line("light", "true");
            if (!theme.Tags.IsEmpty)
                Line("tags", $"[{string.Join(", ", theme.Tags)}]");
            Line("stages", $"[{string.Join(", ", theme.Stages)}]");
            if (!theme.Notes.IsEmpty)
                ByLanguage("note", theme.Notes, note => note);
            if (theme.Link is { } link)
                Line("link", JsonSerializer.Serialize(link.ToString(), Quoted));
            ByLanguage("wordings", theme.Wordings, ways => ways);
        }

        return sheet.ToString();

        void Line(string field, string value) =>
            sheet.Append("    ").Append(field).Append(": ").Append(value).Append('\n');

        void ByLanguage<T>(string field, ImmutableDictionary<string, T> words, Func<T, object> said)
        {
            sheet.Append("    ").Append(field).Append(":\n");
            foreach (var (language, each) in words.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                sheet.Append("      ").Append(language).Append(": ")
                    .Append(JsonSerializer.Serialize(said(each), Quoted)).Append('\n');
            }
        }
    }

    /// <summary>What in a theme would leave somebody out; empty: nothing.</summary>
    public static ImmutableArray<Finding> FindIn(PromptTheme theme) =>
    [
        .. theme.Wordings.SelectMany(each => each.Value.SelectMany(wording =>
            WordingLint.FindIn(wording, each.Key).Concat(StageLint.FindIn(wording, theme.Stages)))),
        .. theme.Notes.SelectMany(note => WordingLint.FindIn(note.Value, note.Key)),
    ];
}
