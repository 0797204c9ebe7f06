namespace MomBot.Discord.RateLimits;

/// <summary>At most so many of something in any stretch of so much time.</summary>
internal sealed class SlidingWindow(int most, TimeSpan stretch)
{
    private readonly Queue<TimeSpan> _taken = new();

    public int Count(TimeSpan now)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest >= stretch)
            _taken.Dequeue();
        return _taken.Count;
    }

    /// <summary>How long until one more fits; zero when it fits now.</summary>
    public TimeSpan Wait(TimeSpan now) => Count(now) < most ? TimeSpan.Zero : _taken.Peek() + stretch - now;

    /// <summary>Counts one; beyond the most, the oldest is forgotten, so memory stays bounded.</summary>
    public void Take(TimeSpan now)
    {
        if (Count(now) == most)
            _taken.Dequeue();
        _taken.Enqueue(now);
    }
}
