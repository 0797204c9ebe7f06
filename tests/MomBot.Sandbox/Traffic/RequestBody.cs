using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Traffic;

/// <summary>Reads a request's JSON ahead of its handler and leaves the body as it was.</summary>
internal static class RequestBody
{
    /// <summary>The body as JSON, of a multipart request its <c>payload_json</c>; null when there is none.</summary>
    public static async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        await BufferAsync(request);
        try
        {
            if (!request.HasFormContentType)
                return request.Body.Length == 0 ? null : await ParseAsync(request.Body);
            var form = await request.ReadFormAsync();
            return form["payload_json"] is [{ } payload]
                ? StrictJson.LastHolds(Encoding.UTF8.GetBytes(payload))
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException)
        {
            return null; // the handler will say so in Discord's own words
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    /// <summary>Takes the whole body in, so that it stays readable even when the client hangs up.</summary>
    public static async Task BufferAsync(HttpRequest request)
    {
        request.EnableBuffering();
        await request.Body.CopyToAsync(Stream.Null);
        request.Body.Position = 0;
    }

    private static async Task<JsonNode?> ParseAsync(Stream body)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes);
        return StrictJson.LastHolds(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }
}
