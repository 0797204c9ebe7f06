using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>People of a community, and the roles they are given. See Discord docs: Guild Resource.</summary>
internal sealed class MemberRoutes(DiscordWorld world)
{
    /// <summary>See Discord docs: Guild Member Flags.</summary>
    private const int BypassesVerification = 1 << 2;

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    public void Map(Router router)
    {
        router.Map("GET", "/guilds/{guild}/members", List);
        router.Map("GET", "/guilds/{guild}/members/search", Search);
        router.Map("GET", "/guilds/{guild}/members/{user}", call =>
            RestAnswer.Ok(UserShape.Member(call.Member(call.Guild()))));
        router.Map("PATCH", "/guilds/{guild}/members/{user}", Change);
        router.Map("PATCH", "/guilds/{guild}/members/@me", ChangeSelf);
        router.Map("DELETE", "/guilds/{guild}/members/{user}", Kick);
        router.Map("PUT", "/guilds/{guild}/members/{user}/roles/{role}", call => SetRole(call, give: true));
        router.Map("DELETE", "/guilds/{guild}/members/{user}/roles/{role}", call => SetRole(call, give: false));
    }

    private RestAnswer List(RestCall call)
    {
        var guild = call.Guild();
        if (!world.IntentAllowed(Application.GuildMembersIntent)) throw ApiException.MissingAccess();
        var limit = call.QueryInt("limit", 1, 1, 1000);
        var after = call.QueryId("after") ?? 0;
        return RestAnswer.Ok(Json.List(guild.Members.Values.Where(member => member.User.Id > after).Take(limit)
            .Select(UserShape.Member)));
    }

    private static RestAnswer Search(RestCall call)
    {
        var guild = call.Guild();
        var query = call.Query("query")
            ?? throw ApiException.Invalid("query", "BASE_TYPE_REQUIRED", "This field is required");
        return RestAnswer.Ok(Json.List(guild.Members.Values
            .Where(member => member.User.Username.StartsWith(query, StringComparison.OrdinalIgnoreCase)
                || member.DisplayName.StartsWith(query, StringComparison.OrdinalIgnoreCase))
            .Take(call.QueryInt("limit", 1, 1, 1000)).Select(UserShape.Member)));
    }

    private RestAnswer Change(RestCall call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        var body = call.Body();
        body.Only("nick", "roles", "mute", "deaf", "channel_id", "communication_disabled_until", "flags");
        var nick = body.Text("nick", max: 32);
        var roles = body.Ids("roles", 350);
        var flags = body.Int("flags", 0);
        var until = body.Time("communication_disabled_until");
        body.Bool("mute");
        body.Bool("deaf");
        body.Id("channel_id");
        if (((flags ?? member.Flags) ^ member.Flags) is var changed && (changed & ~BypassesVerification) != 0)
            body.Fail("flags", "MEMBER_FLAGS_INVALID", "Only BYPASSES_VERIFICATION can be changed.");
        if (until > world.Clock.Now + LongestTimeout)
            body.Fail("communication_disabled_until", "DATETIME_TYPE_INVALID", "A timeout lasts 28 days at most.");
        call.Check();
        if (body.Names("nick")) Need(Permission.ManageNicknames);
        if (body.Names("communication_disabled_until")) Need(Permission.ModerateMembers);
        if (until is not null
            && Permissions.InGuild(guild, member, world.Clock.Now).HasFlag(Permission.Administrator))
            throw ApiException.MissingPermissions(); // nobody silences an administrator
        if (changed != 0) NeedForFlags(call, guild);
        if (roles is not null) CheckRoles(call, guild, member, roles);
        NeedVoice("mute", Permission.MuteMembers);
        NeedVoice("deaf", Permission.DeafenMembers);
        NeedVoice("channel_id", Permission.MoveMembers);
        member.Flags = flags ?? member.Flags;
        if (body.Names("nick")) member.Nick = string.IsNullOrEmpty(nick) ? null : nick;
        if (body.Names("communication_disabled_until")) member.TimedOutUntil = until;
        if (roles is not null)
        {
            member.Roles.Clear();
            member.Roles.UnionWith(roles);
        }
        world.Members.TellUpdated(guild, member);
        call.Log(guild, "MEMBER_UPDATE", member.User.Id);
        return RestAnswer.Ok(UserShape.Member(member));

        void Need(Permission permission)
        {
            call.Need(guild, permission);
            call.NeedAbove(guild, member);
        }

        // Nobody is ever in a voice channel here.
        void NeedVoice(string field, Permission permission)
        {
            if (!body.Has(field)) return;
            call.Need(guild, permission);
            throw new ApiException(400, 40032, "Target user is not connected to voice.");
        }
    }

    /// <summary>One of several ways to be a moderator is enough. See Discord docs: Modify Guild Member.</summary>
    private static void NeedForFlags(RestCall call, Guild guild)
    {
        var granted = call.Granted(guild);
        if (!granted.HasFlag(Permission.ManageGuild) && !granted.HasFlag(Permission.ManageRoles)
            && !granted.HasFlag(Permission.ModerateMembers | Permission.KickMembers | Permission.BanMembers))
            throw ApiException.MissingPermissions();
    }

    private static void CheckRoles(RestCall call, Guild guild, Member member, List<ulong> roles)
    {
        call.Need(guild, Permission.ManageRoles);
        foreach (var id in roles.Except(member.Roles).Concat(member.Roles.Except(roles)))
        {
            var role = guild.Roles.GetValueOrDefault(id) ?? throw ApiException.UnknownRole();
            if (role.BotId is not null || role == guild.Everyone) throw new ApiException(400, 50028, "Invalid role");
            call.NeedAbove(guild, role);
        }
    }

    private RestAnswer ChangeSelf(RestCall call)
    {
        var guild = call.Guild();
        var self = guild.Members[call.Bot.Id];
        var body = call.Body();
        body.Only("nick", "avatar", "banner", "bio");
        var nick = body.Text("nick", max: 32);
        body.Picture("avatar");
        body.Picture("banner");
        body.Text("bio", max: 190);
        call.Check();
        if (body.Names("nick")) call.Need(guild, Permission.ChangeNickname);
        if (body.Names("nick")) self.Nick = string.IsNullOrEmpty(nick) ? null : nick;
        world.Members.TellUpdated(guild, self);
        var shape = UserShape.WithPermissions(self, call.Granted(guild));
        return RestAnswer.Ok(shape);
    }

    private RestAnswer Kick(RestCall call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        call.Need(guild, Permission.KickMembers);
        if (member.User == call.Bot) throw ApiException.MissingPermissions(); // one leaves by /users/@me/guilds
        call.NeedAbove(guild, member);
        world.Members.Leave(guild, member.User);
        call.Log(guild, "MEMBER_KICK", member.User.Id);
        return RestAnswer.NoContent;
    }

    private RestAnswer SetRole(RestCall call, bool give)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        if (role == guild.Everyone) throw new ApiException(400, 50028, "Invalid role");
        if (role.BotId is not null) throw ApiException.MissingPermissions();
        call.NeedAbove(guild, role);
        if (give ? member.Roles.Add(role.Id) : member.Roles.Remove(role.Id)) world.Members.TellUpdated(guild, member);
        call.Log(guild, "MEMBER_ROLE_UPDATE", member.User.Id);
        return RestAnswer.NoContent;
    }
}
