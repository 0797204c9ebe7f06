using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Metrics;

/// <summary>Counts every answer under <c>/api</c>.</summary>
internal sealed class MetricsMiddleware(RequestDelegate next, WireMetrics metrics)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (ApiRoute.Of(context.Request) is { } route)
            metrics.Count(route, context.Response);
    }
}
