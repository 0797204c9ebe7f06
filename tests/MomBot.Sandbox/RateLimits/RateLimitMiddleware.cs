using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.RateLimits;

/// <summary>Holds every request under <c>/api</c> against the limits, and counts the invalid ones.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimiter limiter, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (limiter.IsOff || ApiRoute.Of(context.Request) is not { } route)
        {
            await next(context);
            return;
        }

        if (limiter.Banned() is { } left)
        {
            await RateLimitAnswer.BanAsync(context.Response, left);
            return;
        }

        var bot = route.AnswersInteraction ? "" : context.Request.Headers.Authorization.ToString();
        var verdict = limiter.Take(bot, route, await RenamesChannelAsync(context.Request, route));
        context.Response.OnStarting(() => WriteHeaders(context.Response, verdict));
        if (verdict.Refusal is { } refusal)
            await RateLimitAnswer.RefuseAsync(context.Response, refusal.Scope, refusal.RetryAfter);
        else
            await next(context);

        if (InvalidRequests.Counts(context.Response))
            limiter.CountInvalid();
    }

    private static async Task<bool> RenamesChannelAsync(HttpRequest request, ApiRoute route) =>
        route.Template == "PATCH /channels/*"
        && await RequestBody.ReadAsync(request) is JsonObject change
        && (change.ContainsKey("name") || change.ContainsKey("topic"));

    private Task WriteHeaders(HttpResponse response, Verdict verdict)
    {
        // Libraries tell by this line that Discord itself answers, and not the edge before it.
        response.Headers.Via = "1.1 google";
        // Someone without a valid token learns nothing of buckets, nor does who meets the global limit.
        if (response.StatusCode != 401 && !response.Headers.ContainsKey(RateLimitAnswer.GlobalHeader))
            RateLimitAnswer.WriteBucket(response, RateLimitAnswer.As(response, verdict), time.GetUtcNow());
        return Task.CompletedTask;
    }
}
