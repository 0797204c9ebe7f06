using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Communities come to be; the bot is invited and sent away.</summary>
public sealed class GuildActs(DiscordWorld world)
{
    private const int AuditLogKept = 1000;

    public Guild Create(string name, User owner)
    {
        var guild = new Guild(world.Clock.NextId(), name, owner.Id);
        world.AllGuilds[guild.Id] = guild;
        return guild;
    }

    /// <summary>
    /// The bot arrives with a role of its own, as Discord makes one at each invitation that asks for permissions.
    /// </summary>
    public void InviteBot(Guild guild, Permission permissions, IEnumerable<Role> roles)
    {
        if (world.BotIsIn(guild)) return;
        var own = new Role(world.Clock.NextId(), world.Application.Name)
        {
            BotId = world.Bot.Id,
            Permissions = permissions,
            Position = 1,
        };
        world.Roles.MakeRoomAt(guild, 1);
        guild.Roles[own.Id] = own;
        var member = new Member(world.Bot, world.Clock.Now);
        member.Roles.Add(own.Id);
        foreach (var role in roles) member.Roles.Add(role.Id);
        guild.Put(member);
        guild.BotJoinedAt = member.JoinedAt;
        world.Tell(guild, "GUILD_CREATE", GuildShape.Create(guild, world.Bot, world.Clock.Now));
        world.Happenings.Tell("guild", new JsonObject { ["guild_id"] = Json.Id(guild.Id) });
    }

    public void RemoveBot(Guild guild)
    {
        if (!guild.Members.Remove(world.Bot.Id)) return;
        foreach (var thread in guild.Threads.Values) thread.Thread!.Members.Remove(world.Bot.Id);
        foreach (var role in guild.Roles.Values.Where(role => role.BotId is not null).ToList())
        {
            guild.Roles.Remove(role.Id);
            foreach (var channel in guild.Channels.Values) channel.Overwrites.Remove(role.Id);
        }
        world.Application.GuildCommands.Remove(guild.Id);
        world.Events.Add("GUILD_DELETE", guild.Id, new JsonObject { ["id"] = Json.Id(guild.Id) });
        world.Happenings.Tell("guild", new JsonObject { ["guild_id"] = Json.Id(guild.Id) });
    }

    /// <summary>The gateway hears of it if the bot may read the log.</summary>
    public void Log(Guild guild, string action, ulong? target, string? reason, ulong by)
    {
        var entry = new AuditEntry(world.Clock.NextId(), action, by, target, reason);
        guild.AuditLog.Enqueue(entry);
        if (guild.AuditLog.Count > AuditLogKept) guild.AuditLog.Dequeue();
        if (!guild.Members.TryGetValue(world.Bot.Id, out var bot)) return;
        if (!Permissions.InGuild(guild, bot, world.Clock.Now).HasFlag(Permission.ViewAuditLog)) return;
        var told = AuditShape.Of(entry);
        told["guild_id"] = Json.Id(guild.Id);
        world.Tell(guild, "GUILD_AUDIT_LOG_ENTRY_CREATE", told);
    }
}
