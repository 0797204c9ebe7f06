using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MomBot.Discord.Gateway;

namespace MomBot.Tests.Discord.Gateway;

/// <summary>The network's end of sockets: a test awaits what the client does and says what comes.</summary>
internal sealed class ScriptedNetwork
{
    private readonly Channel<ScriptedSocket> _opened = Channel.CreateUnbounded<ScriptedSocket>();

    public IGatewaySocket NewSocket() => new ScriptedSocket(_opened.Writer);

    /// <summary>The next connection that the client opens.</summary>
    public async Task<ScriptedSocket> Next() => await _opened.Reader.ReadAsync();
}

/// <summary>One scripted connection.</summary>
internal sealed class ScriptedSocket(ChannelWriter<ScriptedSocket> opened) : IGatewaySocket
{
    private readonly Channel<string> _incoming = Channel.CreateUnbounded<string>();
    private readonly Channel<JsonNode> _outgoing = Channel.CreateUnbounded<JsonNode>();
    private readonly TaskCompletionSource<int> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri? Url { get; private set; }

    public int? CloseCode { get; private set; }

    /// <summary>The code with which the client left.</summary>
    public Task<int> Left => _left.Task;

    public int Unread => _incoming.Reader.Count;

    public ScriptedSocket Say(string frame)
    {
        _incoming.Writer.TryWrite(frame);
        return this;
    }

    public void Close(int? code)
    {
        CloseCode = code;
        _incoming.Writer.TryComplete();
    }

    /// <summary>The next thing the client says.</summary>
    public async Task<JsonNode> Heard() => await _outgoing.Reader.ReadAsync();

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        Url = url;
        opened.TryWrite(this);
        return Task.CompletedTask;
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken) =>
        await _incoming.Reader.WaitToReadAsync(cancellationToken) && _incoming.Reader.TryRead(out var frame)
            ? Encoding.UTF8.GetBytes(frame).AsMemory()
            : default(ReadOnlyMemory<byte>?);

    public Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        _outgoing.Writer.TryWrite(Frames.Read(payload));
        return Task.CompletedTask;
    }

    public Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        _left.TrySetResult(code);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
