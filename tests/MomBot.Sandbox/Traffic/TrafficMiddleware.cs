using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Traffic;

/// <summary>Sees every exchange under <c>/api</c>: what was asked, what was answered, how long it took.</summary>
internal sealed class TrafficMiddleware(RequestDelegate next, TrafficLog log, TimeProvider time)
{
    private const string DeliberateHeader = "X-Sandbox-Deliberate";

    public async Task InvokeAsync(HttpContext context)
    {
        if (ApiRoute.Of(context.Request) is not { } route)
        {
            await next(context);
            return;
        }

        var started = time.GetTimestamp();
        if (log.Records)
            await RecordAsync(context, route);
        else
            await next(context);
        var took = time.GetElapsedTime(started).TotalMilliseconds;
        log.Tell(new Exchange(route.Method, route.Path, context.Response.StatusCode, took));
    }

    private async Task RecordAsync(HttpContext context, ApiRoute route)
    {
        var request = await RequestBody.ReadAsync(context.Request);
        var outward = context.Response.Body;
        using var captured = new MemoryStream();
        context.Response.Body = captured;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
        }

        Write(context, route, request, captured);
        if (context.RequestAborted.IsCancellationRequested)
            return;
        captured.Position = 0;
        await captured.CopyToAsync(outward, context.RequestAborted);
    }

    private void Write(HttpContext context, ApiRoute route, JsonNode? request, MemoryStream captured)
    {
        var line = new JsonObject
        {
            ["method"] = route.Method,
            ["path"] = route.Path,
            ["query"] = context.Request.QueryString.Value?.TrimStart('?') ?? "",
        };
        if (request is not null)
            line["request"] = request;
        line["status"] = context.Response.StatusCode;
        if (Parse(captured) is { } response)
            line["response"] = response;
        log.Write(line, context.Request.Headers[DeliberateHeader] == "1");
    }

    private static JsonNode? Parse(MemoryStream captured)
    {
        try
        {
            captured.Position = 0;
            return captured.Length == 0 ? null : JsonNode.Parse(captured);
        }
        catch (JsonException)
        {
            return null; // a proxy's page in HTML, which no description knows
        }
    }
}
