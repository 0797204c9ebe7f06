using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MomBot.Sandbox.Traffic;

/// <summary>How JSON from outside is read: at once, so that what is wrong shows here, not at first use.</summary>
internal static partial class StrictJson
{
    /// <summary>A property named twice is an error.</summary>
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Of a property named twice the last one holds, as with Discord.</summary>
    public static JsonNode? LastHolds(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IndexOf("\\ud"u8) >= 0 || bytes.Span.IndexOf("\\uD"u8) >= 0)
            bytes = Encoding.UTF8.GetBytes(LoneHalf().Replace(Encoding.UTF8.GetString(bytes.Span), ""));
        try
        {
            return JsonNode.Parse(bytes.Span, null, Options);
        }
        catch (JsonException)
        {
            using var document = JsonDocument.Parse(bytes);
            return Copy(document.RootElement);
        }
    }

    /// <summary>Half of a character that needs two: Discord takes it out, and no text here could hold it.</summary>
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
        + @"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})")]
    private static partial Regex LoneHalf();

    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new JsonObject();
                foreach (var property in element.EnumerateObject()) made[property.Name] = Copy(property.Value);
                return made;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }
}
