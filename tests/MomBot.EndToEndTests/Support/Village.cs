using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;

namespace MomBot.EndToEndTests.Support;

/// <summary>
/// A community on a local Discord with the whole bot in it, acted in only through <c>/sandbox</c>: what a person could
/// not do in Discord cannot be done here either. People's time stands still until it is moved.
/// </summary>
public sealed class Village : IAsyncDisposable
{
    /// <summary>Types of first answers. See Discord docs: Receiving and Responding.</summary>
    private const int Shown = 4, Deferred = 5, RedrawDeferred = 6, Redrawn = 7;

    private readonly LocalDiscord _discord;
    private readonly InProcessBot _bot;
    // A year on the clock takes as long as it takes; a story that hangs is ended by the run of the tests.
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private Village(LocalDiscord discord, InProcessBot bot) => (_discord, _bot) = (discord, bot);

    /// <summary>A Monday morning in the north's autumn.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public string Guild { get; private set; } = "";

    public LocalDiscord Discord => _discord;

    /// <summary>The bot's own host, for what no person could do: stop it, or hold up its database.</summary>
    public IServiceProvider Bot => _bot.Services;

    /// <summary>How many interactions people have started: presses, commands, forms.</summary>
    public int Presses { get; private set; }

    public static async Task<Village> StartAsync(
        string? world = null, DateTimeOffset? at = null, bool limits = true, GatewayOptions? gateway = null)
    {
        InProcessBot? bot = null;
        var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            World = world ?? "small",
            StartAt = at ?? Monday,
            FrozenClock = true,
            RateLimits = new RateLimitOptions { Off = !limits },
            TrafficFile = Traffic.NextFile(),
            Gateway = gateway ?? new GatewayOptions(),
            Bot = it => bot = new InProcessBot(
                it, null, frozen: true, Environment.GetEnvironmentVariable("MOMBOT_E2E_POSTGRES")),
        });
        return new Village(discord, bot!) { Guild = discord.GuildIds is [var only, ..] ? only : "" };
    }

    /// <summary>The same, with the community set up as its owner would: /setup, a zone, and one press.</summary>
    public static async Task<Village> StartSetUpAsync(
        DateTimeOffset? at = null, string zone = "Europe/London", bool limits = true)
    {
        var village = await StartAsync(at: at, limits: limits);
        var panel = await village.As("Amara").CommandAsync("setup", options: new JsonObject { ["zone"] = zone });
        await village.As("Amara").PressAsync(panel.Card, "Apply");
        await village.QuietAsync();
        return village;
    }

    public Person As(string name) => new(this, name);

    /// <summary>What the sandbox knows: guilds, roles, channels, threads, members, commands.</summary>
    public Task<JsonObject> StateAsync() => GetAsync("state");

    public async Task<JsonObject> GuildAsync() =>
        (await StateAsync())["guilds"]!.AsArray().Select(each => each!.AsObject())
            .First(each => each["id"]!.GetValue<string>() == Guild);

    /// <summary>The channel or thread with this name.</summary>
    public async Task<string> ChannelAsync(string name)
    {
        var guild = await GuildAsync();
        var found = guild["channels"]!.AsArray().Concat(guild["threads"]?.AsArray() ?? [])
            .FirstOrDefault(channel => channel!["name"]!.GetValue<string>() == name);
        return found?["id"]!.GetValue<string>()
            ?? throw new InvalidOperationException($"There is no channel or thread called {name}.");
    }

    /// <summary>Waits until nothing is under way, then gives a channel's messages, oldest first.</summary>
    public async Task<IReadOnlyList<Seen>> MessagesAsync(string channel, string? seenBy = null)
    {
        await QuietAsync();
        var id = channel.All(char.IsDigit) ? channel : await ChannelAsync(channel);
        var who = seenBy is null ? "" : $"&as={Uri.EscapeDataString(seenBy)}";
        var messages = (await _http.GetFromJsonAsync<JsonArray>($"{_discord.Control}/messages?channel={id}{who}"))!;
        return [.. messages.Select(message => new Seen(message!.AsObject()))];
    }

    /// <summary>The newest card of the bot in a channel.</summary>
    public async Task<Seen> LatestCardAsync(string channel, string? seenBy = null) =>
        (await MessagesAsync(channel, seenBy)).Last(message => message.IsFromBot && !message.IsPrivate);

    public async Task AdvanceAsync(string duration) =>
        await PostAsync("clock", new JsonObject { ["advance"] = duration });

    public async Task AdvanceToAsync(DateTimeOffset to) =>
        await PostAsync("clock", new JsonObject { ["to"] = to.ToString("O") });

    public async Task FaultAsync(params JsonObject[] faults) =>
        await PostAsync("faults", new JsonArray([.. faults.Select(fault => (JsonNode)fault)]));

    /// <summary>Another community, with the bot in it: from here on everything happens there.</summary>
    public async Task MoveToAsync(JsonObject community)
    {
        Guild = (await PostAsync("guilds", community))["id"]!.GetValue<string>();
        await QuietAsync();
    }

    /// <summary>The words of the file on a card.</summary>
    public async Task<string> FileAsync(Seen card) => await _http.GetStringAsync(new Uri(card.FileUrl));

    /// <summary>The bot is stopped and started anew, at once or after it was away for a while.</summary>
    /// <param name="meanwhile">Happens while it is down, so that nobody tells it; none: nothing does.</param>
    public Task RestartAsync(TimeSpan away = default, Action? meanwhile = null) =>
        _bot.RestartAsync(default, away, meanwhile);

    /// <summary>The community sends the bot away at once; for while it is down, when nobody can wait for it.</summary>
    public void SendAwayUnseen() => _discord.World.Do(() => _discord.World.Guilds.RemoveBot(
        _discord.World.AllGuilds[ulong.Parse(Guild, CultureInfo.InvariantCulture)]));

    public Task QuietAsync() => AdvanceAsync("PT0S");

    public Task<JsonObject> MetricsAsync() => GetAsync("metrics");

    public async Task<JsonObject> GetAsync(string path) =>
        (await _http.GetFromJsonAsync<JsonObject>($"{_discord.Control}/{path}"))!;

    public async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{_discord.Control}/{path}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} /sandbox/{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
    }

    /// <summary>The text of a file that hangs on a message.</summary>
    public Task<string> FileAsync(string address) => _http.GetStringAsync(address);

    public Task<JsonObject> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    internal async Task<Answer> ActAsync(JsonObject act)
    {
        Presses++;
        var answer = await PostAsync("act", act);
        if (answer["response"]?["type"]?.GetValue<int>() is Deferred or RedrawDeferred)
            answer["response"] = await LaterAsync(answer);
        return new Answer(this, answer, act["as"]!.GetValue<string>());
    }

    /// <summary>
    /// On a busy machine "thinking…" comes first, or nothing changes yet; people wait for what it becomes, as do tests.
    /// </summary>
    private async Task<JsonObject> LaterAsync(JsonObject answer)
    {
        await QuietAsync();
        var whole = await GetAsync($"interactions/{answer["interaction"]!.GetValue<string>()}");
        var redraws = answer["response"]!["type"]!.GetValue<int>() == RedrawDeferred;
        return new JsonObject
        {
            ["type"] = redraws ? Redrawn : Shown,
            ["message"] = whole["original"]?.DeepClone(),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _discord.DisposeAsync();
        _http.Dispose();
    }
}
