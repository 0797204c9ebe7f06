namespace MomBot.Benchmarks.Figures;

/// <summary>One thing that was measured, as often as it was.</summary>
/// <param name="Target">In words; none: nothing was promised.</param>
/// <param name="Most">The most it may be; or, with <paramref name="Least"/>, none.</param>
/// <param name="Peer">What discord.js needed, measured in the same run.</param>
public sealed record Figure(
    string Part, string Name, string Unit, double[] Runs, string? Target = null, double? Most = null,
    double? Least = null, double[]? Peer = null)
{
    public double Median => MedianOf(Runs);

    public double? PeerMedian => Peer is { Length: > 0 } ? MedianOf(Peer) : null;

    /// <summary>Whether it reaches its target; none: it has none.</summary>
    public bool? Reached => Most is { } most ? Median <= most : Least is { } least ? Median >= least : null;

    private static double MedianOf(double[] values) =>
        values.Length == 0 ? double.NaN : values.Order().ElementAt(values.Length / 2);
}

/// <summary>A curve: what something costs as the world grows.</summary>
public sealed record Curve(string Name, (double X, double Y)[] Points);
