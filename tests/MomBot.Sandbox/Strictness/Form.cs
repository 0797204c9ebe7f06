using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Reads one JSON object of a request, field by field, and notes everything Discord would refuse in it.
/// </summary>
public sealed partial class Form(JsonObject json, string path, Problems problems, bool strict)
{
    public JsonObject Json { get; } = json;

    public string Path { get; } = path;

    public bool Strict { get; } = strict;

    public Problems Problems { get; } = problems;

    public bool Has(string name) => Json[name] is not null;

    /// <summary>Named at all, be it as null: in a PATCH this means "take it away".</summary>
    public bool Names(string name) => Json.ContainsKey(name);

    public void Only(params ReadOnlySpan<string> names)
    {
        if (!Strict) return;
        foreach (var (name, _) in Json)
            if (!names.Contains(name)) Fail(name, "UNKNOWN_FIELD", "This field is not known here");
    }

    public void Fail(string name, string code, string message) =>
        Problems.Add(name.Length == 0 ? Path : Path.Length == 0 ? name : $"{Path}.{name}", code, message);

    public bool Required(string name)
    {
        if (Has(name)) return true;
        Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
        return false;
    }

    public string? Text(string name, int min = 0, int max = int.MaxValue, bool required = false)
    {
        if (required && !Required(name)) return null;
        if (Json[name] is not { } node) return null;
        if (node.GetValueKind() != JsonValueKind.String)
        {
            Fail(name, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }
        var text = node.GetValue<string>();
        var length = text.EnumerateRunes().Count();
        if (min > 0 && (length < min || length > max))
            Fail(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        else if (length > max)
            Fail(name, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        return text;
    }

    public long? Number(string name, long min = long.MinValue, long max = long.MaxValue, bool required = false)
    {
        if (required && !Required(name)) return null;
        if (Json[name] is not { } node) return null;
        if (node is not JsonValue value || !value.TryGetValue<long>(out var number))
        {
            Fail(name, "NUMBER_TYPE_COERCE", $"Value \"{node.ToJsonString()}\" is not int.");
            return null;
        }
        if (number < min) Fail(name, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        if (number > max) Fail(name, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        return number;
    }

    public int? Int(string name, int min = int.MinValue, int max = int.MaxValue, bool required = false) =>
        (int?)Number(name, min, max, required);

    public int? Choice(string name, bool required, params int[] choices)
    {
        if (Int(name, required: required) is not { } number) return null;
        if (!choices.Contains(number))
            Fail(name, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", choices)}).");
        return number;
    }

    public bool? Bool(string name)
    {
        if (Json[name] is not { } node) return null;
        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return node.GetValue<bool>();
        Fail(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    public ulong? Id(string name, bool required = false)
    {
        if (required && !Required(name)) return null;
        if (Json[name] is not { } node) return null;
        if (Shapes.Json.TryId(node, out var id)) return id;
        Fail(name, "NUMBER_TYPE_COERCE", $"Value {node.ToJsonString()} is not snowflake.");
        return null;
    }

    public Permission? Permission(string name)
    {
        if (Json[name] is not { } node) return null;
        if (Shapes.Json.TryId(node, out var bits)) return (Permission)bits;
        Fail(name, "PERMISSIONS_TYPE_CONVERT", $"Value {node.ToJsonString()} is not permissions.");
        return null;
    }

    public DateTimeOffset? Time(string name, bool required = false)
    {
        if (required && !Required(name)) return null;
        if (Json[name] is not { } node) return null;
        if (Shapes.Json.IsText(node) && IsoTime().IsMatch(node.GetValue<string>())
            && DateTimeOffset.TryParse(node.GetValue<string>(), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time)) return time;
        Fail(name, "DATETIME_TYPE_INVALID_ISO_FORMAT", "Could not interpret value as a timestamp in ISO 8601 format.");
        return null;
    }

    /// <summary>A list of known numbers, none of them twice.</summary>
    public JsonArray? Choices(string name, int min, params int[] choices)
    {
        if (List(name, min, Math.Max(choices.Length, 1)) is not { } list) return null;
        var seen = new HashSet<int>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonValue value || !value.TryGetValue<int>(out var number) || !choices.Contains(number))
                Fail($"{name}.{i}", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", choices)}).");
            else if (!seen.Add(number))
                Fail(name, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
        }
        return Shapes.Json.Copy(list);
    }

    /// <summary>A picture as it is uploaded within a body. See Discord docs: API Reference, Image Data.</summary>
    public void Picture(string name)
    {
        if (Text(name) is { } data && !PictureData().IsMatch(data))
            Fail(name, "IMAGE_INVALID", "Could not interpret value as a picture in a data URI.");
    }

    public List<ulong>? Ids(string name, int max)
    {
        if (List(name, 0, max) is not { } list) return null;
        var ids = new List<ulong>();
        for (var i = 0; i < list.Count; i++)
        {
            if (Shapes.Json.TryId(list[i], out var id)) ids.Add(id);
            else Fail($"{name}.{i}", "NUMBER_TYPE_COERCE", $"Value {list[i]?.ToJsonString()} is not snowflake.");
        }
        if (ids.Distinct().Count() != ids.Count)
            Fail(name, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
        return ids;
    }

    public Form? Object(string name, bool required = false)
    {
        if (required && !Required(name)) return null;
        if (Json[name] is not { } node) return null;
        if (node is JsonObject json) return Inner(json, name);
        Fail(name, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return null;
    }

    public List<Form> Objects(string name, int min, int max, bool required = false)
    {
        var forms = new List<Form>();
        if (required && !Required(name)) return forms;
        if (List(name, min, max) is not { } list) return forms;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject json) forms.Add(Inner(json, $"{name}.{i}"));
            else Fail($"{name}.{i}", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }
        return forms;
    }

    public JsonArray? List(string name, int min, int max)
    {
        if (Json[name] is not { } node) return null;
        if (node is not JsonArray list)
        {
            Fail(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return null;
        }
        if (min > 0 && (list.Count < min || list.Count > max))
            Fail(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        else if (list.Count > max)
            Fail(name, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        return list;
    }

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$")]
    private static partial Regex PictureData();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex IsoTime();

    private Form Inner(JsonObject json, string name) =>
        new(json, Path.Length == 0 ? name : $"{Path}.{name}", Problems, Strict);
}
