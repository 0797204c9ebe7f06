using System.Text.RegularExpressions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Discord;

/// <summary>RULES.md says of each rule for a client what holds ours to it; every test it names is a test.</summary>
public sealed partial class ClientRulesTests
{
    private static readonly string Rules = Repository.Read("src/MomBot/Discord/RULES.md");

    [Fact]
    public void EveryTestNamedThereIsATest()
    {
        var source = Repository.Files("tests", "*.cs").Select(Repository.Read)
            .Where(file => Marked().IsMatch(file)).ToList();
        var named = Named().Matches(Rules)
            .Select(match => (Class: match.Groups[1].Value, Test: match.Groups[2].Value)).Distinct().ToList();

        Assert.Equal([], named.Where(each => !source.Any(file =>
            Regex.IsMatch(file, $@"class {each.Class}\b") && Regex.IsMatch(file, $@"public .* {each.Test}\("))));
    }

    [Fact]
    public void EveryRuleHasATest()
    {
        var rows = Rules.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| Rule ", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 50, $"{rows.Count} rules");
        Assert.All(rows, row => Assert.Matches(Named(), row));
    }

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\[(Fact|Theory|EveryDatabase)")]
    private static partial Regex Marked();
}
