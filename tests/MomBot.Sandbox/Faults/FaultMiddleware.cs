using System.Text.Json.Nodes;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>Lets the faults that are set happen to the requests they mean.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultList faults, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (ApiRoute.Of(context.Request) is not { } route || faults.Take(route) is not { Count: > 0 } happening)
        {
            await next(context);
            return;
        }

        await RequestBody.BufferAsync(context.Request);
        foreach (var slow in happening.OfType<Fault.Slow>())
        {
            context.RequestAborted = CancellationToken.None; // it is carried out even if no one waits any more
            await Task.Delay(slow.Delay, time, CancellationToken.None);
        }

        switch (happening.FirstOrDefault(fault => fault is not Fault.Slow))
        {
            case Fault.Status status:
                await FailAsync(context.Response, status.Code);
                break;
            case Fault.RateLimit limit:
                await RateLimitAnswer.RefuseAsync(context.Response, limit.Scope, limit.RetryAfter);
                break;
            case Fault.LostAnswer:
                await LoseAnswerAsync(context);
                break;
            default:
                await next(context);
                break;
        }
    }

    private static Task FailAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status is 502 or 503 or 504)
        {
            // These come from the edge in front of Discord, which does not speak JSON.
            response.ContentType = "text/html";
            return response.WriteAsync($"<html><head><title>{status}</title></head><body>cloudflare</body></html>\n");
        }

        response.ContentType = "application/json";
        return response.WriteAsync(
            new JsonObject { ["message"] = $"{status}: set as a fault", ["code"] = 0 }.ToJsonString());
    }

    private async Task LoseAnswerAsync(HttpContext context)
    {
        var outward = context.Response.Body;
        using var swallowed = new MemoryStream();
        context.Response.Body = swallowed;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
            context.Abort();
        }
    }
}
