using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>A gateway on its worse days: other addresses, other sessions, ends right after a start.</summary>
public sealed class GatewayWorseTests
{
    [Fact]
    public async Task WhenTheServerAsksForAHeartbeat_TheClientHearsOp1()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await app.BreakAsync("""{"kind":"gateway","do":"heartbeat"}""");

        Assert.Equal(1, (int?)(await client.NextAsync())["op"]);
    }

    [Fact]
    public async Task TheAddressToResumeAtIsAnotherOne_AndCanBeDead()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();
        var resumeAt = new Uri($"{first.ResumeUrl}?v=10&encoding=json");
        Assert.EndsWith("/gateway/resume", first.ResumeUrl, StringComparison.Ordinal);
        first.Cut();

        await app.BreakAsync("""{"kind":"gateway","do":"dead-resume-url"}""");
        await Assert.ThrowsAnyAsync<Exception>(() => GatewayClient.ConnectAsync(resumeAt));
        await using var elsewhere = await app.GreetedAsync();
        await app.SendAsync("DELETE", "/sandbox/faults");

        await using var again = await GatewayClient.ConnectAsync(resumeAt);
        await again.NextAsync();
        await again.ResumeAsync(first.SessionId, first.Sequence);
        await again.NextAsync("RESUMED");
    }

    [Fact]
    public async Task WhenAConnectionIsClosedAfterItsResume_TheSessionCanBeResumedAgain()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();
        first.Cut();
        await app.BreakAsync("""{"kind":"gateway","do":"close-after-resume","times":1}""");

        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);
        await second.NextAsync("RESUMED");
        Assert.Equal(4000, await second.CloseCodeAsync());

        await using var third = await app.GreetedAsync();
        await third.ResumeAsync(first.SessionId, first.Sequence + 1);
        await third.NextAsync("RESUMED");
    }

    [Fact]
    public async Task WhenAnEventIsDropped_NothingTellsOfItAndTheNextOneComes()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync(intents: 1 << 9);
        await app.BreakAsync("""{"kind":"gateway","do":"drop-events","times":1}""");
        var before = client.Sequence;

        app.Hub.Publish("MESSAGE_DELETE", LittleWorld.Guild(1), new JsonObject { ["id"] = "5" });
        app.Hub.Publish("MESSAGE_DELETE", LittleWorld.Guild(1), new JsonObject { ["id"] = "6" });

        Assert.Equal("6", (string?)(await client.NextAsync("MESSAGE_DELETE"))["id"]);
        Assert.Equal(before + 1, client.Sequence);
    }

    [Fact]
    public async Task WhenTwoSessionsHoldOneShard_BothHearEverything()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync(intents: 1 << 9);
        await using var second = await app.IdentifiedAsync(intents: 1 << 9);

        app.Hub.Publish("MESSAGE_DELETE", LittleWorld.Guild(1), new JsonObject { ["id"] = "5" });
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), new JsonObject { ["id"] = "6" });

        foreach (var client in new[] { first, second })
        {
            Assert.Equal("5", (string?)(await client.NextAsync("MESSAGE_DELETE"))["id"]);
            Assert.Equal("6", (string?)(await client.NextAsync("INTERACTION_CREATE"))["id"]);
        }
    }
}
