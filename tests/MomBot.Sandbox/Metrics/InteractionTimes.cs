using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Metrics;

/// <summary>How fast interactions got their first answer; the newest 100,000 are kept.</summary>
internal sealed class InteractionTimes(TimeProvider time)
{
    private const int Kept = 100_000;

    // See Discord docs: Receiving and Responding to Interactions.
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, long> _waiting = [];
    private readonly Queue<(ulong Interaction, long Started)> _order = new();
    private readonly Queue<double> _answered = new();
    private long _count;
    private long _late;

    public void Started(ulong interaction)
    {
        lock (_gate)
        {
            _count++;
            var now = time.GetTimestamp();
            _waiting[interaction] = now;
            _order.Enqueue((interaction, now));
            GiveUp();
        }
    }

    public void Answered(ulong interaction)
    {
        lock (_gate)
        {
            if (!_waiting.Remove(interaction, out var started))
                return;
            var took = time.GetElapsedTime(started);
            if (took > Allowed)
            {
                _late++;
                return;
            }

            _answered.Enqueue(took.TotalMilliseconds);
            if (_answered.Count > Kept)
                _answered.Dequeue();
        }
    }

    public JsonObject Describe()
    {
        lock (_gate)
        {
            GiveUp();
            var sorted = _answered.Order().ToArray();
            return new JsonObject
            {
                ["count"] = _count,
                ["unanswered"] = _late,
                ["first_answer_ms"] = new JsonObject
                {
                    ["p50"] = At(sorted, 0.50),
                    ["p99"] = At(sorted, 0.99),
                    ["max"] = At(sorted, 1),
                },
            };
        }
    }

    /// <summary>Whoever waited longer than allowed waits no more; the oldest come first.</summary>
    private void GiveUp()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Started) > Allowed)
        {
            _order.Dequeue();
            if (_waiting.Remove(oldest.Interaction))
                _late++;
        }
    }

    /// <summary>The nearest-rank percentile, or null when nothing was answered yet.</summary>
    private static double? At(double[] sorted, double share) => sorted.Length == 0
        ? null
        : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)], 2);
}
