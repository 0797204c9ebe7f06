using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Puts a checked edit upon a message, whichever way it came. Edits ping nobody.</summary>
internal static class MessageEdits
{
    public static void Apply(Message message, MessageDraft draft, DiscordWorld world)
    {
        if (LeavesNothing(message, draft)) throw ApiException.EmptyMessage();
        var arriving = message.Has(MessageFlag.Loading);
        message.ShownBefore.RemoveAll(shown => !ComponentActs.IsStillSeen(shown.UntilOnWire, world));
        message.ShownBefore.Add((message.Components, world.Clock.Wire.GetTimestamp()));
        draft.ApplyTo(message);
        if (draft.Poll is not null) world.Polls.Opened(message);
        var named = draft.Flags ?? (message.Flags & MessageFlag.SuppressEmbeds);
        var kept = message.Flags & ~(MessageFlag.SuppressEmbeds | MessageFlag.Loading);
        message.Flags = kept | (named & (MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2));
        var all = Sending.MayPingAll(message.Channel, message.Author, world);
        Mentions.Apply(message, draft.Allowed ?? Mentions.AllAllowed, all, world, pings: arriving);
        message.EditedAt = world.Clock.Now;
        world.Messages.TellUpdated(message);
    }

    private static bool LeavesNothing(Message message, MessageDraft draft) =>
        string.IsNullOrWhiteSpace(draft.NamesContent ? draft.Content : message.Content)
        && (draft.Embeds ?? message.Embeds).Count == 0
        && (draft.Components ?? message.Components).Count == 0
        && (draft.Attachments ?? message.Attachments).Count == 0
        && (draft.Poll ?? message.Poll) is null;
}
