namespace MomBot.Discord.Gateway;

/// <summary>One connection to the gateway: whole messages in, whole messages out. Real, or the local
/// Discord's.</summary>
public interface IGatewaySocket : IAsyncDisposable
{
    Task ConnectAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>The next message, already inflated, valid until the next call; null once the connection is
    /// over.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>The code with which Discord closed, if it said one.</summary>
    int? CloseCode { get; }

    Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    Task CloseAsync(int code, CancellationToken cancellationToken);
}
