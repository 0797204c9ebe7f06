using Microsoft.Extensions.Hosting;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Bot;

/// <summary>
/// The bot itself, whole, in the sandbox's process: its own host, Quartz and database file, over real sockets. This is
/// the only place of the sandbox that knows it.
/// </summary>
public sealed class InProcessBot(DiscordWorld world, string? dataFolder, bool frozen, string? postgres = null)
    : ISandboxBot
{
    private readonly string _folder = dataFolder ?? Directory.CreateTempSubdirectory("mombot-").FullName;
    private BuiltBot? _bot;
    private PeoplesTime? _people;
    private (string ApiBase, string Token) _started;

    /// <summary>The bot's own services, for tests that look inside.</summary>
    public IServiceProvider Services => Built.Host.Services;

    private BuiltBot Built => _bot ?? throw new InvalidOperationException("The bot has not been started.");

    public async Task StartAsync(string apiBase, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _started = (apiBase, token);
        var people = _people = frozen
            ? PeoplesTime.Frozen(TimeProvider.System, now)
            : new PeoplesTime(TimeProvider.System, now - TimeProvider.System.GetUtcNow());
        var options = new BotOptions(
            token, new Uri(
                apiBase), _folder, postgres, Path.Combine(AppContext.BaseDirectory, "config"), TimeSpan.Zero);
        _bot = await MomBot.Host.Bot.BuildAsync(options, people, TimeProvider.System, cancellationToken);
        Built.Host.Services.GetRequiredService<Clockwork>().Moved += world.Clock.MoveTo;
        await Built.Host.StartAsync(cancellationToken);
        await Built.Host.Services.GetRequiredService<Readiness>().WhenReadyAsync(cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        (await Services.GetRequiredService<Sweep>().NextDueAsync(cancellationToken))?.ToDateTimeOffset();

    /// <summary>Stops it and starts it anew: it knows what it has saved, and nothing else.</summary>
    /// <param name="away">How long people's time goes on without it.</param>
    /// <param name="meanwhile">Happens while it is down; none: nothing does.</param>
    public async Task RestartAsync(
        CancellationToken cancellationToken, TimeSpan away = default, Action? meanwhile = null)
    {
        await Built.Host.StopAsync(cancellationToken);
        await Built.DisposeAsync();
        world.Clock.MoveTo(world.Clock.Now + away);
        meanwhile?.Invoke();
        await StartAsync(_started.ApiBase, _started.Token, world.Clock.Now, cancellationToken);
    }

    /// <summary>Where time flows, it brings what is due within a second itself, and that may be over.</summary>
    public Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellationToken) =>
        !frozen && to < _people!.GetUtcNow().AddSeconds(1)
            ? Task.CompletedTask
            : Services.GetRequiredService<Clockwork>().AdvanceToAsync(to, cancellationToken);

    public Task WhenIdleAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<Activity>().WhenIdleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_bot is { } bot)
        {
            await bot.Host.StopAsync();
            await bot.DisposeAsync();
        }

        if (dataFolder is null)
            Directory.Delete(_folder, recursive: true);
    }
}
