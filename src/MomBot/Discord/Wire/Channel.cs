namespace MomBot.Discord.Wire;

/// <summary>A channel, category, thread or forum; unknown types survive.</summary>
public sealed record Channel
{
    public required Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }

    public int? Position { get; init; }

    /// <summary>For threads: how many messages were ever written in it, its first one not counted.</summary>
    public int? TotalMessageSent { get; init; }

    public Snowflake? ParentId { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsThread =>
        Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;
}

/// <summary>What kind of channel it is.</summary>
public enum ChannelType
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildDirectory = 14,
    GuildForum = 15,
    GuildMedia = 16,
}

/// <summary>What a role or a member is allowed or denied in one channel.</summary>
public readonly record struct Overwrite
{
    public required Snowflake Id { get; init; }

    public OverwriteType Type { get; init; }

    public Permissions Allow { get; init; }

    public Permissions Deny { get; init; }
}

/// <summary>Whom an overwrite is about.</summary>
public enum OverwriteType
{
    Role = 0,
    Member = 1,
}

/// <summary>A tag of a forum.</summary>
public sealed record ForumTag
{
    public Snowflake? Id { get; init; }

    public string Name { get; init; } = "";
}
