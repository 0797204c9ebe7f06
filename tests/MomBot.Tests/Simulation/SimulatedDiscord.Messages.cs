using System.Globalization;
using System.Text.Json.Nodes;

namespace MomBot.Tests.Simulation;

/// <summary>Messages: posted, shown to one person, changed, taken down.</summary>
internal sealed partial class SimulatedDiscord
{
    private static readonly (int, string) NoSuchMessage = (404, """{"code":10008,"message":"Unknown Message"}""");
    private static readonly (int, string) TokenIsDead = (404, """{"code":10062,"message":"Unknown interaction"}""");

    private readonly Dictionary<ulong, Posted> _byId = [];
    private readonly Dictionary<int, (Posted Message, DateTimeOffset At)> _markers = [];

    /// <summary>The longest time after which what is missing may be taken for what never came.</summary>
    private static readonly TimeSpan MissingMeansLost = TimeSpan.FromMinutes(61);

    public List<Posted> Messages { get; } = [];

    /// <summary>Rows whose message was taken down in the moment it came, and came again.</summary>
    public List<int> PostedAgain { get; } = [];

    /// <summary>Interactions under way, by id and token.</summary>
    public Dictionary<string, Asked> Asked { get; } = [];

    /// <summary>The forms people have before them.</summary>
    public Dictionary<ulong, JsonObject> Forms { get; } = [];

    public Posted? Find(ulong message) => _byId.GetValueOrDefault(message);

    /// <summary>Somebody who may takes a message of the bot down.</summary>
    public void ModeratorTakesDown(Posted message) => message.Gone = true;

    private (int, string) Post(ulong channel, JsonObject body)
    {
        if (!_rooms.ContainsKey(channel))
            return NoSuchPlace;
        var nonce = body["nonce"]?.ToString();
        if (nonce is not null && _nonces.TryGetValue(nonce, out var known) && now() - known.At < NoncesHold)
            return known.Message.Gone ? NoSuchMessage : (200, MessageJson(known.Message));
        var posted = Keep(channel, body, shownTo: null, token: null);
        if (nonce is not null)
            _nonces[nonce] = (posted, now());
        OnlyOnce(posted);
        return (200, MessageJson(posted));
    }

    /// <summary>
    /// A row of the outbox becomes one message, ever: its marker says which row it was. But for one thing nobody can
    /// know: that the first was there for a moment, within the hour, and a moderator took it down before we looked.
    /// </summary>
    private void OnlyOnce(Posted posted)
    {
        if (MarkerOf(posted.Components) is not { } marker)
            return;
        if (_markers.TryGetValue(marker, out var first))
        {
            if (!first.Message.Gone || now() - first.At > MissingMeansLost)
                Wrongs.Add($"Posted twice, with marker {marker}: {TextOf(posted.Components)}");
            PostedAgain.Add(marker);
        }

        _markers[marker] = (posted, first.Message is null ? now() : first.At);
    }

