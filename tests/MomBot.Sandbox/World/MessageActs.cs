using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Messages are posted, changed, deleted, pinned and reacted to.</summary>
public sealed class MessageActs(DiscordWorld world)
{
    /// <summary>Keeps a message that has just been made, wakes its thread, and tells whoever may hear of it.</summary>
    public void Post(Message message)
    {
        var channel = message.Channel;
        channel.Messages.Add(message);
        world.AllMessages[message.Id] = message;
        if (message.OnlyFor is null) Count(channel, message);
        if (message.Poll is not null) world.Polls.Opened(message);
        if (message.OnlyFor is null) world.Tell(channel, "MESSAGE_CREATE", MessageShape.ForGateway(message, world));
        TellPage("message", message);
    }

    public void TellUpdated(Message message)
    {
        if (message.OnlyFor is null)
            world.Tell(message.Channel, "MESSAGE_UPDATE", MessageShape.ForGateway(message, world));
        TellPage("message-update", message);
    }

    public void Delete(Message message)
    {
        Remove(message);
        if (message.OnlyFor is null) world.Tell(message.Channel, "MESSAGE_DELETE", Ids(message));
        TellPage("message-delete", message);
    }

    public void DeleteMany(Channel channel, IReadOnlyList<Message> messages)
    {
        foreach (var message in messages) Remove(message);
        world.Tell(channel, "MESSAGE_DELETE_BULK", new JsonObject
        {
            ["ids"] = Json.Ids(messages.Select(message => message.Id)),
            ["channel_id"] = Json.Id(channel.Id),
            ["guild_id"] = Json.Id(channel.Guild!.Id),
        });
        foreach (var message in messages) TellPage("message-delete", message);
    }

    public void SetPinned(Message message, bool pinned)
    {
        message.Pinned = pinned;
        message.PinnedAt = pinned ? world.Clock.Now : null;
        if (pinned) message.Channel.LastPinAt = world.Clock.Now;
        var change = new JsonObject
        {
            ["channel_id"] = Json.Id(message.Channel.Id),
            ["last_pin_timestamp"] = Json.Time(message.Channel.LastPinAt),
        };
        if (message.Channel.Guild is { } guild) change["guild_id"] = Json.Id(guild.Id);
        world.Tell(message.Channel, "CHANNEL_PINS_UPDATE", change);
        TellUpdated(message);
    }

    public void React(Message message, string emoji, User user, bool add)
    {
        if (!message.Reactions.TryGetValue(emoji, out var who))
        {
            if (!add) return;
            message.Reactions[emoji] = who = [];
        }
        if (add ? !who.Add(user.Id) : !who.Remove(user.Id)) return;
        if (who.Count == 0) message.Reactions.Remove(emoji);
        var change = ReactionChange(message);
        change["user_id"] = Json.Id(user.Id);
        change["emoji"] = MessageShape.Emoji(emoji);
        change["burst"] = false;
        change["type"] = 0;
        if (add && message.Channel.Guild is { } guild && guild.Members.TryGetValue(user.Id, out var member))
            change["member"] = UserShape.Member(member);
        world.Tell(message.Channel, add ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", change);
        TellPage("message-update", message);
    }

    /// <summary>One event tells of all, or of all with one emoji. See Discord docs: Gateway Events, Messages.</summary>
    public void ClearReactions(Message message, string? emoji)
    {
        var change = ReactionChange(message);
        if (emoji is null)
        {
            message.Reactions.Clear();
        }
        else
        {
            message.Reactions.Remove(emoji);
            change["emoji"] = MessageShape.Emoji(emoji);
        }
        var all = emoji is null;
        world.Tell(message.Channel, all ? "MESSAGE_REACTION_REMOVE_ALL" : "MESSAGE_REACTION_REMOVE_EMOJI", change);
        TellPage("message-update", message);
    }

    /// <summary>A line of text that a person writes; everything they name is pinged, as clients do.</summary>
    public Message Say(Channel channel, User author, string text, DateTimeOffset? at = null, ulong? id = null)
    {
        var message =
            new Message(id ?? world.Clock.NextId(), channel, author, at ?? world.Clock.Now) { Content = text };
        var everyone = InteractionShape.PermissionsIn(channel, author, world).HasFlag(Permission.MentionEveryone);
        Mentions.Apply(message, Mentions.AllAllowed, everyone, world, pings: true);
        if (channel.Thread is { } thread) thread.Members.TryAdd(author.Id, world.Clock.Now);
        Post(message);
        return message;
    }

    /// <summary>What one person alone saw goes without a word, as when they load Discord anew.</summary>
    public void Fade(Message message) => Remove(message);

    private void Remove(Message message)
    {
        message.Channel.Messages.Remove(message);
        world.AllMessages.Remove(message.Id);
        if (message.Poll is not null) world.Polls.Forget(message);
    }

    private void Count(Channel channel, Message message)
    {
        channel.LastMessageId = message.Id;
        if (channel.Thread is not { } thread) return;
        if (message.Id != channel.Id) thread.TotalSent++;
        thread.LastActiveAt = world.Clock.Now;
        if (!thread.Archived) return;
        world.Threads.SetArchived(channel, false);
        world.Places.TellUpdated(channel);
    }

    private static JsonObject ReactionChange(Message message)
    {
        var change = Ids(message);
        change.Remove("id");
        change["message_id"] = Json.Id(message.Id);
        return change;
    }

    private static JsonObject Ids(Message message)
    {
        var ids = new JsonObject { ["id"] = Json.Id(message.Id), ["channel_id"] = Json.Id(message.Channel.Id) };
        if (message.Channel.Guild is { } guild) ids["guild_id"] = Json.Id(guild.Id);
        return ids;
    }

    private void TellPage(string kind, Message message)
    {
        var ids = Ids(message);
        ids["message_id"] = Json.Id(message.Id);
        ids.Remove("id");
        if (message.OnlyFor is { } user) ids["only_for"] = Json.Id(user);
        world.Happenings.Tell(kind, ids);
    }
}
