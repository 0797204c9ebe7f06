using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>Lets the shards of one bot identify in turn: so many at a time every five seconds, so many a day.
/// Going over the daily limit resets the token. See Discord docs: Gateway, "Session Start Limit Object".</summary>
public sealed class IdentifyGate(SessionStartLimit limit, TimeProvider time)
{
    private readonly Dictionary<int, TimeSpan> _next = [];
    private readonly Lock _lock = new();
    private int _remaining = limit.Remaining;
    private TimeSpan _resetAt = time.Now() + TimeSpan.FromMilliseconds(limit.ResetAfter);

    /// <summary>Takes the shard's turn and says how long it has to wait for it.</summary>
    public TimeSpan Take(int shard)
    {
        lock (_lock)
        {
            var now = time.Now();
            if (now >= _resetAt)
                StartDay(now);
            var earliest = now;
            if (_remaining == 0)
            {
                earliest = _resetAt;
                StartDay(_resetAt);
            }

            _remaining--;
            var key = shard % Math.Max(1, limit.MaxConcurrency);
            var turn = _next.GetValueOrDefault(key) is var free && free > earliest ? free : earliest;
            _next[key] = turn + DiscordLimits.IdentifySpacing;
            return turn - now;
        }
    }

    private void StartDay(TimeSpan from) =>
        (_remaining, _resetAt) = (Math.Max(1, limit.Total), from + TimeSpan.FromDays(1));
}
