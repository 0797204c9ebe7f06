using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Each close code of the gateway, reached the way a faulty client reaches it.</summary>
public sealed class GatewayCloseCodeTests
{
    [Theory]
    [InlineData("v=9&encoding=json", 4012)]
    [InlineData("encoding=json", 4012)]
    [InlineData("v=10&encoding=etf", 4002)]
    [InlineData("v=10&encoding=json&compress=zstd-stream", 4002)]
    public async Task WhenTheAddressAsksForWhatIsNotSpoken_TheConnectionEnds(string query, int code)
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.ConnectAsync(query);

        Assert.Equal(code, await client.CloseCodeAsync());
    }

    [Theory]
    [InlineData("""{"op":99,"d":null}""", 4001)]
    [InlineData("""{"op":0,"d":{}}""", 4001)]
    [InlineData("""{"op":"1","d":null}""", 4002)]
    [InlineData("not json", 4002)]
    [InlineData("[]", 4002)]
    [InlineData("""{"op":1,"op":1,"d":null}""", 4002)]
    [InlineData("""{"op":2,"d":null}""", 4002)]
    [InlineData("""{"op":2,"d":{"token":"good-token","intents":1}}""", 4002)]
    [InlineData("""{"op":1,"d":"seven"}""", 4002)]
    [InlineData("""{"op":8,"d":{}}""", 4003)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":2,"d":{"token":"bad","intents":1,"properties":{}}}""", 4004)]
    [InlineData("""{"op":6,"d":{"token":"bad","session_id":"x","seq":1}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"good-token","intents":1,"properties":{},"shard":[1,1]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"good-token","intents":1,"properties":{},"shard":[0]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"good-token","intents":131072,"properties":{}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"good-token","properties":{}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"good-token","intents":32768,"properties":{}}}""", 4014)]
    public async Task WhenTheFirstPayloadIsWrong_TheConnectionEndsWithItsCode(string payload, int code)
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { ForbiddenIntents = 1 << 15 });
        await using var client = await app.GreetedAsync();

        await client.SendAsync(payload);

        Assert.Equal(code, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task WhenAPayloadIsOverTheLimitByOneByte_TheConnectionEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        const string envelope = """{"op":1,"d":null,"x":""}""";
        var room = 4096 - envelope.Length;

        await client.SendAsync(envelope.Replace("\"\"", $"\"{new string('x', room)}\"", StringComparison.Ordinal));
        Assert.Equal(11, (int?)(await client.NextAsync())["op"]);
        await client.SendAsync(envelope.Replace("\"\"", $"\"{new string('x', room + 1)}\"", StringComparison.Ordinal));

        Assert.Equal(4002, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task WhenABotIdentifiesTwiceOnOneConnection_ItEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await client.SendAsync(2, GatewayClient.Identify());

        Assert.Equal(4005, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task WhenTheSequenceToResumeFromLiesAhead_TheConnectionEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();
        await using var second = await app.GreetedAsync();

        await second.ResumeAsync(first.SessionId, first.Sequence + 1);

        Assert.Equal(4007, await second.CloseCodeAsync());
    }

    [Fact]
    public async Task WhenAClientSendsMoreThan120InAMinute_TheConnectionEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        for (var n = 0; n < 120; n++)
            await client.EventsUntilNowAsync();

        await client.SendAsync(1, null);

        Assert.Equal(4008, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task WhenAMinutePasses_TheAllowanceOf120IsNew()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();
        for (var n = 0; n < 120; n++)
            await client.EventsUntilNowAsync();
        app.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(1, (int?)(await client.NextAsync())["op"]); // the server asks for the heartbeat that is late
        Assert.Empty(await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenOneShardWouldHoldMoreGuildsThanAllowed_ShardingIsRequired()
    {
        await using var app = await WireApp.StartAsync(
            new LittleWorld { GuildCount = 5 }, new() { GuildsPerShard = 4 });
        await using var one = await app.GreetedAsync();
        await using var two = await app.GreetedAsync();

        await one.SendAsync(2, GatewayClient.Identify());
        await two.SendAsync(2, GatewayClient.Identify(shard: new JsonArray(0, 2)));

        Assert.Equal(4011, await one.CloseCodeAsync());
        Assert.Equal("READY", (string?)(await two.NextAsync())["t"]);
    }

    [Fact]
    public async Task WhenTheDaysIdentifiesAreUsedUp_AllSessionsEndAndTheTokenIsDead()
    {
        await using var app = await WireApp.StartAsync(options: new() { IdentifiesPerDay = 2 });
        await using var first = await app.IdentifiedAsync();
        await using var second = await app.IdentifiedAsync();
        Assert.Equal(0, app.Hub.SessionStartLimit(LittleWorld.Token).Remaining);
        await using var third = await app.GreetedAsync();

        await third.SendAsync(2, GatewayClient.Identify());

        Assert.Equal(4004, await third.CloseCodeAsync());
        await using var resuming = await app.GreetedAsync();
        await resuming.ResumeAsync(first.SessionId, first.Sequence);
        Assert.Equal(4004, await resuming.CloseCodeAsync());
        Assert.Equal(4004, await first.CloseCodeAsync());
        Assert.Equal(4004, await second.CloseCodeAsync());
        Assert.Equal(0, app.Hub.Sessions);
    }
}
