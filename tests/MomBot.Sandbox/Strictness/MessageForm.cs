using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks a message body wherever one may stand. See Discord docs: Messages Resource.</summary>
public static class MessageForm
{
    public const int ContentMax = 2000;

    private static readonly string[] Shared =
        ["content", "embeds", "allowed_mentions", "components", "attachments", "flags"];

    public static MessageDraft Read(
        Form form, IReadOnlyList<UploadedFile> files, MessageKind kind, Channel channel, DiscordWorld world,
            Message? before = null)
    {
        form.Only([.. Shared, .. OwnFields(kind)]);
        var flags = Flags(form, kind, before);
        var v2 = ((flags ?? 0) & MessageFlag.ComponentsV2) != 0
            || (before is not null && before.Has(MessageFlag.ComponentsV2));
        IReadOnlyList<Attachment> present = before is null ? [] : before.Attachments;
        List<Attachment>? attachments = files.Count > 0 || form.Names("attachments")
            ? AttachmentForm.Read(form, files, present, world)
            : null;
        var shown = attachments ?? present;
        var components = new MessageComponents(v2, [.. shown.Select(one => one.FileName)],
            address => AttachmentForm.Media(address, shown, channel, world));
        var draft = new MessageDraft(
            Stripped.Of(form.Text("content", max: ContentMax)),
            EmbedForm.Read(form),
            components.Read(form),
            flags,
            MentionsForm.Read(form),
            attachments,
            PollForm.Read(form, world))
        {
            NamesContent = form.Names("content"),
        };
        if (v2) RefuseLegacy(form, draft, before);
        // See Discord docs: Edit Original Interaction Response.
        if (kind == MessageKind.WebhookEdit && draft.Poll is not null && before is not null
            && !before.Has(MessageFlag.Loading))
            form.Fail("poll", "POLL_EDIT_INVALID", "A poll comes with an edit only where the answer was deferred.");
        if (form.List("sticker_ids", 0, 3) is { Count: > 0 })
            form.Fail("sticker_ids", "STICKER_NOT_FOUND", "This community has no stickers.");
        return draft;
    }

    private static string[] OwnFields(MessageKind kind) => kind switch
    {
        MessageKind.Create =>
            ["sticker_ids", "poll", "shared_client_theme", "message_reference", "nonce", "enforce_nonce", "tts"],
        MessageKind.ThreadStarter => ["sticker_ids", "poll"],
        MessageKind.InteractionAnswer => ["poll", "tts"],
        MessageKind.Followup => ["poll", "tts", "username", "avatar_url", "thread_name", "applied_tags"],
        MessageKind.InteractionUpdate => [],
        MessageKind.ChannelEdit => ["sticker_ids"],
        MessageKind.WebhookEdit => ["poll"],
    };

    private static MessageFlag? Flags(Form form, MessageKind kind, Message? before)
    {
        if (form.Int("flags", 0) is not { } number) return null;
        var flags = (MessageFlag)number;
        var known = MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2;
        if (kind is MessageKind.Create or MessageKind.ThreadStarter)
            known |= MessageFlag.SuppressNotifications | MessageFlag.VoiceMessage;
        if (kind is MessageKind.InteractionAnswer or MessageKind.Followup)
            known |= MessageFlag.Ephemeral | MessageFlag.SuppressNotifications | MessageFlag.VoiceMessage;
        if (form.Strict
            && kind is not (MessageKind.ChannelEdit or MessageKind.WebhookEdit or MessageKind.InteractionUpdate)
            && (flags & ~known) != 0)
            form.Fail("flags", "MESSAGE_FLAGS_INVALID", $"These flags cannot be set here: {(int)(flags & ~known)}");
        if (before is not null && before.Has(MessageFlag.ComponentsV2) && (flags & MessageFlag.ComponentsV2) == 0)
            form.Fail("flags", "MESSAGE_FLAGS_COMPONENTS_V2_IRREVERSIBLE",
                "IS_COMPONENTS_V2 cannot be removed from a message.");
        return flags & known;
    }

    private static void RefuseLegacy(Form form, MessageDraft draft, Message? before)
    {
        var becoming = before is not null && !before.Has(MessageFlag.ComponentsV2);
        if (!string.IsNullOrEmpty(draft.Content) || (becoming && !draft.NamesContent && before!.Content.Length > 0))
            Refuse("content");
        if (draft.Embeds is { Count: > 0 } || (becoming && draft.Embeds is null && before!.Embeds.Count > 0))
            Refuse("embeds");
        if (draft.Poll is not null || (becoming && before!.Poll is not null)) Refuse("poll");
        if (form.Has("sticker_ids")) Refuse("sticker_ids");

        void Refuse(string field) => form.Fail(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            $"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
    }
}
