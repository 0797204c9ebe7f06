using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Load;

/// <summary>
/// People use commands that need no options: each of them one, in turn, so that nobody presses more often than a bot
/// may expect of one person.
/// </summary>
internal static class ReadActs
{
    private const int MostPeople = 5_000;
    private const int CrowdsOut = 100;

    public static List<InteractionTemplate> Of(DiscordWorld world, string? wanted)
    {
        var book = new CommandBook(world);
        var templates = new List<InteractionTemplate>();
        foreach (var (guild, turn) in world.AllGuilds.Values.Where(world.BotIsIn).Select((guild, i) => (guild, i)))
        {
            if (templates.Count >= MostPeople) break;
            var place = guild.Channels.Values.First(channel => channel.Type == ChannelType.Text
                && Permissions.CanSee(channel, world.Bot, world.Clock.Now));
            // A few crowds come out, so that not everything is done by owners.
            var people = turn < CrowdsOut
                ? guild.Members.Values.Select(member => member.User).Where(user => !user.Bot)
                : [world.User(guild.OwnerId)!];
            var leaves = Leaves(world, guild, wanted).ToList();
            foreach (var person in people)
            {
                var offered = leaves.Where(leaf => book.Offered(leaf.Command, place, person)).ToList();
                if (offered.Count == 0) continue;
                var (command, path) = offered[templates.Count % offered.Count];
                templates.Add(new InteractionTemplate(
                    world, InteractionType.Command, person, place, Data(command, path)));
            }
        }
        return templates.Count > 0 ? templates : throw new ArgumentException(wanted is null
            ? "This client has no command that can be used without options: name one with --command."
            : $"Nobody here may use the command '{wanted}' without options.");
    }

    private static IEnumerable<(JsonObject Command, List<JsonObject> Path)> Leaves(
        DiscordWorld world, Guild guild, string? wanted) =>
        world.Application.Commands.Values.Concat(world.Application.CommandsOf(guild.Id).Values)
            .Where(command => (int?)command["type"] is null or 1)
            .SelectMany(command => Unfold(command, command, []))
            .Where(leaf => wanted is null
                || wanted.Split(',').Contains(string.Join(' ', Names(leaf.Command, leaf.Path))));

    private static IEnumerable<(JsonObject Command, List<JsonObject> Path)> Unfold(
        JsonObject command, JsonObject node, List<JsonObject> path)
    {
        var options = CommandBook.Options(node).ToList();
        var nested = options.Where(option => (int)option["type"]! is 1 or 2).ToList();
        if (nested.Count > 0)
            return nested.SelectMany(option => Unfold(command, option, [.. path, option]));
        return options.Any(option => (bool?)option["required"] == true) ? [] : [(command, path)];
    }

    private static IEnumerable<string> Names(JsonObject command, List<JsonObject> path) =>
        path.Prepend(command).Select(node => (string)node["name"]!);

    private static JsonObject Data(JsonObject command, List<JsonObject> path)
    {
        var data = new JsonObject
        {
            ["id"] = Json.Copy(command["id"]!),
            ["name"] = Json.Copy(command["name"]!),
            ["type"] = 1,
        };
        if (command["guild_id"] is { } guild) data["guild_id"] = Json.Copy(guild);
        var inner = data;
        foreach (var step in path)
        {
            var option = new JsonObject { ["name"] = Json.Copy(step["name"]!), ["type"] = Json.Copy(step["type"]!) };
            inner["options"] = new JsonArray(option);
            inner = option;
        }
        return data;
    }
}
