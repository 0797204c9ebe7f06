namespace MomBot.Sandbox.Gateway;

/// <summary>Why the server ends a connection. See Discord docs: Opcodes and Status Codes.</summary>
internal sealed record Closing(int Code, string Reason)
{
    public static readonly Closing UnknownOpcode = new(4001, "Unknown opcode.");
    public static readonly Closing NotAuthenticated = new(4003, "Not authenticated.");
    public static readonly Closing AuthenticationFailed = new(4004, "Authentication failed.");
    public static readonly Closing AlreadyAuthenticated = new(4005, "Already authenticated.");
    public static readonly Closing InvalidSequence = new(4007, "Invalid seq.");
    public static readonly Closing RateLimited = new(4008, "Rate limited.");
    public static readonly Closing TimedOut = new(4009, "Session timed out.");
    public static readonly Closing InvalidShard = new(4010, "Invalid shard.");
    public static readonly Closing ShardingRequired = new(4011, "Sharding required.");
    public static readonly Closing InvalidVersion = new(4012, "Invalid API version.");
    public static readonly Closing InvalidIntents = new(4013, "Invalid intent(s).");
    public static readonly Closing DisallowedIntents = new(4014, "Disallowed intent(s).");
    public static readonly Closing GoingAway = new(1001, "Going away.");

    /// <summary>A close that comes from a fault someone set, with any code.</summary>
    public static Closing OnPurpose(int code) => new(code, "Closed on purpose.");

    public static Closing DecodeError(string why) => new(4002, $"Decode error: {why}");
}
