using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Hosting;

/// <summary>Where the gateway is, for a bot that asks. See Discord docs: Gateway, Get Gateway Bot.</summary>
public static class GatewayAddress
{
    public static JsonObject Of(DiscordWorld world, string token) => new()
    {
        ["url"] = $"ws://{world.BaseUrl.Authority}/gateway",
        ["shards"] = 1,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = token == world.Application.Token ? 1000 : 0,
            ["reset_after"] = 0,
            ["max_concurrency"] = 1,
        },
    };
}
