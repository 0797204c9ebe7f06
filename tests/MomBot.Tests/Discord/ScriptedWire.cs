using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Tests.Support;

namespace MomBot.Tests.Discord;

/// <summary>Stands where Discord would: answers as the test says and remembers what was sent.</summary>
public sealed class ScriptedWire : HttpMessageHandler
{
    public const string Token = "canary.token.secret";

    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly Lock _lock = new();

    public List<Sent> Requests { get; } = [];

    /// <summary>What is answered when the script has run out.</summary>
    public Func<HttpResponseMessage> Otherwise { get; set; } = () => Response(200, "{}");

    public FakeTimeProvider Time { get; } = new();

    public DiscordRest Rest => field ??= new DiscordRest(
        new DiscordOptions { Token = Token, ApiBase = "http://discord.test/api" },
        Time, new Random(1), NullLogger<DiscordRest>.Instance, this);

    public ScriptedWire Answer(int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(_ => Task.FromResult(Response(status, body, headers)));
        return this;
    }

    public ScriptedWire Fail(Exception exception)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    /// <summary>Takes the request and never says a word.</summary>
    public ScriptedWire StaySilent()
    {
        _answers.Enqueue(async cancellationToken =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("Silence was broken.");
        });
        return this;
    }

    /// <summary>Answers only when the test says so.</summary>
    public TaskCompletionSource<HttpResponseMessage> AnswerLater()
    {
        var later = new TaskCompletionSource<HttpResponseMessage>();
        _answers.Enqueue(_ => later.Task);
        return later;
    }

    public static HttpResponseMessage Response(
        int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public static (string, string)[] Bucket(string name, int limit, int remaining, double resetAfter) =>
    [
        ("X-RateLimit-Bucket", name),
        ("X-RateLimit-Limit", $"{limit}"),
        ("X-RateLimit-Remaining", $"{remaining}"),
        ("X-RateLimit-Reset-After", $"{resetAfter}"),
    ];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            Requests.Add(new Sent(request, body, Time.GetUtcNow()));
            _answers.TryDequeue(out answer);
        }

        return answer is null ? Otherwise() : await answer(cancellationToken);
    }

    /// <summary>A request as it went over the wire.</summary>
    public sealed record Sent(HttpRequestMessage Request, string Body, DateTimeOffset At)
    {
        public string Line => $"{Request.Method} {Request.RequestUri!.PathAndQuery}";

        public string? Header(string name) =>
            Request.Headers.TryGetValues(name, out var values) ? string.Join(" ", values) : null;
    }
}
