using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Sandbox.Gateway;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>A Kestrel on a free port with the parts of the wire a test asks for.</summary>
public sealed class WireApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WireApp(WebApplication app, ManualTime time, GatewayHub hub)
    {
        (_app, Time, Hub) = (app, time, hub);
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public ManualTime Time { get; }

    public GatewayHub Hub { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<WireApp> StartAsync(
        LittleWorld? world = null, GatewayOptions? options = null, Action<WebApplication, ManualTime>? plug = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var time = new ManualTime();
        var hub = new GatewayHub(world ?? new LittleWorld(), time, new Random(1), resumeUrl: null, options);
        app.MapGateway("/gateway", hub);
        plug?.Invoke(app, time);
        await app.StartAsync();
        return new WireApp(app, time, hub);
    }

    public Task<GatewayClient> ConnectAsync(string query = "v=10&encoding=json") =>
        GatewayClient.ConnectAsync(new Uri($"ws://{Address.Authority}/gateway?{query}"));

    /// <summary>Connects and reads hello.</summary>
    public async Task<GatewayClient> GreetedAsync(string query = "v=10&encoding=json")
    {
        var client = await ConnectAsync(query);
        await client.NextAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
