using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>A message to be sent. Whom it may ping cannot be left out; without a word it pings no one.</summary>
public sealed record MessageCreate : IHasFiles
{
    public string? Content { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions
    {
        get;
        init => field = value ?? AllowedMentions.None;
    } = AllowedMentions.None;

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>Filled from the files while sending, unless given.</summary>
    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    [JsonIgnore]
    public IReadOnlyList<FilePart> Files { get; init; } = [];
}

/// <summary>What to make a message into; what is left out stays, but nobody is pinged unless said.</summary>
public sealed record MessageEdit : IHasFiles
{
    public string? Content { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions
    {
        get;
        init => field = value ?? AllowedMentions.None;
    } = AllowedMentions.None;

    /// <summary>Which files stay. Filled from the new files while sending, unless given.</summary>
    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    [JsonIgnore]
    public IReadOnlyList<FilePart> Files { get; init; } = [];
}

/// <summary>The message that this one answers.</summary>
public sealed record MessageReference(Snowflake MessageId, bool FailIfNotExists = false);

/// <summary>Names a file of this request by its index, or one already there by its id.</summary>
public sealed record AttachmentInfo(Snowflake Id, string? Filename = null, string? Description = null);

/// <summary>The bytes of a file to send, and the words for those who cannot see it.</summary>
public sealed record FilePart(
    string Name, ReadOnlyMemory<byte> Content, string ContentType, string? Description = null);

/// <summary>A body that may carry files beside its JSON.</summary>
internal interface IHasFiles
{
    IReadOnlyList<FilePart> Files { get; }
}
