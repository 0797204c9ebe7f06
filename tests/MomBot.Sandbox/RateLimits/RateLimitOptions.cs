namespace MomBot.Sandbox.RateLimits;

/// <summary>The limits that are not tied to a route. See Discord docs: Rate Limits.</summary>
public sealed record RateLimitOptions
{
    /// <summary>No limits at all, for load work; headers are still sent.</summary>
    public bool Off { get; init; }

    public int GlobalPerSecond { get; init; } = 50;

    public int InvalidAllowed { get; init; } = 10_000;

    public TimeSpan InvalidWindow { get; init; } = TimeSpan.FromMinutes(10);
}
