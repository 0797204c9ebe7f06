using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MomBot.Tests.Support;
using Xunit.Abstractions;

namespace MomBot.Tests.Simulation;

/// <summary>
/// Many seeds, each a community's life with everything that can go wrong. MOMBOT_SEEDS says how many, MOMBOT_SEED runs
/// one again and prints all that happened in it, MOMBOT_SIMULATE_MINUTES goes on for so long: the soak.
/// </summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int Few = 40;

    private static readonly Dictionary<string, int> Seldom = new()
    {
        ["ScheduleStore.PlanAsync"] = 6,
        ["ErasureStore.MoveAsync"] = 6,
        ["ScheduledActionStore.CancelAsync"] = 5,
        ["HelpRequestRows.SaveAsync"] = 3,
        ["ReportStore.InsertAsync"] = 3,
        ["StageStore.SaveAsync"] = 3,
        ["HelpDraftStore.RemoveAsync"] = 3,
        ["HelpProfileStore.SaveAsync"] = 3,
        ["HelpProfileStore.TellAsync"] = 3,
        ["HelpRequestRows.InsertAsync"] = 3,
        ["NoteStore.LeaveAsync"] = 3,
        ["CheckInStore.SaveAsync"] = 2,
        ["ScheduleStore.TakeAsync"] = 2,
        ["ScheduleStore.FinishAsync"] = 2,
    };

    private static readonly string[] Points =
    [
        .. Repository.Read("tests/MomBot.Tests/Simulation/fault-points.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'),
    ];

    /// <summary>Those that a life seldom comes by are aimed at more often.</summary>
    private static readonly string[] Aims =
        [.. Points.SelectMany(point => Enumerable.Repeat(point, Seldom.GetValueOrDefault(point.Split(':')[0], 1)))];

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : null;

    [Fact]
    public async Task WhateverGoesWrong_NothingIsLostAndNothingComesTwice()
    {
        using var village = await SimulatedVillage.BuildAsync();
        if (Setting("MOMBOT_SEED") is { } one)
        {
            var result = Run(one, village, traced: true);
            output.WriteLine(string.Join('\n', result.Trace!));
            Assert.Null(result.Wrong);
            return;
        }

        var minutes = Setting("MOMBOT_SIMULATE_MINUTES");
        var seeds = Setting("MOMBOT_SEEDS") ?? (minutes is null ? Few : int.MaxValue);
        var began = TimeProvider.System.GetTimestamp();
        var next = Setting("MOMBOT_FIRST_SEED") ?? 0;
        var last = next + seeds;
        var (ran, forgotten) = (0, 0);
        var failed = new ConcurrentBag<SimulatedRun.Result>();
        var ended = new ConcurrentDictionary<string, int>();
        var passed = new ConcurrentDictionary<string, int>();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (failed.Count < 5
                && (minutes is null || TimeProvider.System.GetElapsedTime(began).TotalMinutes < minutes))
            {
                var seed = Interlocked.Increment(ref next) - 1;
                if (seed >= last)
                    break;
                var result = Run(seed, village, traced: false);
                Interlocked.Increment(ref ran);
                Interlocked.Add(ref forgotten, result.Forgotten);
                foreach (var point in result.Weather.EndedAt)
                    ended.AddOrUpdate(point, 1, (_, count) => count + 1);
                foreach (var (point, count) in result.Weather.Passed)
                    passed.AddOrUpdate(point, count, (_, before) => before + count);
                if (result.Wrong is not null)
                    failed.Add(result);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"Simulation: {ran} seeds in {seconds:F0} s ({ran / seconds:F1} a second), {failed.Count} failed; "
            + $"the process ended at {Points.Count(ended.ContainsKey)} of {Points.Length} named points, "
            + $"{ended.Values.Sum()} times; {passed.Keys.Count(IsPoint)} points were passed; "
            + $"{forgotten} people asked to be forgotten.");
        output.WriteLine(report);
        if (Environment.GetEnvironmentVariable("MOMBOT_SIMULATION_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, report + "\n" + string.Join('\n', passed
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => $"{each.Key} {each.Value} {ended.GetValueOrDefault(each.Key)}")));
        }

        Assert.True(failed.IsEmpty, string.Join('\n', failed.OrderBy(each => each.Seed).Select(each =>
            $"MOMBOT_SEED={each.Seed} shows it: {each.Wrong}")));
        if (ran >= 10 * Aims.Length)
            Assert.Equal([], Points.Where(point => !ended.ContainsKey(point)));
    }

    [Fact]
    public async Task TheSameSeed_IsTheSameRun()
    {
        using var village = await SimulatedVillage.BuildAsync();
        foreach (var seed in new[] { 2, 3, 9 })
            Assert.Equal(Run(seed, village, traced: false).Print, Run(seed, village, traced: false).Print);
    }

    private static bool IsPoint(string name) => !name.EndsWith("full", StringComparison.Ordinal);

    [Fact]
    public async Task WhatPeopleWrite_TheirNames_AndOurTokens_AreInNoLineOfTheLog()
    {
        using var village = await SimulatedVillage.BuildAsync();
        var lines = Enumerable.Range(0, 12)
            .SelectMany(seed => Run(seed, village, traced: false, LogLevel.Trace).Log).ToArray();

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.DoesNotContain("canary", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"tok\d{6}", line);
        });
    }

    private static SimulatedRun.Result Run(
        int seed, SimulatedVillage village, bool traced, LogLevel log = LogLevel.Error)
    {
        var folder = SimulatedVillage.Home();
        try
        {
            return SimulatedRun.Run(
                seed, village, folder, seed % 4 == 0 ? null : Aims[(seed - (seed / 4) - 1) % Aims.Length], traced, log);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
