using System.Net.WebSockets;

namespace MomBot.Discord.Gateway;

/// <summary>The gateway over a real web socket.</summary>
public sealed class WebSocketConnection(bool compressed) : IGatewaySocket
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    private static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xFF, 0xFF];

    private readonly ClientWebSocket _socket = new();
    private readonly Inflater? _inflater = compressed ? new Inflater() : null;
    private byte[] _received = new byte[16 * 1_024];

    public int? CloseCode => (int?)_socket.CloseStatus;

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        _socket.Options.SetRequestHeader("User-Agent", DiscordOptions.UserAgent);
        // Heartbeats are the protocol's own sign of life.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        return _socket.ConnectAsync(url, cancellationToken);
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_received.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (IsWhole(part, _received.AsSpan(0, length)))
                return part.MessageType == WebSocketMessageType.Binary && _inflater is { } inflater
                    ? inflater.Inflate(_received.AsSpan(0, length))
                    : _received.AsMemory(0, length);
            if (length == _received.Length)
                Grow();
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        await _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(ClosePatience);
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _inflater?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A compressed message may come in several; only the last ends with the flush.</summary>
    private bool IsWhole(ValueWebSocketReceiveResult part, ReadOnlySpan<byte> received) => part.EndOfMessage
        && (part.MessageType == WebSocketMessageType.Text || _inflater is null || received.EndsWith(Flush));

    private void Grow()
    {
        if (_received.Length >= DiscordLimits.GatewayFrameBytes)
            throw new InvalidDataException("A message is longer than all reason.");
        Array.Resize(ref _received, _received.Length * 2);
    }
}
