using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using MomBot.Discord.Gateway;

namespace MomBot.Tests.Discord.Gateway;

public class HandshakeTests
{
    /// <summary>Without it Cloudflare, who stands before the gateway, may refuse the connection.</summary>
    [Fact]
    public async Task WhenTheGatewayIsCalled_ItIsToldWhoWeAre()
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        await using var socket = new WebSocketConnection(compressed: false);

        var connecting = socket.ConnectAsync(new Uri($"ws://{door.LocalEndpoint}/?v=10"), default);
        using var caller = await door.AcceptTcpClientAsync();
        using var asked = new StreamReader(caller.GetStream(), Encoding.ASCII);
        var lines = new List<string>();
        while (await asked.ReadLineAsync() is { Length: > 0 } line)
            lines.Add(line);
        await caller.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        await Assert.ThrowsAsync<WebSocketException>(() => connecting);
        Assert.Contains("GET /?v=10 HTTP/1.1", lines);
        Assert.Contains(
            lines, line => line.StartsWith("User-Agent: DiscordBot (https://github.com/mombot/mombot, ",
                StringComparison.OrdinalIgnoreCase));
    }
}
