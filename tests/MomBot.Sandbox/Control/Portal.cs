using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>What the bot's owner does in Discord's developer portal: switches intents, looks up the token.</summary>
internal sealed class Portal(DiscordWorld world)
{
    /// <param name="asked">intents: the privileged ones that are switched on from now on, by name.</param>
    public JsonObject Application(JsonObject asked)
    {
        var application = world.Application;
        if (asked["intents"] is JsonArray intents)
            application.AllowedPrivilegedIntents = [.. intents.Select(Privileged)];
        return new JsonObject
        {
            ["id"] = Json.Id(application.Id),
            ["name"] = application.Name,
            ["token"] = application.Token,
            ["intents"] = Json.List(World.Application.PrivilegedIntents
                .Where(pair => application.AllowedPrivilegedIntents.Contains(pair.Value))
                .Select(pair => (JsonNode)pair.Key)),
        };
    }

    private static int Privileged(JsonNode? name) =>
        World.Application.PrivilegedIntents.TryGetValue(name?.ToString() ?? "", out var bit)
            ? bit
            : throw new RefusalException($"'{name}' is no privileged intent; there are "
                + $"{string.Join(", ", World.Application.PrivilegedIntents.Keys)}.");
}
