namespace MomBot.Discord.RateLimits;

/// <summary>What is left of one limit. Until its first answer it lets one request through to find out.</summary>
internal sealed class Bucket
{
    private int? _limit;
    private int _remaining = 1;
    private int _inFlight;
    private bool _answered;
    private TimeSpan _resetAt;
    private TimeSpan _blockedUntil;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Those who wait stand in line here, so that each gets a turn in order.</summary>
    public SemaphoreSlim Line { get; } = new(1, 1);

    public int Waiting { get; set; }

    /// <summary>Discord named another bucket for this route; who still waits here asks again there.</summary>
    public bool Moved { get; set; }

    public Task Changed => _changed.Task;

    public bool IsIdle(TimeSpan now) => _inFlight == 0 && Waiting == 0 && now > _resetAt && now > _blockedUntil;

    /// <summary>Zero when a request may go now, null when only an answer in flight can tell.</summary>
    public TimeSpan? Wait(TimeSpan now)
    {
        if (now < _blockedUntil)
            return _blockedUntil - now;
        if (_limit is { } limit && now >= _resetAt)
            _remaining = limit - _inFlight;
        if (_remaining > 0 || (_answered && _limit is null))
            return TimeSpan.Zero;
        return _limit is not null && now < _resetAt ? _resetAt - now : null;
    }

    public void Take()
    {
        _remaining--;
        _inFlight++;
    }

    public void Answered(LimitHeaders? headers, TimeSpan now)
    {
        _inFlight--;
        if (headers is null)
        {
            _remaining = _limit is null ? 1 : _remaining;
        }
        else
        {
            Learn(headers, now);
        }

        Signal();
    }

    /// <summary>Takes over what was learned under the route's first name.</summary>
    public void Adopt(LimitHeaders headers, TimeSpan now)
    {
        Learn(headers, now);
        Signal();
    }

    public void Block(TimeSpan until) => _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

    private void Signal() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private void Learn(LimitHeaders headers, TimeSpan now)
    {
        _answered = true;
        if (headers is not { Limit: { } limit, Remaining: { } remaining, ResetAfter: { } resetAfter })
            return;
        // Answers may come out of order: within one window the smallest count is the true one.
        var sameWindow = _limit is not null && now < _resetAt;
        _remaining = sameWindow ? Math.Min(_remaining, remaining) : remaining - _inFlight;
        _limit = limit;
        _resetAt = now + resetAfter;
    }
}
