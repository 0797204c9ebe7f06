namespace MomBot.Host;

/// <summary>
/// People's time: what schedules, reminders and retention live by. It is wire time moved by an offset, flowing in play
/// and frozen in tests; heartbeats and limits never see it (decision record 0012).
/// </summary>
public sealed class PeoplesTime(TimeProvider wire, TimeSpan offset) : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _offset = offset;
    private DateTimeOffset? _frozenAt;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => wire.TimestampFrequency;

    /// <summary>Stands still at an instant until it is moved.</summary>
    public static PeoplesTime Frozen(TimeProvider wire, DateTimeOffset at) =>
        new(wire, TimeSpan.Zero) { _frozenAt = at };

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _frozenAt ?? wire.GetUtcNow() + _offset;
    }

    public override long GetTimestamp() => wire.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        wire.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves it forward; it goes on flowing, or standing still, from there.</summary>
    public void MoveTo(DateTimeOffset to)
    {
        lock (_lock)
        {
            if (_frozenAt is not null)
                _frozenAt = to;
            else
                _offset = to - wire.GetUtcNow();
        }
    }
}
