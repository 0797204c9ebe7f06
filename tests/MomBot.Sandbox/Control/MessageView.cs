using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>
/// A message as a person sees it, with what the sandbox alone knows: whom it pinged, and who alone may see it.
/// </summary>
public static class MessageView
{
    public static JsonObject Of(Message message, DiscordWorld world)
    {
        var view = MessageShape.Of(message, world);
        view["pinged"] = Json.Ids(message.Pinged);
        view["only_for"] = Json.Id(message.OnlyFor);
        return view;
    }
}
