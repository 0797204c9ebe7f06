using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox.Gateway;

namespace MomBot.EndToEndTests.Starting;

/// <summary>When Discord advises more than one connection, the communities are shared among them.</summary>
public class OnTwoShards
{
    [Fact]
    public async Task EveryCommunityIsAnswered_WhicheverConnectionItBelongsTo()
    {
        await using var village = await Village.StartAsync(
            "large:4", gateway: new GatewayOptions { GuildsPerShardAdvised = 2, MaxConcurrency = 2 });
        Assert.Equal(2, (int)(await village.MetricsAsync())["identifies"]!);

        var shards = new List<ulong>();
        for (var made = 0; made < 2; made++)
        {
            await village.AdvanceAsync("PT0.333S"); // The millisecond of a community's number decides.
            await village.MoveToAsync(new JsonObject
            {
                ["name"] = "Willow",
                ["channels"] = new JsonArray(new JsonObject { ["name"] = "general" }),
                ["members"] = new JsonArray(new JsonObject { ["name"] = "Maya", ["owner"] = true }),
            });
            Assert.Contains("danger", (await village.As("Maya").CommandAsync("support")).Text);
            shards.Add((ulong.Parse(village.Guild, CultureInfo.InvariantCulture) >> 22) % 2);
        }

        Assert.Equal(2, shards.Distinct().Count());
    }
}
