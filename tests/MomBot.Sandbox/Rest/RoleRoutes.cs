using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Roles, within the hierarchy. See Discord docs: Guild Resource; Permissions, Permission Hierarchy.</summary>
internal sealed class RoleRoutes(DiscordWorld world)
{
    private const int RolesMax = 250;

    public void Map(Router router)
    {
        router.Map("GET", "/guilds/{guild}/roles", call =>
            RestAnswer.Ok(Json.List(call.Guild().Roles.Values.Select(RoleShape.Of))));
        router.Map("GET", "/guilds/{guild}/roles/{role}", call =>
            RestAnswer.Ok(RoleShape.Of(call.Role(call.Guild()))));
        router.Map("GET", "/guilds/{guild}/roles/member-counts", Counts);
        router.Map("POST", "/guilds/{guild}/roles", Create);
        router.Map("PATCH", "/guilds/{guild}/roles", Move);
        router.Map("PATCH", "/guilds/{guild}/roles/{role}", Change);
        router.Map("DELETE", "/guilds/{guild}/roles/{role}", Delete);
    }

    private static RestAnswer Counts(RestCall call)
    {
        var guild = call.Guild();
        var counts = new JsonObject();
        foreach (var role in guild.Roles.Values.Where(role => role != guild.Everyone))
            counts[Json.Id(role.Id)] = guild.Members.Values.Count(member => member.Roles.Contains(role.Id));
        return RestAnswer.Ok(counts);
    }

    private RestAnswer Create(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        var body = call.Body();
        var wanted = Read(body);
        call.Check();
        NeedOwn(call, guild, wanted.Permissions ?? Permission.None);
        if (guild.Roles.Count >= RolesMax)
            throw new ApiException(400, 30005, "Maximum number of guild roles reached (250)");
        var role = world.Roles.Create(
            guild, wanted.Name ?? "new role", wanted.Permissions ?? guild.Everyone.Permissions);
        wanted.ApplyTo(role);
        world.Roles.TellCreated(guild, role);
        call.Log(guild, "ROLE_CREATE", role.Id);
        return RestAnswer.Ok(RoleShape.Of(role));
    }

    private RestAnswer Change(RestCall call)
    {
        var guild = call.Guild();
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        call.NeedAbove(guild, role);
        var wanted = Read(call.Body());
        call.Check();
        if (wanted.Permissions is { } permissions) NeedOwn(call, guild, permissions & ~role.Permissions);
        wanted.ApplyTo(role);
        world.Roles.TellUpdated(guild, role);
        call.Log(guild, "ROLE_UPDATE", role.Id);
        return RestAnswer.Ok(RoleShape.Of(role));
    }

    private RestAnswer Move(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        if (call.Request.Body is not JsonArray list)
            throw ApiException.Invalid("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var moves = new List<(Role Role, int Position)>();
        for (var i = 0; i < list.Count; i++)
        {
            var form = call.Open(list[i] as JsonObject ?? [], $"{i}");
            form.Only("id", "position");
            var role = guild.Roles.GetValueOrDefault(form.Id("id", required: true) ?? 0)
                ?? throw ApiException.UnknownRole();
            var position = form.Int("position", 0) ?? role.Position;
            if (role == guild.Everyone) continue;
            // Libraries name every role of the community, so one that stays where it is needs no rank.
            if (position != role.Position) call.NeedAbove(guild, role);
            if (position != role.Position && position >= call.Rank(guild)) throw ApiException.MissingPermissions();
            moves.Add((role, position));
        }
        call.Check();
        var before = guild.Roles.Values.ToDictionary(role => role, role => role.Position);
        foreach (var (role, position) in moves.OrderBy(move => move.Position)) world.Roles.Move(guild, role, position);
        foreach (var role in guild.Roles.Values.Where(role => role.Position != before[role]))
        {
            world.Roles.TellUpdated(guild, role);
            call.Log(guild, "ROLE_UPDATE", role.Id);
        }
        return RestAnswer.Ok(Json.List(guild.Roles.Values.Select(RoleShape.Of)));
    }

    private RestAnswer Delete(RestCall call)
    {
        var guild = call.Guild();
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        if (role.BotId is not null || role == guild.Everyone) throw new ApiException(400, 50028, "Invalid role");
        call.NeedAbove(guild, role);
        world.Roles.Delete(guild, role);
        call.Log(guild, "ROLE_DELETE", role.Id);
        return RestAnswer.NoContent;
    }

    private static void NeedOwn(RestCall call, Guild guild, Permission wanted)
    {
        if ((wanted & ~call.Granted(guild)) != 0) throw ApiException.MissingPermissions();
    }

    private static Wanted Read(Form body)
    {
        body.Only("name", "permissions", "color", "colors", "hoist", "mentionable", "icon", "unicode_emoji");
        var color = body.Int("color", 0, 0xFFFFFF);
        if (body.Object("colors") is { } colors)
        {
            colors.Only("primary_color", "secondary_color", "tertiary_color");
            color = colors.Int("primary_color", 0, 0xFFFFFF, required: true);
        }
        foreach (var field in new[] { "icon", "unicode_emoji" })
            if (body.Has(
                field)) throw new ApiException(400, 50101, "This server needs more boosts to perform this action");
        return new Wanted(body.Text("name", 1, 100), body.Permission("permissions"), color, body.Bool("hoist"),
            body.Bool("mentionable"));
    }

    private sealed record Wanted(string? Name, Permission? Permissions, int? Color, bool? Hoist, bool? Mentionable)
    {
        public void ApplyTo(Role role)
        {
            role.Name = Name ?? role.Name;
            role.Permissions = Permissions ?? role.Permissions;
            role.Color = Color ?? role.Color;
            role.Hoist = Hoist ?? role.Hoist;
            role.Mentionable = Mentionable ?? role.Mentionable;
        }
    }
}
