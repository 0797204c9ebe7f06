using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>The gateway's documented figures themselves: the last is taken, and one more is not.</summary>
public sealed class GatewayLimitTests
{
    [Fact]
    public async Task AThousandIdentifiesADayAreTaken_AndOneMoreCostsTheToken()
    {
        await using var app = await WireApp.StartAsync();
        for (var n = 0; n < 1000; n++)
        {
            await using var client = await app.IdentifiedAsync(intents: 0);
            client.Cut();
        }

        Assert.Equal(0, app.Hub.SessionStartLimit(LittleWorld.Token).Remaining);
        app.Time.Advance(TimeSpan.FromSeconds(5));
        await using var last = await app.GreetedAsync();
        await last.SendAsync(2, GatewayClient.Identify(intents: 0));

        Assert.Equal(4004, await last.CloseCodeAsync());
    }

    [Theory]
    [InlineData(2500, null)]
    [InlineData(2501, 4011)]
    public async Task AShardHolds2500GuildsAndNotOneMore(int guilds, int? code)
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { GuildCount = guilds });
        await using var client = await app.GreetedAsync();

        await client.SendAsync(2, GatewayClient.Identify(intents: 0));

        if (code is not null)
            Assert.Equal(code, await client.CloseCodeAsync());
        else
            Assert.Equal(guilds, (await client.NextAsync("READY"))["guilds"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, 4002)]
    public async Task AHundredMembersAreAskedByIdAndNotOneMore(int count, int? code)
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { MemberCount = 101 });
        await using var client = await app.IdentifiedAsync();
        var ids = Enumerable.Range(1, count).Select(id => (JsonNode)$"{id}");

        await client.SendAsync(8, new JsonObject
        {
            ["guild_id"] = $"{LittleWorld.Guild(1)}",
            ["user_ids"] = new JsonArray([.. ids]),
            ["limit"] = 0,
        });

        if (code is not null)
            Assert.Equal(code, await client.CloseCodeAsync());
        else
            Assert.Equal(count, (await client.NextAsync("GUILD_MEMBERS_CHUNK"))["members"]!.AsArray().Count);
    }
}
