using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>A human admin says who may use which command, as under "Integrations" in a community's settings.</summary>
internal sealed class CommandSettings(DiscordWorld world)
{
    private readonly Finder _finder = new(world);

    /// <param name="guild">Where it holds.</param>
    /// <param name="which">A command by name or id, or "all" for every command without settings of its own.</param>
    /// <param name="asked">permissions: a list of role, user or channel, each with allow.</param>
    public JsonObject Set(Guild guild, string which, JsonObject asked)
    {
        var rules = (asked["permissions"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(one => Rule(guild, one)).ToList();
        if (rules.Count > CommandPermissions.Most)
            throw new RefusalException($"A command has {CommandPermissions.Most} settings in a community at most.");
        var id = which == "all" ? world.ApplicationId : Command(guild, which);
        world.CommandPermissions.Set(guild, id, rules);
        world.Guilds.Log(guild, "APPLICATION_COMMAND_PERMISSION_UPDATE", id, null, guild.OwnerId);
        return world.CommandPermissions.Shape(guild, id, rules);
    }

    private CommandPermissions.Rule Rule(Guild guild, JsonObject one)
    {
        var allow = (bool?)one["allow"] ?? true;
        if (one["role"] is { } role) return new(_finder.Role(role, guild).Id, 1, allow);
        if (one["user"] is { } user) return new(_finder.Person(user, guild).Id, 2, allow);
        if (one["channel"]?.ToString() == "all") return new(guild.Id - 1, 3, allow);
        return new(_finder.Channel(one["channel"], guild).Id, 3, allow);
    }

    private ulong Command(Guild guild, string which)
    {
        var all = world.Application.CommandsOf(guild.Id).Concat(world.Application.Commands);
        var found = all.FirstOrDefault(pair => Json.Id(pair.Key) == which || (string?)pair.Value["name"] == which);
        return found.Value is null ? throw new RefusalException($"There is no command '{which}'.", 404) : found.Key;
    }
}
