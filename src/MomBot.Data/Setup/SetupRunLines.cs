using System.Collections.Immutable;

namespace MomBot.Data.Setup;

/// <summary>What of the setup is a setting, as lines: the stages that are wanted, and what is left out.</summary>
public static class SetupRunLines
{
    private const string Stages = "stages", Without = "without";
    private const char Comma = ',';

    public static ImmutableSortedDictionary<string, string> Of(SetupRun run)
    {
        var lines = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (run.Stages is { } stages)
            lines[Stages] = string.Join(Comma, stages);
        if (run.LeftOut.Length > 0)
            lines[Without] = string.Join(Comma, run.LeftOut);
        return lines.ToImmutable();
    }

    /// <summary>The same run with one line as given, or without it.</summary>
    public static SetupRun With(SetupRun run, string path, string? value) => path switch
    {
        Stages => run with
        {
            Stages = value is null ? null : [.. value.Split(Comma, StringSplitOptions.RemoveEmptyEntries)],
        },
        Without => run with { LeftOut = [.. (value ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries)] },
        _ => run,
    };
}
