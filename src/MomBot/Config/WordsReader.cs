using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>Reads words/*.yaml: one file a language, on the left the English, on the right what to say.</summary>
internal static class WordsReader
{
    public static WordsCatalog Read(string root)
    {
        var folder = Path.Combine(root, "words");
        if (!Directory.Exists(folder))
        {
            return WordsCatalog.Empty;
        }

        return new WordsCatalog(Directory.EnumerateFiles(folder, "*.yaml")
            .Select(Path.GetFileNameWithoutExtension)
            .ToImmutableDictionary(code => code!, code => Language.IsCode(code!)
                ? Words(ConfigFile.Open(root, $"words/{code}.yaml"))
                : throw new ConfigException(
                    $"{Path.GetFileName(root)}/words/{code}.yaml is not named by a language, such as de or pt-BR.")));
    }

    private static ImmutableDictionary<string, string> Words(ConfigFile file)
    {
        IEnumerable<KeyValuePair<YamlNode, YamlNode>> words = file.Root switch
        {
            null or YamlScalarNode { Value: null or "" } => [],
            YamlMappingNode map => map.Children,
            var other => throw file.Problem(
                other, "a line is expected here such as: \"what the bot says\": \"what it should say\""),
        };
        return words.ToImmutableDictionary(
            pair => Scalar(file, pair.Key), pair => Translated(file, pair.Key, pair.Value));
    }

    private static string Translated(ConfigFile file, YamlNode english, YamlNode node)
    {
        var key = Scalar(file, english);
        var text = Scalar(file, node);
        var asked = Placeholders.In(key)
            ?? throw file.Problem(english, "a curly bracket stands alone on the left. Copy the English again.");
        var given = Placeholders.In(text)
            ?? throw file.Problem(node, "a curly bracket stands alone. A placeholder begins with { and ends with }.");
        if (asked.Except(given).FirstOrDefault() is { } forgotten)
        {
            throw file.Problem(node, $"the English has {{{forgotten}}} and this has not. Put it in.");
        }

        return given.Except(asked).FirstOrDefault() is { } added
            ? throw file.Problem(node, $"this has {{{added}}} and the English has not. Take it out.")
            : text;
    }

    private static string Scalar(ConfigFile file, YamlNode node) =>
        node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw file.Problem(node, "there are no words here. Write what the bot should say, in quotes.");
}
