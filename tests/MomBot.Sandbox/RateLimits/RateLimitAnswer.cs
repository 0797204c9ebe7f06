using System.Globalization;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.RateLimits;

/// <summary>Writes 429s and the headers of buckets. See Discord docs: Rate Limits, Header Format.</summary>
internal static class RateLimitAnswer
{
    public const string ScopeHeader = "X-RateLimit-Scope";
    public const string GlobalHeader = "X-RateLimit-Global";
    private const string Exceeded = "exceeded";

    public static void WriteBucket(HttpResponse response, Verdict verdict, DateTimeOffset now)
    {
        var reset = now + verdict.ResetAfter;
        response.Headers["X-RateLimit-Limit"] = verdict.Rule.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = verdict.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = Seconds(reset - DateTimeOffset.UnixEpoch);
        response.Headers["X-RateLimit-Reset-After"] = Seconds(verdict.ResetAfter);
        response.Headers["X-RateLimit-Bucket"] = verdict.Rule.Hash;
    }

    public static Task RefuseAsync(HttpResponse response, string scope, TimeSpan retryAfter)
    {
        var wait = Math.Ceiling(retryAfter.TotalSeconds * 1000) / 1000;
        response.HttpContext.Items[Exceeded] = retryAfter;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(wait).ToString(CultureInfo.InvariantCulture);
        response.Headers[ScopeHeader] = scope;
        if (scope == "global")
            response.Headers[GlobalHeader] = "true";
        response.ContentType = "application/json";
        return response.WriteAsync(new JsonObject
        {
            ["message"] = scope == "shared"
                ? "The resource is being rate limited."
                : "You are being rate limited.",
            ["retry_after"] = wait,
            ["global"] = scope == "global",
            ["code"] = 0,
        }.ToJsonString());
    }

    /// <summary>
    /// Where the bucket stands by what the answer itself says: one that refuses has nothing left until then. A shared
    /// limit lies behind the bucket, which may be open.
    /// </summary>
    public static Verdict As(HttpResponse response, Verdict verdict) =>
        response.HttpContext.Items[Exceeded] is TimeSpan wait && response.Headers[ScopeHeader] == "user"
            ? verdict with { Remaining = 0, ResetAfter = wait }
            : verdict;

    /// <summary>The ban for too many invalid requests comes from Discord's edge: no JSON, no bucket headers.</summary>
    public static Task BanAsync(HttpResponse response, TimeSpan left)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers.Server = "cloudflare";
        response.ContentType = "text/html; charset=UTF-8";
        return response.WriteAsync(
            "<!doctype html><title>Access denied</title><h1>Error 1015</h1><p>You are being rate limited.</p>\n");
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
