using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>
/// A community's settings as a file that people can read, keep and bring to another server. Nobody's words are in it
/// but the community's own.
/// </summary>
/// <param name="Server">The number and name of the server it comes from.</param>
/// <param name="Settings">Each setting's path and value, in the order of the file.</param>
/// <param name="Carried">What features carry along, by their key: one line each.</param>
public sealed record SettingsFile(
    string Server,
    ImmutableArray<KeyValuePair<string, string>> Settings,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Carried)
{
    /// <summary>Counted up when an older file could be misread.</summary>
    public const int Schema = 1;

    private const string SchemaField = "mombot_settings";

    /// <summary>Quotes as JSON does, which YAML reads too, and leaves letters of all languages readable.</summary>
    private static readonly JsonSerializerOptions Quoting =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConfigShape Shape = ConfigShape.Of(
        $"settings file", (SchemaField, "1"), ("server", "\"...\""), ("settings", "{}"), ("carried", "{}"));

    public string Write()
    {
        var text = new StringBuilder();
        text.Append("# The settings of MomBot in one community. Bring it back with /setup, here or elsewhere.\n");
        text.Append(CultureInfo.InvariantCulture, $"{SchemaField}: {Schema}\nserver: {Quoted(Server)}\nsettings:\n");
        foreach (var (path, value) in Settings)
            text.Append(CultureInfo.InvariantCulture, $"  {Quoted(path)}: {Quoted(value)}\n");
        text.Append(Carried.Count == 0 ? "carried: {}\n" : "carried:\n");
        foreach (var (key, lines) in Carried)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {key}:{(lines.Length == 0 ? " []" : "")}\n");
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"    - {Quoted(line)}\n");
        }

        return text.ToString();
    }

    /// <exception cref="ConfigException">It is no such file; says where and why.</exception>
    public static SettingsFile Read(string text)
    {
        var file = ConfigFile.Of("mombot-settings.yaml", text);
        var top = file.Top(Shape);
        if (top.Number(SchemaField) is var schema && schema != Schema)
            throw top.Problem(SchemaField, $"it is of the form {schema}, and I read {Schema}. Export it anew.");
        return new SettingsFile(
            Scalar(file, top.Require("server")),
            [.. Pairs(file, top.Require("settings")).Select(pair => new KeyValuePair<string, string>(
                pair.Key, Scalar(file, pair.Value)))],
            Pairs(file, top.Require("carried")).ToImmutableSortedDictionary(
                pair => pair.Key, pair => Lines(file, pair), StringComparer.Ordinal));
    }

    private static ImmutableArray<string> Lines(ConfigFile file, KeyValuePair<string, YamlNode> pair) =>
        pair.Value is YamlSequenceNode lines
            ? [.. lines.Select(line => Scalar(file, line))]
            : throw file.Problem(pair.Value, $"\"{pair.Key}\" is a list.");

    private static IEnumerable<KeyValuePair<string, YamlNode>> Pairs(ConfigFile file, YamlNode node) =>
        node is YamlMappingNode map
            ? map.Children.Select(child => new KeyValuePair<string, YamlNode>(Scalar(file, child.Key), child.Value))
            : throw file.Problem(node, $"a list of names and values is expected here.");

    private static string Scalar(ConfigFile file, YamlNode node) => node is YamlScalarNode { Value: { } value }
        ? value
        : throw file.Problem(node, $"one line of words is expected here.");

    private static string Quoted(string words) => JsonSerializer.Serialize(words, Quoting);
}
