using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>A community as a whole. See Discord docs: Guild Resource.</summary>
internal sealed class GuildRoutes(DiscordWorld world)
{
    public void Map(Router router)
    {
        router.Map("GET", "/guilds/{guild}", Get);
        router.Map("GET", "/guilds/{guild}/channels", call =>
            RestAnswer.Ok(Json.List(call.Guild().Channels.Values.Select(ChannelShape.Of))));
        router.Map("GET", "/guilds/{guild}/threads/active", ActiveThreads);
        router.Map("GET", "/guilds/{guild}/onboarding", Onboarding);
    }

    private static RestAnswer Get(RestCall call)
    {
        var guild = call.Guild();
        var shape = GuildShape.Of(guild);
        if (!call.QueryFlag("with_counts")) return RestAnswer.Ok(shape);
        shape["approximate_member_count"] = guild.Members.Count;
        shape["approximate_presence_count"] = guild.Members.Count;
        return RestAnswer.Ok(shape);
    }

    private RestAnswer ActiveThreads(RestCall call)
    {
        var threads = call.Guild().Threads.Values
            .Where(thread => !thread.Thread!.Archived && Permissions.CanSee(thread, call.Bot, world.Clock.Now))
            .OrderByDescending(thread => thread.Id).ToList();
        return RestAnswer.Ok(ThreadRoutes.Listing(threads, call.Bot, hasMore: false));
    }

    private static RestAnswer Onboarding(RestCall call)
    {
        var guild = call.Guild();
        if (guild.Onboarding is { } onboarding) return RestAnswer.Ok(Json.Copy(onboarding));
        return RestAnswer.Ok(new JsonObject
        {
            ["guild_id"] = Json.Id(guild.Id),
            ["prompts"] = new JsonArray(),
            ["default_channel_ids"] = new JsonArray(),
            ["enabled"] = false,
            ["mode"] = 0,
        });
    }
}
