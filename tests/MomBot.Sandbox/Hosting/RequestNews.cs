using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Hosting;

/// <summary>Tells the page of each request that the bot makes, without the secrets in its path.</summary>
public sealed class RequestNews(RequestDelegate next, DiscordWorld world)
{
    private const int LongestId = 25;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }
        if (!world.Happenings.Heard)
        {
            await next(context);
            return;
        }
        var same = await SameAsync(context.Request);
        var started = world.Clock.Wire.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            world.Happenings.Tell("request", new JsonObject
            {
                ["method"] = context.Request.Method,
                ["path"] = Hidden(context.Request.Path.Value!),
                ["same"] = same,
                ["status"] = context.Response.StatusCode,
                ["ms"] = Math.Round(world.Clock.Wire.GetElapsedTime(started).TotalMilliseconds, 2),
            });
        }
    }

    /// <summary>
    /// Tells a request that is tried again from one that wants something else: by its place, and where each makes
    /// something new, by what it is to make.
    /// </summary>
    private static async Task<string> SameAsync(HttpRequest request)
    {
        var place = $"{request.Method} {request.Path}";
        if (request.Method == HttpMethods.Post && await RequestBody.ReadAsync(request) is { } body)
            place += (body as JsonObject)?["nonce"]?.ToString() ?? body.ToJsonString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 8));
    }

    private static string Hidden(string path) =>
        string.Join('/', path.Split('/').Select(step => step.Length > LongestId ? "…" : step));
}
