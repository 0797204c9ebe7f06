using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MomBot.Discord.RateLimits;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

/// <summary>Asks Discord for things, within its limits. A call returns its value or throws <see
/// cref="DiscordException"/>.</summary>
public sealed partial class DiscordRest : IDisposable
{
    private const int MostAttempts = 4;
    private const int MostLimited = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceOfPeople = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWaitOfOurs = TimeSpan.FromMinutes(1);

    /// <summary>Our own patience and headers are all it takes; a client would add its own at every call.</summary>
    private readonly HttpMessageInvoker _http;
    private readonly Uri _apiBase;
    private readonly AuthenticationHeaderValue _authorization;
    private readonly RateLimiter _limiter;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private long _ahead;

    /// <summary>The handler is what stands on the wire; tests and the local Discord bring their own.</summary>
    public DiscordRest(
        DiscordOptions options, TimeProvider time, Random random, ILogger<DiscordRest> logger,
        HttpMessageHandler? wire = null)
    {
        _apiBase = new Uri(options.ApiBase.TrimEnd('/') + "/v10");
        _authorization = new AuthenticationHeaderValue("Bot", options.Token);
        _limiter = new RateLimiter(time);
        _time = time;
        _random = random;
        _logger = logger;
        _http = new HttpMessageInvoker(wire ?? NewWire(), disposeHandler: wire is null);
    }

    /// <summary>Raised when Discord does not accept the token (any more): we have to stop.</summary>
    public event Action? Refused;

    /// <summary>How far Discord's clock is ahead of this machine's, by its last answer.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Dispose()
    {
        _http.Dispose();
        _limiter.Dispose();
    }

    private static SocketsHttpHandler NewWire() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15), // So that a changed address is noticed.
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };

    private async Task<T> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var body = await SendAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException broken)
        {
            var error = new DiscordError(DiscordErrorKind.Unknown, 0, "Discord's answer could not be read.");
            throw new DiscordException(error, Name(request), broken);
        }
    }

    private async Task<byte[]> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var (failed, limited) = (0, 0);
        while (true)
        {
            var answer = await TryAsync(request, cancellationToken);
            if (answer.Error is not { } error)
                return answer.Body;
            var mayWait = error.Kind == DiscordErrorKind.Limited && error.RetryAfter <= LongestWait(request);
            if (mayWait && ++limited < MostLimited)
                continue; // The limiter holds the next one back for as long as Discord asked.
            if (!answer.MayRepeat || ++failed == MostAttempts)
                throw new DiscordException(error, Name(request), answer.Cause);
            await BackOffAsync(request, error, failed, cancellationToken);
        }
    }

    private async Task<Answer> TryAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var permit = await _limiter.AcquireAsync(request.Method, request.Route, request.Lane, cancellationToken);
        using var patience = new CancellationTokenSource(PatienceOnce(request), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var began = _time.Now();
        try
        {
            using var message = request.Build(_apiBase);
            if (request.Authorised)
                message.Headers.Authorization = _authorization;
            message.Headers.TryAddWithoutValidation("User-Agent", DiscordOptions.UserAgent);
            using var response = await _http.SendAsync(message, either.Token);
            Compare(response.Headers.Date);
            var headers = LimitHeaders.Read(response.StatusCode, response.Headers);
            if (!headers.IsLimited)
                permit.Complete(headers); // Others may go on while we still read.
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            if (headers.IsLimited)
            {
                headers = headers with { RetryAfter = headers.RetryAfter ?? ErrorReader.RetryAfter(body) };
                permit.Complete(headers);
            }

            LogAnswer(request, headers, began);
            return Judge(request, headers, body);
        }
        catch (HttpRequestException lost)
        {
            return Lost(request, lost, NeverLeft(lost));
        }
        catch (IOException lost)
        {
            return Lost(request, lost, neverLeft: false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(request, late, neverLeft: false);
        }
    }

    private Answer Judge(RestRequest request, LimitHeaders headers, byte[] body)
    {
        if ((int)headers.Status is >= 200 and < 300)
            return new Answer(body);
        var error = ErrorReader.Read(headers.Status, body, request.Authorised, request.Repeatable) with
        {
            RetryAfter = headers.IsLimited ? headers.RetryAfter : null,
        };
        if (error.Kind == DiscordErrorKind.Unauthorized)
        {
            _limiter.Refuse();
            Refused?.Invoke();
            error = error with { Message = DiscordError.BadToken };
        }

        return new Answer(body, error, MayRepeat: error.Kind == DiscordErrorKind.Down);
    }

    /// <summary>No answer came. What was certainly not sent, or does no harm twice, may be sent again.</summary>
    private static Answer Lost(RestRequest request, Exception cause, bool neverLeft)
    {
        var harmless = request.Repeatable || neverLeft;
        var error = harmless
            ? new DiscordError(DiscordErrorKind.Down, 0, "Discord could not be reached.")
            : new DiscordError(DiscordErrorKind.Unknown, 0, "The answer was lost; it may have been done.");
        return new Answer([], error, harmless, cause);
    }

    private static bool NeverLeft(HttpRequestException lost) => lost.HttpRequestError
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private async Task BackOffAsync(
        RestRequest request, DiscordError error, int attempt, CancellationToken cancellationToken)
    {
        var longest = request.Lane == Lane.Interaction ? 200 : 500 << attempt;
        TimeSpan wait;
        lock (_random)
            wait = TimeSpan.FromMilliseconds(longest * (0.5 + (_random.NextDouble() / 2)));
        Log.Retrying(
            _logger, request.Method.Method, request.Route.Template, error.Message, attempt + 1, wait.TotalSeconds);
        await Task.Delay(wait, _time, cancellationToken);
    }

    private void Compare(DateTimeOffset? theirs)
    {
        if (theirs is not { } now)
            return;
        var ahead = now - _time.GetUtcNow();
        var before = TimeSpan.FromTicks(Interlocked.Exchange(ref _ahead, ahead.Ticks));
        if (ahead.Duration() > ClocksDiffer && before.Duration() <= ClocksDiffer)
            Log.ClockIsOff(_logger, ahead.TotalSeconds);
    }

    private void LogAnswer(RestRequest request, LimitHeaders headers, TimeSpan began)
    {
        var (method, route) = (request.Method.Method, request.Route.Template);
        Log.Answered(_logger, method, route, (int)headers.Status, (long)(_time.Now() - began).TotalMilliseconds);
        if (headers.IsLimited)
            Log.Limited(_logger, method, route, headers.Scope, headers.RetryAfter?.TotalSeconds ?? 0);
    }

    private static TimeSpan PatienceOnce(RestRequest request) =>
        request.Lane == Lane.Interaction && request.Files.Count == 0 ? PatienceOfPeople : Patience;

    private static TimeSpan LongestWait(RestRequest request) =>
        request.Lane == Lane.Interaction ? PatienceOfPeople : LongestWaitOfOurs;

    private static string Name(RestRequest request) => $"{request.Method} {request.Route.Template}";

    /// <summary>What came of sending once.</summary>
    private readonly record struct Answer(
        byte[] Body, DiscordError? Error = null, bool MayRepeat = false, Exception? Cause = null);
}
