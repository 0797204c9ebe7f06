using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Bans, one by one and many at once. See Discord docs: Guild Resource, Create Guild Ban.</summary>
internal sealed class BanRoutes(DiscordWorld world)
{
    private const int WeekInSeconds = 604_800;

    public void Map(Router router)
    {
        router.Map("GET", "/guilds/{guild}/bans", List);
        router.Map("GET", "/guilds/{guild}/bans/{user}", call =>
        {
            var guild = Guild(call);
            return RestAnswer.Ok(Shape(guild, Banned(call, guild)));
        });
        router.Map("PUT", "/guilds/{guild}/bans/{user}", Ban);
        router.Map("DELETE", "/guilds/{guild}/bans/{user}", Unban);
        router.Map("POST", "/guilds/{guild}/bulk-ban", BanMany);
    }

    private RestAnswer List(RestCall call)
    {
        var guild = Guild(call);
        var page = call.Page(guild.Bans.Keys, id => id, 1000, 1000);
        return RestAnswer.Ok(Json.List(page.Select(id => Shape(guild, id))));
    }

    private RestAnswer Ban(RestCall call)
    {
        var guild = Guild(call);
        var user = world.User(call.Id("user")) ?? throw ApiException.UnknownUser();
        var body = call.Body();
        body.Only("delete_message_seconds", "delete_message_days");
        var span = TimeSpan.FromSeconds(body.Int("delete_message_seconds", 0, WeekInSeconds) ?? 0)
            + TimeSpan.FromDays(body.Int("delete_message_days", 0, 7) ?? 0);
        call.Check();
        NeedAbove(call, guild, user);
        world.Members.Ban(guild, user, call.Request.Reason, span);
        call.Log(guild, "MEMBER_BAN_ADD", user.Id);
        return RestAnswer.NoContent;
    }

    private RestAnswer Unban(RestCall call)
    {
        var guild = Guild(call);
        var id = Banned(call, guild);
        world.Members.Unban(guild, world.User(id)!);
        call.Log(guild, "MEMBER_BAN_REMOVE", id);
        return RestAnswer.NoContent;
    }

    private RestAnswer BanMany(RestCall call)
    {
        var guild = Guild(call);
        call.Need(guild, Permission.ManageGuild);
        var body = call.Body();
        body.Only("user_ids", "delete_message_seconds");
        body.Required("user_ids");
        var ids = body.Ids("user_ids", 200) ?? [];
        var span = TimeSpan.FromSeconds(body.Int("delete_message_seconds", 0, WeekInSeconds) ?? 0);
        call.Check();
        var (banned, failed) = (new List<ulong>(), new List<ulong>());
        foreach (var id in ids)
        {
            var user = world.User(id);
            var done = user is not null && !guild.Bans.ContainsKey(id) && IsAbove(call, guild, user);
            if (done) world.Members.Ban(guild, user!, call.Request.Reason, span);
            if (done) call.Log(guild, "MEMBER_BAN_ADD", id);
            (done ? banned : failed).Add(id);
        }
        if (banned.Count == 0) throw new ApiException(400, 500_000, "Failed to ban users");
        return RestAnswer.Ok(new JsonObject
        {
            ["banned_users"] = Json.Ids(banned),
            ["failed_users"] = Json.Ids(failed),
        });
    }

    private static Guild Guild(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.BanMembers);
        return guild;
    }

    private static ulong Banned(RestCall call, Guild guild) => guild.Bans.ContainsKey(call.Id("user"))
        ? call.Id("user")
        : throw new ApiException(404, 10026, "Unknown Ban");

    private static void NeedAbove(RestCall call, Guild guild, User user)
    {
        if (!IsAbove(call, guild, user)) throw ApiException.MissingPermissions();
    }

    private static bool IsAbove(RestCall call, Guild guild, User user) => user != call.Bot
        && (!guild.Members.TryGetValue(user.Id, out var member)
            || Permissions.Rank(guild, member) < call.Rank(guild));

    private JsonObject Shape(Guild guild, ulong id) => new()
    {
        ["user"] = UserShape.Of(world.User(id)!),
        ["reason"] = guild.Bans[id],
    };
}
