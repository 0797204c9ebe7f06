using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Hosting;

/// <summary>Tells the page of each request that the bot makes, without the secrets in its path.</summary>
public sealed class RequestNews(RequestDelegate next, DiscordWorld world)
{
    private const int LongestId = 25;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }
        var started = world.Clock.Wire.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            world.Happenings.Tell("request", new JsonObject
            {
                ["method"] = context.Request.Method,
                ["path"] = Hidden(context.Request.Path.Value!),
                ["status"] = context.Response.StatusCode,
                ["ms"] = Math.Round(world.Clock.Wire.GetElapsedTime(started).TotalMilliseconds, 2),
            });
        }
    }

    private static string Hidden(string path) =>
        string.Join('/', path.Split('/').Select(step => step.Length > LongestId ? "…" : step));
}
