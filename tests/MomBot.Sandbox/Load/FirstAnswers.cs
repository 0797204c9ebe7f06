namespace MomBot.Sandbox.Load;

/// <summary>How long first answers took, in steps of ten microseconds up to the three seconds that there are.</summary>
public sealed class FirstAnswers
{
    private const int StepsPerMillisecond = 100;

    private readonly int[] _counts = new int[(3000 * StepsPerMillisecond) + 1];
    private long _answered;

    public long Answered => Interlocked.Read(ref _answered);

    public void Add(TimeSpan took)
    {
        var step = (int)Math.Clamp(took.TotalMilliseconds * StepsPerMillisecond, 0, _counts.Length - 1);
        Interlocked.Increment(ref _counts[step]);
        Interlocked.Increment(ref _answered);
    }

    /// <summary>The nearest-rank percentile in milliseconds; null when nothing was answered.</summary>
    public double? At(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Answered));
        var seen = 0L;
        for (var step = 0; step < _counts.Length; step++)
        {
            seen += Volatile.Read(ref _counts[step]);
            if (seen >= rank) return (double)step / StepsPerMillisecond;
        }
        return null;
    }
}
