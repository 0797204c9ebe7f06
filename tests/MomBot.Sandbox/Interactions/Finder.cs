using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>Finds people, places and roles by id or by name, as the control API takes both.</summary>
public sealed class Finder(DiscordWorld world)
{
    public Guild Guild(JsonNode? node)
    {
        var text = Text(node, "guild");
        if (Json.TryId(text, out var id) && world.Guild(id) is { } known) return known;
        return world.AllGuilds.Values.FirstOrDefault(guild => Same(guild.Name, text))
            ?? throw new RefusalException($"There is no community '{text}'.", 404);
    }

    public Channel Channel(JsonNode? node, Guild? guild)
    {
        var text = Text(node, "channel");
        if (Json.TryId(text, out var id) && world.Channel(id) is { } known) return known;
        IEnumerable<Guild> guilds = guild is null ? world.AllGuilds.Values : [guild];
        var places = guilds.SelectMany(one => one.Channels.Values.Concat(one.Threads.Values));
        return places.FirstOrDefault(channel => Same(channel.Name, text.TrimStart('#')))
            ?? throw new RefusalException($"There is no channel '{text}'.", 404);
    }

    public User Person(JsonNode? node, Guild? guild)
    {
        var text = Text(node, "as");
        if (Json.TryId(text, out var id) && world.User(id) is { } known) return known;
        var here = guild?.Members.Values.Where(member => Same(member.DisplayName, text) || Same(member.User.Name, text)
            || Same(member.User.Username, text)).Select(member => member.User).ToList();
        if (here is { Count: 1 }) return here[0];
        var everywhere = world.Users.Values.Where(user => Same(user.Name, text) || Same(user.Username, text)).ToList();
        return everywhere.Count switch
        {
            1 => everywhere[0],
            0 => throw new RefusalException($"There is nobody named '{text}'.", 404),
            _ => throw new RefusalException($"More than one person is named '{text}'; use an id."),
        };
    }

    public Role Role(JsonNode? node, Guild guild)
    {
        var text = Text(node, "role");
        if (Json.TryId(text, out var id) && guild.Roles.TryGetValue(id, out var known)) return known;
        return guild.Roles.Values.FirstOrDefault(role => Same(role.Name, text))
            ?? throw new RefusalException($"There is no role '{text}'.", 404);
    }

    /// <summary>A message that this person can see, or none.</summary>
    public Message Message(JsonNode? node, User person)
    {
        var text = Text(node, "message");
        var message = Json.TryId(text, out var id) ? world.Message(id) : null;
        if (message is null) throw new RefusalException($"There is no message '{text}'.");
        if (!Permissions.CanSee(message.Channel, person, world.Clock.Now)
            || (message.OnlyFor is { } only && only != person.Id))
            throw new RefusalException($"{person.Name} cannot see this message.");
        return message;
    }

    /// <summary>Whether a person can still do something with the bot in this place; its forms stay open.</summary>
    public void Reachable(Channel place, User person)
    {
        if (world.Channel(place.Id) is null) throw new RefusalException("This place is gone.");
        Visible(place, person);
        if (place.Guild is not { } guild) return;
        if (!world.BotIsIn(guild)) throw new RefusalException($"{world.Bot.Name} is not here any more.");
        if (guild.Member(person.Id)!.IsTimedOut(world.Clock.Now))
            throw new RefusalException($"{person.Name} is timed out.");
    }

    public Channel Visible(Channel channel, User person) => Permissions.CanSee(channel, person, world.Clock.Now)
        ? channel
        : throw new RefusalException($"{person.Name} cannot see '{channel.Name}'.");

    public static string Text(JsonNode? node, string what) =>
        node?.ToString() is { Length: > 0 } text ? text : throw new RefusalException($"'{what}' is missing.");

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
