using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>An invite as Discord writes it: for anyone who has the code, and for those who look after it.</summary>
public static class InviteShape
{
    public static JsonObject Of(Invite invite) => new()
    {
        ["type"] = 0,
        ["code"] = invite.Code,
        ["inviter"] = UserShape.Of(invite.Inviter),
        ["expires_at"] = Json.Time(invite.ExpiresAt),
        ["guild_id"] = Json.Id(invite.Guild.Id),
        ["guild"] = Guild(invite.Guild),
        ["channel"] = new JsonObject
        {
            ["id"] = Json.Id(invite.Channel.Id),
            ["type"] = (int)invite.Channel.Type,
            ["name"] = invite.Channel.Name,
        },
        ["roles"] = Json.List(invite.Roles.Select(id => invite.Guild.Roles.GetValueOrDefault(id)).OfType<Role>()
            .Select(Role)),
    };

    public static JsonObject WithMetadata(Invite invite)
    {
        var shape = Of(invite);
        shape["uses"] = invite.Uses;
        shape["max_uses"] = invite.MaxUses;
        shape["max_age"] = invite.MaxAge;
        shape["temporary"] = invite.Temporary;
        shape["created_at"] = Json.Time(invite.CreatedAt);
        return shape;
    }

    private static JsonObject Guild(Guild guild) => new()
    {
        ["id"] = Json.Id(guild.Id),
        ["name"] = guild.Name,
        ["splash"] = null,
        ["banner"] = null,
        ["description"] = null,
        ["icon"] = null,
        ["features"] = Json.List(guild.Features.Select(name => (JsonNode)name)),
        ["verification_level"] = 1,
        ["vanity_url_code"] = null,
        ["nsfw_level"] = 0,
        ["nsfw"] = false,
        ["premium_subscription_count"] = 0,
    };

    private static JsonObject Role(Role role)
    {
        var whole = RoleShape.Of(role);
        var shape = new JsonObject();
        foreach (var name in new[] { "id", "name", "position", "color", "colors", "icon", "unicode_emoji" })
            shape[name] = whole[name]?.DeepClone();
        return shape;
    }
}
