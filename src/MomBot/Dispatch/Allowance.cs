using System.Collections.Concurrent;

namespace MomBot.Dispatch;

/// <summary>
/// How much one person, and one community, may ask for at once: a bucket that empties with each press and fills with
/// time. Nobody who uses the bot meets it; who floods it waits, and the others do not notice.
/// </summary>
public sealed class Allowance(TimeProvider time)
{
    private const int MostBuckets = 50_000;

    private static readonly Size Person = new(Most: 30, PerSecond: 5);
    private static readonly Size Community = new(Most: 2_000, PerSecond: 500);

    private readonly ConcurrentDictionary<ulong, Bucket> _people = [];
    private readonly ConcurrentDictionary<ulong, Bucket> _communities = [];

    /// <summary>Takes one press out of both buckets.</summary>
    /// <param name="community">None in a direct message.</param>
    internal Verdict Take(ulong person, ulong? community)
    {
        var own = Take(_people, person, Person);
        return own != Verdict.Fine || community is not { } there ? own : Take(_communities, there, Community);
    }

    private Verdict Take(ConcurrentDictionary<ulong, Bucket> buckets, ulong whose, Size size)
    {
        if (buckets.Count > MostBuckets)
            buckets.Clear(); // Full ones cost nothing to make anew.
        var bucket = buckets.GetOrAdd(whose, _ => new Bucket(size.Most, time.GetTimestamp()));
        lock (bucket)
        {
            var now = time.GetTimestamp();
            var gained = time.GetElapsedTime(bucket.At, now).TotalSeconds * size.PerSecond;
            (bucket.Left, bucket.At) = (Math.Min(size.Most, bucket.Left + gained), now);
            if (bucket.Left >= 1)
            {
                (bucket.Left, bucket.Told) = (bucket.Left - 1, false);
                return Verdict.Fine;
            }

            var first = !bucket.Told;
            bucket.Told = true;
            return first ? Verdict.TooMuch : Verdict.StillTooMuch;
        }
    }

    internal enum Verdict
    {
        Fine,

        /// <summary>Told once.</summary>
        TooMuch,

        /// <summary>Told already: answering a flood would be one.</summary>
        StillTooMuch,
    }

    private readonly record struct Size(int Most, int PerSecond);

    private sealed class Bucket(double left, long at)
    {
        public double Left { get; set; } = left;

        public long At { get; set; } = at;

        public bool Told { get; set; }
    }
}
