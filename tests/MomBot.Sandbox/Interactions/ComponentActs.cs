using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>A person presses a button or chooses from a select of a message.</summary>
public sealed class ComponentActs(DiscordWorld world)
{
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(1);

    private readonly Finder _finder = new(world);

    public Interaction Press(User person, JsonObject asked)
    {
        var (message, button) = Find(person, asked);
        if ((int)button["type"]! != ComponentKind.Button) throw new RefusalException("This is not a button.");
        return Send(person, message, new JsonObject
        {
            ["id"] = button["id"]!.DeepClone(),
            ["custom_id"] = button["custom_id"]!.DeepClone(),
            ["component_type"] = ComponentKind.Button,
        });
    }

    public Interaction Select(User person, JsonObject asked)
    {
        var (message, select) = Find(person, asked);
        var type = (int)select["type"]!;
        if (!ComponentKind.IsSelect(type)) throw new RefusalException("This is not a select.");
        var resolved = new Resolved(world, message.Channel, person);
        var values = SelectValues.Read(select, asked["values"], resolved, "the select");
        var data = new JsonObject
        {
            ["id"] = select["id"]!.DeepClone(),
            ["custom_id"] = select["custom_id"]!.DeepClone(),
            ["component_type"] = type,
            ["values"] = values,
        };
        resolved.PutInto(data);
        return Send(person, message, data);
    }

    public static JsonObject? Component(JsonNode? node, string customId) => Component(node, id => id == customId);

    public static JsonObject? Component(JsonNode? node, Func<string, bool> wanted)
    {
        if (node is JsonArray list)
            return list.Select(part => Component(part, wanted)).FirstOrDefault(found => found is not null);
        if (node is not JsonObject one) return null;
        if ((string?)one["custom_id"] is { } id && wanted(id)) return one;
        return Component(one["components"], wanted) ?? Component(one["accessory"], wanted)
            ?? Component(one["component"], wanted);
    }

    private (Message Message, JsonObject Component) Find(User person, JsonObject asked)
    {
        var message = _finder.Message(asked["message"], person);
        var customId = Finder.Text(asked["custom_id"], "custom_id");
        _finder.Reachable(message.Channel, person);
        var found = Component(message.Components, customId) ?? JustNow(message, customId)
            ?? throw new RefusalException($"There is no component '{customId}' on this message.");
        return (bool?)found["disabled"] == true
            ? throw new RefusalException($"'{customId}' is disabled.")
            : (message, found);
    }

    /// <summary>
    /// Whoever presses in the moment of an edit presses what is still on the screen: fifty at once, for instance.
    /// </summary>
    private JsonObject? JustNow(Message message, string customId) => message.ShownBefore
        .Where(shown => IsStillSeen(shown.UntilOnWire, world))
        .Select(shown => Component(shown.Components, customId))
        .LastOrDefault(found => found is not null);

    /// <summary>Whether what was replaced then is still before somebody's eyes.</summary>
    public static bool IsStillSeen(long untilOnWire, DiscordWorld world) =>
        world.Clock.Wire.GetElapsedTime(untilOnWire) < OnTheWay;

    private Interaction Send(User person, Message message, JsonObject data)
    {
        var interaction = new Interaction(
            world.Clock.NextId(), world.Interactions.NewToken(), InteractionType.Component, person, message.Channel)
        {
            Data = data,
            Source = message,
        };
        world.Interactions.Send(interaction);
        return interaction;
    }
}
