using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>A human admin or moderator changes things in Discord itself, and nobody asks the bot.</summary>
public sealed class HumanActs(DiscordWorld world)
{
    private readonly GuildMaking _making = new(world);
    private readonly Finder _finder = new(world);

    public JsonObject AddMember(Guild guild, JsonObject asked)
    {
        var member = world.Members.Join(guild, _making.PersonOf(asked));
        _making.Settle(guild, member, asked);
        if (asked.Count > 1) world.Members.TellUpdated(guild, member);
        return StateView.Member(member, guild, world);
    }

    public JsonObject ChangeMember(Guild guild, string who, JsonObject asked)
    {
        var user = _finder.Person(who, guild);
        if (!guild.Members.TryGetValue(user.Id, out var member))
            throw new RefusalException($"{user.Name} is not here.", 404);
        _making.Settle(guild, member, asked);
        world.Members.TellUpdated(guild, member);
        Log(guild, asked["roles"] is null ? "MEMBER_UPDATE" : "MEMBER_ROLE_UPDATE", user.Id);
        return StateView.Member(member, guild, world);
    }

    public void Ban(Guild guild, string who, JsonObject asked)
    {
        var user = _finder.Person(who, guild);
        var span = TimeSpan.FromSeconds((int?)asked["delete_message_seconds"] ?? 0);
        world.Members.Ban(guild, user, (string?)asked["reason"], span);
        Log(guild, "MEMBER_BAN_ADD", user.Id, (string?)asked["reason"]);
    }

    public void Unban(Guild guild, string who)
    {
        var user = _finder.Person(who, guild);
        world.Members.Unban(guild, user);
        Log(guild, "MEMBER_BAN_REMOVE", user.Id);
    }

    public void RemoveMember(Guild guild, string who) => world.Members.Leave(guild, _finder.Person(who, guild));

    public JsonObject ChangeChannel(Guild guild, string which, JsonObject asked)
    {
        var channel = _finder.Channel(which, guild);
        if (asked["name"] is { } name) channel.Name = ChannelForm.NameFor(channel.Type, (string)name!);
        if (asked.ContainsKey("topic")) channel.Topic = (string?)asked["topic"];
        if (asked["position"] is { } position) channel.Position = (int)position;
        if (asked.ContainsKey("category"))
            channel.Parent = asked["category"] is { } category ? _finder.Channel(category, guild) : null;
        if ((asked["overwrites"] ?? asked["permission_overwrites"]) is JsonArray overwrites)
        {
            channel.Overwrites.Clear();
            foreach (var one in _making.Overwrites(guild, overwrites)) channel.Overwrites[one.Id] = one;
        }
        if (channel.Thread is { } thread)
        {
            thread.Locked = (bool?)asked["locked"] ?? thread.Locked;
            if (asked["archived"] is { } archived) world.Threads.SetArchived(channel, (bool)archived);
        }
        world.Places.TellUpdated(channel);
        Log(guild, channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel.Id);
        return StateView.Channel(channel, world);
    }

    public void DeleteChannel(Guild guild, string which)
    {
        var channel = _finder.Channel(which, guild);
        world.Places.Delete(channel);
        Log(guild, channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.Id);
    }

    public JsonObject ChangeRole(Guild guild, string which, JsonObject asked)
    {
        var role = _finder.Role(which, guild);
        if (asked["name"] is { } name) role.Name = (string)name!;
        if (asked["permissions"] is { } permissions) role.Permissions = Permissions.Parse(permissions);
        if (asked["mentionable"] is { } mentionable) role.Mentionable = (bool)mentionable;
        if (asked["position"] is { } position) world.Roles.Move(guild, role, (int)position);
        foreach (var one in guild.Roles.Values.Where(one => one == role || asked["position"] is not null))
            world.Roles.TellUpdated(guild, one);
        Log(guild, "ROLE_UPDATE", role.Id);
        return RoleShape.Of(role);
    }

    public void DeleteRole(Guild guild, string which)
    {
        var role = _finder.Role(which, guild);
        world.Roles.Delete(guild, role);
        Log(guild, "ROLE_DELETE", role.Id);
    }

    public JsonObject ChangeMessage(string which, JsonObject asked)
    {
        var message = Message(which);
        if (asked["content"] is { } content)
        {
            message.Content = (string)content!;
            message.EditedAt = world.Clock.Now;
            world.Messages.TellUpdated(message);
        }
        if (asked["pinned"] is { } pinned) world.Messages.SetPinned(message, (bool)pinned);
        return MessageView.Of(message, world);
    }

    public void DeleteMessage(string which)
    {
        var message = Message(which);
        world.Messages.Delete(message);
        if (message.Channel.Guild is { } guild) Log(guild, "MESSAGE_DELETE", message.Author.Id);
    }

    /// <summary>It is the owner who does all this.</summary>
    private void Log(Guild guild, string action, ulong target, string? reason = null) =>
        world.Guilds.Log(guild, action, target, reason, guild.OwnerId);

    private Message Message(string which) => Json.TryId(which, out var id) && world.Message(id) is { } message
        ? message
        : throw new RefusalException($"There is no message '{which}'.", 404);
}
