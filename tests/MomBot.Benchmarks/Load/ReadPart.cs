using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.Benchmarks.Figures;

namespace MomBot.Benchmarks.Load;

/// <summary>How fast are answers that only read, and what does one cost?</summary>
public sealed class ReadPart(Programs programs, BenchSize size)
{
    private const string Part = "Answers that read";

    /// <summary>What people open and only look at; a client that has none of these is asked for what it has.</summary>
    private const string Looked = "village,requests,me,stages,support";

    public async Task RunAsync(Report report)
    {
        var rate = size.IsSmoke ? 20 : 1_000;
        string[] line = Line(rate, size.Seconds);
        string[] looked = ["--command", Looked];
        var ours = await Runs.TimesAsync(size.Runs, () => programs.LoadAsync([.. line, .. looked]));
        var peers = programs.Peer is null
            ? []
            : await Runs.TimesAsync(size.Runs, () => programs.LoadPeerAsync(line));
        report.Add(Runs.Figure(Part, $"p50 at {rate:#,0}/s", "ms", "first_answer_ms.p50", ours, peers));
        report.Add(Runs.Figure(Part, $"p99 at {rate:#,0}/s", "ms", "first_answer_ms.p99", ours, peers)
            with { Target = "≤ 3 ms", Most = 3 });
        report.Add(Runs.Figure(Part, $"CPU each at {rate:#,0}/s", "µs", "client.cpu_us_per_answer", ours, peers)
            with { Target = "≤ 250 µs", Most = 250 });
        report.Add(Runs.Figure(Part, "lost", "answers", "lost", ours, peers) with { Target = "0", Most = 0 });
        report.Add(new Figure(
            Part, $"memory after {size.Seconds} s more of it", "MB more",
            [.. ours.Select(run => Runs.Value(run, "client.rss_mb") - Runs.Value(run, "rss_mb_after_warm_up"))]));
        if (size.IsSmoke)
            return;
        string[] most = [.. Line(2_000, 3), "--find-max"];
        var best = await Runs.TimesAsync(size.Runs, () => programs.LoadAsync([.. most, .. looked]));
        var theirs = programs.Peer is null
            ? []
            : await Runs.TimesAsync(size.Runs, () => programs.LoadPeerAsync(most));
        report.Add(Runs.Figure(Part, "most a second with p99 < 1 s", "answers/s", "max_rate", best, theirs)
            with { Target = "≥ 10,000/s", Least = 10_000 });
    }

    private string[] Line(int rate, int seconds) =>
    [
        "--world", "large:100", "--no-limits", "--rate", rate.ToString(CultureInfo.InvariantCulture),
        "--warm", size.Warm, "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
    ];
}

/// <summary>Several runs of the driver, and what to read from them.</summary>
internal static class Runs
{
    public static async Task<JsonObject[]> TimesAsync(int times, Func<Task<JsonObject>> run)
    {
        var runs = new JsonObject[times];
        for (var i = 0; i < times; i++)
            runs[i] = await run();
        return runs;
    }

    public static Figure Figure(
        string part, string name, string unit, string path, JsonObject[] ours, JsonObject[] peers) => new(
        part, name, unit, [.. ours.Select(run => Value(run, path))],
        Peer: peers.Length == 0 ? null : [.. peers.Select(run => Value(run, path))]);

    public static double Value(JsonObject run, string path) =>
        path.Split('.').Aggregate((JsonNode?)run, (node, name) => node?[name]) is { } found
            ? (double)found
            : double.NaN;
}
