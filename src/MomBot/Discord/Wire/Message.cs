namespace MomBot.Discord.Wire;

/// <summary>A message. Its words are empty unless it is ours, was sent to us, or was picked from its menu.</summary>
public sealed record Message
{
    public required Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    public int Type { get; init; }

    public User? Author { get; init; }

    public string Content { get; init; } = "";

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public MessageFlags? Flags { get; init; }

    public bool Pinned { get; init; }

    public IReadOnlyList<Component> Components { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public Scalar? Nonce { get; init; }

    public Snowflake? WebhookId { get; init; }

    public Snowflake? ApplicationId { get; init; }

    public Channel? Thread { get; init; }
}

/// <summary>How a message is shown.</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    IsComponentsV2 = 1 << 15,
}

/// <summary>A file that hangs on a message.</summary>
public sealed record Attachment
{
    public Snowflake Id { get; init; }

    public string? Filename { get; init; }

    public string? Description { get; init; }

    public string? ContentType { get; init; }

    public long? Size { get; init; }

    public string? Url { get; init; }
}

/// <summary>Pinned messages of a channel, newest pin first, page by page.</summary>
public sealed record PinPage
{
    public IReadOnlyList<Pin> Items { get; init; } = [];

    public bool HasMore { get; init; }
}

/// <summary>A pinned message and when it was pinned.</summary>
public sealed record Pin(DateTimeOffset PinnedAt, Message Message);
