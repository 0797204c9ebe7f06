using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.Traffic;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>A Kestrel on a free port with the whole wire over a little world and the API a test gives it.</summary>
public sealed class WireApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _ended;

    private WireApp(WebApplication app, ManualTime time)
    {
        (_app, Time) = (app, time);
        Hub = app.Services.GetRequiredService<GatewayHub>();
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", LittleWorld.Token);
    }

    public ManualTime Time { get; }

    public GatewayHub Hub { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<WireApp> StartAsync(
        LittleWorld? world = null,
        GatewayOptions? options = null,
        Func<WireOptions, WireOptions>? wire = null,
        Action<WebApplication>? api = null)
    {
        var time = new ManualTime();
        var wanted = new WireOptions { Time = time, Gateway = options ?? new() };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IGatewayWorld>(world ?? new LittleWorld());
        builder.Services.AddSandboxWire(wire?.Invoke(wanted) ?? wanted);
        var app = builder.Build();
        app.UseSandboxWire().MapSandboxWire();
        api?.Invoke(app);
        await app.StartAsync();
        return new WireApp(app, time);
    }

    public T Part<T>()
        where T : class => _app.Services.GetRequiredService<T>();

    public Task<GatewayClient> ConnectAsync(string query = "v=10&encoding=json") =>
        GatewayClient.ConnectAsync(new Uri($"ws://{Address.Authority}/gateway?{query}"));

    /// <summary>Connects and reads hello.</summary>
    public async Task<GatewayClient> GreetedAsync(string query = "v=10&encoding=json")
    {
        var client = await ConnectAsync(query);
        await client.NextAsync();
        return client;
    }

    /// <summary>Connects, identifies and reads the guilds; moves on first, so that it is never too soon.</summary>
    public async Task<GatewayClient> IdentifiedAsync(int intents = 1, JsonArray? shard = null)
    {
        Time.Advance(TimeSpan.FromSeconds(5));
        var client = await GreetedAsync();
        await client.ReadyAsync(intents, shard);
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null) => Http.SendAsync(
        new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        });

    /// <summary>Sets faults and expects them to be taken.</summary>
    public async Task BreakAsync(string faults) =>
        (await SendAsync("POST", "/sandbox/faults", faults)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
