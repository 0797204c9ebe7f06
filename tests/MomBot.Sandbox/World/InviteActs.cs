using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Invites are made, used and taken back.</summary>
public sealed class InviteActs(DiscordWorld world)
{
    private readonly Dictionary<string, Invite> _byCode = [];

    public Invite? Find(string code) =>
        _byCode.GetValueOrDefault(code) is { } invite && !(invite.ExpiresAt <= world.Clock.Now) ? invite : null;

    public IEnumerable<Invite> Of(Guild guild) =>
        _byCode.Values.Where(invite => invite.Guild == guild && !(invite.ExpiresAt <= world.Clock.Now));

    public void Add(Invite invite)
    {
        _byCode[invite.Code] = invite;
        var told = InviteShape.WithMetadata(invite);
        told["channel_id"] = Json.Id(invite.Channel.Id);
        world.Tell(invite.Guild, "INVITE_CREATE", told);
    }

    public void Delete(Invite invite)
    {
        if (!_byCode.Remove(invite.Code)) return;
        world.Tell(invite.Guild, "INVITE_DELETE", new JsonObject
        {
            ["channel_id"] = Json.Id(invite.Channel.Id),
            ["guild_id"] = Json.Id(invite.Guild.Id),
            ["code"] = invite.Code,
        });
    }

    /// <summary>Whoever comes by an invite has its roles from the first moment.</summary>
    public Member Use(Invite invite, User user)
    {
        var member = world.Members.Join(invite.Guild, user, invite.Roles.Where(invite.Guild.Roles.ContainsKey));
        if (++invite.Uses >= invite.MaxUses && invite.MaxUses > 0) Delete(invite);
        return member;
    }
}
