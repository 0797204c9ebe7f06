using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Identify within limits, shards, and what a lost session answers.</summary>
public sealed class GatewaySessionStartTests
{
    [Fact]
    public async Task WhenTwoIdentifyWithinFiveSeconds_TheSecondIsToldToWaitAndMayTryAgain()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.GreetedAsync();
        await first.ReadyAsync();
        await using var second = await app.GreetedAsync();
        app.Time.Advance(TimeSpan.FromSeconds(4.9));

        await second.SendAsync(2, GatewayClient.Identify());
        var refused = await second.NextAsync();
        app.Time.Advance(TimeSpan.FromSeconds(0.1));
        await second.ReadyAsync();

        Assert.Equal(9, (int?)refused["op"]);
        Assert.False((bool?)refused["d"]);
        Assert.Equal(2, app.Hub.Counters.Identifies);
    }

    [Fact]
    public async Task WhenConcurrencyIsTwo_ShardsOfDifferentKeysIdentifyTogether()
    {
        await using var app = await WireApp.StartAsync(options: new() { MaxConcurrency = 2 });
        await using var zero = await app.GreetedAsync();
        await using var one = await app.GreetedAsync();
        await using var two = await app.GreetedAsync();

        await zero.ReadyAsync(shard: new JsonArray(0, 3));
        await one.ReadyAsync(shard: new JsonArray(1, 3));
        await two.SendAsync(2, GatewayClient.Identify(shard: new JsonArray(2, 3)));

        Assert.Equal(9, (int?)(await two.NextAsync())["op"]);
    }

    [Fact]
    public async Task WhenSessionsWereStarted_GatewayBotSaysWhatIsLeftAndTheDayRenewsIt()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        await client.ReadyAsync();
        app.Time.Advance(TimeSpan.FromSeconds(20));

        var answer = app.Hub.GatewayBot(LittleWorld.Token, new Uri("ws://127.0.0.1:1/gateway"));
        var limit = answer["session_start_limit"]!;
        app.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (int?)answer["shards"]);
        Assert.Equal(1000, (int?)limit["total"]);
        Assert.Equal(999, (int?)limit["remaining"]);
        Assert.Equal(86_380_000, (int?)limit["reset_after"]);
        Assert.Equal(1, (int?)limit["max_concurrency"]);
        Assert.Equal(1000, app.Hub.SessionStartLimit(LittleWorld.Token).Remaining);
    }

    [Fact]
    public async Task WhenABotIsSharded_EachShardHearsItsGuildsAndOnlyTheFirstHearsDirectMessages()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { GuildCount = 4 });
        await using var zero = await app.IdentifiedAsync(1 | 1 << 12, new JsonArray(0, 2));
        await using var one = await app.IdentifiedAsync(1 | 1 << 12, new JsonArray(1, 2));

        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(3), []);
        app.Hub.Publish("CHANNEL_CREATE", LittleWorld.Guild(2), []);
        app.Hub.Publish("MESSAGE_CREATE", null, []);

        Assert.Equal(["CHANNEL_CREATE", "MESSAGE_CREATE"], await zero.EventsUntilNowAsync());
        Assert.Equal(["INTERACTION_CREATE"], await one.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenABotIsSharded_ReadyNamesTheShardAndItsGuildsOnly()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { GuildCount = 4 });
        await using var client = await app.GreetedAsync();

        var ready = await client.ReadyAsync(shard: new JsonArray(1, 2));

        Assert.Equal("[1,2]", ready["shard"]!.ToJsonString());
        Assert.Equal(
            [$"{LittleWorld.Guild(1)}", $"{LittleWorld.Guild(3)}"],
            ready["guilds"]!.AsArray().Select(guild => (string?)guild!["id"]));
    }

    [Theory]
    [InlineData("no-such-session")]
    [InlineData("")]
    public async Task WhenTheSessionToResumeIsUnknown_TheClientMustIdentifyAndMayDoSoHere(string sessionId)
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();

        await client.ResumeAsync(sessionId, 1);
        var refused = await client.NextAsync();
        await client.ReadyAsync();

        Assert.Equal(9, (int?)refused["op"]);
        Assert.False((bool?)refused["d"]);
    }

    [Fact]
    public async Task WhenASessionIsResumedElsewhere_ItsOldConnectionEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();
        await using var second = await app.GreetedAsync();

        await second.ResumeAsync(first.SessionId, first.Sequence);
        await second.NextAsync("RESUMED");

        Assert.Equal(4000, await first.CloseCodeAsync());
        Assert.Equal(1, app.Hub.Sessions);
    }

    [Fact]
    public async Task WhenTheProgramEnds_ClientsAreToldToGo()
    {
        var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        var code = client.CloseCodeAsync();
        await app.DisposeAsync();

        Assert.Equal(1001, await code);
    }
}
