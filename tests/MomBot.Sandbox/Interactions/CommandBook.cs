using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>
/// The commands one person is offered in one place. See Discord docs: Application Commands, Permissions and Contexts.
/// </summary>
public sealed class CommandBook(DiscordWorld world)
{
    public JsonObject Find(string name, int type, Channel place, User person)
    {
        var found = Here(place).FirstOrDefault(command =>
            (int?)command["type"] == type && (string?)command["name"] == name)
            ?? throw new RefusalException($"There is no command '{name}' here.");
        return Offered(found, place, person)
            ? found
            : throw new RefusalException($"{person.Name} is not offered the command '{name}'.");
    }

    /// <summary>All that a person finds in a place.</summary>
    public IEnumerable<JsonObject> Offers(Channel place, User person) => place.Thread is { Archived: true }
        ? []
        : Here(place).Where(command => Offered(command, place, person));

    public bool Offered(JsonObject command, Channel place, User person)
    {
        if (place.Guild is not { } guild) return true;
        if ((bool?)command["nsfw"] == true && !(place.IsThread ? place.Parent! : place).Nsfw) return false;
        if (!guild.Members.TryGetValue(person.Id, out var member)) return false;
        var granted = Permissions.InChannel(place, member, world.Clock.Now);
        if (!granted.HasFlag(Permission.UseApplicationCommands)) return false;
        if (granted.HasFlag(Permission.Administrator)) return true;
        var settings = world.CommandPermissions;
        var id = ulong.Parse((string)command["id"]!, null);
        if (!settings.AllowsIn(place, id)) return false;
        if (settings.Says(guild, id, member) is { } said) return said;
        if ((string?)command["default_member_permissions"] is not { } text) return true;
        var needed = Permissions.Parse(text);
        return needed != 0 && granted.HasFlag(needed);
    }

    /// <summary>Steps down through groups and subcommands to what can really be run.</summary>
    public static (JsonObject Leaf, List<JsonObject> Steps) Descend(JsonObject command, IEnumerable<string> path)
    {
        var steps = new List<JsonObject>();
        var leaf = command;
        foreach (var name in path)
        {
            leaf = Options(leaf)
                .FirstOrDefault(option => (int)option["type"]! is 1 or 2 && (string?)option["name"] == name)
                ?? throw new RefusalException($"'{command["name"]}' has no subcommand '{name}'.");
            steps.Add(leaf);
        }
        if (Options(leaf).Any(option => (int)option["type"]! is 1 or 2))
            throw new RefusalException($"'{command["name"]}' must be used with one of its subcommands.");
        return (leaf, steps);
    }

    public static IEnumerable<JsonObject> Options(JsonObject command) =>
        (command["options"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A command of the community hides one of the same name that holds everywhere.</summary>
    private IEnumerable<JsonObject> Here(Channel place)
    {
        if (place.Guild is not { } guild)
            return world.Application.Commands.Values
                .Where(command => Allows(command, context: 1, otherwise: "dm_permission"));
        if (!world.BotIsIn(guild)) return [];
        return world.Application.CommandsOf(guild.Id).Values
            .Concat(world.Application.Commands.Values.Where(command => Allows(command, context: 0, otherwise: null)));
    }

    private static bool Allows(JsonObject command, int context, string? otherwise) =>
        command["contexts"] is JsonArray contexts
            ? contexts.Any(one => (int?)one == context)
            : otherwise is null || (bool?)command[otherwise] != false;
}
