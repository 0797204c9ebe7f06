namespace MomBot.Sandbox.World;

/// <summary>People's time: real time plus an offset, or an instant that stands still until it is moved.</summary>
public sealed class WorldClock
{
    private const long DiscordEpoch = 1_420_070_400_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _wire;
    private DateTimeOffset? _frozen;
    private TimeSpan _offset;
    private ulong _lastId;

    public WorldClock(TimeProvider wire, DateTimeOffset? startAt, bool frozen)
    {
        _wire = wire;
        if (frozen) _frozen = startAt ?? wire.GetUtcNow();
        else if (startAt is { } start) _offset = start - wire.GetUtcNow();
    }

    /// <summary>Time was moved, to this instant.</summary>
    public event Action<DateTimeOffset>? Moved;

    /// <summary>Monotonic and real: three seconds to answer, fifteen minutes of token.</summary>
    public TimeProvider Wire => _wire;

    public bool Frozen
    {
        get { lock (_gate) return _frozen is not null; }
    }

    public DateTimeOffset Now
    {
        get { lock (_gate) return Read(); }
    }

    /// <summary>People's time only goes forward: snowflakes must keep rising.</summary>
    public void MoveTo(DateTimeOffset to)
    {
        lock (_gate)
        {
            var now = Read();
            if (to <= now) return;
            if (_frozen is not null) _frozen = to;
            else _offset += to - now;
        }
        Moved?.Invoke(to);
    }

    /// <summary>The next snowflake: made from people's time, strictly rising, never given twice.</summary>
    public ulong NextId()
    {
        lock (_gate)
        {
            var made = (ulong)(Read().ToUnixTimeMilliseconds() - DiscordEpoch) << 22;
            _lastId = Math.Max(made, _lastId + 1);
            return _lastId;
        }
    }

    public static DateTimeOffset TimeOf(ulong id) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + DiscordEpoch);

    private DateTimeOffset Read() => _frozen ?? _wire.GetUtcNow() + _offset;
}
