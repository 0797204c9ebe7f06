namespace MomBot.Sandbox.RateLimits;

/// <summary>Which answers count as invalid requests. See Discord docs: Rate Limits, Invalid Request Limit.</summary>
internal static class InvalidRequests
{
    public static bool Counts(HttpResponse response) =>
        response.StatusCode is 401 or 403 || (response.StatusCode == 429 && ScopeOf(response) != "shared");

    public static string ScopeOf(HttpResponse response) => response.Headers[RateLimitAnswer.ScopeHeader].ToString();
}
