using System.Net;
using System.Net.Sockets;
using System.Text;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>The bot as its own process beside a collector of numbers.</summary>
public sealed class WhenNumbersAreWanted : IDisposable
{
    private readonly Home _home = new();

    [Fact]
    public async Task TheyReachTheCollector_AndNobodyStandsInThem()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var settings = _home.Settings(discord);
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{((IPEndPoint)collector.LocalEndpoint).Port}";
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = "200";

        await using var bot = BotProcess.StartBot(settings);
        var received = await ReceiveAsync(collector);

        Assert.Contains("POST /v1/metrics", received);
        Assert.Contains("mombot.outbox.open", received);
        Assert.DoesNotContain(discord.Token, received);
        bot.Terminate();
        Assert.Equal(0, await bot.ExitAsync());
    }

    [Fact]
    public async Task AnAddressThatIsNone_IsSaid()
    {
        var settings = _home.Settings();
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "over there";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            "OTEL_EXPORTER_OTLP_ENDPOINT is \"over there\", which is not an address. "
            + "Write one such as http://collector:4317, or leave it out.",
            said);
    }

    public void Dispose() => _home.Dispose();

    /// <summary>Everything that comes in until the numbers we wait for are in it.</summary>
    private static async Task<string> ReceiveAsync(TcpListener collector)
    {
        var all = new StringBuilder();
        while (!all.ToString().Contains("mombot.outbox.open", StringComparison.Ordinal))
        {
            using var client = await collector.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var buffer = new byte[256 * 1024];
            var read = 0;
            do
            {
                read = await stream.ReadAsync(buffer);
                all.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
            while (read > 0 && !all.ToString().Contains("mombot.outbox.open", StringComparison.Ordinal));
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }

        return all.ToString();
    }
}
