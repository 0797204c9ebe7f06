using MomBot.Benchmarks.Figures;
using MomBot.Benchmarks.Inside;
using MomBot.Benchmarks.Load;
using MomBot.Benchmarks.Micro;

namespace MomBot.Benchmarks;

/// <summary>Measures all there is, part by part, and writes it down.</summary>
public static class Bench
{
    public const string Usage = """
        Measures the bot and writes docs/benchmarks.md and its pictures.

        dotnet run -c Release --project tests/MomBot.Benchmarks [-- options]
          --smoke        everything once, small and short, to see that it works; writes nothing into docs/
          --only PARTS   only some of: micro, start, read, claim, unneeded, monday, scale, week,
                         retention
          --communities  how many have their round on Monday; default 100000
          --runs N       how often what is measured from outside is repeated; default 3
          --out FOLDER   where to write; default docs/
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        var size = BenchSize.Read(args);
        var root = Root();
        var report = new Report(size);
        var folder = size.Out ?? (size.IsSmoke
            ? Directory.CreateTempSubdirectory("mombot-benchmarks-").FullName
            : Path.Combine(root, "docs"));
        foreach (var (name, part) in Parts(size, root))
        {
            if (size.Only.Length > 0 && !size.Only.Contains(name))
                continue;
            Console.Error.WriteLine($"== {name}");
            await part(report);
            await report.WriteAsync(folder, Path.Combine(root, "tests/MomBot.Benchmarks/notes.md"));
        }

        Console.WriteLine(Path.Combine(folder, "benchmarks.md"));
        return report.IsWhole ? 0 : 1;
    }

    private static (string Name, Func<Report, Task> Part)[] Parts(BenchSize size, string root)
    {
        var programs = new Lazy<Task<Programs>>(() => Programs.PrepareAsync(root));
        return
        [
            ("micro", report => MicroPart.RunAsync(report, size)),
            ("unneeded", report => Unneeded.RunAsync(report, size)),
            ("start", async report => await new StartPart(await programs.Value, size).RunAsync(report)),
            ("read", async report => await new ReadPart(await programs.Value, size).RunAsync(report)),
            ("claim", async report => await new ClaimPart(await programs.Value, size).RunAsync(report)),
            ("monday", report => Monday.RunAsync(report, size)),
            ("scale", report => Scale.RunAsync(report, size)),
            ("week", report => Week.RunAsync(report, size)),
            ("retention", report => Retention.RunAsync(report, size)),
        ];
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "MomBot.sln")))
            root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException("Run this inside a checkout.");
    }
}
