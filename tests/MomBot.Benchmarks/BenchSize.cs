using System.Globalization;

namespace MomBot.Benchmarks;

/// <summary>How much is measured, and for how long.</summary>
public sealed record BenchSize
{
    public bool IsSmoke { get; init; }

    public string[] Only { get; init; } = [];

    public int Runs { get; init; } = 3;

    public string? Out { get; init; }

    /// <summary>How long a rate is held.</summary>
    public int Seconds => IsSmoke ? 1 : 8;

    /// <summary>Seconds of use before it counts: a bot runs for months, and compiles in its first seconds.</summary>
    public string Warm => IsSmoke ? "1" : "20";

    /// <summary>How many communities a world has.</summary>
    public int[] Worlds => IsSmoke ? [1, 5] : [1, 1_000, 2_500];

    /// <summary>How many communities have their round on Monday.</summary>
    public int Communities { get; init; } = 100_000;

    /// <summary>How long the posting of rounds is watched, in seconds.</summary>
    public int Watched => IsSmoke ? 3 : 60;

    public int[] Scales => IsSmoke ? [1, 100] : [1, 100, 1_000, 10_000, 100_000];

    public static BenchSize Read(string[] args)
    {
        var size = new BenchSize();
        for (var i = 0; i < args.Length; i++)
        {
            size = args[i] switch
            {
                "--smoke" => size with { IsSmoke = true, Runs = 1, Communities = 300 },
                "--only" => size with { Only = args[++i].Split(',') },
                "--runs" => size with { Runs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--communities" => size with { Communities = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--out" => size with { Out = Path.GetFullPath(args[++i]) },
                var other => throw new ArgumentException($"There is no option '{other}'.\n{Bench.Usage}"),
            };
        }

        return size;
    }
}
