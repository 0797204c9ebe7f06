namespace MomBot.Sandbox.Gateway;

/// <summary>The gateway's figures: Discord's own where it documents them, our guess where it does not.</summary>
public sealed record GatewayOptions
{
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    public int MaxConcurrency { get; init; } = 1;

    public int IdentifiesPerDay { get; init; } = 1000;

    public int GuildsPerShard { get; init; } = 2500;

    /// <summary>How many a shard is advised to have.</summary>
    public int GuildsPerShardAdvised { get; init; } = 1000;

    /// <summary>How long a session without a connection can be resumed; Discord does not say.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    public int ReplayEvents { get; init; } = 10_000;

    public int ReplayBytes { get; init; } = 32 * 1024 * 1024;
}
