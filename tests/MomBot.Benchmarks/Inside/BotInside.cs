using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MomBot.Config;
using MomBot.Data.Database;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Dispatch;
using MomBot.Host;
using NodaTime.Extensions;

namespace MomBot.Benchmarks.Inside;

/// <summary>The bot as the host puts it together, with its real stores, before a Discord that only answers.</summary>
internal sealed class BotInside : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder;
    private readonly ServiceProvider _services;

    private BotInside(string folder, ServiceProvider services, Connections connections, PeoplesTime people)
    {
        (_folder, _services, Connections, People) = (folder, services, connections, people);
        Discord = services.GetRequiredService<QuietDiscord>();
    }

    public Connections Connections { get; }

    public PeoplesTime People { get; }

    public QuietDiscord Discord { get; }

    public string DatabaseFile => new DatabaseOptions(_folder).DatabaseFile;

    public static async Task<BotInside> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mombot-inside-").FullName;
        var people = PeoplesTime.Frozen(TimeProvider.System, Start);
        var connections = await Connections.OpenAsync(new DatabaseOptions(folder), people.ToClock(), default);
        var options = new BotOptions(
            "token", new Uri("http://localhost/api"), folder, null,
            Path.Combine(AppContext.BaseDirectory, "config"), TimeSpan.Zero);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddMomBotLogging().SetMinimumLevel(LogLevel.Warning))
            .AddMomBot(options, ConfigFolder.Load(options.ConfigFolder), connections, people, TimeProvider.System)
            .AddSingleton(new QuietDiscord(TimeProvider.System))
            .AddSingleton(provider => new DiscordRest(
                new DiscordOptions { Token = "token", ApiBase = "http://discord.test/api" },
                TimeProvider.System, new Random(1), provider.GetRequiredService<ILogger<DiscordRest>>(),
                provider.GetRequiredService<QuietDiscord>()))
            .BuildServiceProvider();
        services.GetRequiredService<GuildCache>().Know(application: 98, bot: 99);
        return new BotInside(folder, services, connections, people);
    }

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Tells what happened until nothing is untold.</summary>
    public async Task TellAllAsync()
    {
        while (await The<EventPump>().StepAsync(default))
        {
            // More followed from it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Connections.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
