using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MomBot.Benchmarks.Figures;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;

namespace MomBot.Benchmarks.Inside;

/// <summary>How many events that it does not need can one shard pass over, from the socket's buffer on?</summary>
internal static class Unneeded
{
    private const string Part = "Events it does not need";

    public static async Task RunAsync(Report report, BenchSize size)
    {
        var events = size.IsSmoke ? 10_000 : 1_000_000;
        var (rates, bytes) = (new List<double>(), new List<double>());
        for (var run = 0; run < size.Runs; run++)
        {
            var (rate, allocated) = await MeasureAsync(events);
            rates.Add(rate);
            bytes.Add(allocated);
        }

        report.Add(new Figure(
            Part, "messages of people, about 1 KB each, through the whole client", "events/s", [.. rates],
            "≥ 200,000/s", Least: size.IsSmoke ? 1 : 200_000));
        report.Add(new Figure(Part, "allocated for each", "bytes", [.. bytes], "near zero", Most: 8));
    }

    private static async Task<(double Rate, double Bytes)> MeasureAsync(int events)
    {
        var socket = new Flood(events);
        var gate = new IdentifyGate(new SessionStartLimit(), TimeProvider.System);
        var client = new GatewayClient(
            new GatewayOptions { Token = "token", Url = new Uri("wss://gateway.test"), Compress = false },
            () => socket, gate, TimeProvider.System, new Random(1), NullLogger<GatewayClient>.Instance);
        using var stop = new CancellationTokenSource();
        var running = client.RunAsync(stop.Token);
        await client.Dispatches.ReadAsync(); // READY
        await socket.Begun;
        var (from, before) = (TimeProvider.System.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        socket.Go();
        await socket.Over;
        var took = TimeProvider.System.GetElapsedTime(from).TotalSeconds;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)events;
        await stop.CancelAsync();
        await running;
        return (events / took, bytes);
    }

    /// <summary>Says hello, is ready, and then tells of one message after the other.</summary>
    private sealed class Flood(int events) : IGatewaySocket
    {
        private readonly byte[][] _beginning =
        [
            Encoding.UTF8.GetBytes("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":40000}}"""),
            Encoding.UTF8.GetBytes(
                """
                {"t":"READY","s":1,"op":0,"d":{"v":10,"user":{"id":"42","username":"mom"},"application":{"id":"43"},
                "session_id":"s","resume_gateway_url":"wss://resume.test","guilds":[]}}
                """),
        ];

        private readonly byte[] _message = Encoding.UTF8.GetBytes(
            """{"t":"MESSAGE_CREATE","s":1000000,"op":0,"d":{"id":"1","author":{"id":"7"},"content":""" + '"'
            + new string('x', 900) + "\"}}");

        private readonly TaskCompletionSource _identified = new(), _begun = new(), _go = new(), _over = new();
        private int _told;

        public int? CloseCode => null;

        public Task Begun => _begun.Task;

        public Task Over => _over.Task;

        public void Go() => _go.SetResult();

        public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
        {
            if (_told < _beginning.Length || _told == _beginning.Length || _told == _beginning.Length + events)
                return SlowlyAsync(cancellationToken);
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(Next());
        }

        public Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
        {
            _identified.TrySetResult();
            return Task.CompletedTask;
        }

        public Task CloseAsync(int code, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async ValueTask<ReadOnlyMemory<byte>?> SlowlyAsync(CancellationToken cancellationToken)
        {
            if (_told == 1)
                await _identified.Task;
            if (_told < _beginning.Length)
                return _beginning[_told++];
            if (_told == _beginning.Length)
            {
                _begun.TrySetResult();
                await _go.Task;
                return Next();
            }

            _over.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        }

        private ReadOnlyMemory<byte> Next()
        {
            var sequence = _told++;
            for (var at = "{\"t\":\"MESSAGE_CREATE\",\"s\":".Length + 6; sequence > 0; at--, sequence /= 10)
                _message[at] = (byte)('0' + (sequence % 10));
            return _message;
        }
    }
}
