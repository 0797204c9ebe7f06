using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>The fields of one theme, stage or line, read by name; what is amiss is told with line and fix.</summary>
internal sealed class ConfigMap
{
    private readonly YamlMappingNode _node;
    private readonly ConfigShape _shape;

    private ConfigMap(ConfigFile file, YamlMappingNode node, ConfigShape shape)
    {
        File = file;
        _node = node;
        _shape = shape;
    }

    public ConfigFile File { get; }

    public static ConfigMap Of(ConfigFile file, YamlNode node, ConfigShape shape)
    {
        if (node is not YamlMappingNode fields)
        {
            throw file.Problem(node, $"a {shape.Noun} is expected here, with a line such as: {First(shape)}");
        }

        foreach (var key in fields.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!shape.Has(name))
            {
                throw file.Problem(key, $"\"{name}\" is not a field of a {shape.Noun}. {Suggest(name, shape)}");
            }
        }

        return new ConfigMap(file, fields, shape);

        static string First(ConfigShape shape) => $"{shape.Fields[0].Name}: {shape.Fields[0].Example}";
    }

    public bool Has(string name) => Find(name) is not null;

    public ConfigException Problem(FormattableString words) => File.Problem(_node, words);

    /// <summary>A problem with one field, on that field's own line.</summary>
    public ConfigException Problem(string name, FormattableString words) => File.Problem(Find(name) ?? _node, words);

    public string Text(string name, int most) => ReadText(name, Require(name), most);

    public string? OptionalText(string name, int most) => Find(name) is { } node ? ReadText(name, node, most) : null;

    public string Key(string name)
    {
        var node = Require(name);
        var key = ReadText(name, node, 40);
        return key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? key
            : throw File.Problem(node, $"\"{key}\" cannot be a key. Use small letters, digits and hyphens.");
    }

    public int Number(string name) => ReadNumber(name, Require(name));

    public int? OptionalNumber(string name) => Find(name) is { } node ? ReadNumber(name, node) : null;

    public bool Flag(string name) => Find(name) is { } node && (node as YamlScalarNode)?.Value switch
    {
        "true" => true,
        "false" => false,
        _ => throw File.Problem(node, $"\"{name}\" must be true or false."),
    };

    public DateOnly Date(string name) => ReadDate(name, Require(name));

    public DateOnly? OptionalDate(string name) => Find(name) is { } node ? ReadDate(name, node) : null;

    public TChoice Choice<TChoice>(string name)
        where TChoice : struct, Enum
    {
        var node = Require(name);
        var value = ReadText(name, node, 40);
        foreach (var choice in Enum.GetValues<TChoice>())
        {
            if (string.Equals(choice.ToString(), value, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        var names = string.Join(", ", Enum.GetNames<TChoice>().Select(choice => choice.ToLowerInvariant()));
        throw File.Problem(node, $"\"{name}\" must be one of: {names}.");
    }

    public ImmutableArray<string> Words(string name, int most) =>
        [.. List(name).Select(node => ReadText(name, node, most))];

    public ImmutableArray<ConfigMap> Maps(string name, ConfigShape shape) =>
        [.. List(name).Select(node => Of(File, node, shape))];

    public ConfigMap Map(string name, ConfigShape shape) => Of(File, Require(name), shape);

    /// <summary>Words by language, English always among what ships: <c>{ en: Hello, es: Hola }</c>.</summary>
    public ImmutableDictionary<string, string> TextByLanguage(string name, int most, bool english = true)
    {
        var map = ByLanguage(name, "\"...\"", english);
        return map.Fields.ToImmutableDictionary(code => code, code => map.Text(code, most));
    }

    /// <summary>Lists of words by language, English always among what ships.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> WordsByLanguage(
        string name, int most, bool english = true)
    {
        var map = ByLanguage(name, "[\"...\", \"...\"]", english);
        return map.Fields.ToImmutableDictionary(code => code, code => map.Words(code, most));
    }

    public YamlNode Require(string name) => Find(name)
        ?? throw Problem($"this {_shape.Noun} has no \"{name}\". Add a line such as: {name}: {_shape.ExampleOf(name)}");

    private IEnumerable<string> Fields => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    private ConfigMap ByLanguage(string name, string example, bool english)
    {
        var byLanguage = Require(name) as YamlMappingNode
            ?? throw Problem(name, $"\"{name}\" must be by language. Begin with a line such as: en: {example}");
        foreach (var language in byLanguage.Children.Keys)
        {
            var code = (language as YamlScalarNode)?.Value ?? "";
            if (!Language.IsCode(code))
                throw File.Problem(language, $"\"{code}\" is not a language. Use a code such as en, de or pt-BR.");
        }

        var fields = byLanguage.Children.Keys.Select(key => new ConfigField(((YamlScalarNode)key).Value!, example));
        var map = Of(File, byLanguage, new ConfigShape($"list by language", [.. fields]));
        return map.Has(Language.English) || (!english && map.Fields.Any())
            ? map
            : throw map.Problem(
                $"\"{name}\" has nothing in English, which everyone else falls back to. Add: en: {example}");
    }

    private static FormattableString Suggest(string name, ConfigShape shape) =>
        Spelling.Closest(name, shape.Fields) is { } close
            ? (FormattableString)$"Did you mean \"{close}\"?"
            : $"It can have: {string.Join(", ", shape.Fields.Select(field => field.Name))}.";

    private YamlNode? Find(string name) =>
        _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private IList<YamlNode> List(string name) => Require(name) switch
    {
        YamlSequenceNode { Children.Count: > 0 } list => list.Children,
        YamlSequenceNode list => throw File.Problem(list, $"\"{name}\" is an empty list. Put something in it."),
        var other => throw File.Problem(other, $"\"{name}\" must be a list, such as: {_shape.ExampleOf(name)}"),
    };

    private string ReadText(string name, YamlNode node, int most)
    {
        var text = (node as YamlScalarNode ?? throw File.Problem(node, $"\"{name}\" must be words, not a list.")).Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw File.Problem(node, $"\"{name}\" is empty. Write something, or take the line out.");
        }

        return text.Length <= most
            ? text.Trim()
            : throw File.Problem(node, $"\"{name}\" is {text.Length} characters long; {most} is the most. Shorten it.");
    }

    private int ReadNumber(string name, YamlNode node) =>
        int.TryParse((node as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw File.Problem(node, $"\"{name}\" must be a whole number, such as: {_shape.ExampleOf(name)}");

    private DateOnly ReadDate(string name, YamlNode node) =>
        DateOnly.TryParseExact((node as YamlScalarNode)?.Value, "yyyy-MM-dd", out var date)
            ? date
            : throw File.Problem(node, $"\"{name}\" must be a date, such as: {_shape.ExampleOf(name)}");
}
