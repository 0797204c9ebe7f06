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
        return StateView.Member(member, guild, world);
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
        return StateView.Channel(channel, world);
    }

    public void DeleteChannel(Guild guild, string which) => world.Places.Delete(_finder.Channel(which, guild));

    public JsonObject ChangeRole(Guild guild, string which, JsonObject asked)
    {
        var role = _finder.Role(which, guild);
        if (asked["name"] is { } name) role.Name = (string)name!;
        if (asked["permissions"] is { } permissions) role.Permissions = Permissions.Parse(permissions);
        if (asked["mentionable"] is { } mentionable) role.Mentionable = (bool)mentionable;
        if (asked["position"] is { } position) world.Roles.Move(guild, role, (int)position);
        foreach (var one in guild.Roles.Values.Where(one => one == role || asked["position"] is not null))
            world.Roles.TellUpdated(guild, one);
        return RoleShape.Of(role);
    }

    public void DeleteRole(Guild guild, string which) => world.Roles.Delete(guild, _finder.Role(which, guild));

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

    public void DeleteMessage(string which) => world.Messages.Delete(Message(which));

    private Message Message(string which) => Json.TryId(which, out var id) && world.Message(id) is { } message
        ? message
        : throw new RefusalException($"There is no message '{which}'.", 404);
}
