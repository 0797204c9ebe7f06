using MomBot.Sandbox.Faults;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.Metrics;
using MomBot.Sandbox.RateLimits;

namespace MomBot.Sandbox.Traffic;

/// <summary>
/// Plugs the wire into a program. The order matters, outermost first: traffic (sees what really left), metrics,
/// rate limits (hold what arrives), faults (happen to what was let through), then the API itself.
/// <see cref="UseSandboxWire"/> keeps it; the routes may be mapped at any place.
/// </summary>
public static class WireSetup
{
    /// <summary>Registers the hub (also as <see cref="IEventSink"/>), limits, faults, traffic and metrics.</summary>
    public static IServiceCollection AddSandboxWire(this IServiceCollection services, WireOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => new GatewayHub(
            provider.GetRequiredService<IGatewayWorld>(),
            options.Time,
            new Random(options.Seed),
            options.ResumeUrl,
            options.Gateway))
        .AddSingleton<IEventSink>(provider => provider.GetRequiredService<GatewayHub>())
        .AddSingleton(new RateLimiter(options.RateLimits, options.Time))
        .AddSingleton(provider => new FaultList(provider.GetRequiredService<GatewayHub>().Trouble, options.Time))
        .AddSingleton(_ => new TrafficLog(options.TrafficFile))
        .AddSingleton(provider =>
            new WireMetrics(provider.GetRequiredService<GatewayHub>().Counters, options.Time));

    /// <summary>All four layers in their order.</summary>
    public static WebApplication UseSandboxWire(this WebApplication app)
    {
        app.UseHeaderLies().UseTraffic().UseMetrics().UseRateLimits().UseFaults();
        return app;
    }

    /// <summary>All routes of the wire: the gateway, faults and metrics.</summary>
    public static WebApplication MapSandboxWire(this WebApplication app) =>
        app.MapGateway("/gateway").MapFaults().MapMetrics();

    public static IApplicationBuilder UseTraffic(this IApplicationBuilder app) =>
        app.UseMiddleware<TrafficMiddleware>(Part<TrafficLog>(app), Time(app));

    public static IApplicationBuilder UseMetrics(this IApplicationBuilder app) =>
        app.UseMiddleware<MetricsMiddleware>(Part<WireMetrics>(app));

    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) =>
        app.UseMiddleware<RateLimitMiddleware>(Part<RateLimiter>(app), Time(app));

    public static IApplicationBuilder UseFaults(this IApplicationBuilder app) =>
        app.UseMiddleware<FaultMiddleware>(Part<FaultList>(app), Time(app));

    // The time must be the wire's own, whatever TimeProvider the program has registered for people's time.
    private static TimeProvider Time(IApplicationBuilder app) => Part<WireOptions>(app).Time;

    private static T Part<T>(IApplicationBuilder app)
        where T : class => app.ApplicationServices.GetRequiredService<T>();
}
