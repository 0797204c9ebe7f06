using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>
/// Puts headers that are not true in place of the true ones, last of all, when the answer leaves. A header that is null
/// in the fault is left out.
/// </summary>
internal static class HeaderLies
{
    private const string Key = "header lies";

    public static void Tell(HttpContext context, JsonObject headers) => context.Items[Key] = headers;

    public static IApplicationBuilder UseHeaderLies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // What is registered first runs last, over whatever the limits have written.
        if (ApiRoute.Of(context.Request) is not null)
            context.Response.OnStarting(() => Write(context));
        return next(context);
    });

    private static Task Write(HttpContext context)
    {
        foreach (var (name, value) in context.Items[Key] as JsonObject ?? [])
        {
            if (value is null) context.Response.Headers.Remove(name);
            else context.Response.Headers[name] = value.ToString();
        }
        return Task.CompletedTask;
    }
}
