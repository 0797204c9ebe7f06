namespace MomBot.Sandbox.Faults;

/// <summary>One thing that goes wrong on purpose on a REST route; the gateway's faults happen at once.</summary>
internal abstract record Fault(string? Route)
{
    /// <summary>The request is answered with this status and not carried out.</summary>
    public sealed record Status(string? Route, int Code) : Fault(Route);

    /// <summary>The request is carried out, and the connection cut before the answer.</summary>
    public sealed record LostAnswer(string? Route) : Fault(Route);

    /// <summary>The request is carried out late, also when the client has hung up by then.</summary>
    public sealed record Slow(string? Route, TimeSpan Delay) : Fault(Route);

    /// <summary>The request is refused with a 429 of this scope.</summary>
    public sealed record RateLimit(string? Route, string Scope, TimeSpan RetryAfter) : Fault(Route);
}
