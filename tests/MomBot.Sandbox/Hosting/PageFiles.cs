using System.Reflection;

namespace MomBot.Sandbox.Hosting;

/// <summary>Serves the page from the program itself.</summary>
public static class PageFiles
{
    public static async Task SendAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["file"]?.ToString() ?? "index.html";
        await using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}");
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("There is no such page here.\n", context.RequestAborted);
            return;
        }
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "application/octet-stream",
        };
        context.Response.Headers.CacheControl = "no-cache";
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
