using MomBot.Tests.Support;
using System.Text.RegularExpressions;

namespace MomBot.Tests.Architecture;

/// <summary>Who may use what, and the house's manners, as findings about one source file.</summary>
internal static partial class Doors
{
    private const int LongestFile = 300;
    private const int LongestLine = 120;

    private static readonly (string Module, string[] May)[] Table =
    [
        ("MomBot.Data", ["MomBot.Data"]),
        ("MomBot.Discord", ["MomBot.Discord"]),
        ("MomBot.Config", ["MomBot.Config"]),
        ("MomBot.Calendars", ["MomBot.Calendars"]),
        ("MomBot.Pictures", ["MomBot.Pictures", "MomBot.Data"]),
        ("MomBot.Interactions", ["MomBot.Interactions", "MomBot.Data", "MomBot.Pictures"]),
        ("MomBot.Features",
        [
            "MomBot.Interactions", "MomBot.Config", "MomBot.Data", "MomBot.Calendars", "MomBot.Pictures", "MomBot.Features",
        ]),
        ("MomBot.Dispatch",
        [
            "MomBot.Dispatch", "MomBot.Interactions", "MomBot.Pictures", "MomBot.Discord", "MomBot.Data", "MomBot.Data.Outbox",
            "MomBot.Data.ScheduledActions", "MomBot.Data.Database", "MomBot.Data.Communities", "MomBot.Data.Members", "MomBot.Data.Events",
            "MomBot.Data.Moderation", "MomBot.Data.DoNotMatch", // What waits names nobody its reader keeps apart (0130).
        ]),
        ("MomBot.Host", ["MomBot"]),
    ];

    /// <summary>Of the data they may use what is named, not what lies below it.</summary>
    private static readonly string[] Exact = ["MomBot.Dispatch", "MomBot.Pictures"];

    private static readonly string[] Machinery =
        ["MomBot.Data.Database", "MomBot.Data.Outbox", "MomBot.Data.Events", "MomBot.Data.Sealing"];

    private static readonly string[] CommonStores =
        ["CohortStore", "CommunityStore", "DoNotMatchStore", "MemberStore", "ScheduleStore"];

    /// <summary>What is wrong with a file; nothing is the hoped-for answer.</summary>
    /// <param name="path">Relative to the repository, with forward slashes.</param>
    public static IEnumerable<string> Findings(string path, string source)
    {
        var lines = source.Split('\n');
        if (lines.Length > LongestFile)
            yield return $"{path} has {lines.Length} lines; split it before {LongestFile}.";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > LongestLine && !IsWords(lines[i]))
                yield return $"{path}:{i + 1} is {lines[i].Length} wide; {LongestLine} fit.";
        }

        foreach (var finding in Naming(path, source))
            yield return finding;
        if (!path.StartsWith("src/", StringComparison.Ordinal))
            yield break;
        var home = Path.GetDirectoryName(path)![4..].Replace('/', '.');
        if (Namespace().Match(source) is { Success: true } found && found.Groups[1].Value != home)
            yield return $"{path} is in the namespace {found.Groups[1].Value}; its folder says {home}.";
        foreach (var finding in Uses(path, home, source))
            yield return finding;
        foreach (var finding in Kinds(path, home, source))
            yield return finding;
    }

    /// <summary>Sentences for people, log lines and JSON read better whole.</summary>
    private static bool IsWords(string line) =>
        line.TrimStart().StartsWith('"')
        || new[] { "T($\"", "InlineData(", "LoggerMessage(", "\"\"\"", "{\"" }.Any(line.Contains);

    private static IEnumerable<string> Uses(string path, string home, string source)
    {
        if (Table.FirstOrDefault(row => IsWithin(home, row.Module)) is not { Module: { } module, May: var may })
            yield break;
        foreach (var used in Using().Matches(source).Select(match => match.Groups[1].Value))
        {
            var allowed = Exact.Contains(module) && IsWithin(used, "MomBot.Data")
                ? may.Contains(used)
                : may.Any(name => IsWithin(used, name));
            if (!allowed)
                yield return $"{path} uses {used}; {module} may not.";
            if (module == "MomBot.Features" && IsWithin(used, "MomBot.Features") && !IsWithin(used, Feature(home)))
                yield return $"{path} uses {used}; features speak to each other through events only.";
            if (module is "MomBot.Features" or "MomBot.Interactions" && Machinery.Any(name => IsWithin(used, name)))
                yield return $"{path} uses {used}; that is machinery, reached through stores and effects.";
        }

        foreach (Match match in Qualified().Matches(WithoutUsings(source)))
            yield return $"{path} spells out {match.Value}; name it in a using, where the doors are read.";
        if (module != "MomBot.Features")
            yield break;
        // What all features share (their doors) belongs to none, and has no store.
        var own = home == module ? "-" : Feature(home)["MomBot.Features.".Length..];
        foreach (var store in Store().Matches(source).Select(match => match.Value).Distinct())
        {
            if (!CommonStores.Contains(store) && !Repository.Files($"src/MomBot.Data/{own}", $"{store}.cs").Any())
                yield return $"{path} uses {store}, another feature's store.";
        }
    }

    private static IEnumerable<string> Kinds(string path, string home, string source)
    {
        if (!IsWithin(home, "MomBot.Features"))
            yield break;
        if (path.EndsWith("Rules.cs", StringComparison.Ordinal))
        {
            foreach (var word in new[] { "Task", "IClock", "TimeProvider", "MomBot.Interactions", "Store" })
            {
                if (Regex.IsMatch(source, $@"\b{Regex.Escape(word)}\b"))
                    yield return $"{path} mentions {word}; rules are pure.";
            }
        }

        if (path.Contains("Views") && Regex.IsMatch(source, @"\bTask\b|\bIClock\b|Store\b"))
            yield return $"{path} reaches for the world; views see state and nothing else.";
    }

    private static IEnumerable<string> Naming(string path, string source)
    {
        foreach (Match match in Vague().Matches(source))
            yield return $"{path} names a type {match.Groups[1].Value}; say what it is for.";
        foreach (Match match in Left().Matches(source))
            yield return $"{path} leaves \"{match.Value}\" behind.";
    }

    private static string Feature(string home) => string.Join('.', home.Split('.').Take(3));

    private static bool IsWithin(string name, string module) =>
        name == module || name.StartsWith(module + ".", StringComparison.Ordinal);

    private static string WithoutUsings(string source) =>
        Regex.Replace(source, @"^(using|namespace) .*$|^\s*///.*$|//.*$|""[^""\n]*""", "", RegexOptions.Multiline);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?:static )?(MomBot[\w.]*?)(?:\.[A-Z]\w*(?=;)(?<=static .*))?;", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bMomBot\.[A-Z]\w*")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"\b[A-Z]\w*Store\b")]
    private static partial Regex Store();

    [GeneratedRegex(@"\b(?:class|record|struct|interface) (\w*(?:Manager|Helper|Util|Utils|Common|Misc))\b")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")]
    private static partial Regex Left();
}
