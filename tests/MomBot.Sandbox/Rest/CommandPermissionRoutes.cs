using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// Who may use which command, as people set it; a bot only reads it. See Discord docs: Application Commands.
/// </summary>
internal sealed class CommandPermissionRoutes(DiscordWorld world)
{
    private const string Root = "/applications/{app}/guilds/{guild}/commands";

    public void Map(Router router)
    {
        router.Map("GET", Root + "/permissions", call =>
        {
            var guild = Guild(call);
            return RestAnswer.Ok(Json.List(world.CommandPermissions.Of(guild)
                .Select(pair => world.CommandPermissions.Shape(guild, pair.Key, pair.Value))));
        });
        router.Map("GET", Root + "/{command}/permissions", call =>
        {
            var guild = Guild(call);
            var rules = world.CommandPermissions.Of(guild).GetValueOrDefault(call.Id("command"))
                ?? throw new ApiException(404, 10066, "Unknown application command permissions");
            return RestAnswer.Ok(world.CommandPermissions.Shape(guild, call.Id("command"), rules));
        });
        // Only a person's own token may set them.
        router.Map("PUT", Root + "/{command}/permissions", _ =>
            throw new ApiException(403, 20001, "Bots cannot use this endpoint"));
    }

    private Guild Guild(RestCall call)
    {
        if (call.Id("app") != world.ApplicationId) throw ApiException.UnknownApplication();
        var guild = world.Guild(call.Id("guild"));
        return guild is not null && world.BotIsIn(guild) ? guild : throw ApiException.MissingAccess();
    }
}
