using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MomBot.Tests.Config;

/// <summary>Checks YAML against the part of JSON Schema that our schemas use; any other keyword fails.</summary>
public sealed class MiniSchema(JsonObject root)
{
    public static MiniSchema Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    public static YamlNode? Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(path)));
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    /// <summary>Every place where the YAML is not what the schema says.</summary>
    public IEnumerable<string> Mistakes(YamlNode? yaml) => Mistakes(yaml, root, "");

    private IEnumerable<string> Mistakes(YamlNode? node, JsonObject schema, string at) =>
        schema["type"] is { } type && !Types(type).Contains(TypeOf(node))
            ? [$"{at} is {TypeOf(node)}, not {type}"]
            : schema.SelectMany(rule => Mistakes(node, rule.Key, rule.Value!, schema, at));

    private IEnumerable<string> Mistakes(YamlNode? node, string rule, JsonNode value, JsonObject schema, string at) =>
        rule switch
        {
            "$schema" or "title" or "description" or "$defs" or "type" => [],
            "$ref" => Mistakes(node, root["$defs"]![((string)value!)["#/$defs/".Length..]]!.AsObject(), at),
            "enum" => Says(value.AsArray().Any(choice => (string?)choice == Text(node)), at, "is none of the choices"),
            "pattern" => Says(Regex.IsMatch(Text(node), (string)value!), at, $"does not match {value}"),
            "minLength" => Says(Text(node).Length >= (int)value, at, "is too short"),
            "maxLength" => Says(Text(node).Length <= (int)value, at, "is too long"),
            "minimum" => Says(int.Parse(Text(node)) >= (int)value, at, "is too small"),
            "maximum" => Says(int.Parse(Text(node)) <= (int)value, at, "is too large"),
            "minItems" => Says(Items(node).Count >= (int)value, at, "has too few"),
            "maxItems" => Says(Items(node).Count <= (int)value, at, "has too many"),
            "items" => Items(node).SelectMany((item, i) => Mistakes(item, value.AsObject(), $"{at}/{i}")),
            "required" => value.AsArray().SelectMany(name =>
                Says(Fields(node).ContainsKey((string)name!), at, $"has no {name}")),
            "properties" => Fields(node).Where(field => value[field.Key] is not null).SelectMany(field =>
                Mistakes(field.Value, value[field.Key]!.AsObject(), $"{at}/{field.Key}")),
            "propertyNames" => Fields(node).Keys.SelectMany(name =>
                Mistakes(new YamlScalarNode(name), value.AsObject(), $"{at}/{name}")),
            "additionalProperties" => Fields(node)
                .Where(field => schema["properties"]?[field.Key] is null)
                .SelectMany(field => value is JsonObject rest
                    ? Mistakes(field.Value, rest, $"{at}/{field.Key}")
                    : [$"{at} may not have {field.Key}"]),
            _ => [$"{rule} is a keyword this checker does not know"],
        };

    private static IEnumerable<string> Says(bool holds, string at, string otherwise) =>
        holds ? [] : [$"{at} {otherwise}"];

    private static IEnumerable<string> Types(JsonNode value) =>
        value is JsonArray several ? several.Select(type => (string)type!) : [(string)value!];

    private static string TypeOf(YamlNode? node) => node switch
    {
        null => "null",
        YamlMappingNode => "object",
        YamlSequenceNode => "array",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } => "boolean",
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when int.TryParse(scalar.Value, out _) => "integer",
        _ => "string",
    };

    private static string Text(YamlNode? node) => ((YamlScalarNode)node!).Value!;

    private static IList<YamlNode> Items(YamlNode? node) => ((YamlSequenceNode)node!).Children;

    private static Dictionary<string, YamlNode> Fields(YamlNode? node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(field => Text(field.Key), field => field.Value)
        : [];
}
