using System.Net;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Control;
using MomBot.Sandbox.Faults;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.Hosting;
using MomBot.Sandbox.Metrics;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.Rest;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Traffic;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox;

/// <summary>A running local Discord: its page, its API, its control calls, and the bot if there is one.</summary>
public sealed class LocalDiscord : IAsyncDisposable
{
    private static readonly TimeSpan SettleEvery = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly ISandboxBot? _bot;
    private readonly ClockCalls _clock;
    private ITimer? _settling;

    private LocalDiscord(WebApplication app, DiscordWorld world, DiscordApi rest, ISandboxBot? bot, ClockCalls clock)
    {
        (_app, World, Rest, _bot, _clock) = (app, world, rest, bot, clock);
    }

    public DiscordWorld World { get; }

    /// <summary>The API without a socket in between.</summary>
    public DiscordApi Rest { get; }

    internal GatewayHub Gateway => _app.Services.GetRequiredService<GatewayHub>();

    internal RateLimiter Limits => _app.Services.GetRequiredService<RateLimiter>();

    /// <summary>Whether some client listens for every community there is.</summary>
    internal bool GuildsHeard => World.GuildIds().All(Gateway.IsHeard);

    public Uri Page => World.BaseUrl;

    public Uri Api => new(World.BaseUrl, "api");

    public Uri Control => new(World.BaseUrl, "sandbox");

    public string Token => World.Application.Token;

    public string ApplicationId => Json.Id(World.ApplicationId);

    public IReadOnlyList<string> GuildIds => World.Do(() => World.AllGuilds.Keys.Select(Json.Id).ToList());

    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public static async Task<LocalDiscord> StartAsync(
        SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        if (!IPAddress.TryParse(options.Url.Host, out var address) || !IPAddress.IsLoopback(address))
            throw new ArgumentException(
                $"The local Discord listens on loopback only, such as {SandboxOptions.DefaultUrl}.");
        var clock = new WorldClock(options.WireTime, options.StartAt, options.FrozenClock);
        var world = new DiscordWorld(clock) { RefusesUnknownFields = options.RefuseUnknownFields };
        clock.Moved += now =>
        {
            world.Do(world.Settle); // before anything of the bot's that falls due at the same instant
            world.Happenings.Tell("clock", new() { ["now"] = Json.Time(now) });
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // What goes wrong at the start is told in one sentence by whoever starts it, never as a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.Logs) builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address, options.Url.Port));
        builder.Services.AddSingleton(world).AddSingleton<IGatewayWorld>(world).AddSandboxWire(new WireOptions
        {
            Time = options.WireTime,
            TrafficFile = options.TrafficFile,
            RateLimits = options.RateLimits,
            Gateway = options.Gateway,
        });
        var app = builder.Build();
        var hub = app.Services.GetRequiredService<GatewayHub>();
        var metrics = app.Services.GetRequiredService<WireMetrics>();
        (world.Interactions.Started, world.Interactions.FirstAnswered) =
            (metrics.InteractionStarted, metrics.InteractionAnswered);
        var bot = options.Bot?.Invoke(world);
        var clockCalls = new ClockCalls(world, bot);
        var control = new ControlApi(world, clockCalls);
        app.Services.GetRequiredService<FaultList>().Control = (method, path, body) =>
            Meanwhile(control, method, path, body);
        var rest = new DiscordApi(
            world, token => hub.GatewayBot(token, new Uri($"ws://{world.BaseUrl.Authority}/gateway")));
        if (options.FirstLook is { } look)
            app.Use(async (context, next) =>
            {
                if (!await look(context)) await next(context);
            });
        app.UseWebSockets();
        app.UseMiddleware<RequestNews>(world);
        app.UseSandboxWire();
        app.MapSandboxWire();
        app.Map("/api/{**path}", new ApiEndpoint(rest).AnswerAsync);
        app.Map("/sandbox/{**path}", new ControlEndpoint(control).AnswerAsync);
        app.MapGet("/sandbox/events", new EventStream(world, app.Lifetime).ListenAsync);
        app.MapGet("/attachments/{channel}/{id}/{name}", new AttachmentFiles(world).SendAsync);
        app.MapGet("/{file?}", PageFiles.SendAsync);
        var discord = new LocalDiscord(app, world, rest, bot, clockCalls);
        world.Events.Sink = options.Sink?.Invoke(world) ?? hub;
        await discord.BeginAsync(options, cancellationToken);
        return discord;
    }

    /// <summary>The line that scripts find their way by.</summary>
    public JsonObject Describe() => new()
    {
        ["page"] = Page.ToString(),
        ["api"] = Api.ToString(),
        ["control"] = Control.ToString(),
        ["token"] = Token,
        ["application_id"] = ApplicationId,
        ["guild_ids"] = new JsonArray([.. GuildIds.Select(id => (JsonNode)id)]),
    };

    public async Task WaitForExitAsync()
    {
        await _app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_settling is not null) await _settling.DisposeAsync();
        if (_bot is not null) await _bot.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _clock.Dispose();
    }

    /// <summary>What a human does in the middle of a request; one that cannot be done must not pass unseen.</summary>
    private static async Task Meanwhile(ControlApi control, string method, string path, JsonObject? body)
    {
        var answer = await control.HandleAsync(
            method, path, new Dictionary<string, string>(), body, CancellationToken.None);
        if (answer.Status >= 400)
            throw new InvalidOperationException($"{method} {path} was refused: {answer.Body?.ToJsonString()}");
    }

    private async Task BeginAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var making = new GuildMaking(World);
            foreach (var guild in WorldFiles.Read(options.World)) World.Do(() => making.Make(guild));
            await _app.StartAsync(cancellationToken);
            if (!options.FrozenClock)
                _settling = options.WireTime.CreateTimer(_ => World.Do(World.Settle), null, SettleEvery, SettleEvery);
            World.BaseUrl = new Uri(_app.Urls.First().TrimEnd('/') + "/");
            if (_bot is not null)
                await _bot.StartAsync(Api.ToString(), Token, World.Clock.Now, cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
