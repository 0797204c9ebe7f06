namespace MomBot.Discord.RateLimits;

/// <summary>
/// So many requests a second in the long run, a few more in any single one: what went out a moment late is made up for,
/// instead of every later second beginning later. See Discord docs: Rate Limits (Global Rate Limit).
/// </summary>
internal sealed class GlobalPace
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Each = Second / DiscordLimits.GlobalRequestsPerSecond;

    private readonly SlidingWindow _inASecond = new(DiscordLimits.GlobalRequestsInASecond, Second);

    /// <summary>When the next one would be due, had all of them come evenly.</summary>
    private TimeSpan _next;

    /// <summary>
    /// How long until one more may go, in whole milliseconds, for a timer knows no less; zero when it may now.
    /// </summary>
    public TimeSpan Wait(TimeSpan now)
    {
        var (crowded, early) = (_inASecond.Wait(now), _next + Each - Second - now);
        var wait = crowded > early ? crowded : early;
        return wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : TimeSpan.Zero;
    }

    public void Take(TimeSpan now)
    {
        _inASecond.Take(now);
        _next = (now > _next ? now : _next) + Each;
    }
}
