namespace MomBot.Discord.Wire;

/// <summary>The application that we are.</summary>
public sealed record Application
{
    public required Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public ApplicationFlags Flags { get; init; }

    /// <summary>Where presses go instead of to the gateway; none: they come to us.</summary>
    public string? InteractionsEndpointUrl { get; init; }
}

/// <summary>Which privileged intents the application may use; the limited ones are for small bots.</summary>
[Flags]
public enum ApplicationFlags
{
    None = 0,
    GatewayPresence = 1 << 12,
    GatewayPresenceLimited = 1 << 13,
    GatewayGuildMembers = 1 << 14,
    GatewayGuildMembersLimited = 1 << 15,
    GatewayMessageContent = 1 << 18,
    GatewayMessageContentLimited = 1 << 19,
}

/// <summary>Where the gateway is and how often we may start a session there.</summary>
public sealed record GatewayBot
{
    public string Url { get; init; } = "";

    public int Shards { get; init; } = 1;

    public SessionStartLimit SessionStartLimit { get; init; } = new();
}

/// <summary>How many sessions may still be started, in milliseconds until the count begins anew.</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;

    public int Remaining { get; init; } = 1000;

    public long ResetAfter { get; init; }

    public int MaxConcurrency { get; init; } = 1;
}
