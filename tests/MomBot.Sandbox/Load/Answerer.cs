using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Load;

/// <summary>
/// A client that answers every interaction with one word and thinks of nothing: what the driver itself can do is seen
/// against it. Its requests follow each other on a few connections without waiting for their answers.
/// </summary>
internal sealed class Answerer(Uri api, string token, bool mute)
{
    private const int Connections = 4;
    private const int Guilds = 1 << 0;

    private const string Body = """{"type":4,"data":{"content":"Yes."}}""";

    public async Task<int> RunAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", token);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
        var self = await http.GetFromJsonAsync<JsonObject>($"{api}/v10/applications/@me");
        using var told = await http.PutAsJsonAsync($"{api}/v10/applications/{self!["id"]}/commands", new JsonArray(
            new JsonObject { ["name"] = "ping", ["description"] = "Answers" }));
        told.EnsureSuccessStatusCode();
        var gateway = await http.GetFromJsonAsync<JsonObject>($"{api}/v10/gateway/bot");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{gateway!["url"]}/?v=10&encoding=json"), CancellationToken.None);
        await SayAsync(socket, 2, new JsonObject
        {
            ["token"] = token,
            ["intents"] = Guilds,
            ["properties"] = new JsonObject { ["os"] = "any", ["browser"] = "answerer", ["device"] = "answerer" },
        });
        var lines = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => ConnectAsync()));
        await ListenAsync(socket, lines);
        return 0;
    }

    private async Task ListenAsync(ClientWebSocket socket, NetworkStream[] lines)
    {
        var frame = new byte[1 << 20];
        var turn = 0;
        var beaten = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(frame.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) return;
            if (!mute && AnswerTo(frame.AsSpan(0, length)) is { } request)
                await lines[turn++ % lines.Length].WriteAsync(request);
            if (TimeProvider.System.GetElapsedTime(beaten) < TimeSpan.FromSeconds(20)) continue;
            beaten = TimeProvider.System.GetTimestamp();
            await SayAsync(socket, 1, null);
        }
    }

    private byte[]? AnswerTo(ReadOnlySpan<byte> frame)
    {
        var id = Between(frame, "\"d\":{\"id\":\""u8);
        var key = Between(frame, "\"token\":\""u8);
        return id.IsEmpty || key.IsEmpty ? null : Encoding.ASCII.GetBytes(
            $"POST {api.AbsolutePath}/v10/interactions/{Encoding.ASCII.GetString(id)}/"
            + $"{Encoding.ASCII.GetString(key)}/callback HTTP/1.1\r\nHost: {api.Authority}\r\n"
            + "User-Agent: DiscordBot (https://example.org, 1.0)\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Body.Length}\r\n\r\n{Body}");
    }

    private static ReadOnlySpan<byte> Between(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> before)
    {
        var at = frame.IndexOf(before);
        if (at < 0) return [];
        var rest = frame[(at + before.Length)..];
        return rest[..rest.IndexOf((byte)'"')];
    }

    private async Task<NetworkStream> ConnectAsync()
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(api.Host, api.Port);
        var stream = connection.GetStream();
        _ = stream.CopyToAsync(Stream.Null);
        return stream;
    }

    private static Task SayAsync(ClientWebSocket socket, int opcode, JsonNode? data) => socket.SendAsync(
        Encoding.UTF8.GetBytes(new JsonObject { ["op"] = opcode, ["d"] = data }.ToJsonString()),
        WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
