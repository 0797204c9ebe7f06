using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace MomBot.Benchmarks.Inside;

/// <summary>
/// Takes every call in this process and answers at once: so that what is measured is the bot, and a hundred thousand
/// communities need no memory of a Discord's.
/// </summary>
internal sealed class QuietDiscord(TimeProvider time) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = [];
    private readonly ConcurrentQueue<(long At, string Channel)> _posts = [];
    private long _next = 1L << 60;

    /// <summary>When each message came, and where.</summary>
    public IReadOnlyCollection<(long At, string Channel)> Posts => _posts;

    /// <summary>Completes when the interaction with this token was answered, with the moment.</summary>
    public Task<long> Answered(string token) =>
        _awaited.GetOrAdd(token, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        var path = request.RequestUri!.AbsolutePath.Split('/');
        if (path[^1] == "callback")
        {
            if (_awaited.TryRemove(path[^2], out var answered))
                answered.SetResult(now);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }

        if (request.Method == HttpMethod.Post && path[^1] == "messages")
            _posts.Enqueue((now, path[^2]));
        var id = Interlocked.Increment(ref _next);
        var channel = path.SkipWhile(part => part != "channels").Skip(1).FirstOrDefault() ?? "1";
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                $$"""{"id":"{{id}}","channel_id":"{{channel}}","type":0,"content":"","name":"x"}""",
                Encoding.UTF8, "application/json"),
        });
    }
}
