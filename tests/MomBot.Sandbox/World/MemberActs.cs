using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>People join, leave and are changed.</summary>
public sealed class MemberActs(DiscordWorld world)
{
    public User NewUser(string name)
    {
        var user = new User(world.Clock.NextId(), name);
        world.Users[user.Id] = user;
        return user;
    }

    public Member Join(Guild guild, User user, IEnumerable<ulong>? roles = null)
    {
        var member = Add(guild, user);
        member.Roles.UnionWith(roles ?? []);
        var shape = UserShape.Member(member);
        shape["guild_id"] = Json.Id(guild.Id);
        world.Tell(guild, "GUILD_MEMBER_ADD", shape);
        TellPage(guild, user);
        return member;
    }

    /// <summary>Adds silently: for a community that is still being made.</summary>
    public Member Add(Guild guild, User user)
    {
        var member = new Member(user, world.Clock.Now);
        guild.Put(member);
        return member;
    }

    /// <summary>The bot can be shown out like anyone else, and then loses all that it had here.</summary>
    public void Leave(Guild guild, User user)
    {
        if (user == world.Bot)
        {
            world.Guilds.RemoveBot(guild);
            return;
        }
        if (!guild.Members.Remove(user.Id)) return;
        foreach (var thread in guild.Threads.Values.Where(thread => thread.Thread!.Members.ContainsKey(user.Id)))
            world.Threads.RemoveMember(thread, user);
        world.Tell(guild, "GUILD_MEMBER_REMOVE", new JsonObject
        {
            ["guild_id"] = Json.Id(guild.Id),
            ["user"] = UserShape.Of(user),
        });
        TellPage(guild, user);
    }

    /// <summary>Whoever is banned leaves, and what they wrote within the span before goes with them.</summary>
    public void Ban(Guild guild, User user, string? reason, TimeSpan deleteSince)
    {
        guild.Bans[user.Id] = reason;
        Leave(guild, user);
        TellBan(guild, user, "GUILD_BAN_ADD");
        var since = world.Clock.Now - deleteSince;
        foreach (var place in guild.Channels.Values.Concat(guild.Threads.Values))
        {
            var written = place.Messages.Where(message => message.Author == user && message.At > since).ToList();
            if (written.Count > 0) world.Messages.DeleteMany(place, written);
        }
    }

    public void Unban(Guild guild, User user)
    {
        if (guild.Bans.Remove(user.Id)) TellBan(guild, user, "GUILD_BAN_REMOVE");
    }

    public void TellUpdated(Guild guild, Member member)
    {
        var shape = UserShape.Member(member);
        shape["guild_id"] = Json.Id(guild.Id);
        world.Tell(guild, "GUILD_MEMBER_UPDATE", shape);
        if (member.User == world.Bot) world.Threads.Sync(guild);
        TellPage(guild, member.User);
    }

    private void TellBan(Guild guild, User user, string name) => world.Tell(guild, name, new JsonObject
    {
        ["guild_id"] = Json.Id(guild.Id),
        ["user"] = UserShape.Of(user),
    });

    private void TellPage(Guild guild, User user) => world.Happenings.Tell("member", new JsonObject
    {
        ["guild_id"] = Json.Id(guild.Id),
        ["user_id"] = Json.Id(user.Id),
    });
}
