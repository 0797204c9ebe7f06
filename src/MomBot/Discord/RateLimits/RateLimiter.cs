using MomBot.Discord.Rest;

namespace MomBot.Discord.RateLimits;

/// <summary>Says when a request may go: by bucket, by the global limit, and not at all once Discord refuses
/// us.</summary>
public sealed class RateLimiter(TimeProvider time) : IDisposable
{
    private const int SweepEvery = 256;

    private readonly GlobalPace _global = new();
    private readonly SlidingWindow _invalid =
        new(DiscordLimits.InvalidRequestsWeRisk, DiscordLimits.InvalidRequestWindow);
    private readonly SlidingWindow _limited =
        new(DiscordLimits.LimitedRequestsWeRisk, DiscordLimits.InvalidRequestWindow);
    private readonly SemaphoreSlim _globalLine = new(1, 1);
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<(string Name, string TopLevel), Bucket> _buckets = [];
    private readonly Lock _lock = new();
    private TimeSpan _globalBlock;
    private bool _refused;
    private int _asked;

    /// <summary>How many buckets are remembered; idle ones are dropped.</summary>
    public int BucketCount
    {
        get { lock (_lock) return _buckets.Count; }
    }

    public async Task<Permit> AcquireAsync(
        HttpMethod method, Route route, Lane lane, CancellationToken cancellationToken)
    {
        var key = $"{method} {route.Template}";
        while (true)
        {
            var bucket = Enter(key, route.TopLevel);
            if (!await TakeAsync(bucket, key, lane, cancellationToken))
                continue;
            var permit = new Permit(headers => Complete(bucket, key, route.TopLevel, headers));
            try
            {
                if (lane == Lane.Ordinary)
                    await TakeGlobalAsync(key, cancellationToken);
                return permit;
            }
            catch
            {
                permit.Dispose();
                throw;
            }
        }
    }

    private Bucket Enter(string key, string topLevel)
    {
        lock (_lock)
        {
            if (++_asked % SweepEvery == 0)
                Sweep();
            var id = (_names.GetValueOrDefault(key, key), topLevel);
            if (!_buckets.TryGetValue(id, out var bucket))
                _buckets[id] = bucket = new Bucket();
            bucket.Waiting++;
            return bucket;
        }
    }

    /// <summary>Waits in line for the bucket; false when the line has moved elsewhere.</summary>
    private async Task<bool> TakeAsync(Bucket bucket, string key, Lane lane, CancellationToken cancellationToken)
    {
        var inLine = false;
        try
        {
            await bucket.Line.WaitAsync(cancellationToken);
            inLine = true;
            while (true)
            {
                TimeSpan? wait;
                Task changed;
                lock (_lock)
                {
                    ThrowIfClosed(key, lane);
                    if (bucket.Moved)
                        return false;
                    wait = bucket.Wait(time.Now());
                    changed = bucket.Changed;
                    if (wait == TimeSpan.Zero)
                    {
                        bucket.Take();
                        return true;
                    }
                }

                await WaitAsync(wait, changed, cancellationToken);
            }
        }
        finally
        {
            lock (_lock)
                bucket.Waiting--;
            if (inLine)
                bucket.Line.Release();
        }
    }

    private async Task WaitAsync(TimeSpan? wait, Task changed, CancellationToken cancellationToken)
    {
        if (wait is not { } delay)
        {
            await changed.WaitAsync(cancellationToken);
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(delay, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task TakeGlobalAsync(string key, CancellationToken cancellationToken)
    {
        await _globalLine.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    ThrowIfClosed(key, Lane.Ordinary);
                    var now = time.Now();
                    wait = now < _globalBlock ? _globalBlock - now : _global.Wait(now);
                    if (wait == TimeSpan.Zero)
                    {
                        _global.Take(now);
                        return;
                    }
                }

                await Task.Delay(wait, time, cancellationToken);
            }
        }
        finally
        {
            _globalLine.Release();
        }
    }

    private void ThrowIfClosed(string key, Lane lane)
    {
        // Answers to people carry a token of their own, which is still good.
        if (_refused && lane == Lane.Ordinary)
            throw new DiscordException(new(DiscordErrorKind.Unauthorized, 0, DiscordError.BadToken), key);
        // Answers to people still go: they are few, and the breaker opens at a tenth of what Discord tolerates.
        var (refusals, limits) = (_invalid.Wait(time.Now()), _limited.Wait(time.Now()));
        var wait = refusals > limits ? refusals : limits;
        if (lane == Lane.Ordinary && wait > TimeSpan.Zero)
            throw new DiscordException(
                new(DiscordErrorKind.Limited, 0, "Discord refused too many requests; we rest before it shuts us out.")
                {
                    RetryAfter = wait,
                },
                key);
    }

    private void Complete(Bucket bucket, string key, string topLevel, LimitHeaders? headers)
    {
        lock (_lock)
        {
            var now = time.Now();
            var home = headers?.Bucket is { } name ? Rename(bucket, key, name, topLevel) : bucket;
            if (headers is { IsLimited: true })
                Block(home, headers, now);
            if (headers is { IsInvalid: true })
                _invalid.Take(now);
            if (headers is { IsInvalid: true, IsLimited: true })
                _limited.Take(now);
            bucket.Answered(headers, now);
            if (home != bucket)
                home.Adopt(headers!, now);
        }
    }

    /// <summary>Discord's name for a bucket replaces ours, so that routes which share a limit share the
    /// bucket.</summary>
    private Bucket Rename(Bucket bucket, string key, string name, string topLevel)
    {
        var old = (_names.GetValueOrDefault(key, key), topLevel);
        _names[key] = name;
        if (!_buckets.TryGetValue((name, topLevel), out var home))
            _buckets[(name, topLevel)] = home = new Bucket();
        if (home == bucket)
            return home;
        bucket.Moved = true;
        if (_buckets.GetValueOrDefault(old) == bucket)
            _buckets.Remove(old);
        return home;
    }

    private void Block(Bucket bucket, LimitHeaders headers, TimeSpan now)
    {
        var until = now + (headers.RetryAfter ?? headers.ResetAfter ?? TimeSpan.FromSeconds(1));
        if (headers.Scope == LimitScope.Global)
            _globalBlock = until > _globalBlock ? until : _globalBlock;
        bucket.Block(until);
    }

    /// <summary>Discord does not know our token: nothing that carries it goes out any more.</summary>
    public void Refuse()
    {
        lock (_lock)
            _refused = true;
    }

    public void Dispose() => _globalLine.Dispose();

    private void Sweep()
    {
        var now = time.Now();
        foreach (var (id, bucket) in _buckets)
            if (bucket.IsIdle(now))
                _buckets.Remove(id);
    }
}
