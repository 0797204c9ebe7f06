using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MomBot.Tests.Support;

/// <summary>
/// Stands where Discord would: keeps the messages it is sent, honours nonces, remembers every call. A test may make it
/// refuse, lose an answer, or fall silent once.
/// </summary>
public sealed class ScriptedDiscord : HttpMessageHandler
{
    public const long Bot = 99;

    private readonly Lock _lock = new();
    private readonly List<(string Call, Trouble Trouble, int Status, string Body)> _troubles = [];
    private readonly List<(int Calls, TaskCompletionSource Reached)> _watchers = [];
    private TaskCompletionSource? _held;
    private readonly Dictionary<string, JsonObject> _byNonce = [];
    private long _next = 7000;

    /// <summary>What a test can make it do, once, at the next call of a kind.</summary>
    private enum Trouble
    {
        Refuse,
        LoseAnswer,
        LoseRequest,
    }

    public List<Sent> Calls { get; } = [];

    public List<JsonObject> Messages { get; } = [];

    /// <summary>Answers the next call of this kind with an error.</summary>
    public void Refuse(string call, int status, string body = "{}") => Plan(call, Trouble.Refuse, status, body);

    /// <summary>Does what the next call of this kind asks, and the answer never arrives.</summary>
    public void LoseAnswer(string call) => Plan(call, Trouble.LoseAnswer);

    /// <summary>The next call of this kind never arrives, and nobody can tell.</summary>
    public void LoseRequest(string call) => Plan(call, Trouble.LoseRequest);

    /// <summary>Answers the next call of this kind with this JSON.</summary>
    public void Script(string call, string body) => Plan(call, Trouble.Refuse, 200, body);

    /// <summary>Answers nothing any more until <see cref="GoOn"/>: every call stays in the air.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers what is in the air.</summary>
    public void GoOn() => _held!.SetResult();

    /// <summary>What Discord's clock shows; none: its answers carry no date.</summary>
    public Func<DateTimeOffset>? Clock { get; set; }

    /// <summary>A nonce holds for a few minutes only.</summary>
    public void ForgetNonces() => _byNonce.Clear();

    /// <summary>The calls whose line begins so.</summary>
    public IReadOnlyList<Sent> Of(string call)
    {
        lock (_lock)
            return [.. Calls.Where(sent => sent.Line.StartsWith(call, StringComparison.Ordinal))];
    }

    /// <summary>Done once so many calls have come in.</summary>
    public Task WhenCalled(int times)
    {
        lock (_lock)
        {
            if (Calls.Count >= times)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((times, reached));
            return reached.Task;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery["/api/v10".Length..]}";
        lock (_lock)
        {
            Calls.Add(new Sent(line, body) { Reason = ReasonOf(request) });
            foreach (var watcher in _watchers.Where(watcher => watcher.Calls <= Calls.Count).ToArray())
            {
                _watchers.Remove(watcher);
                watcher.Reached.SetResult();
            }
        }

        if (_held is { } held)
            await held.Task.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var planned = _troubles.FindIndex(each => line.StartsWith(each.Call, StringComparison.Ordinal));
            if (planned < 0)
                return Answer(line, body);
            var (_, trouble, status, words) = _troubles[planned];
            _troubles.RemoveAt(planned);
            if (trouble == Trouble.Refuse)
                return Response(status, words);
            if (trouble == Trouble.LoseAnswer)
                Answer(line, body).Dispose();
            throw new IOException("The line went dead.");
        }
    }

    private static string? ReasonOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues("X-Audit-Log-Reason", out var reasons)
            ? Uri.UnescapeDataString(reasons.Single())
            : null;

    private void Plan(string call, Trouble trouble, int status = 0, string body = "") =>
        _troubles.Add((call, trouble, status, body));

    private HttpResponseMessage Answer(string line, string body)
    {
        var path = line.Split(' ')[1].Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (line.Split(' ')[0], path) switch
        {
            ("POST", ["channels", var channel, "messages"]) => Response(200, Post(channel, body).ToJsonString()),
            ("GET", ["channels", var channel, "messages"]) => Response(200, Listed(channel)),
            ("POST", ["interactions", ..]) => Response(204, ""),
            ("POST" or "PATCH", ["webhooks", ..]) => Response(200, $$"""{"id":"{{_next++}}"}"""),
            ("PATCH", ["channels", _, "messages", var message]) => Response(200, $$"""{"id":"{{message}}"}"""),
            ("POST", ["channels", .., "threads"]) => Response(201, $$"""{"id":"{{_next++}}","type":12}"""),
            ("GET" or "PATCH", ["channels", var channel]) => Response(200, $$"""{"id":"{{channel}}","type":0}"""),
            ("POST", ["users", "@me", "channels"]) => Response(200, """{"id":"880","type":1}"""),
            ("PUT" or "DELETE", _) => Response(204, ""),
            _ => Response(200, "{}"),
        };
    }

    private JsonObject Post(string channel, string body)
    {
        var message = JsonNode.Parse(body)!.AsObject();
        var nonce = message["nonce"]?.GetValue<string>() ?? $"none-{_next}";
        if (_byNonce.TryGetValue(nonce, out var known))
            return known;
        message.Remove("nonce");
        message["id"] = $"{_next++}";
        message["channel_id"] = channel;
        message["author"] = new JsonObject { ["id"] = $"{Bot}", ["username"] = "mombot" };
        Messages.Add(message);
        _byNonce[nonce] = message;
        return message;
    }

    private string Listed(string channel) => new JsonArray(
    [
        .. Messages.Where(message => message["channel_id"]!.GetValue<string>() == channel)
            .Reverse().Select(each => each.DeepClone()),
    ]).ToJsonString();

    private HttpResponseMessage Response(int status, string body)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        response.Headers.Date = Clock?.Invoke();
        return response;
    }

    /// <summary>A call as it went over the wire.</summary>
    public sealed record Sent(string Line, string Body)
    {
        /// <summary>What will stand in the audit log of the server.</summary>
        public string? Reason { get; init; }

        public JsonNode Json => JsonNode.Parse(Body)!;
    }
}
