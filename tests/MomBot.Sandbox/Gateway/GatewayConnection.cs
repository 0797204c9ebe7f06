using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Gateway;

/// <summary>One WebSocket: says hello, reads what the client sends, and ends it with the right code.</summary>
internal sealed class GatewayConnection : IDisposable
{
    // See Discord docs: Gateway, Sending Events.
    private const int MaxPayload = 4096;
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(10);

    private readonly WebSocket _socket;
    private readonly Handshake _handshake;
    private readonly GatewayHub _hub;
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ClientMessages _messages;
    private readonly FrameEncoder _encoder;
    private readonly SendWindow _sends;
    private readonly CancellationTokenSource _stop = new(); // never disposed: a timer may fire after the end
    private HeartbeatWatch? _watch;
    private ITimer? _abort;

    public GatewayConnection(
        WebSocket socket,
        Handshake handshake,
        Uri address,
        GatewayHub hub,
        SessionOpener opener,
        MemberRequests memberRequests,
        GatewayOptions options,
        TimeProvider time)
    {
        (_socket, _handshake, Address, _hub, _options, _time) = (socket, handshake, address, hub, options, time);
        _encoder = new FrameEncoder(handshake.TransportCompression);
        _sends = new SendWindow(time);
        _messages = new ClientMessages(this, opener, memberRequests);
        Queue = new FrameQueue(socket, _encoder);
    }

    public Uri Address { get; }

    public FrameQueue Queue { get; }

    public GatewaySession? Session { get; set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        var pump = Queue.PumpAsync(ending.Token);
        if (_handshake.Objection() is { } objection)
        {
            End(objection);
        }
        else
        {
            _watch = new HeartbeatWatch(
                _time, _options.HeartbeatInterval, () => Queue.Send(Payloads.Heartbeat), GiveUp);
            Queue.Send(Payloads.Hello(_options.HeartbeatInterval));
        }

        await ReadAsync(ending.Token);
        Session?.Detach(Queue);
        Queue.Complete();
        await pump;
    }

    /// <summary>A heartbeat arrived: the client lives, and hears so.</summary>
    public void Beat()
    {
        _watch?.Beat();
        Queue.Send(Payloads.HeartbeatAck);
    }

    public void End(Closing closing)
    {
        Queue.Close(closing);
        _abort ??= _time.CreateTimer(_ => _stop.Cancel(), null, CloseGrace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The program ends: no waiting for the client's good-bye.</summary>
    public void GoAway()
    {
        Queue.Close(Closing.GoingAway);
        _stop.CancelAfter(TimeSpan.FromMilliseconds(200));
    }

    /// <summary>Ends the connection as a broken cable would.</summary>
    public void Cut() => _socket.Abort();

    public void Dispose()
    {
        _watch?.Dispose();
        _abort?.Dispose();
        _encoder.Dispose();
    }

    private void GiveUp()
    {
        _hub.Counters.HeartbeatMissed();
        if (Session is { } session)
            _hub.Forget(session);
        End(Closing.TimedOut);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxPayload + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Closed();
                    return;
                }

                length += part.Count;
                if (length > MaxPayload && !Queue.Closing)
                    End(Closing.DecodeError($"payload over {MaxPayload} bytes"));
                if (part.EndOfMessage && !Queue.Closing && Take(buffer.AsSpan(0, length)) is { } closing)
                    End(closing);
                if (part.EndOfMessage || Queue.Closing)
                    length = 0;
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Cut without a good-bye: the session stays and can be resumed.
        }
    }

    private Closing? Take(ReadOnlySpan<byte> payload)
    {
        if (!_sends.Admit())
            return Closing.RateLimited;
        try
        {
            return JsonNode.Parse(payload, null, StrictJson.Options) is JsonObject message
                ? _messages.Handle(message)
                : Closing.DecodeError("not an object");
        }
        catch (JsonException)
        {
            return Closing.DecodeError("not JSON");
        }
    }

    private void Closed()
    {
        if (Queue.Closing)
            return;
        // See Discord docs: Gateway, Initiating a Disconnect.
        if ((int?)_socket.CloseStatus is 1000 or 1001 && Session is { } session)
            _hub.Forget(session);
        Session?.Detach(Queue);
        Queue.Close(new Closing((int)(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure), ""));
    }
}
