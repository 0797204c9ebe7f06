using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.Benchmarks.Figures;

namespace MomBot.Benchmarks.Load;

/// <summary>What do a start and memory at rest cost, as the number of communities grows?</summary>
public sealed class StartPart(Programs programs, BenchSize size)
{
    private const string Part = "Memory and start";

    public async Task RunAsync(Report report)
    {
        var ours = new Dictionary<int, JsonArray>();
        var peers = new Dictionary<int, JsonArray>();
        foreach (var world in size.Worlds)
        {
            string[] line =
            [
                "--world", string.Create(CultureInfo.InvariantCulture, $"large:{world}"), "--act", "nothing",
                "--no-limits", "--restarts", size.Runs.ToString(CultureInfo.InvariantCulture),
            ];
            ours[world] = (await programs.LoadAsync(line))["starts"]!.AsArray();
            if (programs.Peer is not null)
                peers[world] = (await programs.LoadPeerAsync(line))["starts"]!.AsArray();
        }

        var (least, most) = (size.Worlds[0], size.Worlds[^1]);
        foreach (var world in size.Worlds)
        {
            double? target = world switch { 1 => 95, 1_000 => 110, 2_500 => 125, _ => null };
            report.Add(new Figure(
                Part, $"memory (RSS) at rest, {world:#,0} communities", "MB", All(ours[world], "rss_mb"),
                target is null ? null : $"≤ {target} MB", target, Peer: Peer(world, "rss_mb")));
        }

        report.Add(new Figure(
            Part, "growth a community", "KB",
            [.. All(ours[most], "rss_mb").Zip(All(ours[least], "rss_mb"), (a, b) => (a - b) * 1024 / (most - least))],
            "≤ 12 KB", 12));
        foreach (var world in size.Worlds)
        {
            report.Add(new Figure(
                Part, $"connect to all ready, {world:#,0} communities", "ms", All(ours[world], "connect_to_ready_ms"),
                world == 1_000 ? "≤ 600 ms" : world == 2_500 ? "≤ 1,200 ms" : null,
                world == 1_000 ? 600 : world == 2_500 ? 1_200 : null,
                Peer: Peer(world, "connect_to_ready_ms")));
        }

        report.Add(new Figure(
            Part, "process to ready, 1 community", "ms", All(ours[least], "process_to_ready_ms"), "≤ 600 ms", 600,
            Peer: Peer(least, "process_to_ready_ms")));
        report.Add(new Figure(
            Part, "CPU time of that start", "ms", All(ours[least], "cpu_ms_when_ready"),
            Peer: Peer(least, "cpu_ms_when_ready")));
        report.Add("memory.svg", "Memory at rest", "communities", "MB RSS",
        [
            Line("MomBot", ours, "rss_mb"), .. peers.Count > 0 ? [Line("discord.js", peers, "rss_mb")] : (Curve[])[],
        ]);
        report.Add("start.svg", "Connect to all ready", "communities", "ms",
        [
            Line("MomBot", ours, "connect_to_ready_ms"),
            .. peers.Count > 0 ? [Line("discord.js", peers, "connect_to_ready_ms")] : (Curve[])[],
        ]);

        double[]? Peer(int world, string what) =>
            peers.TryGetValue(world, out var starts) ? All(starts, what) : null;
    }

    private static Curve Line(string name, Dictionary<int, JsonArray> starts, string what) => new(
        name,
        [.. starts.Select(pair => ((double)pair.Key, new Figure("", "", "", All(pair.Value, what)).Median))]);

    private static double[] All(JsonArray starts, string what) => [.. starts.Select(start => (double)start![what]!)];
}
