using NodaTime;

namespace MomBot.Data.Database;

/// <summary>
/// Makes the numbers of rows that no one else numbers: milliseconds and a random tail, strictly increasing in a
/// process.
/// </summary>
public sealed class IdSource(IClock clock, Random random)
{
    private readonly Lock _lock = new();
    private long _last;

    /// <summary>A number larger than every one before.</summary>
    public long Next()
    {
        lock (_lock)
        {
            // Half of the twenty bits are left above the random start, so that a burst stays near its millisecond.
            var wished = (clock.GetCurrentInstant().ToUnixTimeMilliseconds() << 20) | (uint)random.Next(1 << 19);
            return _last = Math.Max(_last + 1, wished);
        }
    }

    /// <summary>A positive int32 by which a message of ours is recognised when it is read back.</summary>
    public int NextMarker()
    {
        lock (_lock)
            return random.Next(1, int.MaxValue);
    }

    /// <summary>Continues behind what the database holds, even when the clock was set back.</summary>
    public void ContinueAfter(long last)
    {
        lock (_lock)
            _last = Math.Max(_last, last);
    }
}
