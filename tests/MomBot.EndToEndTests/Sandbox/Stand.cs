using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;
using MomBot.Sandbox.RateLimits;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>A local Discord with one community, a client that speaks as a bot, and the control calls.</summary>
internal sealed class Stand : IAsyncDisposable
{
    /// <summary>When people's time and wire time begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private const string Village = """
        {
          "name": "Village",
          "roles": [ {"name":"parents"}, {"name":"newborn","mentionable":true}, {"name":"quiet"}, {"name":"bots"},
            {"name":"facilitators","permissions":["MANAGE_GUILD","MANAGE_MESSAGES","MANAGE_THREADS"]} ],
          "channels": [ {"name":"Green","type":"category"}, {"name":"general","category":"Green"}, {"name":"help"},
            {"name":"hidden","overwrites":[{"role":"@everyone","deny":["VIEW_CHANNEL"]}]},
            {"name":"news","type":"announcement"}, {"name":"board","type":"forum","tags":["open","done"]},
            {"name":"newborn-nights","overwrites":[{"role":"@everyone","deny":["VIEW_CHANNEL"]},
              {"role":"newborn","allow":["VIEW_CHANNEL"]},{"role":"bots","allow":["VIEW_CHANNEL"]}]} ],
          "members": [ {"name":"Amara","owner":true,"roles":["facilitators"]}, {"name":"Maya","roles":["newborn"]},
            {"name":"Theo","roles":["newborn"]}, {"name":"Priya"}, {"name":"Dev","dms":"closed"} ],
          "bot": {"roles":["bots"]}
        }
        """;

    private readonly HttpClient _bot;
    private readonly HttpClient _control = new();
    private readonly Dictionary<string, string> _ids = [];

    private Stand(LocalDiscord discord, EventRecorder events, ManualTime wire)
    {
        (Discord, Events, Wire) = (discord, events, wire);
        _bot = new HttpClient();
        _bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", discord.Token);
        _bot.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
    }

    public LocalDiscord Discord { get; }

    public EventRecorder Events { get; }

    public ManualTime Wire { get; }

    public string App => Discord.ApplicationId;

    /// <summary>The bot's user, whose number is not the application's.</summary>
    public string Bot => $"{Discord.World.Bot.Id}";

    public string Guild => _ids["guild"];

    public static async Task<Stand> StartAsync(string? guild = null)
    {
        var wire = new ManualTime();
        var events = new EventRecorder();
        var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            // Wire time stands still here, so limits would never let go; they have tests of their own.
            RateLimits = new RateLimitOptions { Off = true },
            World = "none",
            TrafficFile = Traffic.NextFile("answers"),
            WireTime = wire,
            FrozenClock = true,
            Sink = _ => events,
        });
        var stand = new Stand(discord, events, wire);
        var made = await stand.ControlAsync("POST", "guilds", JsonNode.Parse(guild ?? Village));
        stand._ids["guild"] = (string)made["id"]!;
        foreach (var role in made["roles"]!.AsArray()) stand._ids["@" + role!["name"]] = (string)role["id"]!;
        foreach (var channel in made["channels"]!.AsArray()) stand._ids["#" + channel!["name"]] =
            (string)channel["id"]!;
        foreach (var member in made["members"]!.AsArray()) stand._ids[(string)member!["name"]!] =
            (string)member["user"]!["id"]!;
        return stand;
    }

    /// <summary>#general is a channel, @parents a role, Maya a person.</summary>
    public string Id(string name) => _ids[name];

    public Task<Reply> PostAsync(string channel, string json) =>
        CallAsync("POST", $"/channels/{Id(channel)}/messages", json);

    public async Task<Reply> CallAsync(string method, string path, string? json = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Discord.Api}/v10{path}");
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bot", token);
        return await SendAsync(request);
    }

    public async Task<Reply> UploadAsync(
        string method, string path, string json, params (string Name, byte[] Bytes)[] files)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Discord.Api}/v10{path}");
        var form = new MultipartFormDataContent { { new StringContent(json), "payload_json" } };
        for (var i = 0; i < files.Length; i++) form.Add(
            new ByteArrayContent(files[i].Bytes), $"files[{i}]", files[i].Name);
        request.Content = form;
        return await SendAsync(request);
    }

    public async Task<JsonObject> ControlAsync(string method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Discord.Control}/{path}");
        if (body is not null) request.Content =
            new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _control.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync()) switch
        {
            JsonObject json => json,
            var other => new JsonObject { ["list"] = other },
        };
    }

    public Task<JsonObject> ActAsync(string json) => ControlAsync("POST", "act", JsonNode.Parse(json));

    public async Task<List<JsonObject>> SeesAsync(string person, string channelId)
    {
        var view = await ControlAsync("GET", $"messages?channel={channelId}&as={Id(person)}");
        return [.. view["list"]!.AsArray().OfType<JsonObject>()];
    }

    /// <summary>A bot of one line: each interaction gets this callback, over HTTP as any bot would send it.</summary>
    public void Answers(Func<JsonObject, string> callback) =>
        Events.OnInteraction = interaction => _ = CallbackAsync(interaction, callback(interaction));

    public Task<Reply> CallbackAsync(JsonObject interaction, string json) => CallAsync("POST",
        $"/interactions/{interaction["id"]}/{interaction["token"]}/callback?with_response=true", json);

    public async Task<string> CommandAsync(string json) =>
        (await CallAsync("POST", $"/applications/{App}/guilds/{Guild}/commands", json)).Id;

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        _control.Dispose();
        await Discord.DisposeAsync();
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _bot.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Reply((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
