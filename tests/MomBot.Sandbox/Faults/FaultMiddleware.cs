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
        foreach (var lie in happening.OfType<Fault.WrongHeaders>())
            HeaderLies.Tell(context, lie.Headers);
        foreach (var slow in happening.OfType<Fault.Slow>())
            await WaitAsync(context, slow.Delay);
        foreach (var human in happening.OfType<Fault.Meanwhile>().Where(one => !one.After))
            await faults.ActAsync(human, null);

        switch (happening.FirstOrDefault(fault => !fault.Joins))
        {
            case Fault.Status status:
                await FailAsync(context.Response, status.Code);
                break;
            case Fault.RateLimit limit:
                await RateLimitAnswer.RefuseAsync(context.Response, limit.Scope, limit.RetryAfter);
                break;
            case Fault.LostAnswer:
                await CarryOutAsync(context, happening);
                context.Abort();
                break;
            case Fault.ApplyLate late:
                await HoldAsync(context, late.Hold);
                context.Abort();
                await WaitAsync(context, late.Delay);
                await CarryOutAsync(context, happening);
                context.RequestAborted = new CancellationToken(canceled: true);
                break;
            default:
                var answer = await CarryOutAsync(context, happening);
                await context.Response.Body.WriteAsync(answer, context.RequestAborted);
                break;
        }
    }

    /// <summary>Says nothing until the client hangs up, or this time has passed.</summary>
    private async Task HoldAsync(HttpContext context, TimeSpan most)
    {
        if (most == TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(most, time, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has given up, as it was meant to.
        }
    }

    /// <summary>Waits, and from then on carries the request out even if no one waits for it any more.</summary>
    private async Task WaitAsync(HttpContext context, TimeSpan delay)
    {
        context.RequestAborted = CancellationToken.None;
        await Task.Delay(delay, time, CancellationToken.None);
    }

    private static Task FailAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status is 204)
            return Task.CompletedTask;
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

    /// <summary>Carries the request out and keeps the answer back, so that a human can act before it leaves.</summary>
    private async Task<byte[]> CarryOutAsync(HttpContext context, IReadOnlyList<Fault> happening)
    {
        var outward = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
        }

        foreach (var human in happening.OfType<Fault.Meanwhile>().Where(one => one.After))
            await faults.ActAsync(human, kept.Length == 0 ? null : JsonNode.Parse(kept.ToArray()));
        return kept.ToArray();
    }
}
