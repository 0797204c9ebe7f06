using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Who did what, and why. See Discord docs: Audit Logs Resource.</summary>
internal sealed class AuditLogRoutes(DiscordWorld world)
{
    private static readonly string[] Beside = ["integrations", "webhooks", "guild_scheduled_events", "threads",
        "application_commands", "auto_moderation_rules"];

    public void Map(Router router) => router.Map("GET", "/guilds/{guild}/audit-logs", Read);

    private RestAnswer Read(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ViewAuditLog);
        var entries = guild.AuditLog.Where(entry =>
            (call.QueryId("user_id") is not { } user || entry.By == user)
            && (call.QueryId("target_id") is not { } target || entry.Target == target)
            && (call.Query("action_type") is not { } type || AuditShape.TypeOf(entry).ToString() == type));
        // Newest first, unless one goes on from an entry towards now.
        var page = call.Query("after") is null
            ? [.. Newest(call, entries)]
            : call.Page(entries, entry => entry.Id, 50, 100);
        return RestAnswer.Ok(Shape(page));
    }

    private static IEnumerable<AuditEntry> Newest(RestCall call, IEnumerable<AuditEntry> entries)
    {
        var before = call.QueryId("before") ?? ulong.MaxValue;
        return entries.Where(entry => entry.Id < before).Reverse().Take(call.QueryInt("limit", 50, 1, 100));
    }

    private JsonObject Shape(IReadOnlyList<AuditEntry> page)
    {
        var people = page.SelectMany(entry => new[] { entry.By, entry.Target ?? 0 }).Distinct()
            .Select(world.User).OfType<User>();
        var shape = new JsonObject
        {
            ["audit_log_entries"] = Json.List(page.Select(AuditShape.Of)),
            ["users"] = Json.List(people.Select(UserShape.Of)),
        };
        foreach (var name in Beside) shape[name] = new JsonArray();
        return shape;
    }
}
