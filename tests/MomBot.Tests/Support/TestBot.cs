using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MomBot.Config;
using MomBot.Data.Database;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Interactions;
using NodaTime.Extensions;

namespace MomBot.Tests.Support;

/// <summary>The bot as it is put together in the host, with a database of its own, before a scripted Discord.</summary>
public sealed class TestBot : IAsyncDisposable
{
    /// <summary>What every test begins with, made once: the config, and a data folder after its first start.</summary>
    private static readonly Lazy<ConfigFolder> Shipped = new(() => ConfigFolder.Load(Config.ShippedConfig.Path));
    private static readonly Lazy<Task<string>> Begun = new(FirstStartAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("mombot-").FullName;
    private readonly Feature[] _features;
    private LogLines? _log;
    private ServiceProvider _services = null!;
    private Connections _connections = null!;
    private bool _known = true;

    private TestBot(Feature[] features) => _features = features;

    public FakeTimeProvider Time { get; } = new();

    public ScriptedDiscord Discord { get; } = new();

    /// <summary>With its own features, or with those a test brings.</summary>
    public static async Task<TestBot> StartAsync(params Feature[] features)
    {
        var bot = new TestBot(features);
        Copy(await Begun.Value, bot._folder);
        await bot.OpenAsync();
        return bot;
    }

    /// <summary>The same, with every line of its log kept.</summary>
    public static async Task<TestBot> StartAsync(LogLines log)
    {
        var bot = new TestBot([]) { _log = log };
        await bot.OpenAsync();
        return bot;
    }

    /// <summary>The database goes away under it.</summary>
    public ValueTask LoseDatabaseAsync() => _connections.DisposeAsync();

    /// <summary>All that the host would have.</summary>
    public IServiceProvider Services => _services;

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Discord says who we are.</summary>
    public void MeetDiscord() => The<GuildCache>().Know(application: 98, bot: (ulong)ScriptedDiscord.Bot);

    /// <summary>What a crash and a new start leave: the database, and nothing of what was in memory.</summary>
    /// <param name="known">Whether Discord has said already who we are.</param>
    public async Task RestartAsync(bool known = true)
    {
        _known = known;
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Tells what happened and performs what is due, until nothing is left to do at this moment.</summary>
    public async Task PumpAsync()
    {
        bool any;
        do
        {
            any = await The<EventPump>().StepAsync(default);
            any |= await The<OutboxPump>().StepAsync(default, default);
            await The<OutboxPump>().DrainAsync();
        }
        while (any);
    }

    /// <summary>Lets an interaction arrive just now, and handles it to its end.</summary>
    public Task HandleAsync(Interaction interaction) =>
        The<InteractionDispatcher>().HandleAsync(interaction, Time.GetTimestamp(), default);

    /// <summary>Does something to the database that the bot would not.</summary>
    public Task ExecuteAsync(string sql) => _connections.WriteAsync(unit => unit.ExecuteAsync(sql), default);

    public async Task<string[]> QueryAsync(string sql) => [.. await _connections.ReadAsync(
        async connection => (await connection.QueryAsync<object>(sql)).Select(row => string.Join(
            '|', ((IDictionary<string, object?>)row).Values)), default)];

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        var people = new PeoplesTime(Time, TimeSpan.Zero);
        _connections = await Connections.OpenAsync(
            new DatabaseOptions(_folder),
            people.ToClock(),
            default);
        var options = new BotOptions(
            "token", new Uri("http://localhost/api"), _folder, null, Config.ShippedConfig.Path, TimeSpan.Zero);
        var services = new ServiceCollection()
            .AddLogging(logging => Listen(logging.ClearProviders().SetMinimumLevel(LogLevel.Trace)))
            .AddMomBot(options, Shipped.Value, _connections, people, Time)
            .AddSingleton(provider => new DiscordRest(
                new DiscordOptions { Token = "token", ApiBase = "http://discord.test/api" },
                Time, new Random(1), provider.GetRequiredService<ILogger<DiscordRest>>(), Discord));
        if (_features.Length > 0)
            services.AddSingleton(new ActionRouter(_features));
        _services = services.BuildServiceProvider();
        if (_known)
            MeetDiscord();
    }

    private static async Task<string> FirstStartAsync()
    {
        var bot = new TestBot([]);
        await bot.OpenAsync();
        await bot.CloseAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(bot._folder, recursive: true);
        return bot._folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from))
            Copy(folder, Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(folder))).FullName);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private void Listen(ILoggingBuilder logging)
    {
        if (_log is not null)
            logging.AddProvider(_log);
    }

    private async Task CloseAsync()
    {
        await _services.DisposeAsync();
        await _connections.DisposeAsync();
    }
}
