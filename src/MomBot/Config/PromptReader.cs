using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>Reads prompts.yaml.</summary>
internal static class PromptReader
{
    private static readonly ConfigShape FileShape = ConfigShape.Of("prompts file", ("themes", "[...]"));

    private static readonly ConfigShape ThemeShape = ConfigShape.Of(
        "theme",
        ("key", "one-good-minute"),
        ("depth", "1"),
        ("adult", "true"),
        ("light", "true"),
        ("tags", "[wins]"),
        ("stages", "[any]"),
        ("note", "our own childhoods"),
        ("wordings", "{ en: [\"...\", \"...\"] }"));

    public static ImmutableArray<PromptTheme> Read(ConfigFile file, ImmutableArray<StageEntry> stages)
    {
        var keys = new UniqueKeys(file);
        var known = stages.Select(stage => stage.Key).Append(PromptTheme.AnyStage).ToHashSet();
        return [.. file.Top(FileShape).Maps("themes", ThemeShape).Select(theme => Theme(theme, keys, known))];
    }

    private static PromptTheme Theme(ConfigMap theme, UniqueKeys keys, HashSet<string> knownStages)
    {
        var key = keys.Take(theme);
        var depth = theme.Number("depth");
        if (depth is < 1 or > 3)
        {
            throw theme.Problem("depth", $"\"depth\" is {depth}, and goes from 1 (easy to answer) to 3 (deep).");
        }

        var note = theme.OptionalText("note", 100);
        if (depth == 3 && note is null)
        {
            throw theme.Problem(
                "depth", "a theme of depth 3 needs a content note. Add a line such as: note: our own childhoods");
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
            theme.Flag("adult"),
            theme.Flag("light"),
            theme.Words("tags", 40),
            stages,
            note,
            Wordings(theme));
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Wordings(ConfigMap theme)
    {
        var byLanguage = theme.Require("wordings") as YamlMappingNode
            ?? throw theme.Problem(
                "wordings", "\"wordings\" must be lists by language. Begin with a line such as: en:");
        var languages = byLanguage.Children.Keys.OfType<YamlScalarNode>().ToArray();
        foreach (var language in languages.Where(language => !Language.IsCode(language.Value ?? "")))
        {
            throw theme.File.Problem(
                language, $"\"{language.Value}\" is not a language. Use a code such as en, de or pt-BR.");
        }

        var fields = languages.Select(language => new ConfigField(language.Value!, "[\"...\", \"...\"]"));
        var shape = new ConfigShape("list of wordings", [.. fields]);
        var wordings = theme.Map("wordings", shape);
        if (!wordings.Has(Language.English) || wordings.Words(Language.English, 300).Length < 2)
        {
            throw theme.Problem("wordings", "a theme needs at least two wordings in English. Write them under en:");
        }

        return languages.Select(language => language.Value!)
            .ToImmutableDictionary(language => language, language => wordings.Words(language, 300));
    }
}
