namespace MomBot.Sandbox.RateLimits;

/// <summary>What the limiter says to one request: where its bucket stands, and why it is refused, if it is.</summary>
internal sealed record Verdict(BucketRule Rule, int Remaining, TimeSpan ResetAfter, Refusal? Refusal = null);

/// <summary>A 429. See Discord docs: Rate Limits, Exceeding A Rate Limit.</summary>
internal sealed record Refusal(string Scope, TimeSpan RetryAfter);
