namespace MomBot.Discord.Gateway;

/// <summary>An event on its way to its handler. Until it is acknowledged, a restarted process gets it again.</summary>
public sealed class GatewayDispatch(
    GatewayEvent happened, int shard, long sequence, long receivedAt, Action acknowledge)
{
    private int _done;

    public GatewayEvent Event { get; } = happened;

    public int Shard { get; } = shard;

    public long Sequence { get; } = sequence;

    /// <summary>A timestamp of the <see cref="TimeProvider"/>, taken as the frame came in.</summary>
    public long ReceivedAt { get; } = receivedAt;

    /// <summary>What came of the event is safe. Calling again does nothing.</summary>
    public void Acknowledge()
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
            acknowledge();
    }
}
