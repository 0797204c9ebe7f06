using System.Globalization;
using System.Text.Json.Nodes;

namespace MomBot.Tests.Simulation;

/// <summary>Places, roles and people of the one community, and what of them the gateway tells.</summary>
internal sealed partial class SimulatedDiscord
{
    private static readonly (int, string) NoSuchPlace = (404, """{"code":10003,"message":"Unknown Channel"}""");

    private readonly Dictionary<ulong, JsonObject> _rooms = [];
    private readonly Dictionary<ulong, JsonObject> _roles = [];
    private readonly HashSet<string> _threadNames = [];
    private readonly string _commands = "[]";

    /// <summary>The roles of each person.</summary>
    public Dictionary<ulong, HashSet<ulong>> People { get; } = [];

    public IEnumerable<ulong> Rooms => _rooms.Keys;

    public IEnumerable<ulong> Roles => _roles.Keys;

    /// <summary>A community as somebody makes it: a few rooms, a few people.</summary>
    public void Found(IEnumerable<ulong> people)
    {
        MakeRole(Guild, "@everyone", 0x7FFFFFFF | (1UL << 35) | (1UL << 36) | (1UL << 38));
        MakeRole(600, "MomBot", ulong.MaxValue >> 14).Add("managed", true);
        _roles[600]["position"] = 50;
        foreach (var (name, at) in new[] { "help", "check-ins", "hosts", "lobby" }.Select((name, at) => (name, at)))
            MakeRoom(801 + (ulong)at, 0, new JsonObject { ["name"] = name });
        foreach (var person in people)
            People[person] = [];
    }

    /// <summary>Everything as it is in another world, for this one to go on from.</summary>
    public void CopyFrom(SimulatedDiscord other)
    {
        foreach (var (id, room) in other._rooms)
            _rooms[id] = (JsonObject)room.DeepClone();
        foreach (var (id, role) in other._roles)
            _roles[id] = (JsonObject)role.DeepClone();
        foreach (var (id, roles) in other.People)
            People[id] = [.. roles];
        foreach (var message in other.Messages.Where(message => message.ShownTo is null).Select(each => each.Copy()))
        {
            Messages.Add(message);
            _byId[message.Id] = message;
        }

        foreach (var (marker, first) in other._markers)
            _markers[marker] = (_byId.GetValueOrDefault(first.Message.Id) ?? first.Message, first.At);
        _threadNames.UnionWith(other._threadNames);
        _ids = other._ids;
    }

    public string GuildJson() => $$"""
        {"id":"{{Guild}}","name":"A village","owner_id":"{{Owner}}","preferred_locale":"en-US","features":[],
         "roles":{{RolesJson()}},"channels":{{ChannelsJson()}},"threads":[],
         "members":[{"user":{"id":"{{Bot}}","username":"mombot","bot":true},"roles":["600"],
           "joined_at":"2026-01-01T00:00:00Z"}]}
        """;

