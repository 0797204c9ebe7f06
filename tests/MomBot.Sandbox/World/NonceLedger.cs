namespace MomBot.Sandbox.World;

/// <summary>
/// Remembers each author's nonces for a few minutes, so that a repeated request makes no second message.
/// </summary>
public sealed class NonceLedger(TimeProvider wire)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(ulong Author, string Nonce), (ulong Message, long At)> _seen = [];

    private readonly Queue<((ulong Author, string Nonce) Key, long At)> _order = [];

    public ulong? Find(ulong author, string nonce) =>
        _seen.TryGetValue((author, nonce), out var known) && wire.GetElapsedTime(known.At) < Window
            ? known.Message
            : null;

    public void Add(ulong author, string nonce, ulong message)
    {
        var now = wire.GetTimestamp();
        while (_order.TryPeek(out var oldest) && wire.GetElapsedTime(oldest.At, now) >= Window)
        {
            _order.Dequeue();
            if (_seen.TryGetValue(oldest.Key, out var kept) && kept.At == oldest.At) _seen.Remove(oldest.Key);
        }
        _seen[(author, nonce)] = (message, now);
        _order.Enqueue(((author, nonce), now));
    }
}
