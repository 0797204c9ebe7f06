using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Load;

/// <summary>
/// Takes the answers to what the driver sent, before everything else in the program, and notes when each came. It keeps
/// the three seconds and "once", and believes the rest: whether an answer is well formed is for the tests to say.
/// </summary>
internal sealed class AnswerDesk(DiscordWorld world)
{
    private const int Slots = 1 << 20;
    private const string TokenStart = "bG9hZA";

    private readonly long[] _sentAt = new long[Slots];
    private readonly byte[] _unknown = Encoding.UTF8.GetBytes(ApiException.UnknownInteraction().Body.ToJsonString());
    private readonly byte[] _twice = Encoding.UTF8.GetBytes(ApiException.AlreadyAcknowledged().Body.ToJsonString());
    private readonly byte[] _message = Encoding.UTF8.GetBytes(Later(world).ToJsonString());
    private FirstAnswers _answers = new();
    private long _next;
    private long _open;
    private long _late;
    private long _deferred;

    /// <summary>Sent and neither answered nor lost.</summary>
    public long Open => Interlocked.Read(ref _open);

    public long Late => Interlocked.Read(ref _late);

    public long Deferred => Interlocked.Read(ref _deferred);

    /// <summary>Begins to count anew; gives what was counted until now.</summary>
    public FirstAnswers Turn()
    {
        Interlocked.Exchange(ref _open, 0);
        Interlocked.Exchange(ref _late, 0);
        Interlocked.Exchange(ref _deferred, 0);
        return Interlocked.Exchange(ref _answers, new FirstAnswers());
    }

    /// <summary>An interaction goes out, due at this moment; gives its id and token.</summary>
    public (string Id, string Token) Send(long due)
    {
        var number = Interlocked.Increment(ref _next);
        Interlocked.Increment(ref _open);
        Volatile.Write(ref _sentAt[number % Slots], due);
        return (Json.Id(world.Clock.NextId()), TokenStart + number.ToString("D12", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether this request was an answer to the driver; if so it has been seen to.</summary>
    public async ValueTask<bool> TakeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var token = path.IndexOf(TokenStart, StringComparison.Ordinal);
        if (token < 0) return false;
        var arrived = world.Clock.Wire.GetTimestamp();
        var number = long.Parse(
            path.AsSpan(token + TokenStart.Length, 12), NumberStyles.None, CultureInfo.InvariantCulture);
        var kind = await KindAsync(context.Request);
        if (!path.EndsWith("/callback", StringComparison.Ordinal))
        {
            await Say(context.Response, context.Request.Method == "DELETE" ? 204 : 200, _message);
            return true;
        }
        var sent = Interlocked.Exchange(ref _sentAt[number % Slots], 0);
        if (sent == 0)
        {
            await Say(context.Response, 400, _twice);
            return true;
        }
        var took = world.Clock.Wire.GetElapsedTime(sent, arrived);
        if (took > InteractionActs.AnswerWithin)
        {
            Interlocked.Increment(ref _late);
            await Say(context.Response, 404, _unknown);
            return true;
        }
        if (kind is 5 or 6) Interlocked.Increment(ref _deferred);
        Interlocked.Decrement(ref _open);
        _answers.Add(took);
        context.Response.StatusCode = 204;
        return true;
    }

    private static async Task Say(HttpResponse response, int status, byte[] body)
    {
        response.StatusCode = status;
        if (status == 204) return;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    /// <summary>The callback type, read from the first bytes; the whole body is taken off the wire.</summary>
    private static async ValueTask<int> KindAsync(HttpRequest request)
    {
        var kind = 0;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (kind == 0 && read.Buffer.FirstSpan.IndexOf("\"type\":"u8) is var at and >= 0
                && at + 7 < read.Buffer.FirstSpan.Length)
                kind = read.Buffer.FirstSpan[at + 7] - '0';
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return kind;
        }
    }

    /// <summary>What edits and later messages are answered with: any message will do.</summary>
    private static JsonObject Later(DiscordWorld world)
    {
        var place = world.AllChannels.Values.First(channel => channel.HoldsMessages);
        return MessageShape.Of(new Message(world.Clock.NextId(), place, world.Bot, world.Clock.Now), world);
    }
}
