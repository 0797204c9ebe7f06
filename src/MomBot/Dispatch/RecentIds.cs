namespace MomBot.Dispatch;

/// <summary>Remembers the last few thousand ids, so that an event delivered twice is handled once. The inbox remembers
/// across restarts; this only spares the work.</summary>
internal sealed class RecentIds
{
    private const int Kept = 4096;

    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _seen = new(Kept);
    private readonly Queue<ulong> _order = new(Kept);

    /// <summary>Whether it is the first time.</summary>
    public bool Add(ulong id)
    {
        lock (_lock)
        {
            if (!_seen.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > Kept)
                _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}

/// <summary>A short name for a failure, read out by a person and found in the log.</summary>
internal static class Reference
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(ulong id) => string.Create(4, id * 0x9E3779B97F4A7C15UL, (letters, mixed) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Letters[(int)((mixed >> (40 + (i * 5))) & 31)];
    });
}
