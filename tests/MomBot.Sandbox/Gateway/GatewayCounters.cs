namespace MomBot.Sandbox.Gateway;

/// <summary>What the gateway counts for the metrics page.</summary>
public sealed class GatewayCounters
{
    private long _identifies;
    private long _resumes;
    private long _heartbeatsMissed;
    private long _connectedAt;

    public long Identifies => Interlocked.Read(ref _identifies);

    public long Resumes => Interlocked.Read(ref _resumes);

    public long HeartbeatsMissed => Interlocked.Read(ref _heartbeatsMissed);

    /// <summary>When the newest connection was made, on the wire's clock.</summary>
    internal long ConnectedAt => Interlocked.Read(ref _connectedAt);

    internal void Connected(long at) => Interlocked.Exchange(ref _connectedAt, at);

    internal void Identified() => Interlocked.Increment(ref _identifies);

    internal void Resumed() => Interlocked.Increment(ref _resumes);

    internal void HeartbeatMissed() => Interlocked.Increment(ref _heartbeatsMissed);
}
