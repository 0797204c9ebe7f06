using System.Text.RegularExpressions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Architecture;

/// <summary>What docs/quality.md names as a test is one.</summary>
public partial class QualityPageTests
{
    private static readonly Lazy<string> AllTests = new(() => string.Join(
        '\n', Repository.Files("tests", "*.cs").Select(Repository.Read)));

    [Fact]
    public void EveryTestItNamesIsThere()
    {
        var named = Named(Repository.Read("docs/quality.md")).ToList();

        Assert.True(named.Count > 60, $"Only {named.Count} are named.");
        Assert.DoesNotContain(named, name => !IsThere(name));
    }

    [Theory]
    [InlineData("`ForgottenTests`", false)]
    [InlineData("`BackupTests.WhichNeverWas`", false)]
    [InlineData("`BackupTests.NobodyReadsABackup_…`", true)]
    [InlineData("`BackupTests`", true)]
    public void OneThatIsNotThereIsFound(string page, bool isThere) =>
        Assert.Equal(isThere, IsThere(Assert.Single(Named(page))));

    private static IEnumerable<string> Named(string page) => Test().Matches(page).Select(each => each.Groups[1].Value);

    private static bool IsThere(string name)
    {
        var parts = name.Split('.');
        if (!Regex.IsMatch(AllTests.Value, $@"class {parts[0]}\b"))
            return false;
        return parts.Length == 1
            || AllTests.Value.Contains(
                parts[1].EndsWith('…') ? $" {parts[1][..^1]}" : $" {parts[1]}(", StringComparison.Ordinal);
    }

    /// <summary>A class of tests, perhaps with one of them; the end of a long name may be left out.</summary>
    [GeneratedRegex(@"`((?:[A-Z]\w+Tests|[A-Z][a-z]+[A-Z]\w+)(?:\.\w+…?)?)`")]
    private static partial Regex Test();
}
