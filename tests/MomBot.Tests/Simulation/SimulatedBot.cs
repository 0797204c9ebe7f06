using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Discord;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime.Extensions;

namespace MomBot.Tests.Simulation;

/// <summary>One life of the bot's process: real stores on a real database, real handlers, clock, outbox.</summary>
internal sealed class SimulatedBot : IAsyncDisposable
{
    private static readonly ConfigFolder Config = ConfigFolder.Load(ShippedConfig.Path);
    private static readonly string MasterKey = Convert.ToBase64String(new byte[32]);

    private readonly Connections _connections;
    private readonly ServiceProvider _services;
    private readonly List<Task> _underWay = [];
    private Task _outbox = Task.CompletedTask;
    private Task _sweep = Task.CompletedTask;
    private Task _tidying = Task.CompletedTask;

    private SimulatedBot(Connections connections, ServiceProvider services, TurnTaking turns, FakeTimeProvider time)
    {
        _connections = connections;
        _services = services;
        Turns = turns;
        Time = time;
    }

    public TurnTaking Turns { get; }

    public FakeTimeProvider Time { get; }

    public ActionRouter Router => The<ActionRouter>();

    /// <summary>Whether the outbox did something on its last round.</summary>
    public bool OutboxIsQuiet { get; private set; }

    /// <summary>Whether nothing is under way, and nothing waits for its turn.</summary>
    public bool IsIdle => Turns.Count == 0 && _outbox.IsCompleted && _sweep.IsCompleted && _tidying.IsCompleted
        && !The<OutboxPump>().IsBusy && _underWay.TrueForAll(each => each.IsCompleted);

    public static async Task<SimulatedBot> StartAsync(
        string folder, int seed, TurnTaking turns, FakeTimeProvider time, SimulatedDiscord discord, SimulationLog log)
    {
        var people = new PeoplesTime(time, TimeSpan.Zero);
        turns.AtOnce = true;
        var connections = await Connections.OpenAsync(
            new DatabaseOptions(folder) { MasterKey = MasterKey, Random = new Random(seed), Pacing = turns },
            people.ToClock(), default);
        var options = new BotOptions(
            SimulatedDiscord.Token, new Uri("http://localhost/api"), folder, null, ShippedConfig.Path, TimeSpan.Zero);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(log.From))
            .AddMomBot(options, Config, connections, people, time)
            .AddSingleton<IHostApplicationLifetime, NoLifetime>()
            .AddSingleton(provider => new DiscordRest(
                new DiscordOptions { Token = SimulatedDiscord.Token, ApiBase = "http://discord.test/api" },
                time, new Random(seed),
                provider.GetRequiredService<ILogger<DiscordRest>>(), discord))
            .AddSingleton<SweepJob>()
            .BuildServiceProvider();
        services.GetRequiredService<GuildCache>().Know(SimulatedDiscord.Application, SimulatedDiscord.Bot);
        turns.AtOnce = false;
        return new SimulatedBot(connections, services, turns, time);
    }

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Hands what arrived to whoever takes care of it, as the host does.</summary>
    public void TakeIn(IReadOnlyList<SessionOutput.Dispatch> arrived)
    {
        foreach (var dispatch in arrived)
            _underWay.Add(TakeInAsync(dispatch));
    }

    /// <summary>Begins a round of the outbox, unless one is under way.</summary>
    public void Pump()
    {
        if (_outbox.IsCompleted)
            _outbox = PumpAsync();
    }

    /// <summary>Begins to do what is due, unless that is under way.</summary>
    public void Sweep()
    {
        if (_sweep.IsCompleted)
            _sweep = The<SweepJob>().Execute(null!, default).AsTask();
    }

    /// <summary>Begins to let go of what has had its time, unless that is under way.</summary>
    public void Tidy()
    {
        if (_tidying.IsCompleted)
            _tidying = TidyAsync();
    }

    /// <summary>What broke out of handlers: nothing should.</summary>
    public Exception? Broken()
    {
        var broken = _underWay.Append(_sweep).FirstOrDefault(task => task.IsFaulted)?.Exception;
        _underWay.RemoveAll(task => task.IsCompleted);
        return broken;
    }

    public async ValueTask DisposeAsync()
    {
        Turns.End();
        await _connections.DisposeAsync();
    }

    private async Task PumpAsync()
    {
        try
        {
            var told = await The<EventPump>().StepAsync(default);
            var started = await The<OutboxPump>().StepAsync(default, default);
            OutboxIsQuiet = !told && !started;
        }
        catch (Exception error) when (error is DataException)
        {
            OutboxIsQuiet = false; // The disk was full: again a little later.
        }
    }

    private async Task TidyAsync()
    {
        try
        {
            await The<Retention>().RunAsync(Time.GetUtcNow().ToInstant(), default);
        }
        catch (Exception error) when (error is DataException)
        {
            // The disk was full: it has another turn.
        }
    }

    private async Task TakeInAsync(SessionOutput.Dispatch dispatch)
    {
        switch (dispatch.Event)
        {
            case GatewayEvent.InteractionCreated(var interaction):
                await The<InteractionDispatcher>().HandleAsync(interaction, Time.GetTimestamp(), default);
                break;
            case GatewayEvent.MemberRemoved(var guild, var user):
                await _connections.WriteAsync(
                    unit => unit.SaveAsync(new MemberEvent.Left(
                        new GuildId((long)guild.Value), new MemberId((long)user.Value), unit.Now)), default);
                break;
            default:
                The<GuildCache>().Apply(dispatch.Event);
                break;
        }
    }

    private sealed class NoLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}

/// <summary>Keeps what is logged.</summary>
/// <param name="from">The least that counts.</param>
internal sealed class SimulationLog(LogLevel from) : ILoggerProvider, ILogger
{
    public LogLevel From => from;

    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Lines.Add($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
