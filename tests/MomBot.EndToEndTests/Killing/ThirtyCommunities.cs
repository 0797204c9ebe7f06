using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// Thirty communities on a local Discord that runs on while the bot, a process of its own, is killed and started again.
/// </summary>
internal sealed class ThirtyCommunities : IAsyncDisposable
{
    public const int Count = 30;

    private static readonly string[] Stages =
        ["Newborn", "Baby", "Toddler", "Preschool", "School-age", "Tween", "Teen", "Grown & flown"];

    private static readonly string[] Rooms =
        ["newborn", "baby", "toddler", "preschool", "school", "tween", "teen", "grown"];

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private ThirtyCommunities(LocalDiscord discord) => Discord = discord;

    public LocalDiscord Discord { get; }

    public List<JsonObject> Guilds { get; } = [];

    public static async Task<ThirtyCommunities> StartAsync()
    {
        var communities = new ThirtyCommunities(await LocalDiscord.StartAsync(new SandboxOptions
        {
            World = "none",
            TrafficFile = Traffic.NextFile(),
        }));
        for (var number = 1; number <= Count; number++)
            communities.Guilds.Add((await communities.PostAsync("guilds", Community(number)))!.AsObject());
        return communities;
    }

    /// <summary>Its owner sets a community up: a zone, and one press that finds everything in place.</summary>
    public async Task SetUpAsync(JsonObject guild)
    {
        var panel = await ActAsync(guild, "Owner", "help", "command", new JsonObject
        {
            ["name"] = "setup",
            ["options"] = new JsonObject { ["zone"] = "Europe/London" },
        });
        await ActAsync(guild, "Owner", "help", "press", new JsonObject
        {
            ["message"] = (string)panel["response"]!["message"]!["id"]!,
            ["custom_id"] = "setup.apply",
        });
    }

    /// <summary>Whether /checkin tells its owner a date.</summary>
    public async Task<bool> KnowsItsNextCheckInAsync(JsonObject guild)
    {
        var board = await ActAsync(guild, "Owner", "help", "command", new JsonObject
        {
            ["name"] = "checkin",
            ["options"] = new JsonObject(),
        });
        return board["response"]?["message"] is JsonObject message && new Seen(message).Text.Contains("<t:");
    }

    /// <summary>Someone asks for a hand; whether the bot has acknowledged it.</summary>
    public async Task<bool> AskAsync(JsonObject guild, string what, string soon = "Anytime")
    {
        var kinds = await ActAsync(
            guild, "Maya", "help", "command", new JsonObject { ["name"] = "ask", ["options"] = new JsonObject() });
        if (kinds["error"] is not null || kinds["response"]?["message"] is not JsonObject message)
            return false;
        var card = new Seen(message);
        var form = await ActAsync(guild, "Maya", "help", "select", new JsonObject
        {
            ["message"] = card.Id,
            ["custom_id"] = card.SelectId("Choose what kind of help"),
            ["values"] = new JsonArray("meals"),
        });
        if (form["error"] is not null || form["interaction"] is null)
            return false;
        var sent = await ActAsync(guild, "Maya", "help", "submit", new JsonObject
        {
            ["interaction"] = form["interaction"]!.DeepClone(),
            ["fields"] = new JsonObject { ["what"] = what, ["soon"] = new JsonArray(soon) },
        });
        return sent["error"] is null && sent["response"] is not null;
    }

    /// <summary>Someone presses a button by its label; the answer, with its error if there is one.</summary>
    public Task<JsonObject> PressAsync(JsonObject guild, string who, Seen card, string label) =>
        ActAsync(guild, who, "help", "press", new JsonObject
        {
            ["message"] = card.Id,
            ["custom_id"] = card.ButtonId(label),
        });

    /// <summary>Someone asks whom to call.</summary>
    public Task<JsonObject> SupportAsync(JsonObject guild, string who) => ActAsync(
        guild, who, "help", "command", new JsonObject { ["name"] = "support", ["options"] = new JsonObject() });

    /// <summary>Someone writes in the thread of the newest check-in, so that it does not go to rest.</summary>
    public async Task SpeakAsync(JsonObject guild) => await PostAsync("act", new JsonObject
    {
        ["as"] = MemberIdOf(guild, "Ana"),
        ["guild"] = (string)guild["id"]!,
        ["say"] = new JsonObject
        {
            ["channel"] = (await CardsAsync(guild, "check-ins"))[^1].Id,
            ["text"] = "Present, and tired.",
        },
    });

    public Task<IReadOnlyList<Seen>> CardsAsync(JsonObject guild, string channel) =>
        MessagesAsync(IdOf(guild, "channels", channel));

    private async Task<IReadOnlyList<Seen>> MessagesAsync(string channel)
    {
        var messages = JsonNode.Parse(
            await _http.GetStringAsync(new Uri($"{Discord.Control}/messages?channel={channel}")))!;
        return [.. messages.AsArray().Select(message => new Seen(message!.AsObject()))
            .Where(message => message.IsFromBot && !message.IsPrivate)];
    }

    /// <summary>What hangs in the private threads of a community.</summary>
    public async Task<IReadOnlyList<Seen>> InPrivateThreadsAsync(JsonObject guild)
    {
        var state = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{Discord.Control}/state")))!;
        var now = state["guilds"]!.AsArray().First(each => (string?)each!["id"] == (string?)guild["id"])!;
        var found = new List<Seen>();
        foreach (var thread in (now["threads"]?.AsArray() ?? []).Where(each => (int)each!["type"]! == 12))
            found.AddRange(await MessagesAsync((string)thread!["id"]!));
        return found;
    }

    public static string IdOf(JsonObject guild, string kind, string name) =>
        (string)guild[kind]!.AsArray().First(each => (string?)each!["name"] == name)!["id"]!;

    public static string MemberIdOf(JsonObject guild, string name) =>
        (string)guild["members"]!.AsArray().First(each => (string?)each!["name"] == name)!["user"]!["id"]!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Discord.DisposeAsync();
    }

    private async Task<JsonObject> ActAsync(
        JsonObject guild, string who, string channel, string kind, JsonObject what) =>
        (await PostAsync("act", new JsonObject
        {
            ["as"] = MemberIdOf(guild, who),
            ["guild"] = (string)guild["id"]!,
            ["channel"] = IdOf(guild, "channels", channel),
            [kind] = what,
        }))!.AsObject();

    private async Task<JsonNode?> PostAsync(string path, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri($"{Discord.Control}/{path}"), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"POST /sandbox/{path}: {text}");
        return JsonNode.Parse(text);
    }

    private static JsonObject Community(int number) => new()
    {
        ["name"] = $"Village {number}",
        ["roles"] = new JsonArray([.. Stages.Append("Facilitators").Select(name =>
            (JsonNode)new JsonObject { ["name"] = name })]),
        ["channels"] = new JsonArray(
            [.. Rooms.Select(room => "stage-" + room).Append("check-ins").Append("help")
                .Select(name => (JsonNode)new JsonObject { ["name"] = name })]),
        ["members"] = new JsonArray(
            new JsonObject { ["name"] = "Owner", ["owner"] = true },
            new JsonObject { ["name"] = "Maya" },
            new JsonObject { ["name"] = "Ana" }),
    };
}
