using System.Text.RegularExpressions;
using Xunit;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>RULES.md says of each rule of Discord's what holds it; every test, limit and gap it names exists.</summary>
public sealed partial class RuleMapTests
{
    internal static readonly string Folder = Path.Combine(Root(), "tests", "MomBot.Sandbox");
    private static readonly string Rules = File.ReadAllText(Path.Combine(Folder, "RULES.md"));
    private static readonly string Readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public void EveryTestNamedThereIsATest()
    {
        var tests = typeof(RuleMapTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()
            .Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
            .Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        var named = Test().Matches(Rules).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void EveryLimitThatIsTestedIsNamedThere_AndNoOther()
    {
        var named = Limit().Matches(Rules).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal(LimitTests.Names.Order(), named.Order());
    }

    [Fact]
    public void EveryGapNamedThereIsOwnedUpToInTheReadme()
    {
        var named = Gap().Matches(Rules).Select(match => match.Groups[1].Value.Trim()).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, gap => Assert.Contains($"**{gap}", Readme, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void EveryRowSaysWhatHoldsItsRule()
    {
        var rows = Rules.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| Rule ", StringComparison.Ordinal)).ToList();
        Assert.True(rows.Count > 80, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.True(
            Test().IsMatch(row) || Limit().IsMatch(row) || Gap().IsMatch(row), row));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MomBot.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Test();

    [GeneratedRegex("limit \"([^\"]+)\"")]
    private static partial Regex Limit();

    [GeneratedRegex(@"not modelled: ([^|]+)")]
    private static partial Regex Gap();
}
