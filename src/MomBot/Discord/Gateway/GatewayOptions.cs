namespace MomBot.Discord.Gateway;

/// <summary>How one shard presents itself at the gateway.</summary>
public sealed class GatewayOptions
{
    public required string Token { get; init; }

    public required Uri Url { get; init; }

    public Intents Intents { get; init; } = Intents.Guilds | Intents.GuildMembers;

    public int Shard { get; init; }

    public int ShardCount { get; init; } = 1;

    /// <summary>Transport compression: one zlib stream over the whole connection.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>How many events may wait for their handlers before the shard stops reading.</summary>
    public int Backlog { get; init; } = 1_024;
}