    private string ChannelsJson() => $"[{string.Join(',', _rooms.Values
        .Where(room => room["type"]!.GetValue<int>() is 0 or 4 or 15).Select(room => room.ToJsonString()))}]";

    private string RolesJson() => $"[{string.Join(',', _roles.Values.Select(role => role.ToJsonString()))}]";

    private string ActiveThreads() => $$"""
        {"threads":[{{string.Join(',', _rooms.Values
            .Where(room => room["type"]!.GetValue<int>() is 11 or 12).Select(room => room.ToJsonString()))}}],
         "members":[]}
        """;

    private JsonObject MakeRoom(ulong id, int type, JsonObject body)
    {
        var room = (JsonObject)body.DeepClone();
        room["id"] = Text(id);
        room["type"] = type;
        room["guild_id"] = Text(Guild);
        room["position"] = _rooms.Count;
        room["permission_overwrites"] ??= new JsonArray();
        _rooms[id] = room;
        return room;
    }

    private (int, string) MakeChannel(JsonObject body)
    {
        var room = MakeRoom(NextId(), body["type"]?.GetValue<int>() ?? 0, body);
        Told?.Invoke("CHANNEL_CREATE", room.ToJsonString());
        return (201, room.ToJsonString());
    }

    private (int, string) ThreadOf(ulong channel, ulong message, JsonObject body)
    {
        if (Find(message) is not { Gone: false })
            return NoSuchMessage;
        if (_rooms.ContainsKey(message))
            return (400, """{"code":160004,"message":"A thread has already been created for this message"}""");
        var made = MakeRoom(message, 11, body);
        made["parent_id"] = Text(channel);
        made["total_message_sent"] = random.Next(3);
        return (201, made.ToJsonString());
    }

    private (int, string) LooseThread(ulong channel, JsonObject body)
    {
        if (!_rooms.ContainsKey(channel))
            return NoSuchPlace;
        var first = body["message"] as JsonObject;
        if (!_threadNames.Add($"{channel} {body["name"]}") && first is null)
            Wrongs.Add($"Opened twice: the thread {body["name"]}");
        var plain = (JsonObject)body.DeepClone();
        plain.Remove("message");
        var made = MakeRoom(NextId(), first is null ? 12 : 11, plain);
        made["parent_id"] = Text(channel);
        if (first is not null)
            OnlyOnce(Keep(ulong.Parse(made["id"]!.ToString(), CultureInfo.InvariantCulture), first, null, null));
        return (201, made.ToJsonString());
    }

    private (int, string) Place(ulong channel) =>
        _rooms.TryGetValue(channel, out var room) ? (200, room.ToJsonString()) : NoSuchPlace;

    private (int, string) ChangePlace(ulong channel, JsonObject body)
    {
        if (!_rooms.TryGetValue(channel, out var room))
            return NoSuchPlace;
        foreach (var (name, value) in body)
            room[name] = value?.DeepClone();
        return (200, room.ToJsonString());
    }

    private (int, string) RemovePlace(ulong channel)
    {
        if (!_rooms.Remove(channel, out var room))
            return NoSuchPlace;
        Told?.Invoke("CHANNEL_DELETE", room.ToJsonString());
        return (200, room.ToJsonString());
    }

    private (int, string) InPlace(ulong channel) => _rooms.ContainsKey(channel) ? (204, "") : NoSuchPlace;

    /// <summary>The same person, the same channel.</summary>
    private (int, string) Direct(string person)
    {
        var id = ulong.Parse(person, CultureInfo.InvariantCulture) + 5_000_000;
        if (!_rooms.ContainsKey(id))
            MakeRoom(id, 1, []);
        return (200, _rooms[id].ToJsonString());
    }

    private JsonObject MakeRole(ulong id, string name, ulong permissions) => _roles[id] = new JsonObject
    {
        ["id"] = Text(id),
        ["name"] = name,
        ["permissions"] = Text(permissions),
        ["position"] = _roles.Count,
    };

    private (int, string) MakeRole(JsonObject body)
    {
        var made = MakeRole(
            NextId(), body["name"]?.ToString() ?? "new role",
            ulong.Parse(body["permissions"]?.ToString() ?? "0", CultureInfo.InvariantCulture));
        Told?.Invoke("GUILD_ROLE_CREATE", $$"""{"guild_id":"{{Guild}}","role":{{made.ToJsonString()}}}""");
        return (200, made.ToJsonString());
    }

    private (int, string) ChangeRole(string role, JsonObject body)
    {
        if (!_roles.TryGetValue(ulong.Parse(role, CultureInfo.InvariantCulture), out var there))
            return NoSuchPlace;
        foreach (var (name, value) in body)
            there[name] = value?.DeepClone();
        return (200, there.ToJsonString());
    }

    private (int, string) RemoveRole(string role)
    {
        if (!_roles.Remove(ulong.Parse(role, CultureInfo.InvariantCulture)))
            return (404, """{"code":10011,"message":"Unknown Role"}""");
        Told?.Invoke("GUILD_ROLE_DELETE", $$"""{"guild_id":"{{Guild}}","role_id":"{{role}}"}""");
        return (204, "");
    }

    private (int, string) GiveRole(string member, string role, bool gives)
    {
        if (!People.TryGetValue(ulong.Parse(member, CultureInfo.InvariantCulture), out var roles))
            return (404, """{"code":10007,"message":"Unknown Member"}""");
        var id = ulong.Parse(role, CultureInfo.InvariantCulture);
        if (!_roles.ContainsKey(id))
            return (404, """{"code":10011,"message":"Unknown Role"}""");
        _ = gives ? roles.Add(id) : roles.Remove(id);
        return (204, "");
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
