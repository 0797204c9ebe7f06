using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>
/// Reads words/: a language is a file (de.yaml) or a folder of files (es/help.yaml); on the left the English, on the
/// right what to say. Where there are both, the file is a community's own, and stands above the folder.
/// </summary>
internal static class WordsReader
{
    public static WordsCatalog Read(string root)
    {
        var folder = Path.Combine(root, "words");
        return !Directory.Exists(folder)
            ? WordsCatalog.Empty
            : new WordsCatalog(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
                .GroupBy(file => file.Split('/', '.')[1])
                .ToImmutableDictionary(files => files.Key, files => Language(root, files.Key, files)));
    }

    /// <param name="files">Ordered, so that the file of the language's own name comes before its folder.</param>
    private static ImmutableDictionary<string, string> Language(string root, string code, IEnumerable<string> files)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string>();
        var places = new Dictionary<string, ConfigFile>();
        ConfigFile? own = null;
        foreach (var name in files)
        {
            if (!Config.Language.IsCode(code))
            {
                throw new ConfigException(
                    $"{Path.GetFileName(root)}/{name} is not named by a language, such as de or pt-BR.");
            }

            var file = ConfigFile.Open(root, name);
            own ??= name == $"words/{code}.yaml" ? file : null;
            foreach (var (key, value) in Lines(file))
            {
                var english = Scalar(file, key);
                if (places.TryAdd(english, file))
                    words.Add(english, Translated(file, key, value));
                else if (places[english] != own)
                    throw file.Problem(key, $"this is in {places[english].Name} too. Keep one of them.");
            }
        }

        return words.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Lines(ConfigFile file) => file.Root switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlMappingNode map => map.Children,
        var other => throw file.Problem(
            other, $"a line is expected here such as: \"what the bot says\": \"what it should say\""),
    };

    private static string Translated(ConfigFile file, YamlNode english, YamlNode node)
    {
        var key = Scalar(file, english);
        var text = Scalar(file, node);
        var asked = Placeholders.In(key)
            ?? throw file.Problem(english, $"a curly bracket stands alone on the left. Copy the English again.");
        var given = Placeholders.In(text)
            ?? throw file.Problem(
                node, $"a curly bracket stands alone. A placeholder begins with {{ and ends with }}.");
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
            : throw file.Problem(node, $"there are no words here. Write what the bot should say, in quotes.");
}
