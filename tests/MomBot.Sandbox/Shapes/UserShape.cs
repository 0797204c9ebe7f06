using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>A user, a member and a member with permissions, as Discord writes them.</summary>
public static class UserShape
{
    public static JsonObject Of(User user)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(user.Id),
            ["username"] = user.Username,
            ["discriminator"] = user.Bot ? "0001" : "0",
            ["global_name"] = user.Bot ? null : user.Name,
            ["avatar"] = null,
            ["avatar_decoration_data"] = null,
            ["collectibles"] = null,
            ["banner"] = null,
            ["accent_color"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (user.Bot) shape["bot"] = true;
        return shape;
    }

    public static JsonObject Self(User user)
    {
        var shape = Of(user);
        shape["mfa_enabled"] = true;
        shape["locale"] = user.Locale;
        shape["premium_type"] = 0;
        shape["email"] = null;
        shape["verified"] = true;
        return shape;
    }

    public static JsonObject Member(Member member)
    {
        var shape = WithoutUser(member);
        shape["user"] = Of(member.User);
        return shape;
    }

    /// <summary>As messages and resolved data carry it: the user stands beside it.</summary>
    public static JsonObject WithoutUser(Member member) => new()
    {
        ["avatar"] = null,
        ["avatar_decoration_data"] = null,
        ["banner"] = null,
        ["collectibles"] = null,
        ["communication_disabled_until"] = Json.Time(member.TimedOutUntil),
        ["flags"] = member.Flags,
        ["joined_at"] = Json.Time(member.JoinedAt),
        ["nick"] = member.Nick,
        ["pending"] = member.Pending,
        ["premium_since"] = null,
        ["roles"] = Json.Ids(member.Roles),
        ["mute"] = false,
        ["deaf"] = false,
    };

    /// <summary>As an interaction carries a member: with what they may do in that place.</summary>
    public static JsonObject WithPermissions(Member member, Permission permissions)
    {
        var shape = Member(member);
        shape["permissions"] = Permissions.Text(permissions);
        return shape;
    }

    /// <summary>A member among resolved data: with permissions, without user, deaf and mute.</summary>
    public static JsonObject Resolved(Member member, Permission permissions)
    {
        var shape = WithoutUser(member);
        shape.Remove("mute");
        shape.Remove("deaf");
        shape["permissions"] = Permissions.Text(permissions);
        return shape;
    }
}
