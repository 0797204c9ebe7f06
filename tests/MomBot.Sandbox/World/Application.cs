using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>The one application of this Discord: its bot user, its token and its commands.</summary>
public sealed class Application(ulong id, ulong botId, string name, string token)
{
    public const int GuildMembersIntent = 1 << 1;

    public const int MessageContentIntent = 1 << 15;

    /// <summary>What the portal keeps behind switches. See Discord docs: Gateway, Privileged Intents.</summary>
    public static readonly IReadOnlyDictionary<string, int> PrivilegedIntents = new Dictionary<string, int>
    {
        ["GUILD_MEMBERS"] = GuildMembersIntent,
        ["GUILD_PRESENCES"] = 1 << 8,
        ["MESSAGE_CONTENT"] = MessageContentIntent,
    };

    public ulong Id { get; } = id;

    public string Name { get; } = name;

    public string Token { get; set; } = token;

    /// <summary>A user of its own, with a number of its own: old applications have two different ones.</summary>
    public User Bot { get; } = new(botId, name, bot: true);

    /// <summary>Commands that hold everywhere, by id.</summary>
    public SortedDictionary<ulong, JsonObject> Commands { get; } = [];

    /// <summary>Commands of one community, by id within guild id.</summary>
    public SortedDictionary<ulong, SortedDictionary<ulong, JsonObject>> GuildCommands { get; } = [];

    /// <summary>
    /// When each command was created: two hundred a day in each community. Zero stands for everywhere.
    /// </summary>
    public Dictionary<ulong, List<DateTimeOffset>> CommandCreates { get; } = [];

    /// <summary>Privileged intents that are switched on; the words of others are not among them at first.</summary>
    public IReadOnlyList<int> AllowedPrivilegedIntents { get; set; } = [GuildMembersIntent];

    public SortedDictionary<ulong, JsonObject> CommandsOf(ulong? guildId)
    {
        if (guildId is not { } id) return Commands;
        if (!GuildCommands.TryGetValue(id, out var commands)) GuildCommands[id] = commands = [];
        return commands;
    }
}
