using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Hosting;

/// <summary>Server-sent events: one line of JSON for each thing that happens.</summary>
public sealed class EventStream(DiscordWorld world, IHostApplicationLifetime lifetime)
{
    public async Task ListenAsync(HttpContext context)
    {
        using var ends =
            CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var listener = world.Happenings.Listen();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.WriteAsync(": here\n\n", ends.Token);
            await context.Response.Body.FlushAsync(ends.Token);
            await foreach (var line in listener.Reader.ReadAllAsync(ends.Token))
            {
                await context.Response.WriteAsync($"data: {line}\n\n", ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the program ends: nothing is left to tell.
        }
        finally
        {
            world.Happenings.Leave(listener);
        }
    }
}
