using System.Net.Sockets;
using System.Net.WebSockets;

namespace MomBot.Discord.Gateway;

/// <summary>One socket's life: connect, hand over message after message, end.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _frameDone = new(0);
    private readonly TimeProvider _time;
    private volatile bool _isDeaf;

    public Connection(IGatewaySocket socket, TimeProvider time)
    {
        (Socket, _time) = (socket, time);
        Gone = _gone.Token;
    }

    public IGatewaySocket Socket { get; }

    public CancellationToken Gone { get; }

    /// <summary>We are not reading, because earlier events still wait.</summary>
    public bool IsDeaf
    {
        get => _isDeaf;
        set => _isDeaf = value;
    }

    /// <summary>Says what happens, until the connection ends. One message at a time: the next is read when it is
    /// done.</summary>
    public async Task RunAsync(
        Uri url, Action<SessionInput> say, Func<Connection, ValueTask<ReadOnlyMemory<byte>?>> hear)
    {
        await using var _ = Socket;
        try
        {
            using var patience = new CancellationTokenSource(ConnectPatience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Gone);
            await Socket.ConnectAsync(url, either.Token);
        }
        catch (Exception failed) when (IsLoss(failed))
        {
            say(new SessionInput.ConnectFailed(failed.Message));
            return;
        }

        say(new SessionInput.Connected());
        try
        {
            while (await hear(this) is { } message)
            {
                say(new SessionInput.FrameArrived(message));
                await _frameDone.WaitAsync(Gone);
            }

            say(new SessionInput.Closed(Socket.CloseCode));
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            say(new SessionInput.Closed(Socket.CloseCode));
        }
    }

    public void FrameDone() => _frameDone.Release();

    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        try
        {
            await Socket.SendAsync(payload, cancellationToken);
            return true;
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            return false;
        }
    }

    public async Task CloseAsync(int code)
    {
        try
        {
            await Socket.CloseAsync(code, Gone);
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            // It is gone already, which is what we wanted.
        }
    }

    /// <summary>Stops reading; the socket is let go by the reader.</summary>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private static bool IsLoss(Exception exception) => exception
        is WebSocketException or IOException or InvalidDataException or SocketException
        or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
