namespace MomBot.Discord.Gateway;

/// <summary>How one shard presents itself at the gateway.</summary>
public sealed class GatewayOptions
{
    public required string Token { get; init; }

    public required Uri Url { get; init; }

    public Intents Intents { get; init; } = Intents.Guilds | Intents.GuildMembers;

    public int Shard { get; init; }

    public int ShardCount { get; init; } = 1;

    /// <summary>The line under the bot's name, or none.</summary>
    public string? Status { get; init; }

    /// <summary>Transport compression: one zlib stream over the whole connection.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Where an earlier process stopped.</summary>
    public ResumePosition? ResumeFrom { get; init; }

    /// <summary>How many events may wait for their handlers before the shard stops reading.</summary>
    public int Backlog { get; init; } = 1_024;
}

/// <summary>How far a session's events have been handled; with it another process can go on without a gap.</summary>
public sealed record ResumePosition(string SessionId, string ResumeUrl, long Sequence, Wire.Snowflake UserId);
