using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Tests.Simulation;

/// <summary>
/// Discord as the bot meets it, without a wire: places, roles, messages, nonces that hold for five minutes, tokens that
/// die, calls that get lost on either way or are done late. It also keeps what no bot may do: post the same twice.
/// </summary>
internal sealed partial class SimulatedDiscord(Random random, Func<DateTimeOffset> now, Weather weather)
    : HttpMessageHandler
{
    public const ulong Bot = 99, Application = 98, Guild = 700, Owner = 8_123_456_789_012_345_601;
    public const string Token = "canary-of-the-bot";
    private static readonly TimeSpan NoncesHold = TimeSpan.FromMinutes(5);

    private readonly List<(DateTimeOffset At, Action Do)> _late = [];
    private readonly Dictionary<string, (Posted Message, DateTimeOffset At)> _nonces = [];
    private long _ids;

    /// <summary>Something changed that the gateway tells.</summary>
    public event Action<string, string>? Told;

    /// <summary>The process that is calling ends.</summary>
    public event Action? Ended;

    /// <summary>Calls since the last look.</summary>
    public int Calls { get; set; }

    /// <summary>What must never be: a sentence each.</summary>
    public List<string> Wrongs { get; } = [];

    public Weather Weather { get; set; } = weather;

    public ulong NextId() =>
        ((ulong)(now().ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22) | (ulong)(++_ids & 0x3fffff);

    /// <summary>What was given up on and is done now after all.</summary>
    public void DoWhatIsLate(bool all)
    {
        foreach (var late in _late.Where(late => all || late.At <= now()).ToArray())
        {
            _late.Remove(late);
            late.Do();
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        var path = request.RequestUri!.AbsolutePath["/api/v10".Length..]
            .Split('/', StringSplitOptions.RemoveEmptyEntries);
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
        var call = $"{request.Method} /{string.Join('/', path.Select(Blank))}";
        var body = Body(request.Content);
        if (Weather.EndsAt($"{call}: before"))
            return Over();
        var fate = Weather.FateOf(call);
        switch (fate)
        {
            case Fate.Lost:
                return Broken();
            case Fate.Late:
                _late.Add((
                    now().AddSeconds(random.Next(1, 40)),
                    () => Perform(request.Method.Method, path, query, body)));
                return Broken();
            case Fate.Down:
                return Task.FromResult(Answer(503, "{}"));
            case Fate.Refused:
                return Task.FromResult(Answer(403, """{"code":50013,"message":"Missing Permissions"}"""));
            case Fate.Unknown:
                return Task.FromResult(Answer(404, """{"code":10003,"message":"Unknown Channel"}"""));
        }

        var (status, words) = Perform(request.Method.Method, path, query, body);
        if (Weather.EndsAt($"{call}: after"))
            return Over();
        return fate == Fate.AnswerLost ? Broken() : Task.FromResult(Answer(status, words));
    }

    private Task<HttpResponseMessage> Over()
    {
        Ended?.Invoke();
        return new TaskCompletionSource<HttpResponseMessage>().Task;
    }

    private static Task<HttpResponseMessage> Broken() =>
        Task.FromException<HttpResponseMessage>(new IOException("The line went dead."));

    private (int Status, string Body) Perform(
        string method, string[] path, System.Collections.Specialized.NameValueCollection query, JsonObject body) =>
        (method, path) switch
        {
            ("POST", ["interactions", var id, _, "callback"]) => AnswerPress(id, body),
            ("POST", ["webhooks", _, var token]) => FollowUp(token, body),
            ("PATCH", ["webhooks", _, var token, "messages", "@original"]) => EditOriginal(token, body),
            ("POST", ["channels", var channel, "messages"]) => Post(ulong.Parse(channel, null), body),
            ("GET", ["channels", var channel, "messages"]) => List(ulong.Parse(channel, null), query["after"]),
            ("PATCH", ["channels", _, "messages", var message]) => Edit(ulong.Parse(message, null), body),
            ("DELETE", ["channels", _, "messages", var message]) => TakeDown(ulong.Parse(message, null)),
            ("PUT" or "DELETE", ["channels", _, "messages", "pins", var message]) => Pin(ulong.Parse(message, null)),
            ("POST", ["channels", var channel, "messages", var message, "threads"]) =>
                ThreadOf(ulong.Parse(channel, null), ulong.Parse(message, null), body),
            ("POST", ["channels", var channel, "threads"]) => LooseThread(ulong.Parse(channel, null), body),
            ("GET", ["channels", var channel]) => Place(ulong.Parse(channel, null)),
            ("PATCH", ["channels", var channel]) => ChangePlace(ulong.Parse(channel, null), body),
            ("DELETE", ["channels", var channel]) => RemovePlace(ulong.Parse(channel, null)),
            (_, ["channels", var channel, "permissions" or "thread-members", _]) => InPlace(ulong.Parse(channel, null)),
            ("POST", ["users", "@me", "channels"]) => Direct(body["recipient_id"]!.ToString()),
            ("GET", ["guilds", _, "threads", "active"]) => (200, ActiveThreads()),
            ("GET", ["guilds", _, "channels"]) => (200, ChannelsJson()),
            ("POST", ["guilds", _, "channels"]) => MakeChannel(body),
            ("GET", ["guilds", _, "roles"]) => (200, RolesJson()),
            ("POST", ["guilds", _, "roles"]) => MakeRole(body),
            ("PATCH", ["guilds", _, "roles", var role]) => ChangeRole(role, body),
            ("DELETE", ["guilds", _, "roles", var role]) => RemoveRole(role),
            ("PUT", ["guilds", _, "members", var member, "roles", var role]) => GiveRole(member, role, gives: true),
            ("DELETE", ["guilds", _, "members", var member, "roles", var role]) => GiveRole(member, role, gives: false),
            ("GET", ["applications", ..]) => (200, _commands),
            ("PUT", ["applications", ..]) => (200, "[]"),
            _ => (404, """{"code":0,"message":"404: Not Found"}"""),
        };

    private static string Blank(string part) =>
        part.All(char.IsAsciiDigit) || part.StartsWith("tok", StringComparison.Ordinal) ? "{}" : part;

    private static JsonObject Body(HttpContent? content)
    {
        if (content is MultipartContent parts)
            content = parts.First(part => part.Headers.ContentDisposition?.Name?.Trim('"') == "payload_json");
        if (content is null || content.ReadAsByteArrayAsync().GetAwaiter().GetResult() is not { Length: > 0 } bytes)
            return [];
        return JsonNode.Parse(bytes) as JsonObject ?? [];
    }

    private static HttpResponseMessage Answer(int status, string body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
