using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Load;

/// <summary>What one stretch at one rate showed.</summary>
internal sealed record LoadStep(
    int Rate,
    TimeSpan Length,
    long Sent,
    long Answered,
    long Late,
    long Deferred,
    double? P50,
    double? P99,
    double? Max,
    ProcessGauge.Reading? Client,
    TimeSpan DriverCpu)
{
    public long Lost => Sent - Answered;

    /// <summary>Whether the client keeps up: everything answered, and nearly all within a second.</summary>
    public bool Holds => Lost == 0 && P99 < 1000;

    public JsonObject Describe() => new()
    {
        ["rate"] = Rate,
        ["seconds"] = Length.TotalSeconds,
        ["sent"] = Sent,
        ["answered"] = Answered,
        ["lost"] = Lost,
        ["late"] = Late,
        ["deferred"] = Deferred,
        ["first_answer_ms"] = new JsonObject { ["p50"] = P50, ["p99"] = P99, ["max"] = Max },
        ["client"] = Client is not { } client ? null : new JsonObject
        {
            ["rss_mb"] = Megabytes(client.Memory),
            ["peak_rss_mb"] = Megabytes(client.Peak),
            ["cpu_us_per_answer"] = PerAnswer(client.Cpu),
        },
        ["driver"] = new JsonObject { ["cpu_us_per_interaction"] = PerAnswer(DriverCpu) },
    };

    private static double Megabytes(long bytes) => Math.Round(bytes / 1048576d, 1);

    private double? PerAnswer(TimeSpan cpu) => Answered == 0 ? null : Math.Round(cpu.TotalMicroseconds / Answered, 1);
}
