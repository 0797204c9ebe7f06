using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Who the bot is, where the gateway is, and whom it may write to. See Discord docs: Users Resource.</summary>
internal sealed class SelfRoutes(DiscordWorld world, Func<string, JsonObject> gatewayBot)
{
    public void Map(Router router)
    {
        router.Map("GET", "/gateway", _ => RestAnswer.Ok(new JsonObject
        {
            ["url"] = gatewayBot(world.Application.Token)["url"]!.DeepClone(),
        }), needsToken: false);
        router.Map("GET", "/gateway/bot", _ => RestAnswer.Ok(gatewayBot(world.Application.Token)));
        router.Map("GET", "/users/@me", _ => RestAnswer.Ok(UserShape.Self(world.Bot)));
        router.Map("GET", "/users/@me/guilds", Guilds);
        router.Map("DELETE", "/users/@me/guilds/{guild}", Leave);
        router.Map("POST", "/users/@me/channels", OpenDirect);
        router.Map("GET", "/users/{user}", call =>
            RestAnswer.Ok(UserShape.Of(world.User(call.Id("user")) ?? throw ApiException.UnknownUser())));
        router.Map("GET", "/applications/@me", _ => RestAnswer.Ok(Application()));
        router.Map("GET", "/oauth2/applications/@me", _ => RestAnswer.Ok(Application()));
    }

    private RestAnswer Guilds(RestCall call)
    {
        var after = call.QueryId("after") ?? 0;
        var limit = call.QueryInt("limit", 200, 1, 200);
        return RestAnswer.Ok(Json.List(world.AllGuilds.Values.Where(world.BotIsIn).Where(guild => guild.Id > after)
            .Take(limit).Select(guild => new JsonObject
            {
                ["id"] = Json.Id(guild.Id),
                ["name"] = guild.Name,
                ["icon"] = null,
                ["banner"] = null,
                ["owner"] = guild.OwnerId == world.Bot.Id,
                ["permissions"] = Permissions.Text(call.Granted(guild)),
                ["features"] = Json.List(guild.Features.Select(name => (JsonNode)name)),
            })));
    }

    private RestAnswer Leave(RestCall call)
    {
        world.Guilds.RemoveBot(call.Guild());
        return RestAnswer.NoContent;
    }

    private RestAnswer OpenDirect(RestCall call)
    {
        var body = call.Body();
        body.Only("recipient_id");
        var id = body.Id("recipient_id", required: true);
        call.Check();
        var person = world.User(id!.Value) ?? throw ApiException.UnknownUser();
        if (person.Bot) throw new ApiException(400, 50007, "Cannot send messages to this user");
        return RestAnswer.Ok(ChannelShape.Of(world.Places.OpenDirect(person)));
    }

    private JsonObject Application()
    {
        var application = world.Application;
        var intents = World.Application.PrivilegedIntents;
        var flags = Flag("GUILD_PRESENCES", 1 << 13) | Flag("GUILD_MEMBERS", 1 << 15)
            | Flag("MESSAGE_CONTENT", 1 << 19);
        return new JsonObject
        {
            ["id"] = Json.Id(application.Id),
            ["name"] = application.Name,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = UserShape.Of(application.Bot),
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = new string('0', 64),
            ["flags"] = flags,
            ["flags_new"] = flags.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = UserShape.Of(application.Bot),
            ["approximate_guild_count"] = world.AllGuilds.Values.Count(world.BotIsIn),
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray(),
        };

        int Flag(string intent, int bit) => application.AllowedPrivilegedIntents.Contains(intents[intent]) ? bit : 0;
    }
}
