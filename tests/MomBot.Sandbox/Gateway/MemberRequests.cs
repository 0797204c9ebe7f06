using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>Sends members in chunks of 1000. See Discord docs: Gateway Events, Request Guild Members.</summary>
internal sealed class MemberRequests(IGatewayWorld world, TimeProvider time)
{
    private const int ChunkSize = 1000;
    private const int MostNamed = 100;
    private static readonly TimeSpan WholeListPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(ulong User, ulong Guild), long> _wholeLists = [];

    public Closing? Answer(GatewaySession session, JsonObject request)
    {
        if (request["guild_id"].AsSnowflake() is not { } guild)
            return Closing.DecodeError("guild_id must be one id");
        var query = request["query"].AsText();
        var ids = WantedIds(request["user_ids"]);
        if (query is null && ids is null)
            return Closing.DecodeError("query or user_ids is required");
        var limit = request["limit"].AsInt() ?? 0;
        var all = ids is null && query!.Length == 0;
        // Only the whole list has no limit, and it is asked for with none.
        if (ids?.Count > MostNamed || ids is null && (limit < 0 || limit > MostNamed))
            return Closing.DecodeError($"at most {MostNamed} members by name or id");
        if (!session.Shard.Holds(guild) || !world.GuildIds().Contains(guild))
            return null;

        var nonce = request["nonce"].AsText();
        if (all && (session.Intents & Intents.GuildMembers) == 0)
            return null;
        if (all && limit == 0 && TooSoon(session, guild) is { } wait)
        {
            session.Dispatch("RATE_LIMITED", null, RateLimited(wait, guild, nonce).ToJsonString());
            return null;
        }

        Send(session, request, guild, Find(world.Members(guild), query, ids, limit), ids, nonce);
        return null;
    }

    private static List<ulong>? WantedIds(JsonNode? node) => node switch
    {
        null => null,
        JsonArray many => [.. many.Select(one => one.AsSnowflake() ?? 0)],
        _ => [node.AsSnowflake() ?? 0],
    };

    private static JsonObject[] Find(
        IReadOnlyList<JsonObject> members, string? query, List<ulong>? ids, int limit)
    {
        if (ids is not null)
            return [.. members.Where(member => member["user"]?["id"].AsSnowflake() is { } id && ids.Contains(id))];
        var found = members.Where(member => NamesOf(member).Any(name =>
            name?.StartsWith(query!, StringComparison.OrdinalIgnoreCase) == true));
        return [.. limit == 0 && query!.Length == 0 ? found : found.Take(limit)];
    }

    private static string?[] NamesOf(JsonObject member) =>
        [member["nick"].AsText(), member["user"]?["global_name"].AsText(), member["user"]?["username"].AsText()];

    private static JsonObject RateLimited(TimeSpan wait, ulong guild, string? nonce)
    {
        var meta = new JsonObject { ["guild_id"] = guild.Text() };
        if (nonce is not null)
            meta["nonce"] = nonce;
        return new JsonObject
        {
            ["opcode"] = Opcode.RequestGuildMembers,
            ["retry_after"] = wait.TotalSeconds,
            ["meta"] = meta,
        };
    }

    private static void Send(
        GatewaySession session, JsonObject request, ulong guild, JsonObject[] found, List<ulong>? ids, string? nonce)
    {
        var chunks = found.Chunk(ChunkSize).DefaultIfEmpty([]).ToArray();
        var missing = (ids ?? []).Where(id => !found.Any(one => one["user"]?["id"].AsSnowflake() == id));
        var notFound = missing.Select(id => (JsonNode)id.Text()).ToArray();
        for (var index = 0; index < chunks.Length; index++)
        {
            var chunk = new JsonObject
            {
                ["guild_id"] = guild.Text(),
                ["members"] = new JsonArray([.. chunks[index].Select(member => member.DeepClone())]),
                ["chunk_index"] = index,
                ["chunk_count"] = chunks.Length,
            };
            if (notFound.Length > 0 && index == 0)
                chunk["not_found"] = new JsonArray(notFound);
            if (request["presences"].IsTrue() && (session.Intents & Intents.GuildPresences) != 0)
                chunk["presences"] = new JsonArray();
            if (nonce is { Length: <= 32 })
                chunk["nonce"] = nonce;
            session.Dispatch("GUILD_MEMBERS_CHUNK", guild, chunk.ToJsonString());
        }
    }

    private TimeSpan? TooSoon(GatewaySession session, ulong guild)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_wholeLists.TryGetValue((session.UserId, guild), out var last)
                && WholeListPause - time.GetElapsedTime(last, now) is var left && left > TimeSpan.Zero)
                return left;
            _wholeLists[(session.UserId, guild)] = now;
            return null;
        }
    }
}
