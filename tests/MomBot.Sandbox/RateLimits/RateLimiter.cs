using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.RateLimits;

/// <summary>Counts requests per bucket, per bot, and the invalid ones. See Discord docs: Rate Limits.</summary>
public sealed class RateLimiter(RateLimitOptions options, TimeProvider time)
{
    private const int PruneAt = 10_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Bot, string Bucket, string Resource), Window> _windows = [];
    private readonly Dictionary<string, Queue<long>> _lastSecond = [];
    private Window? _invalid;
    private int _pruneAt = PruneAt;

    /// <summary>How many buckets are being counted.</summary>
    public int Windows
    {
        get { lock (_gate) return _windows.Count; }
    }

    /// <summary>Nothing is limited, and nobody hears of limits; for load work, until the client is ready.</summary>
    internal bool IsOff { get; set; } = options.Off;

    /// <summary>How long the ban for invalid requests still lasts, or null when there is none.</summary>
    internal TimeSpan? Banned()
    {
        lock (_gate)
            return !IsOff && _invalid is { } window && window.Used >= options.InvalidAllowed
                && Left(window, options.InvalidWindow) is var left && left > TimeSpan.Zero ? left : null;
    }

    internal void CountInvalid()
    {
        lock (_gate)
        {
            if (_invalid is null || Left(_invalid, options.InvalidWindow) <= TimeSpan.Zero)
                _invalid = new Window(time.GetTimestamp(), options.InvalidWindow);
            _invalid.Used++;
        }
    }

    internal Verdict Take(string bot, ApiRoute route, bool renamesChannel)
    {
        lock (_gate)
        {
            var rule = BucketRules.For(route);
            var bucket = WindowOf(bot, rule, route.Resource);
            if (!route.AnswersInteraction && GlobalWait(bot) is { } wait)
                return Say(rule, bucket, new Refusal("global", wait));
            if (Full(rule, bucket))
                return Say(rule, bucket, new Refusal("user", Left(bucket, rule.Window)));
            if (renamesChannel)
            {
                var renames = WindowOf(bot, BucketRules.ChannelRename, route.Resource);
                if (Full(BucketRules.ChannelRename, renames))
                    return Say(rule, bucket, new Refusal("shared", Left(renames, BucketRules.ChannelRename.Window)));
                renames.Used++;
            }

            bucket.Used++;
            return Say(rule, bucket, null);
        }
    }

    private Verdict Say(BucketRule rule, Window bucket, Refusal? refusal) =>
        new(rule, Math.Max(0, rule.Limit - bucket.Used), Left(bucket, rule.Window), refusal);

    private bool Full(BucketRule rule, Window window) => !IsOff && window.Used >= rule.Limit;

    private TimeSpan Left(Window window, TimeSpan length) => length - time.GetElapsedTime(window.Started);

    private Window WindowOf(string bot, BucketRule rule, string resource)
    {
        var key = (bot, rule.Name, resource);
        if (_windows.TryGetValue(key, out var window) && Left(window, rule.Window) > TimeSpan.Zero)
            return window;
        if (_windows.Count >= _pruneAt)
            Prune();
        return _windows[key] = new Window(time.GetTimestamp(), rule.Window);
    }

    /// <summary>
    /// Forgets windows that are over, and bots long silent. It looks again only when twice as many have come as stayed,
    /// so that however many there are, each costs the same.
    /// </summary>
    private void Prune()
    {
        foreach (var (key, window) in _windows)
            if (Left(window, window.Length) <= TimeSpan.Zero)
                _windows.Remove(key);
        foreach (var (bot, sent) in _lastSecond)
            if (sent.All(at => time.GetElapsedTime(at) >= Second))
                _lastSecond.Remove(bot);
        _pruneAt = Math.Max(PruneAt, 2 * _windows.Count);
    }

    /// <summary>A sliding second: stricter than a fixed one, whose beginning no client could know.</summary>
    private TimeSpan? GlobalWait(string bot)
    {
        if (!_lastSecond.TryGetValue(bot, out var sent))
            _lastSecond[bot] = sent = new Queue<long>();
        var now = time.GetTimestamp();
        while (sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Second)
            sent.Dequeue();
        if (!IsOff && sent.Count >= options.GlobalPerSecond)
            return Second - time.GetElapsedTime(sent.Peek(), now);
        sent.Enqueue(now);
        return null;
    }

    private sealed class Window(long started, TimeSpan length)
    {
        public long Started { get; } = started;

        public TimeSpan Length { get; } = length;

        public int Used { get; set; }
    }
}
