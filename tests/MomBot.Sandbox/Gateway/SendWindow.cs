namespace MomBot.Sandbox.Gateway;

/// <summary>At most 120 payloads in 60 seconds from one connection. See Discord docs: Gateway, Rate Limiting.</summary>
internal sealed class SendWindow(TimeProvider time)
{
    private const int Allowed = 120;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(60);
    private readonly Queue<long> _sent = new();

    public bool Admit()
    {
        var now = time.GetTimestamp();
        while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Span)
            _sent.Dequeue();
        _sent.Enqueue(now);
        return _sent.Count <= Allowed;
    }
}
