using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace MomBot.Discord.Rest;

/// <summary>Reads Discord's error body into a kind, a code, words and flat paths. See Discord docs: API
/// Reference.</summary>
internal static class ErrorReader
{
    private const int MostPaths = 20;

    public static DiscordError Read(HttpStatusCode status, byte[] body, bool authorised, bool repeatable)
    {
        var (code, message, paths) = ReadBody(body);
        return new DiscordError(KindOf(status, authorised, repeatable), code, message)
        {
            HttpStatus = status,
            Paths = paths,
        };
    }

    /// <summary>The wait in the body of a 429, for when its header is missing.</summary>
    public static TimeSpan? RetryAfter(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("retry_after", out var value)
                && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < 1e8 and var seconds
                ? TimeSpan.FromSeconds(seconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DiscordErrorKind KindOf(HttpStatusCode status, bool authorised, bool repeatable) =>
        (int)status switch
    {
        // Routes that carry their token in the address answer 401 when that one is over; ours is still good.
        401 => authorised ? DiscordErrorKind.Unauthorized : DiscordErrorKind.Gone,
        403 => DiscordErrorKind.Forbidden,
        404 => DiscordErrorKind.Gone,
        429 => DiscordErrorKind.Limited,
        >= 500 => repeatable ? DiscordErrorKind.Down : DiscordErrorKind.Unknown,
        _ => DiscordErrorKind.Invalid,
    };

    private static (int Code, string Message, ImmutableArray<string> Paths) ReadBody(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (0, "", []);
            var paths = ImmutableArray.CreateBuilder<string>();
            if (root.TryGetProperty("errors", out var errors))
                Flatten(errors, "", paths);
            return (Number(root, "code"), Text(root, "message"), paths.ToImmutable());
        }
        catch (JsonException)
        {
            return (0, "", []); // An error page of a proxy: the status says all there is.
        }
    }

    private static void Flatten(JsonElement element, string path, ImmutableArray<string>.Builder paths)
    {
        if (element.ValueKind != JsonValueKind.Object || paths.Count >= MostPaths)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("_errors") && property.Value.ValueKind == JsonValueKind.Array)
                foreach (var error in property.Value.EnumerateArray())
                    paths.Add($"{path}: {Text(error, "code")} {Text(error, "message")}");
            else
                Flatten(property.Value, Join(path, property.Name), paths);
        }
    }

    private static string Join(string path, string name) =>
        int.TryParse(name, out _) ? $"{path}[{name}]" : path.Length == 0 ? name : $"{path}.{name}";

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number) ? number : 0;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
