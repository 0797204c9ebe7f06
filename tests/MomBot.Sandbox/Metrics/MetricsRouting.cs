using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Metrics;

/// <summary>The control route for metrics.</summary>
public static class MetricsRouting
{
    /// <summary>Maps <c>GET /sandbox/metrics</c>.</summary>
    public static WebApplication MapMetrics(this WebApplication app, WireMetrics? metrics = null)
    {
        var counted = metrics ?? app.Services.GetRequiredService<WireMetrics>();
        app.MapGet("/sandbox/metrics", context =>
        {
            var told = counted.Describe();
            if (context.Request.Query.ContainsKey("held"))
                told["held"] = Held(context.RequestServices);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(told.ToJsonString());
        });
        return app;
    }

    /// <summary>What the program holds on to, without garbage: to be compared before and after a crowd.</summary>
    private static JsonObject Held(IServiceProvider services)
    {
        var (hub, limiter) = (services.GetRequiredService<GatewayHub>(), services.GetRequiredService<RateLimiter>());
        var held = new JsonObject
        {
            ["heap_mb"] = Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, 1),
            ["sessions"] = hub.Sessions,
            ["connections"] = hub.Connections,
            ["buckets"] = limiter.Windows,
        };
        if (services.GetService<DiscordWorld>() is { } world)
            world.Do(() =>
            {
                held["interactions"] = world.AllInteractions.Count;
                held["unanswered"] = world.AllInteractions.Values.Count(one => one.AnswerType is null && !one.GaveUp);
                held["messages"] = world.AllMessages.Count;
                held["uploads"] = world.Uploads.Count;
            });
        return held;
    }
}
