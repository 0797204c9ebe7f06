using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>The life of a gateway session: hello, identify, events, heartbeats, resume.</summary>
public sealed class GatewayLifeTests
{
    [Fact]
    public async Task WhenAClientConnects_HelloComesFirst()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.ConnectAsync();

        var hello = await client.NextAsync();

        Assert.Equal(10, (int?)hello["op"]);
        Assert.Equal(41_250, (int?)hello["d"]!["heartbeat_interval"]);
        Assert.Equal("DiscordBot (https://example.org, 1)", Assert.Single(app.Hub.UserAgents));
    }

    [Fact]
    public async Task WhenABotIdentifies_ReadyNamesItsGuildsAndEachGuildFollows()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { GuildCount = 3 });
        await using var client = await app.GreetedAsync();

        var ready = await client.ReadyAsync();

        Assert.Equal(10, (int?)ready["v"]);
        Assert.Equal("900", (string?)ready["user"]!["id"]);
        Assert.Equal("901", (string?)ready["application"]!["id"]);
        Assert.All(ready["guilds"]!.AsArray(), guild => Assert.True((bool?)guild!["unavailable"]));
        Assert.Equal($"ws://{app.Address.Authority}/gateway/resume", (string?)ready["resume_gateway_url"]);
        Assert.Equal(4, client.Sequence);
        Assert.Null(ready["shard"]);
    }

    [Fact]
    public async Task WhenTheGuildsIntentIsMissing_NoGuildFollowsReady()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();

        await client.ReadyAsync(intents: 0);

        Assert.Empty(await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenSomethingHappensWhileABotIdentifies_ItHearsOfTheGuildFirst()
    {
        var world = new LittleWorld { GuildCount = 2 };
        await using var app = await WireApp.StartAsync(world);
        world.Meanwhile = _ => app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(2), []);
        await using var client = await app.GreetedAsync();

        await client.SendAsync(2, GatewayClient.Identify());

        Assert.Equal(
            ["READY", "GUILD_CREATE", "GUILD_CREATE", "INTERACTION_CREATE", "INTERACTION_CREATE"],
            await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WithoutThePresenceIntent_AGuildComesWithTheBotAsItsOnlyMember()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        await client.SendAsync(2, GatewayClient.Identify());
        await client.NextAsync("READY");

        var guild = await client.NextAsync("GUILD_CREATE");

        Assert.Equal("900", (string?)Assert.Single(guild["members"]!.AsArray())!["user"]!["id"]);
    }

    [Fact]
    public async Task WhenAConnectionBreaks_ResumeReplaysWhatWasMissedInOrder()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        first.Cut();
        app.Hub.Publish("CHANNEL_CREATE", LittleWorld.Guild(1), new JsonObject { ["id"] = "1" });
        app.Hub.Publish("CHANNEL_DELETE", LittleWorld.Guild(1), new JsonObject { ["id"] = "1" });

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);

        await second.NextAsync("CHANNEL_CREATE");
        Assert.Equal(first.Sequence + 1, second.Sequence);
        await second.NextAsync("CHANNEL_DELETE");
        await second.NextAsync("RESUMED");
        Assert.Equal(1, app.Hub.Counters.Resumes);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), new JsonObject { ["id"] = "2" });
        await second.NextAsync("INTERACTION_CREATE");
        Assert.Equal(first.Sequence + 4, second.Sequence);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task WhenAClientClosesNormally_ItsSessionIsGone(int code)
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        await first.CloseAsync(code);

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);

        var answer = await second.NextAsync();
        Assert.Equal(9, (int?)answer["op"]);
        Assert.False((bool?)answer["d"]);
    }

    [Fact]
    public async Task WhenAClientClosesWithAnotherCode_ItsSessionCanBeResumed()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        await first.CloseAsync(4900);

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);

        await second.NextAsync("RESUMED");
    }

    [Fact]
    public async Task WhenASessionWaitsTooLong_ItCannotBeResumed()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        await first.CloseAsync(4900);
        app.Time.Advance(TimeSpan.FromMinutes(6));

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);

        Assert.Equal(9, (int?)(await second.NextAsync())["op"]);
    }

    [Fact]
    public async Task WhenTheReplayBufferHasForgotten_ResumeIsRefused()
    {
        await using var app = await WireApp.StartAsync(options: new() { ReplayEvents = 2 });
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        await first.CloseAsync(4900);
        for (var n = 0; n < 3; n++)
            app.Hub.Publish("CHANNEL_CREATE", LittleWorld.Guild(1), []);

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);

        Assert.Equal(9, (int?)(await second.NextAsync())["op"]);
    }

    [Fact]
    public async Task WhenAClientIsLateWithItsHeartbeat_ItIsAskedAndThenGivenUp()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        await client.ReadyAsync();

        app.Time.Advance(TimeSpan.FromMilliseconds(41_250 * 1.25));
        Assert.Equal(1, (int?)(await client.NextAsync())["op"]);
        app.Time.Advance(TimeSpan.FromMilliseconds(41_250 * 0.25));

        Assert.Equal(4009, await client.CloseCodeAsync());
        Assert.Equal(1, app.Hub.Counters.HeartbeatsMissed);
        Assert.Equal(0, app.Hub.Sessions);
    }

    [Fact]
    public async Task WhenHeartbeatsCome_TheyAreAnsweredAndTheConnectionLives()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        await client.ReadyAsync();

        for (var beat = 0; beat < 4; beat++)
        {
            app.Time.Advance(TimeSpan.FromMilliseconds(41_250));
            Assert.Empty(await client.EventsUntilNowAsync());
        }

        Assert.Equal(0, app.Hub.Counters.HeartbeatsMissed);
    }
}
