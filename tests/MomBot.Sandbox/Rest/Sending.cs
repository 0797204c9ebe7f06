using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>May the bot write here, and this? See Discord docs: Messages Resource, Create Message.</summary>
internal static class Sending
{
    public static void Check(RestCall call, Channel channel, DiscordWorld world)
    {
        if (channel.Guild is null)
        {
            var person = channel.Recipients.Single(user => !user.Bot);
            if (!world.Places.DirectOpen(person))
                throw new ApiException(403, 50007, "Cannot send messages to this user");
            return;
        }
        if (channel.Type == ChannelType.Category) throw ApiException.WrongChannelType();
        if (channel.IsForum) throw new ApiException(400, 40058, "Cannot message this channel until a post is created");
        call.Need(channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
        if (channel.Thread is { Archived: true, Locked: true } && !call.Can(channel, Permission.ManageThreads))
            throw ApiException.ThreadArchived();
        if (channel.Thread is { Locked: true } && !call.Can(channel, Permission.ManageThreads))
            throw ApiException.MissingPermissions();
    }

    public static void CheckParts(RestCall call, Channel channel, MessageDraft draft)
    {
        if (channel.Guild is null) return;
        if (draft.Embeds is { Count: > 0 }) call.Need(channel, Permission.EmbedLinks);
        if (draft.Attachments is { Count: > 0 }) call.Need(channel, Permission.AttachFiles);
        if (draft.Poll is not null) call.Need(channel, Permission.SendPolls);
    }

    public static bool MayPingAll(Channel channel, User user, DiscordWorld world) =>
        InteractionShape.PermissionsIn(channel, user, world).HasFlag(Permission.MentionEveryone);
}
