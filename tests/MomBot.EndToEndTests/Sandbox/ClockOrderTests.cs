using System.Text;
using System.Text.Json.Nodes;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.World;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>A jump of the clock does all that falls due on the way in order, the bot's things and Discord's.</summary>
public sealed class ClockOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task OnTheWayThreadsFallAsleepAndEventsBeginAtTheirOwnTime_BeforeAndAfterWhatTheBotDoes()
    {
        var happened = new List<string>();
        Channel? early = null, late = null;
        DiscordWorld? world = null;
        var bot = new BusyBot(Start.AddDays(3), () =>
        {
            world!.Clock.MoveTo(Start.AddDays(3)); // as the bot's own clockwork tells it
            happened.Add($"the bot's job, the first thread {(early!.Thread!.Archived ? "asleep" : "awake")}");
            late = Open(world, "late");
        });
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            StartAt = Start,
            FrozenClock = true,
            Bot = it =>
            {
                world = it;
                return bot;
            },
        });
        early = Open(discord.World, "early");
        var guild = discord.World.AllGuilds.Values.Single();
        using var http = new HttpClient();
        await PostAsync(http, discord, $"guilds/{guild.Id}/events",
            """{"name":"Soup","days":1,"at":"12:00","lasts":"PT2H","where":"hall","description":"d"}""");
        var begins = DateTimeOffset.Parse((string)guild.ScheduledEvents.Values.Single()["scheduled_start_time"]!, null);
        discord.World.Events.Sink = new Listener((name, data) =>
        {
            if (name is "THREAD_UPDATE" or "GUILD_SCHEDULED_EVENT_UPDATE")
                happened.Add($"{data["name"]} {data["status"]} at {discord.World.Clock.Now - Start}");
        });

        await PostAsync(http, discord, "clock", """{"advance":"P7D"}""");

        Assert.Equal(
        [
            "early  at 01:00:00",
            $"Soup 2 at {begins - Start}",
            $"Soup 3 at {begins.AddHours(2) - Start}",
            "the bot's job, the first thread asleep",
            "late  at 3.01:00:00",
        ], happened);
        Assert.Equal(Start.AddHours(1), early.Thread!.ArchiveChangedAt);
        Assert.Equal(Start.AddDays(3).AddHours(1), late!.Thread!.ArchiveChangedAt);
        Assert.Equal(Start.AddDays(7), discord.World.Clock.Now);
    }

    private static Channel Open(DiscordWorld world, string name) => world.Do(() => world.Threads.Open(
        world.AllGuilds.Values.Single().Channels.Values.First(channel => channel.Name == "general"),
        ChannelType.PublicThread, name, world.Bot, autoArchive: 60));

    private static async Task PostAsync(HttpClient http, LocalDiscord discord, string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"{discord.Control}/{path}"), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class Listener(Action<string, JsonObject> heard) : MomBot.Sandbox.Gateway.IEventSink
    {
        public void Publish(string eventName, ulong? guildId, JsonObject data, ulong? onlyUser = null) =>
            heard(eventName, data);
    }

    /// <summary>A bot that has one thing to do, at its time.</summary>
    private sealed class BusyBot(DateTimeOffset due, Action job) : ISandboxBot
    {
        private bool _done;

        public Task StartAsync(
            string apiBase, string token, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
            Task.FromResult(_done ? (DateTimeOffset?)null : due);

        public Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellationToken)
        {
            if (_done || to < due) return Task.CompletedTask;
            _done = true;
            job();
            return Task.CompletedTask;
        }

        public Task WhenIdleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
