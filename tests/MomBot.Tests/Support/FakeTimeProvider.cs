namespace MomBot.Tests.Support;

/// <summary>Time that stands still until a test moves it: the timestamp, the wall clock and all timers.</summary>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(TimeSpan Within, TaskCompletionSource Found)> _watchers = [];
    private TimeSpan _elapsed;
    private TimeSpan _wallShift;
    private long _created;

    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How far away the next timer is; null when none is set.</summary>
    public TimeSpan? NextDue
    {
        get { lock (_lock) return Next() is { } timer ? timer.Due - _elapsed : null; }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return start + _elapsed + _wallShift;
    }

    /// <summary>Someone sets the wall clock; what is monotonic does not notice.</summary>
    public void ShiftWallClock(TimeSpan by)
    {
        lock (_lock)
            _wallShift += by;
    }

    /// <summary>Moves on, ringing every timer on the way in order, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_lock)
            target = _elapsed + by;
        while (TakeDue(target) is { } timer)
            timer.Ring();
        lock (_lock)
            _elapsed = target > _elapsed ? target : _elapsed;
    }

    /// <summary>Done as soon as some timer is due within that time: what a test awaits before it advances.</summary>
    public Task WhenDueWithin(TimeSpan within)
    {
        lock (_lock)
        {
            if (Next() is { } timer && timer.Due - _elapsed <= within)
                return Task.CompletedTask;
            var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((within, found));
            return found.Task;
        }
    }

    /// <summary>Lets time pass, from timer to timer, until the work is done; timers further off than that stay.</summary>
    public async Task PassUntilDone(Task work, TimeSpan within)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, WhenDueWithin(within));
            if (!work.IsCompleted && NextDue is { } due && due <= within)
                Advance(due < TimeSpan.Zero ? TimeSpan.Zero : due);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state), Interlocked.Increment(ref _created));
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? Next() => _timers.MinBy(timer => (timer.Due, timer.Order));

    private FakeTimer? TakeDue(TimeSpan target)
    {
        lock (_lock)
        {
            if (Next() is not { } timer || timer.Due > target)
                return null;
            _elapsed = timer.Due > _elapsed ? timer.Due : _elapsed;
            _timers.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
                Set(timer, timer.Period);
            return timer;
        }
    }

    private void Set(FakeTimer timer, TimeSpan dueTime)
    {
        timer.Due = _elapsed + dueTime;
        _timers.Add(timer);
        foreach (var watcher in _watchers.Where(watcher => dueTime <= watcher.Within).ToArray())
        {
            _watchers.Remove(watcher);
            watcher.Found.SetResult();
        }
    }

    private sealed class FakeTimer(FakeTimeProvider time, Action ring, long order) : ITimer
    {
        private bool _disposed;

        public long Order { get; } = order;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                if (_disposed)
                    return false;
                time._timers.Remove(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                    time.Set(this, dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                _disposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
