namespace MomBot.Discord.Wire;

/// <summary>A message. Its words are empty unless it is ours, was sent to us, or was picked from its menu.</summary>
public sealed record Message
{
    public required Snowflake Id { get; init; }

    public User? Author { get; init; }

    public MessageFlags? Flags { get; init; }

    public IReadOnlyList<Component> Components { get; init; } = [];
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
    public string? Filename { get; init; }

    public string? ContentType { get; init; }

    public long? Size { get; init; }

    public string? Url { get; init; }
}
