using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>What goes wrong on a gateway connection when someone asks for it.</summary>
public sealed class GatewayFaultTests
{
    [Fact]
    public async Task WhenAskedToClose_TheConnectionEndsWithTheCodeAndTheSessionLives()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"close","code":4000}""");
        Assert.Equal(4000, await first.CloseCodeAsync());

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);
        await second.NextAsync("RESUMED");
    }

    [Fact]
    public async Task WhenAskedToCloseWithoutACode_TheSocketIsCut()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"close"}""");

        await Assert.ThrowsAsync<WebSocketException>(() => client.ReceiveAsync());
    }

    [Fact]
    public async Task WhenAskedToReconnect_TheClientHearsOp7()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"reconnect"}""");

        Assert.Equal(7, (int?)(await client.NextAsync())["op"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhenASessionIsInvalidated_OnlyAResumableOneCanBeResumed(bool resumable)
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();

        await app.BreakAsync(new JsonObject
        {
            ["kind"] = "gateway",
            ["do"] = "invalid-session",
            ["resumable"] = resumable,
        }.ToJsonString());
        var told = await first.NextAsync();
        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);
        var answer = await second.NextAsync();

        Assert.Equal((9, resumable), ((int)told["op"]!, (bool)told["d"]!));
        Assert.Equal(resumable ? "RESUMED" : null, (string?)answer["t"]);
    }

    [Fact]
    public async Task WhenAConnectionIsAZombie_NothingComesAndEverythingIsReplayedLater()
    {
        await using var app = await WireApp.StartAsync();
        await using var zombie = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"zombie"}""");
        await zombie.SendAsync(1, null);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), []);
        await app.BreakAsync("""{"kind":"gateway","do":"close","code":4000}""");

        Assert.Equal(WebSocketMessageType.Close, (await zombie.ReceiveAsync()).Type);
        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(zombie.SessionId, zombie.Sequence);
        await second.NextAsync("INTERACTION_CREATE");
    }

    [Fact]
    public async Task WhenEventsAreDuplicated_EachOfTheNextComesTwice()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"duplicate-events","times":1}""");
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), []);
        app.Hub.Publish("CHANNEL_CREATE", LittleWorld.Guild(1), []);

        Assert.Equal(
            ["INTERACTION_CREATE", "INTERACTION_CREATE", "CHANNEL_CREATE"], await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenGarbageIsSent_ItIsNotJson()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"garbage"}""");
        var (bytes, type, _) = await client.ReceiveAsync();

        Assert.Equal(WebSocketMessageType.Text, type);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(Encoding.UTF8.GetString(bytes)));
    }
}
