using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Faults;

/// <summary>One thing that goes wrong on purpose on a REST route; the gateway's faults happen at once.</summary>
internal abstract record Fault(string? Route)
{
    /// <summary>Whether it happens together with others, or is the one thing that goes wrong.</summary>
    public virtual bool Joins => false;

    /// <summary>The request is answered with this status and not carried out.</summary>
    public sealed record Status(string? Route, int Code) : Fault(Route);

    /// <summary>The request is carried out, and the connection cut before the answer.</summary>
    public sealed record LostAnswer(string? Route) : Fault(Route);

    /// <summary>
    /// Nothing is answered until the client has given up, or for as long as is held; the request is carried out only
    /// after this time.
    /// </summary>
    public sealed record ApplyLate(string? Route, TimeSpan Delay, TimeSpan Hold) : Fault(Route);

    /// <summary>The request is carried out late, also when the client has hung up by then.</summary>
    public sealed record Slow(string? Route, TimeSpan Delay) : Fault(Route)
    {
        public override bool Joins => true;
    }

    /// <summary>The answer says something untrue in its headers; null leaves a header out.</summary>
    public sealed record WrongHeaders(string? Route, JsonObject Headers) : Fault(Route)
    {
        public override bool Joins => true;
    }

    /// <summary>The request is refused with a 429 of this scope.</summary>
    public sealed record RateLimit(string? Route, string Scope, TimeSpan RetryAfter) : Fault(Route);

    /// <summary>
    /// A human does something just before the request is carried out, or between that and the answer: a control call,
    /// in whose path {id} stands for the id in the answer.
    /// </summary>
    public sealed record Meanwhile(string? Route, bool After, string Method, string Path, JsonObject? Body)
        : Fault(Route)
    {
        public override bool Joins => true;
    }
}
