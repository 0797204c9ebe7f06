using System.Net.WebSockets;
using System.Threading.Channels;

namespace MomBot.Sandbox.Gateway;

/// <summary>The ordered way out of one connection: callers leave frames, one pump writes them.</summary>
internal sealed class FrameQueue(WebSocket socket, FrameEncoder encoder)
{
    private readonly Channel<Outgoing> _frames = Channel.CreateUnbounded<Outgoing>(
        new UnboundedChannelOptions { SingleReader = true });

    private volatile bool _closing;
    private volatile bool _silent;

    /// <summary>True once the server has decided to end this connection.</summary>
    public bool Closing => _closing;

    public void Send(byte[] payload, bool compressed = false)
    {
        if (!_silent)
            _frames.Writer.TryWrite(new(payload, compressed, null));
    }

    public void Close(Closing closing)
    {
        _closing = true;
        _frames.Writer.TryWrite(new([], false, closing));
        _frames.Writer.TryComplete();
    }

    /// <summary>From now on nothing leaves, as on a half-open socket; only a close still does.</summary>
    public void FallSilent() => _silent = true;

    public void Complete() => _frames.Writer.TryComplete();

    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in _frames.Reader.ReadAllAsync(cancellationToken))
                await WriteAsync(frame, cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone; what it missed waits in the session's replay buffer.
            Complete();
        }
    }

    private async Task WriteAsync(Outgoing frame, CancellationToken cancellationToken)
    {
        if (frame.Closing is { } closing)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)closing.Code, closing.Reason, cancellationToken);
            return;
        }

        var (bytes, type) = encoder.Encode(frame.Payload, frame.Compressed);
        await socket.SendAsync(bytes, type, endOfMessage: true, cancellationToken);
    }

    private readonly record struct Outgoing(byte[] Payload, bool Compressed, Closing? Closing);
}
