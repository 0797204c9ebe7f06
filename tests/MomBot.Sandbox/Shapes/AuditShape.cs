using System.Collections.Frozen;
using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>An entry of the audit log as Discord writes it. See Discord docs: Audit Logs Resource.</summary>
public static class AuditShape
{
    private static readonly FrozenDictionary<string, int> Types = new Dictionary<string, int>
    {
        ["CHANNEL_CREATE"] = 10, ["CHANNEL_UPDATE"] = 11, ["CHANNEL_DELETE"] = 12,
        ["CHANNEL_OVERWRITE_CREATE"] = 13, ["CHANNEL_OVERWRITE_UPDATE"] = 14, ["CHANNEL_OVERWRITE_DELETE"] = 15,
        ["MEMBER_KICK"] = 20, ["MEMBER_BAN_ADD"] = 22, ["MEMBER_BAN_REMOVE"] = 23, ["MEMBER_UPDATE"] = 24,
        ["MEMBER_ROLE_UPDATE"] = 25, ["ROLE_CREATE"] = 30, ["ROLE_UPDATE"] = 31, ["ROLE_DELETE"] = 32,
        ["INVITE_CREATE"] = 40, ["INVITE_DELETE"] = 42, ["MESSAGE_DELETE"] = 72, ["MESSAGE_BULK_DELETE"] = 73,
        ["MESSAGE_PIN"] = 74, ["MESSAGE_UNPIN"] = 75, ["GUILD_SCHEDULED_EVENT_CREATE"] = 100,
        ["GUILD_SCHEDULED_EVENT_UPDATE"] = 101, ["GUILD_SCHEDULED_EVENT_DELETE"] = 102, ["THREAD_CREATE"] = 110,
        ["THREAD_UPDATE"] = 111, ["THREAD_DELETE"] = 112, ["APPLICATION_COMMAND_PERMISSION_UPDATE"] = 121,
    }.ToFrozenDictionary();

    public static int TypeOf(AuditEntry entry) => Types[entry.Action];

    public static JsonObject Of(AuditEntry entry)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(entry.Id),
            ["action_type"] = TypeOf(entry),
            ["user_id"] = Json.Id(entry.By),
            ["target_id"] = Json.Id(entry.Target),
        };
        if (entry.Reason is not null) shape["reason"] = entry.Reason;
        return shape;
    }
}
