using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Invites, those that hand out roles included. See Discord docs: Invite Resource.</summary>
internal sealed class InviteRoutes(DiscordWorld world)
{
    private const int InvitesMax = 1000;

    public void Map(Router router)
    {
        router.Map("POST", "/channels/{channel}/invites", Create);
        router.Map("GET", "/channels/{channel}/invites", call =>
        {
            var channel = call.Channel();
            call.Need(channel, Permission.ManageChannels);
            return List(world.Invites.Of(channel.Guild!).Where(invite => invite.Channel == channel));
        });
        router.Map("GET", "/guilds/{guild}/invites", call =>
        {
            call.Need(call.Guild(), Permission.ManageGuild);
            return List(world.Invites.Of(call.Guild()));
        });
        router.Map("GET", "/invites/{code}", Get);
        router.Map("DELETE", "/invites/{code}", Delete);
    }

    private static RestAnswer List(IEnumerable<Invite> invites) =>
        RestAnswer.Ok(Json.List(invites.Select(InviteShape.WithMetadata)));

    private RestAnswer Create(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild || channel.IsThread || channel.Type == ChannelType.Category)
            throw ApiException.WrongChannelType();
        call.Need(channel, Permission.CreateInstantInvite);
        var body = call.Body();
        body.Only("max_age", "max_uses", "temporary", "unique", "target_type", "target_user_id",
            "target_application_id", "role_ids");
        var made = new Invite(world.Hex(4), channel, call.Bot, world.Clock.Now)
        {
            MaxAge = body.Int("max_age", 0, 5_184_000) ?? 86400,
            MaxUses = body.Int("max_uses", 0, 100) ?? 0,
            Temporary = body.Bool("temporary") ?? false,
            Roles = body.Ids("role_ids", 250) ?? [],
        };
        foreach (var target in new[] { "target_type", "target_user_id", "target_application_id" })
            if (body.Has(target))
                body.Fail(target, "INVITE_TARGET_INVALID", "Invites to streams and activities are not made here.");
        var unique = body.Bool("unique") ?? false;
        call.Check();
        if (made.Roles.Count > 0) CheckRoles(call, guild, made.Roles);
        if (!unique && world.Invites.Of(guild).FirstOrDefault(one => Same(one, made)) is { } known)
            return RestAnswer.Ok(InviteShape.WithMetadata(known));
        if (world.Invites.Of(guild).Count() >= InvitesMax)
            throw new ApiException(400, 30016, "Maximum number of invites reached (1000)");
        world.Invites.Add(made);
        call.Log(guild, "INVITE_CREATE", null);
        return RestAnswer.Ok(InviteShape.WithMetadata(made));
    }

    private static void CheckRoles(RestCall call, Guild guild, IReadOnlyList<ulong> roles)
    {
        call.Need(guild, Permission.ManageRoles);
        foreach (var id in roles)
        {
            var role = guild.Roles.GetValueOrDefault(id) ?? throw ApiException.UnknownRole();
            if (role.BotId is not null || role == guild.Everyone) throw new ApiException(400, 50028, "Invalid role");
            call.NeedAbove(guild, role);
        }
    }

    private static bool Same(Invite one, Invite other) => one.Channel == other.Channel && one.Inviter == other.Inviter
        && one.MaxAge == other.MaxAge && one.MaxUses == other.MaxUses && one.Temporary == other.Temporary
        && one.Roles.SequenceEqual(other.Roles);

    private RestAnswer Get(RestCall call)
    {
        var invite = Invite(call);
        var shape = InviteShape.Of(invite);
        if (!call.QueryFlag("with_counts")) return RestAnswer.Ok(shape);
        shape["approximate_member_count"] = invite.Guild.Members.Count;
        shape["approximate_presence_count"] = invite.Guild.Members.Count;
        return RestAnswer.Ok(shape);
    }

    private RestAnswer Delete(RestCall call)
    {
        var invite = Invite(call);
        if (!world.BotIsIn(invite.Guild)) throw ApiException.MissingAccess();
        if (!call.Granted(invite.Guild).HasFlag(Permission.ManageGuild))
            call.Need(invite.Channel, Permission.ManageChannels);
        world.Invites.Delete(invite);
        call.Log(invite.Guild, "INVITE_DELETE", null);
        return RestAnswer.Ok(InviteShape.Of(invite));
    }

    private Invite Invite(RestCall call) =>
        world.Invites.Find(call.Value("code")) ?? throw new ApiException(404, 10006, "Unknown Invite");
}
