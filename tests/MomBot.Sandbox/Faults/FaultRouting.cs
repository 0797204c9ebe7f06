using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>The control routes for faults.</summary>
public static class FaultRouting
{
    private const string Path = "/sandbox/faults";

    /// <summary>Maps <c>GET</c>, <c>POST</c> and <c>DELETE /sandbox/faults</c>.</summary>
    public static WebApplication MapFaults(this WebApplication app, FaultList? faults = null)
    {
        var list = faults ?? app.Services.GetRequiredService<FaultList>();
        app.MapGet(Path, context => WriteAsync(context.Response, list));
        app.MapPost(Path, context => AddAsync(context, list));
        app.MapDelete(Path, context =>
        {
            if (context.Request.Query["name"].ToString() is { Length: > 0 } name)
                list.Clear(name);
            else
                list.Clear();
            return WriteAsync(context.Response, list);
        });
        return app;
    }

    private static async Task AddAsync(HttpContext context, FaultList list)
    {
        try
        {
            var body = context.Request.Body;
            list.Add(await JsonNode.ParseAsync(body, null, StrictJson.Options, context.RequestAborted));
            await WriteAsync(context.Response, list);
        }
        catch (Exception wrong) when (wrong is FaultBodyException or JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                wrong is JsonException ? "That is not JSON.\n" : $"{wrong.Message}\n", context.RequestAborted);
        }
    }

    private static Task WriteAsync(HttpResponse response, FaultList list)
    {
        response.ContentType = "application/json";
        return response.WriteAsync(list.Describe().ToJsonString());
    }
}
