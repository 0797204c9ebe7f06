using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace MomBot.Discord.RateLimits;

/// <summary>What an answer says about limits; every header may be missing. See Discord docs: Rate Limits.</summary>
public sealed record LimitHeaders(HttpStatusCode Status)
{
    public string? Bucket { get; init; }

    public int? Limit { get; init; }

    public int? Remaining { get; init; }

    public TimeSpan? ResetAfter { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public LimitScope Scope { get; init; }

    public bool IsLimited => Status == HttpStatusCode.TooManyRequests;

    /// <summary>Counts towards the 10,000 in ten minutes after which Discord shuts us out.</summary>
    public bool IsInvalid => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (IsLimited && Scope != LimitScope.Shared);

    public static LimitHeaders Read(HttpStatusCode status, HttpResponseHeaders headers)
    {
        var scope = One(headers, "X-RateLimit-Scope");
        var global = scope == "global" || One(headers, "X-RateLimit-Global") == "true";
        return new LimitHeaders(status)
        {
            Bucket = One(headers, "X-RateLimit-Bucket"),
            Limit = Count(headers, "X-RateLimit-Limit"),
            Remaining = Count(headers, "X-RateLimit-Remaining"),
            ResetAfter = Seconds(headers, "X-RateLimit-Reset-After"),
            RetryAfter = Seconds(headers, "Retry-After"),
            Scope = global ? LimitScope.Global : scope == "shared" ? LimitScope.Shared : LimitScope.User,
        };
    }

    private static string? One(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static int? Count(HttpResponseHeaders headers, string name) =>
        int.TryParse(One(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(One(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 0 and < 1e8 ? TimeSpan.FromSeconds(seconds) : null;
}

/// <summary>Whose limit a 429 is about.</summary>
public enum LimitScope
{
    /// <summary>Ours, on this route.</summary>
    User,

    /// <summary>Ours, on everything.</summary>
    Global,

    /// <summary>The resource's, whoever asks; not held against us.</summary>
    Shared,
}
