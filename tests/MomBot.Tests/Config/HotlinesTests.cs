using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>The numbers people are given on their worst day: ordered, sourced, honest about the rest.</summary>
public sealed class HotlinesTests : IDisposable
{
    private static readonly Hotlines Shipped = ShippedConfig.Load().Hotlines;

    private readonly EditedConfig _config = new();

    private static IEnumerable<HotlineCountry> Everywhere => [.. Shipped.Countries, Shipped.Elsewhere];

    public void Dispose() => _config.Dispose();

    [Fact]
    public void EveryCountryBeginsWithItsEmergencyNumber_AndThenACrisisLine()
    {
        Assert.All(Everywhere, country => Assert.Equal(HotlineKind.Emergency, country.Lines[0].Kind));
        Assert.All(Shipped.Countries, country => Assert.Equal(HotlineKind.Crisis, country.Lines[1].Kind));
    }

    [Fact]
    public void EveryLineSaysWhereItWasReadAndWhen_AndIsLookedAtAgainWithinHalfAYear() => Assert.All(
        Everywhere.SelectMany(country => country.Lines),
        line =>
        {
            Assert.NotEqual("", line.Source);
            Assert.InRange(line.ReviewBy.DayNumber - line.CheckedOn.DayNumber, 0, 180);
        });

    [Fact]
    public void NumbersThatWereReplacedAreNotGivenOut() => Assert.DoesNotContain(
        Everywhere.SelectMany(country => country.Lines),
        line => line.Contact.Contains("943-5746") || line.Contact.Contains("273-8255"));

    [Fact]
    public void NoNumberIsGivenTwiceInOneCountry() => Assert.All(
        Everywhere,
        country => Assert.Equal(country.Lines.Length, country.Lines.Select(line => line.Contact).Distinct().Count()));

    [Fact]
    public void WhoeverDoesNotFindTheirCountryIsShownWhereToLook() => Assert.Equal(
        ["your local emergency number", "https://findahelpline.com", "https://befrienders.org"],
        Shipped.Elsewhere.Lines.Select(line => line.Contact));

    [Fact]
    public void ALineAsksToBeChecked_AfterItsDayOrWhenItWasNeverConfirmed()
    {
        var line = Shipped.Countries[0].Lines[0];

        Assert.False(line.NeedsChecking(line.ReviewBy));
        Assert.True(line.NeedsChecking(line.ReviewBy.AddDays(1)));
        Assert.True((line with { Unverified = true }).NeedsChecking(line.CheckedOn));
    }

    [Theory]
    [InlineData("kind: emergency", "kind: crisis",
        "the first line of \"us\" must be its emergency number, with kind: emergency")]
    [InlineData("kind: crisis", "kind: violence",
        "the order is emergency, crisis, perinatal, then the others. Move this line up.")]
    [InlineData("kind: crisis", "kind: urgent",
        "\"kind\" must be one of: emergency, crisis, perinatal, loss, violence, family, directory.")]
    [InlineData("        checked_on: 2026-08-31\n", "",
        "this line has no \"checked_on\". Add a line such as: checked_on: 2026-08-31")]
    [InlineData("checked_on: 2026-08-31", "checked_on: last week",
        "\"checked_on\" must be a date, such as: 2026-08-31")]
    [InlineData("checked_on: 2026-08-31", "checked_on: 2025-01-01",
        "this line is reviewed by 2027-02-27. Write a review_by from 2025-01-01 to 2025-06-30.")]
    [InlineData("grade: B", "grade: N", "a line of grade N is not confirmed. Add: unverified: true")]
    [InlineData("  key: elsewhere", "  key: us", "the key \"us\" is already on line {0}. Choose another.")]
    public void ALineThatBreaksARule(string old, string now, string complaint)
    {
        var lines = File.ReadAllLines(Path.Combine(_config.Folder, "hotlines.yaml"));
        var first = Array.FindIndex(lines, line => line.EndsWith("key: us", StringComparison.Ordinal)) + 1;

        Assert.EndsWith(
            ": " + complaint.Replace("{0}", $"{first}"),
            _config.Change("hotlines.yaml", old, now).Complaint(),
            StringComparison.Ordinal);
    }
}
