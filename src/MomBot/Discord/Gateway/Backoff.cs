namespace MomBot.Discord.Gateway;

/// <summary>How long to wait before the next try: at once, then doubling to a minute, never in step with
/// others.</summary>
public static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static TimeSpan After(int failures, Random random)
    {
        if (failures == 0)
            return First * (random.NextDouble() / 4);
        var longest = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(failures, 10)));
        return TimeSpan.FromSeconds(longest * (0.5 + (random.NextDouble() / 2)));
    }
}
