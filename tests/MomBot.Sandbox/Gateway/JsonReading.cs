using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>Reads values that a client may have given any type, without throwing.</summary>
internal static class JsonReading
{
    public static int? AsInt(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<int>(out var value) ? value : null;

    public static long? AsLong(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<long>(out var value) ? value : null;

    public static string? AsText(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static bool IsTrue(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    public static ulong? AsSnowflake(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String when ulong.TryParse(
            node.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) => id,
        JsonValueKind.Number when node.AsValue().TryGetValue<ulong>(out var id) => id,
        _ => null,
    };

    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
