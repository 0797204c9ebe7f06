using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MomBot.Benchmarks.Figures;

/// <summary>Collects what was measured and writes it for people.</summary>
public sealed class Report(BenchSize size)
{
    private readonly List<Figure> _figures = [];
    private readonly List<(string File, string Title, string Svg)> _charts = [];
    private readonly List<string> _said = [];

    /// <summary>Whether every part gave numbers.</summary>
    public bool IsWhole => _figures.Count > 0 && _figures.All(figure => figure.Runs.Length > 0);

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"   {figure.Name}: {figure.Median:0.###} {figure.Unit}{Peer(figure)} {figure.Target}"));
    }

    public void Add(string file, string title, string xName, string yName, IReadOnlyList<Curve> curves) =>
        _charts.Add((file, title, Chart.Draw(title, xName, yName, curves)));

    /// <summary>A sentence that belongs under the tables.</summary>
    public void Say(string sentence) => _said.Add(sentence);

    public async Task WriteAsync(string folder, string notes)
    {
        Directory.CreateDirectory(Path.Combine(folder, "benchmarks"));
        foreach (var (file, _, svg) in _charts)
            await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks", file), svg);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "benchmarks.md"), Words(File.Exists(notes) ? await File.ReadAllTextAsync(notes) : ""));
    }

    private string Words(string notes)
    {
        var text = new StringBuilder("# Benchmarks\n\n");
        var at = TimeProvider.System.GetUtcNow();
        text.Append(CultureInfo.InvariantCulture, $"""
            Written by `dotnet run -c Release --project tests/MomBot.Benchmarks` on {at:yyyy-MM-dd HH:mm} UTC.
            Machine: {Machine()}.

            The bot is the whole one: host, Quartz, SQLite with `synchronous=FULL`, every feature on; published for the
            machine (ReadyToRun). It, the local Discord and the driver share the machine. Each figure is the median of
            its runs, which stand beside it. The peer is a minimal discord.js bot that does nothing but answer a slash
            command, on the same local Discord under the same load.


            """);
        foreach (var part in _figures.GroupBy(figure => figure.Part))
        {
            var peer = part.Any(figure => figure.Peer is { Length: > 0 });
            text.Append(CultureInfo.InvariantCulture, $"## {part.Key}\n\n");
            text.Append("| what | measured | target | reached | runs |");
            text.Append(peer ? " discord.js | ratio |\n|---|---|---|---|---|---|---|\n" : "\n|---|---|---|---|---|\n");
            foreach (var figure in part)
            {
                var measured = $"**{Number(figure.Median)}** {figure.Unit}";
                text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {measured} ");
                text.Append(CultureInfo.InvariantCulture, $"| {figure.Target ?? "–"} | {Verdict(figure)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", figure.Runs.Select(Number))} |");
                if (peer)
                {
                    text.Append(figure.PeerMedian is { } other
                        ? $" {Number(other)} | {Number(figure.Median / other)} |"
                        : " – | – |");
                }

                text.Append('\n');
            }

            text.Append('\n');
        }

        foreach (var (file, title, _) in _charts)
            text.Append(CultureInfo.InvariantCulture, $"![{title}](benchmarks/{file})\n\n");
        foreach (var sentence in _said)
            text.Append(CultureInfo.InvariantCulture, $"- {sentence}\n");
        return text.Append(_said.Count > 0 ? "\n" : "").Append(notes).ToString();
    }

    private string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"
            + (size.IsSmoke ? "; a smoke run, whose numbers mean nothing" : "");
    }

    private static string Verdict(Figure figure) => figure.Reached switch
    {
        true => "yes",
        false => "**no**",
        null => "–",
    };

    private static string Peer(Figure figure) => figure.PeerMedian is { } peer
        ? string.Create(CultureInfo.InvariantCulture, $" (discord.js {peer:0.###})")
        : "";

    /// <summary>A dash where there is none: nothing held, or there is nothing to compare with.</summary>
    private static string Number(double value) => !double.IsFinite(value) ? "–" : value.ToString(
        Math.Abs(value) >= 1000 ? "#,0" : Math.Abs(value) >= 10 ? "0.#" : "0.###", CultureInfo.InvariantCulture);
}
