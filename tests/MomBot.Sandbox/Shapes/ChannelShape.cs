using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>A channel, a thread or a direct message channel as Discord writes it.</summary>
public static class ChannelShape
{
    public static JsonObject Of(Channel channel) =>
        channel.IsThread ? OfThread(channel) : channel.Guild is null ? OfDirect(channel) : OfGuildChannel(channel);

    /// <summary>A thread together with one person's membership of it.</summary>
    public static JsonObject ThreadFor(Channel channel, ulong user)
    {
        var shape = OfThread(channel);
        if (channel.Thread!.Members.TryGetValue(user, out var since)) shape["member"] =
            Membership(channel, user, since);
        return shape;
    }

    public static JsonObject Membership(Channel thread, ulong user, DateTimeOffset since) => new()
    {
        ["id"] = Json.Id(thread.Id),
        ["user_id"] = Json.Id(user),
        ["join_timestamp"] = Json.Time(since),
        ["flags"] = 1,
    };

    /// <summary>Threads, and beside them the bot's membership of those it is in.</summary>
    public static JsonObject Listing(IReadOnlyList<Channel> threads, User bot) => new()
    {
        ["threads"] = Json.List(threads.Select(thread => ThreadFor(thread, bot.Id))),
        ["members"] = Json.List(threads.Where(thread => thread.Thread!.Members.ContainsKey(bot.Id))
            .Select(thread => Membership(thread, bot.Id, thread.Thread!.Members[bot.Id]))),
    };

    public static JsonObject Overwrite(Overwrite overwrite) => new()
    {
        ["id"] = Json.Id(overwrite.Id),
        ["type"] = overwrite.ForMember ? 1 : 0,
        ["allow"] = Permissions.Text(overwrite.Allow),
        ["deny"] = Permissions.Text(overwrite.Deny),
    };

    public static JsonObject Tag(ForumTag tag) => new()
    {
        ["id"] = Json.Id(tag.Id),
        ["name"] = tag.Name,
        ["moderated"] = tag.Moderated,
        ["emoji_id"] = Json.Id(tag.EmojiId),
        ["emoji_name"] = tag.EmojiName,
    };

    private static JsonObject OfGuildChannel(Channel channel)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(channel.Id),
            ["type"] = (int)channel.Type,
            ["guild_id"] = Json.Id(channel.Guild!.Id),
            ["name"] = channel.Name,
            ["parent_id"] = Json.Id(channel.Parent?.Id),
            ["position"] = channel.Position,
            ["flags"] = channel.Flags,
            ["nsfw"] = channel.Nsfw,
            ["permission_overwrites"] = Json.List(channel.Overwrites.Values.Select(Overwrite)),
        };
        if (channel.Type == ChannelType.Category) return shape;
        shape["topic"] = channel.Topic;
        shape["rate_limit_per_user"] = channel.Slowmode;
        shape["last_message_id"] = Json.Id(channel.LastMessageId);
        if (channel.LastPinAt is { } pinned) shape["last_pin_timestamp"] = Json.Time(pinned);
        if (channel.DefaultAutoArchive is { } minutes) shape["default_auto_archive_duration"] = minutes;
        if (channel.Type is ChannelType.Voice or ChannelType.Stage)
        {
            shape["bitrate"] = 64000;
            shape["user_limit"] = 0;
            shape["rtc_region"] = null;
        }
        if (!channel.IsForum) return WithKept(shape, channel);
        shape["available_tags"] = Json.List(channel.Tags.Select(Tag));
        shape["default_reaction_emoji"] = null;
        shape["default_sort_order"] = null;
        shape["default_forum_layout"] = 0;
        shape["default_thread_rate_limit_per_user"] = channel.ThreadSlowmode;
        return WithKept(shape, channel);
    }

    private static JsonObject WithKept(JsonObject shape, Channel channel)
    {
        foreach (var (name, value) in channel.Kept) shape[name] = value?.DeepClone();
        return shape;
    }

    private static JsonObject OfThread(Channel channel)
    {
        var thread = channel.Thread!;
        var metadata = new JsonObject
        {
            ["archived"] = thread.Archived,
            ["archive_timestamp"] = Json.Time(thread.ArchiveChangedAt),
            ["auto_archive_duration"] = thread.AutoArchive,
            ["locked"] = thread.Locked,
            ["create_timestamp"] = Json.Time(thread.CreatedAt),
        };
        if (channel.Type == ChannelType.PrivateThread) metadata["invitable"] = thread.Invitable;
        var shape = new JsonObject
        {
            ["id"] = Json.Id(channel.Id),
            ["type"] = (int)channel.Type,
            ["guild_id"] = Json.Id(channel.Guild!.Id),
            ["parent_id"] = Json.Id(channel.Parent!.Id),
            ["name"] = channel.Name,
            ["owner_id"] = Json.Id(thread.OwnerId),
            ["last_message_id"] = Json.Id(channel.LastMessageId),
            ["rate_limit_per_user"] = channel.Slowmode,
            ["flags"] = channel.Flags,
            ["thread_metadata"] = metadata,
            ["message_count"] = channel.Messages.Count(message => message.OnlyFor is null && message.Id != channel.Id),
            ["total_message_sent"] = thread.TotalSent,
            ["member_count"] = Math.Min(50, thread.Members.Count),
        };
        if (channel.Parent.IsForum) shape["applied_tags"] = Json.Ids(thread.AppliedTags);
        return shape;
    }

    private static JsonObject OfDirect(Channel channel) => new()
    {
        ["id"] = Json.Id(channel.Id),
        ["type"] = 1,
        ["flags"] = 0,
        ["last_message_id"] = Json.Id(channel.LastMessageId),
        ["recipients"] = Json.List(channel.Recipients.Where(user => !user.Bot).Select(UserShape.Of)),
    };
}
