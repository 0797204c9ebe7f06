namespace MomBot.Sandbox.Gateway;

/// <summary>The events of a session that can still be sent again, bounded in number and in bytes.</summary>
internal sealed class ReplayBuffer(int maxEvents, int maxBytes)
{
    private readonly Queue<(long Sequence, byte[] Frame)> _kept = new();
    private long _bytes;
    private long _forgotten;

    public void Add(long sequence, byte[] frame)
    {
        _kept.Enqueue((sequence, frame));
        _bytes += frame.Length;
        while (_kept.Count > maxEvents || _bytes > maxBytes)
        {
            var (oldest, dropped) = _kept.Dequeue();
            _bytes -= dropped.Length;
            _forgotten = oldest;
        }
    }

    /// <summary>Everything after a sequence number, or null when part of it is no longer kept.</summary>
    public IReadOnlyList<byte[]>? After(long sequence) => sequence < _forgotten
        ? null
        : [.. _kept.Where(entry => entry.Sequence > sequence).Select(entry => entry.Frame)];
}
