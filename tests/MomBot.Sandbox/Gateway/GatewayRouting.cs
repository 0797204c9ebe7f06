namespace MomBot.Sandbox.Gateway;

/// <summary>Plugs the gateway into a program.</summary>
public static class GatewayRouting
{
    /// <summary>Serves the hub (from the services, or the one given) at a path; may be called at any place.</summary>
    public static WebApplication MapGateway(this WebApplication app, string path, GatewayHub? hub = null)
    {
        var gateway = hub ?? app.Services.GetRequiredService<GatewayHub>();
        app.UseWebSockets();
        app.Map(path, gateway.AcceptAsync);
        app.Map(path + GatewayHub.ResumePath, gateway.AcceptAsync);
        app.Lifetime.ApplicationStopping.Register(gateway.Shutdown);
        return app;
    }
}
