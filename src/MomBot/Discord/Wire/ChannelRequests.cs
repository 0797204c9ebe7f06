namespace MomBot.Discord.Wire;

/// <summary>A channel to be made in a guild.</summary>
public sealed record ChannelCreate(string Name, ChannelType Type = ChannelType.GuildText)
{
    public string? Topic { get; init; }

    public Snowflake? ParentId { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }
}

/// <summary>What to make a channel or thread into; what is left out stays.</summary>
public sealed record ChannelChange
{
    public bool? Archived { get; init; }

    /// <summary>Of a post in a forum: whether it stands at the top.</summary>
    public int? Flags { get; init; }

    public bool? Locked { get; init; }

    public IReadOnlyList<Snowflake>? AppliedTags { get; init; }
}

/// <summary>A thread to be made, from a message or (with a type) loose.</summary>
public sealed record ThreadCreate(string Name)
{
    /// <summary>Only for threads without a message.</summary>
    public ChannelType? Type { get; init; }

    public bool? Invitable { get; init; }
}

/// <summary>A post in a forum: a thread and its first message at once.</summary>
public sealed record ForumPostCreate(string Name, MessageCreate Message)
{
    public IReadOnlyList<Snowflake>? AppliedTags { get; init; }
}

/// <summary>Threads of a guild.</summary>
public sealed record ThreadList
{
    public IReadOnlyList<Channel> Threads { get; init; } = [];
}

/// <summary>The body of a permission overwrite; whom it is about stands in the address.</summary>
public sealed record OverwriteChange(OverwriteType Type, Permissions Allow, Permissions Deny);

/// <summary>With whom to open a direct message.</summary>
public sealed record DirectMessageCreate(Snowflake RecipientId);
