using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Hosting;

/// <summary>Serves the files that messages carry, in place of Discord's own file servers.</summary>
public sealed class AttachmentFiles(DiscordWorld world)
{
    public async Task SendAsync(HttpContext context)
    {
        var file = world.Do(() => Find(context.Request.RouteValues));
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = file.ContentType;
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private Attachment? Find(RouteValueDictionary values)
    {
        if (!Json.TryId(values["id"]?.ToString(), out var id)) return null;
        if (world.Uploads.TryGetValue(id, out var upload)) return upload;
        if (!Json.TryId(values["channel"]?.ToString(), out var channelId)) return null;
        return world.Channel(channelId)?.Messages.SelectMany(message => message.Attachments)
            .FirstOrDefault(file => file.Id == id);
    }
}
