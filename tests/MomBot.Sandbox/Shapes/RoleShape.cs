using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>A role as Discord writes it.</summary>
public static class RoleShape
{
    public static JsonObject Of(Role role)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(role.Id),
            ["name"] = role.Name,
            ["description"] = null,
            ["permissions"] = Permissions.Text(role.Permissions),
            ["position"] = role.Position,
            ["color"] = role.Color,
            ["colors"] = new JsonObject
            {
                ["primary_color"] = role.Color,
                ["secondary_color"] = null,
                ["tertiary_color"] = null,
            },
            ["hoist"] = role.Hoist,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = role.Mentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot) shape["tags"] = new JsonObject { ["bot_id"] = Json.Id(bot) };
        return shape;
    }
}
