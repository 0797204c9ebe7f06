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
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(counted.Describe().ToJsonString());
        });
        return app;
    }
}