    private (int, string) List(ulong channel, string? after)
    {
        var since = after is null ? 0 : ulong.Parse(after, CultureInfo.InvariantCulture);
        return (200, $"[{string.Join(',', Messages
            .Where(each => each.Channel == channel && !each.Gone && each.ShownTo is null && each.Id > since)
            .Take(100).Reverse().Select(MessageJson))}]");
    }

    private (int, string) Edit(ulong message, JsonObject body)
    {
        if (_byId.GetValueOrDefault(message) is not { Gone: false } there)
            return NoSuchMessage;
        there.Change(body);
        return (200, MessageJson(there));
    }

    private (int, string) TakeDown(ulong message)
    {
        if (_byId.GetValueOrDefault(message) is not { Gone: false } there)
            return NoSuchMessage;
        there.Gone = true;
        return (204, "");
    }

    private (int, string) Pin(ulong message) =>
        _byId.GetValueOrDefault(message) is { Gone: false } ? (204, "") : NoSuchMessage;

    private (int, string) AnswerPress(string id, JsonObject body)
    {
        if (Asked.GetValueOrDefault(id) is not { } asked || now() - asked.At > TimeSpan.FromSeconds(3))
            return TokenIsDead;
        if (asked.Answer is not null)
            return (400, """{"code":40060,"message":"Interaction has already been acknowledged."}""");
        asked.Answer = body["type"]!.GetValue<int>();
        var data = body["data"] as JsonObject ?? [];
        switch (asked.Answer)
        {
            case 4:
                asked.Original = Keep(asked.Channel, data, Ephemeral(data) ? asked.By : null, asked.Token);
                break;
            case 5:
                asked.Original = Keep(asked.Channel, [], Ephemeral(data) ? asked.By : null, asked.Token);
                break;
            case 6:
                asked.Original = asked.Pressed;
                break;
            case 7:
                asked.Original = asked.Pressed;
                asked.Pressed?.Change(data);
                break;
            case 9:
                Forms[asked.By] = data;
                break;
        }

        return (204, "");
    }

    private (int, string) FollowUp(string token, JsonObject body)
    {
        if (Alive(token) is not { } asked)
            return TokenIsDead;
        return (200, MessageJson(Keep(asked.Channel, body, Ephemeral(body) ? asked.By : null, token)));
    }

    private (int, string) EditOriginal(string token, JsonObject body)
    {
        if (Alive(token) is not { Original: { Gone: false } original })
            return TokenIsDead;
        original.Change(body);
        return (200, MessageJson(original));
    }

    /// <summary>A token lives fifteen minutes.</summary>
    private Asked? Alive(string token) =>
        Asked.GetValueOrDefault(token["tok".Length..]) is { Answer: not null } asked
        && now() - asked.At < TimeSpan.FromMinutes(15)
            ? asked
            : null;

    private Posted Keep(ulong channel, JsonObject body, ulong? shownTo, string? token)
    {
        var posted = new Posted(NextId(), channel, shownTo, token);
        posted.Change(body);
        Messages.Add(posted);
        _byId[posted.Id] = posted;
        return posted;
    }

    private static bool Ephemeral(JsonObject data) => ((data["flags"]?.GetValue<int>() ?? 0) & 64) != 0;

    private static int? MarkerOf(JsonArray components) => components is [JsonObject first, ..]
        ? first["id"]?.GetValue<int>()
        : null;

    /// <summary>All words on a card.</summary>
    public static string TextOf(JsonArray components) => string.Join(
        " / ", components.OfType<JsonObject>().Select(part =>
            part["content"]?.GetValue<string>() ?? (part["components"] is JsonArray inner ? TextOf(inner) : "")));

    public static string MessageJson(Posted message) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id":"{{message.Id}}","channel_id":"{{message.Channel}}","type":0,"content":"","flags":{{
            32768 | (message.ShownTo is null ? 0 : 64)}},
         "author":{"id":"{{Bot}}","username":"mombot","bot":true},"components":{{message.Components.ToJsonString()}}}
        """);
}

/// <summary>A message of the bot.</summary>
internal sealed class Posted(ulong id, ulong channel, ulong? shownTo, string? token)
{
    public ulong Id => id;

    public ulong Channel => channel;

    /// <summary>The one person who sees it; none: everybody there.</summary>
    public ulong? ShownTo => shownTo;

    public string? Token => token;

    public JsonArray Components { get; private set; } = [];

    public bool Gone { get; set; }

    public void Change(JsonObject body)
    {
        if (body["components"] is JsonArray components)
            Components = (JsonArray)components.DeepClone();
    }

    public Posted Copy() => new(id, channel, shownTo, token)
    {
        Components = (JsonArray)Components.DeepClone(), Gone = Gone,
    };
}

/// <summary>An interaction, from its sending to its answer.</summary>
internal sealed class Asked(string token, ulong by, ulong channel, Posted? pressed, DateTimeOffset at)
{
    public string Token => token;

    public ulong By => by;

    public ulong Channel => channel;

    public Posted? Pressed => pressed;

    public DateTimeOffset At => at;

    /// <summary>The kind of the answer; none yet.</summary>
    public int? Answer { get; set; }

    public Posted? Original { get; set; }
}
