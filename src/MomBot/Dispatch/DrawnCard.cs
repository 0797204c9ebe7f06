using MomBot.Data;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>A card as Discord's parts, ready to be sent or saved until it is.</summary>
internal sealed record DrawnCard(
    IReadOnlyList<Component> Parts,
    IReadOnlyList<Snowflake> PingUsers,
    IReadOnlyList<Snowflake> PingRoles,
    bool Silent,
    IReadOnlyList<DrawnFile> Files)
{
    public MessageCreate ToMessage(bool ephemeral = false, string? nonce = null) => new()
    {
        Components = Parts,
        Flags = MessageFlags.IsComponentsV2
            | (ephemeral ? MessageFlags.Ephemeral : 0)
            | (Silent ? MessageFlags.SuppressNotifications : 0),
        AllowedMentions = Mentions,
        Nonce = nonce,
        EnforceNonce = nonce is null ? null : true,
        Files = Parted,
    };

    public MessageEdit ToEdit() => new()
    {
        Components = Parts,
        Flags = MessageFlags.IsComponentsV2,
        AllowedMentions = Mentions,
        Files = Parted,
    };

    /// <summary>
    /// The same card carrying a marker: the number of its outermost container, by which our message is known again when
    /// a channel is read back. See Discord docs: Component Reference ("id").
    /// </summary>
    public DrawnCard Marked(int marker) => this with { Parts = [Parts[0] with { Id = marker }] };

    public bool Names(MemberId who) => Parts.Any(part => Names(part, $"<@{who.Value}>"));

    private static bool Names(Component part, string who) =>
        part.Content?.Contains(who, StringComparison.Ordinal) is true
        || part.Components?.Any(inner => Names(inner, who)) is true;

    private AllowedMentions Mentions => new()
    {
        Users = PingUsers.Count > 0 ? PingUsers : null,
        Roles = PingRoles.Count > 0 ? PingRoles : null,
    };

    private IReadOnlyList<FilePart> Parted =>
        [.. Files.Select(file => new FilePart(file.Name, file.Bytes, file.ContentType, file.Description))];
}

/// <summary>A file of a drawn card.</summary>
internal sealed record DrawnFile(string Name, byte[] Bytes, string ContentType, string? Description);
