using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Roles are made, changed, moved and deleted, by the bot or by people.</summary>
public sealed class RoleActs(DiscordWorld world)
{
    public Role Create(Guild guild, string name, Permission permissions, int position = 1)
    {
        MakeRoomAt(guild, position);
        var role = new Role(world.Clock.NextId(), name) { Permissions = permissions, Position = position };
        guild.Roles[role.Id] = role;
        return role;
    }

    public void MakeRoomAt(Guild guild, int position)
    {
        if (guild.Roles.Values.All(role => role.Position != position)) return;
        foreach (var role in guild.Roles.Values.Where(role => role.Position >= position)) role.Position++;
    }

    public void TellCreated(Guild guild, Role role) => Tell(guild, role, "GUILD_ROLE_CREATE");

    public void TellUpdated(Guild guild, Role role)
    {
        Tell(guild, role, "GUILD_ROLE_UPDATE");
        world.Threads.Sync(guild);
    }

    /// <summary>Ranks are told apart by position; equal ones would make hierarchy a matter of luck.</summary>
    public void Move(Guild guild, Role role, int position)
    {
        var order = guild.Roles.Values.Where(one => one != guild.Everyone && one != role)
            .OrderBy(one => one.Position).ThenBy(one => one.Id).ToList();
        order.Insert(Math.Clamp(position - 1, 0, order.Count), role);
        for (var i = 0; i < order.Count; i++) order[i].Position = i + 1;
    }

    public void Delete(Guild guild, Role role)
    {
        guild.Roles.Remove(role.Id);
        foreach (var channel in guild.Channels.Values) channel.Overwrites.Remove(role.Id);
        world.Tell(guild, "GUILD_ROLE_DELETE", new JsonObject
        {
            ["guild_id"] = Json.Id(guild.Id),
            ["role_id"] = Json.Id(role.Id),
        });
        foreach (var member in guild.Members.Values)
            if (member.Roles.Remove(role.Id)) world.Members.TellUpdated(guild, member);
        world.Happenings.Tell("role", Ids(guild, role));
    }

    private void Tell(Guild guild, Role role, string name)
    {
        world.Tell(guild, name, new JsonObject { ["guild_id"] = Json.Id(guild.Id), ["role"] = RoleShape.Of(role) });
        world.Happenings.Tell("role", Ids(guild, role));
    }

    private static JsonObject Ids(Guild guild, Role role) =>
        new() { ["guild_id"] = Json.Id(guild.Id), ["role_id"] = Json.Id(role.Id) };
}
