using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MomBot.Tests.Support;

namespace MomBot.Tests.Simulation;

/// <summary>
/// The place every run begins in: a community that its owner has set up, made once by the bot itself and copied for
/// each seed, database and all.
/// </summary>
internal sealed class SimulatedVillage : IDisposable
{
    private readonly string _folder = Home();

    private SimulatedVillage()
    {
    }

    public SimulatedDiscord Discord { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>A folder in memory where there is one: a disk would only be waited for.</summary>
    public static string Home() => Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"mombot-sim-{Guid.NewGuid():N}")).FullName;

    public static async Task<SimulatedVillage> BuildAsync()
    {
        var village = new SimulatedVillage();
        var weather = new Weather(new Random(0), crash: null);
        var time = new FakeTimeProvider();
        var discord = new SimulatedDiscord(new Random(0), time.GetUtcNow, weather);
        discord.Found(Crowd.Everybody);
        var gateway = new SimulatedGateway(discord, new Random(0));
        discord.Told += gateway.Tell;
        var log = new SimulationLog(LogLevel.Error);
        await using (var bot = await SimulatedBot.StartAsync(
            village._folder, 1, new TurnTaking(weather), time, discord, log))
        {
            bot.Turns.AtOnce = true;
            gateway.Start();
            bot.TakeIn(gateway.Take());
            void Ask(int type, string data, Posted? on)
            {
                var id = $"{discord.NextId()}";
                discord.Asked[id] = new Asked($"tok{id}", Crowd.Owner, 801, on, time.GetUtcNow());
                gateway.Tell("INTERACTION_CREATE", $$"""
                    {"id":"{{id}}","application_id":"98","type":{{type}},"token":"tok{{id}}","guild_id":"700",
                     "channel_id":"801","locale":"en-GB","member":{"user":{"id":"{{Crowd.Owner}}","username":"owner"},
                     "roles":[],"permissions":"2199023255551"},"data":{{data}}{{(on is null ? "" :
                         $",\"message\":{SimulatedDiscord.MessageJson(on)}")}}}
                    """);
                for (var round = 0; round < 60; round++)
                {
                    bot.TakeIn(gateway.Take());
                    bot.Pump();
                    bot.Sweep();
                    time.Advance(TimeSpan.FromSeconds(2));
                }
            }

            Ask(
                2,
                """{"id":"1","name":"setup","type":1,"options":[{"name":"zone","type":3,"value":"Europe/London"}]}""",
                null);
            Ask(3, """{"component_type":2,"custom_id":"setup.apply"}""", discord.Messages[^1]);
            if (log.Lines.Count > 0 || bot.Broken() is not null)
                throw new InvalidOperationException(string.Join('\n', log.Lines) + bot.Broken());
        }

        village.Discord = discord;
        village.At = time.GetUtcNow();
        return village;
    }

    /// <summary>Puts its database into a folder, as it was.</summary>
    public void CopyTo(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
