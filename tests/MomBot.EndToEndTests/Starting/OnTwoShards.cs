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
            "large:6", gateway: new GatewayOptions { GuildsPerShardAdvised = 3, MaxConcurrency = 2 });
        var shards = new HashSet<ulong>();
        foreach (var guild in village.Discord.GuildIds)
        {
            var state = (await village.GetAsync($"state?guild={guild}"))["guilds"]!.AsArray()
                .Single(each => (string)each!["id"]! == guild)!;
            var answer = await village.PostAsync("act", new JsonObject
            {
                ["as"] = (string)state["owner_id"]!,
                ["guild"] = guild,
                ["channel"] = (string)state["channels"]!.AsArray().First(each => (int)each!["type"]! == 0)!["id"]!,
                ["command"] = new JsonObject { ["name"] = "support" },
            });

            Assert.Null(answer["error"]);
            Assert.Contains("components", answer["response"]!.ToJsonString());
            shards.Add((ulong.Parse(guild) >> 22) % 2);
        }

        Assert.Equal(2, shards.Count);
        Assert.Equal(2, (int)(await village.MetricsAsync())["gateway"]!["identifies"]!);
    }
}
