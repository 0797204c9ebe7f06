using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>One session's share of the guilds. See Discord docs: Gateway, Sharding.</summary>
internal readonly record struct Shard(int Id, int Count)
{
    public static readonly Shard Only = new(0, 1);

    public static Shard? Parse(JsonNode? node) => node switch
    {
        null => Only,
        JsonArray { Count: 2 } pair when pair[0].AsInt() is { } id && pair[1].AsInt() is { } count
            && count > 0 && id >= 0 && id < count => new Shard(id, count),
        _ => null,
    };

    /// <summary>Whether this shard hears of a guild, or of direct messages, which only shard 0 does.</summary>
    public bool Holds(ulong? guildId) => guildId is { } id ? (int)((id >> 22) % (ulong)Count) == Id : Id == 0;
}
