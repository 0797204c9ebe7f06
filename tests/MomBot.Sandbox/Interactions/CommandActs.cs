using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>
/// A person uses a slash command, lets it complete what they type, or opens a menu on a person or message.
/// </summary>
public sealed class CommandActs(DiscordWorld world)
{
    private const int Slash = 1;
    private const int OnUser = 2;
    private const int OnMessage = 3;

    private readonly CommandBook _book = new(world);
    private readonly Finder _finder = new(world);

    public Interaction Use(User person, Channel place, JsonObject asked, bool completing)
    {
        NeedAwake(place);
        var path = Finder.Text(asked["name"], "name").TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = _book.Find(path[0], Slash, place, person);
        var (leaf, steps) = CommandBook.Descend(command, path[1..]);
        var resolved = new Resolved(world, place, person);
        var focused = completing ? Finder.Text(asked["focused"], "focused") : null;
        var given = asked["options"] as JsonObject ?? [];
        if (focused is not null) CheckCompletes(leaf, focused, given);
        var options = new OptionReader(resolved, _finder, place).Read(leaf, given, focused);
        for (var i = steps.Count - 1; i >= 0; i--)
            options = [new JsonObject
            {
                ["name"] = steps[i]["name"]!.DeepClone(),
                ["type"] = steps[i]["type"]!.DeepClone(),
                ["options"] = options,
            }];
        var data = Start(command);
        if (options.Count > 0) data["options"] = options;
        resolved.PutInto(data);
        return Send(person, place, data, completing ? InteractionType.Autocomplete : InteractionType.Command);
    }

    public Interaction Menu(User person, Channel place, JsonObject asked)
    {
        NeedAwake(place);
        var onMessage = asked["message"] is not null;
        var command = _book.Find(Finder.Text(asked["name"], "name"), onMessage ? OnMessage : OnUser, place, person);
        var resolved = new Resolved(world, place, person);
        var data = Start(command);
        var target = onMessage
            ? resolved.AddMessage(_finder.Message(asked["message"], person))
            : resolved.AddUser(asked["user"]);
        data["target_id"] = target;
        resolved.PutInto(data);
        return Send(person, place, data, InteractionType.Command, onMessage ? null : target, onMessage ? target : null);
    }

    private Interaction Send(
        User person, Channel place, JsonObject data, InteractionType type, string? user = null, string? message = null)
    {
        var interaction = new Interaction(world.Clock.NextId(), world.Interactions.NewToken(), type, person, place)
        {
            Data = data,
            TargetUser = Json.TryId(user, out var userId) ? userId : null,
            TargetMessage = Json.TryId(message, out var messageId) ? messageId : null,
        };
        world.Interactions.Send(interaction);
        return interaction;
    }

    private static JsonObject Start(JsonObject command)
    {
        var data = new JsonObject
        {
            ["id"] = command["id"]!.DeepClone(),
            ["name"] = command["name"]!.DeepClone(),
            ["type"] = command["type"]!.DeepClone(),
        };
        if (command["guild_id"] is { } guild) data["guild_id"] = guild.DeepClone();
        return data;
    }

    private static void CheckCompletes(JsonObject leaf, string focused, JsonObject given)
    {
        var option = CommandBook.Options(leaf).FirstOrDefault(one => (string?)one["name"] == focused);
        if ((bool?)option?["autocomplete"] != true)
            throw new RefusalException($"The option '{focused}' does not complete what is typed.");
        given.TryAdd(focused, "");
    }

    private static void NeedAwake(Channel place)
    {
        if (place.Thread is { Archived: true })
            throw new RefusalException("In an archived thread nobody can use commands.");
    }
}
