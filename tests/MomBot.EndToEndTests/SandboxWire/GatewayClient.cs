using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>A bare gateway client that does exactly what a test says and nothing by itself.</summary>
public sealed class GatewayClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _compressed = new();
    private ZLibStream? _inflater;

    public string? ResumeUrl { get; private set; }

    public string? SessionId { get; private set; }

    public int Sequence { get; private set; }

    public static async Task<GatewayClient> ConnectAsync(Uri address)
    {
        var client = new GatewayClient();
        client._socket.Options.SetRequestHeader("User-Agent", "DiscordBot (https://example.org, 1)");
        await client._socket.ConnectAsync(address, CancellationToken.None);
        return client;
    }

    public static JsonObject Identify(int intents = 1, JsonArray? shard = null, bool compress = false)
    {
        var data = new JsonObject
        {
            ["token"] = LittleWorld.Token,
            ["intents"] = intents,
            ["compress"] = compress,
            ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "test", ["device"] = "test" },
        };
        if (shard is not null)
            data["shard"] = shard;
        return data;
    }

    public Task SendAsync(int op, JsonNode? data) =>
        SendAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Identifies and reads READY and every guild announced in it, when the guilds intent is there.</summary>
    public async Task<JsonObject> ReadyAsync(int intents = 1, JsonArray? shard = null, bool compress = false)
    {
        await SendAsync(2, Identify(intents, shard, compress));
        var ready = await NextAsync("READY");
        SessionId = (string?)ready["session_id"];
        ResumeUrl = (string?)ready["resume_gateway_url"];
        for (var left = (intents & 1) == 0 ? 0 : ready["guilds"]!.AsArray().Count; left > 0; left--)
            await NextAsync("GUILD_CREATE");
        return ready;
    }

    public Task ResumeAsync(string? sessionId, int? sequence, string token = LittleWorld.Token) => SendAsync(
        6, new JsonObject { ["token"] = token, ["session_id"] = sessionId, ["seq"] = sequence });

    /// <summary>The next payload, whatever it is.</summary>
    public async Task<JsonObject> NextAsync()
    {
        var (bytes, type, _) = await ReceiveAsync();
        Assert.NotEqual(WebSocketMessageType.Close, type);
        var payload = JsonNode.Parse(type == WebSocketMessageType.Binary ? Inflate(bytes) : bytes)!.AsObject();
        Sequence = (int?)payload["s"] ?? Sequence;
        return payload;
    }

    /// <summary>The data of the next payload, which must be this event.</summary>
    public async Task<JsonObject> NextAsync(string eventName)
    {
        var payload = await NextAsync();
        Assert.Equal(eventName, (string?)payload["t"]);
        return payload["d"]!.AsObject();
    }

    public async Task<(byte[] Bytes, WebSocketMessageType Type, int? CloseCode)> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return (message.ToArray(), part.MessageType, (int?)_socket.CloseStatus);
        }
    }

    /// <summary>Reads until the server closes and gives its code.</summary>
    public async Task<int?> CloseCodeAsync()
    {
        while (true)
            if (await ReceiveAsync() is (_, WebSocketMessageType.Close, var code))
                return code;
    }

    /// <summary>Everything that comes before the answer to a heartbeat: what the server had to say until now.</summary>
    public async Task<List<string?>> EventsUntilNowAsync()
    {
        await SendAsync(1, null);
        var names = new List<string?>();
        while (await NextAsync() is { } payload && (int?)payload["op"] != 11)
            names.Add((string?)payload["t"]);
        return names;
    }

    public Task CloseAsync(int code) =>
        _socket.CloseAsync((WebSocketCloseStatus)code, "bye", CancellationToken.None);

    public void Cut() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _inflater?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads on in one zlib stream over all messages, as a client of zlib-stream does.</summary>
    private byte[] Inflate(byte[] bytes)
    {
        if (!bytes.AsSpan().EndsWith<byte>([0, 0, 0xFF, 0xFF]))
        {
            using var alone = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            alone.CopyTo(whole);
            return whole.ToArray();
        }

        var start = _compressed.Length;
        _compressed.Seek(0, SeekOrigin.End);
        _compressed.Write(bytes);
        _compressed.Position = start;
        _inflater ??= new ZLibStream(_compressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = _inflater.Read(buffer)) > 0;)
            plain.Write(buffer, 0, read);
        return plain.ToArray();
    }
}
