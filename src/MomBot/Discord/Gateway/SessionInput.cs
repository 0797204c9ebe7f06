using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>What can happen to a session.</summary>
public abstract record SessionInput
{
    private SessionInput()
    {
    }

    public sealed record Started : SessionInput;

    public sealed record Connected : SessionInput;

    public sealed record ConnectFailed(string Reason) : SessionInput;

    public sealed record FrameArrived(ReadOnlyMemory<byte> Bytes) : SessionInput;

    /// <summary>The connection ended; no code when it was cut.</summary>
    public sealed record Closed(int? Code) : SessionInput;

    /// <summary>A timer rang. Deaf: we were not reading, so silence proves nothing.</summary>
    public sealed record TimerRang(SessionTimer Timer, bool Deaf) : SessionInput;

    /// <summary>It is this shard's turn to identify.</summary>
    public sealed record IdentifyGranted : SessionInput;

    /// <summary>Who of these people is not in the guild any more? At most a hundred.</summary>
    public sealed record MembersWanted(Snowflake Guild, IReadOnlyList<Snowflake> Users) : SessionInput;
}

/// <summary>The timers of a session; starting one anew replaces it.</summary>
public enum SessionTimer
{
    Heartbeat,
    Watchdog,
    Reconnect,
}
