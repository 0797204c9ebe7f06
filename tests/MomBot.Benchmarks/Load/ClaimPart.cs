using System.Globalization;
using MomBot.Benchmarks.Figures;

namespace MomBot.Benchmarks.Load;

/// <summary>How fast are answers that are only given once something is safe on the disk?</summary>
public sealed class ClaimPart(Programs programs, BenchSize size)
{
    private const string Part = "Answers that commit (a seat is taken or given back)";

    public async Task RunAsync(Report report)
    {
        var rate = size.IsSmoke ? 20 : 500;
        var ours = await Runs.TimesAsync(size.Runs, () => programs.LoadAsync(Line(rate, size.Seconds)));
        report.Add(Runs.Figure(Part, $"p50 at {rate:#,0}/s", "ms", "first_answer_ms.p50", ours, []));
        report.Add(Runs.Figure(Part, $"p99 at {rate:#,0}/s", "ms", "first_answer_ms.p99", ours, [])
            with { Target = "≤ 15 ms", Most = 15 });
        report.Add(Runs.Figure(Part, $"CPU each at {rate:#,0}/s", "µs", "client.cpu_us_per_answer", ours, []));
        report.Add(Runs.Figure(Part, "lost", "answers", "lost", ours, []) with { Target = "0", Most = 0 });
        if (size.IsSmoke)
            return;
        var best = await Runs.TimesAsync(size.Runs, () => programs.LoadAsync([.. Line(600, 3), "--find-max"]));
        report.Add(Runs.Figure(Part, "most a second with p99 < 1 s", "answers/s", "max_rate", best, [])
            with { Target = "≥ 5,000/s", Least = 5_000 });
    }

    private string[] Line(int rate, int seconds) =>
    [
        "--world", size.IsSmoke ? "large:2" : "large:40", "--act", "commit", "--no-limits", "--warm", size.Warm,
        "--rate", rate.ToString(CultureInfo.InvariantCulture),
        "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
    ];
}
