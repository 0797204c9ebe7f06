using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>One YAML file as nodes that know their line, so that every mistake can be pointed at.</summary>
internal sealed class ConfigFile
{
    private ConfigFile(string name, YamlNode? root)
    {
        Name = name;
        Root = root;
    }

    public string Name { get; }

    /// <summary>Null when the file holds nothing but comments.</summary>
    public YamlNode? Root { get; }

    /// <summary>Every YAML file of a folder inside the config folder, in the order of their names.</summary>
    public static ImmutableArray<ConfigFile> OpenAll(string folder, string inside)
    {
        var path = Path.Combine(folder, inside);
        string[] names = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml") : [];
        return names.Length > 0
            ? [.. names.Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(At)]
            : throw new ConfigException(
                $"{Path.GetFileName(folder)}/{inside} has no files. Put back those that came with MomBot.");

        ConfigFile At(string? name) => Open(folder, $"{inside}/{name}");
    }

    public static ConfigFile Open(string folder, string file)
    {
        var name = $"{Path.GetFileName(folder)}/{file}";
        try
        {
            return Of(name, File.ReadAllText(Path.Combine(folder, file)));
        }
        catch (FileNotFoundException)
        {
            throw new ConfigException($"{name} is missing. Put back the one that came with MomBot.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"{name} cannot be read. Let the account that runs the bot read it.", unreadable);
        }
    }

    /// <summary>Text that came another way than from a file; the name is what problems are told with.</summary>
    public static ConfigFile Of(string name, string text)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException broken)
        {
            throw ConfigException.Saying($"{name}, {Explain(broken.Message, broken.Start.Line, text)}", broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16 meets some unclosed brackets and stray colons with these instead of its own exception.
            throw ConfigException.Saying($"{name}, {Explain("", parser.Current?.End.Line ?? 1, text)}", broken);
        }

        if (stream.Documents.Count > 1)
        {
            var line = stream.Documents[1].RootNode.Start.Line;
            throw ConfigException.Saying(
                $"{name}, line {line}: a second part begins here after \"---\". Keep one.");
        }

        return new ConfigFile(name, stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode);
    }

    public ConfigMap Top(ConfigShape shape) => Root is null or YamlScalarNode { Value: null or "" }
        ? throw ConfigException.Saying($"{Name} is empty. Put something in it, or back the one that came with MomBot.")
        : ConfigMap.Of(this, Root, shape);

    public ConfigException Problem(YamlNode node, FormattableString words) =>
        ConfigException.Saying($"{Name}, line {node.Start.Line}: {words}");

    private static FormattableString Explain(string message, long line, string text)
    {
        const string Twice = "Duplicate key ";
        if (message.StartsWith(Twice, StringComparison.Ordinal))
        {
            return $"line {line}: \"{message[Twice.Length..]}\" is written twice here. Keep one of them.";
        }

        // The parser may stop at the end of the line before the tab.
        var tab = Array.FindIndex(text.Split('\n'), (int)line - 1, StartsWithTab) + 1;
        return tab == line || tab == line + 1
            ? (FormattableString)$"line {tab}: a tab is used to indent this line. Use spaces."
            : $"line {line}: this is not valid YAML. Look at the spaces, colons and quotes here and on the line above.";
    }

    private static bool StartsWithTab(string line) => line.TakeWhile(char.IsWhiteSpace).Contains('\t');
}
