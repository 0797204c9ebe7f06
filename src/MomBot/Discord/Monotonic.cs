namespace MomBot.Discord;

/// <summary>Time for waiting and measuring: it never jumps, whatever happens to the wall clock.</summary>
internal static class Monotonic
{
    public static TimeSpan Now(this TimeProvider time) => time.GetElapsedTime(0);
}
