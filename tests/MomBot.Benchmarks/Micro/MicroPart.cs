using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using MomBot.Benchmarks.Figures;

namespace MomBot.Benchmarks.Micro;

/// <summary>Single steps, by BenchmarkDotNet: time and allocation of each.</summary>
internal static class MicroPart
{
    private const string Part = "Single steps (BenchmarkDotNet)";

    public static Task RunAsync(Report report, BenchSize size)
    {
        var job = (size.IsSmoke ? Job.Dry : Job.ShortRun).WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(Path.Combine(Path.GetTempPath(), "mombot-micro.log")))
            .WithArtifactsPath(Directory.CreateTempSubdirectory("mombot-benchmarkdotnet-").FullName)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
        var summary = BenchmarkRunner.Run<Steps>(config);
        foreach (var step in summary.Reports)
        {
            var name = step.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo;
            report.Add(new Figure(
                Part, name, "µs", step.ResultStatistics is { } found ? [found.Mean / 1_000] : []));
            report.Add(new Figure(
                Part, $"{name}, allocated", "bytes",
                [step.GcStats.GetBytesAllocatedPerOperation(step.BenchmarkCase) ?? double.NaN]));
        }

        return Task.CompletedTask;
    }
}
