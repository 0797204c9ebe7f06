using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Shapes;

/// <summary>How ids, times and lists are written in Discord's JSON.</summary>
public static class Json
{
    public static string Id(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static string? Id(ulong? id) => id?.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? at) => at is { } time ? Time(time) : null;

    /// <summary>A time that <see cref="Time(DateTimeOffset)"/> has written.</summary>
    public static DateTimeOffset? TimeOf(JsonNode? node) => node is null
        ? null
        : DateTimeOffset.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static JsonArray List(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Ids(IEnumerable<ulong> ids) => new([.. ids.Select(id => (JsonNode)Id(id))]);

    public static T Copy<T>(T node) where T : JsonNode => (T)node.DeepClone();

    public static bool TryId(JsonNode? node, out ulong id)
    {
        id = 0;
        return node is JsonValue value && value.GetValueKind() switch
        {
            JsonValueKind.String => TryId(value.GetValue<string>(), out id),
            JsonValueKind.Number => value.TryGetValue(out id),
            _ => false,
        };
    }

    public static bool TryId(string? text, out ulong id) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    public static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
