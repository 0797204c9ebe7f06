using MomBot.Data;
using MomBot.Data.Agreement;
using MomBot.Data.Communities;
using MomBot.Features.Agreement;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Agreement;

/// <summary>What a community agrees on: how it reads, and how it comes to be.</summary>
public class AgreementTests
{
    private const string Folder = "Features/Agreement";

    private static readonly CommunityAgreement Written = new(
        Some.Guild,
        "https://www.example.org/safe-sleep",
        "Hosted by the Old Town library.",
        [Value(1, "We go on learning."), Value(2, "We knock before we come in.")],
        Version: 3);

    private static readonly CommunityAgreement Bare = Written with { All = [], SafeSleep = "", Sponsor = "" };

    private static readonly CommunityAgreement Proposed =
        Written with { All = [.. Written.All, Value(3, "We eat together.", Some.Maya)] };

    [Fact]
    public void TheAgreementReadsAsApproved() => Snapshots.Matches(Folder, "agreement", CardPicture.OfAll(
        ("seen first", AgreementViews.Ask(Written, 1, again: false)),
        ("seen first, nothing written yet", AgreementViews.Ask(Bare, 1, again: false)),
        ("a new version", AgreementViews.Ask(Written, 2, again: true)),
        ("agreed after a restart", AgreementViews.Thanks()),
        ("to read again", AgreementViews.Board(Written)),
        ("for admins, nothing written", AgreementViews.Editor(Bare with { Version = 0 }, 0, null)),
        ("for admins, in force, too few", AgreementViews.Editor(Proposed, 2, "Saved.")),
        ("for admins, too many", AgreementViews.Editor(
            Written with { All = [.. Enumerable.Range(1, 11).Select(at => Value(at, $"Value {at}."))] }, 1, null)),
        ("proposals", AgreementViews.Proposals(Proposed, null)),
        ("no proposals", AgreementViews.Proposals(Written, "This one has been decided already."))));

    [Fact]
    public void WhatIsToldReadsAsApproved() => Snapshots.Matches(Folder, "tell", CardPicture.OfEffects(
    [
        .. AgreementViews.Tell(new AgreementEvent.Proposed(Some.Guild, Some.Maya, Some.Now)),
        .. AgreementViews.Tell(new AgreementEvent.Adopted("We eat together.", Some.Guild, Some.Maya, Some.Now)),
        .. AgreementViews.Tell(new AgreementEvent.Declined("We eat together.", Some.Guild, Some.Maya, Some.Now)),
        .. AgreementViews.Tell(new CommunityEvent.AgreementInForce(Some.Guild, Some.Ana, Some.Now)),
        .. AgreementViews.Tell(new CommunityEvent.AgreementAged(Some.Guild, Some.Ana, Some.Now)),
    ]));

    [Fact]
    public void WritingKeepsTheIdsOfWhatStaysAndTheProposals()
    {
        var next = Accepted(AgreementRules.Write(
            Proposed, "- We go on learning.\n\n* Shoes off.\nshoes off.", "", ""));

        Assert.Equal([new ValueId(1), default, new ValueId(3)], next.All.Select(value => value.Id));
        Assert.Equal(["We go on learning.", "Shoes off."], next.Values.Select(value => value.Words));
    }

    [Theory]
    [InlineData("nhs", "https://www.example.org/safe-sleep")]
    [InlineData("http://nhs.example", "https://www.example.org/safe-sleep")]
    [InlineData(" https://nhs.example/sleep ", "https://nhs.example/sleep")]
    [InlineData("", "")]
    public void TheSafeSleepLineIsAWebAddressOrNothing_AndWhatElseWasWrittenIsSaved(string written, string stands)
    {
        var next = Accepted(AgreementRules.Write(Proposed, "Shoes off.", written, "Hosted by the bakery."));

        Assert.Equal(stands, next.SafeSleep);
        Assert.Equal("Hosted by the bakery.", next.Sponsor);
        Assert.Equal("Shoes off.", Assert.Single(next.Values).Words);
    }

    [Theory]
    [InlineData(2, "Fewer than three")]
    [InlineData(3, null)]
    [InlineData(10, null)]
    [InlineData(11, "More than ten")]
    public void FewerThanThreeAndMoreThanTenValuesAreWarnedOf(int values, string? warning)
    {
        var editor = CardPicture.Of(AgreementViews.Editor(
            Written with { All = [.. Enumerable.Range(1, values).Select(at => Value(at, $"Value {at}."))] }, 1, null));

        foreach (var each in new[] { "Fewer than three", "More than ten" })
            Assert.Equal(each == warning, editor.Contains(each, StringComparison.Ordinal));
    }

    [Fact]
    public void EightValuesAreThereToStartFrom() => Assert.Equal(8, AgreementRules.Starter.Distinct().Count());

    [Fact]
    public void TwoFacilitatorsAdopt_OneAloneDoesNot_AndASecondPressOfOneChangesNothing()
    {
        var once = Accepted(Vote(Proposed, Some.Ana, yes: true));
        Assert.Single(once.Proposals);
        var twice = Accepted(Vote(once, Some.Ana, yes: true));
        Assert.Single(twice.Proposals);
        var adopted = Vote(twice, Some.Ifeoma, yes: true);

        Assert.Equal(3, Accepted(adopted).Values.Length);
        var happened = ((Decision<CommunityAgreement>.Accepted)adopted).Events;
        Assert.Equal(Some.Maya, Assert.IsType<AgreementEvent.Adopted>(Assert.Single(happened)).Owner);
        Assert.IsType<Decision<CommunityAgreement>.Declined>(Vote(Accepted(adopted), Some.Lucia, yes: true));
    }

    [Fact]
    public void WhoeverRunsTheServerDecidesAlone()
    {
        Assert.Equal(3, Accepted(Vote(Proposed, Some.Ana, yes: true, decides: true)).Values.Length);
        Assert.Empty(Accepted(Vote(Proposed, Some.Ana, yes: false, decides: true)).Proposals);
    }

    [Fact]
    public void WhatIsThereCannotBeProposedAgain()
    {
        Assert.IsType<Decision<CommunityAgreement>.Declined>(
            AgreementRules.Propose(Proposed, "we EAT together.", Some.Ana, Some.Now));
        Assert.Equal(2, Accepted(AgreementRules.Propose(Proposed, "Shoes off.", Some.Ana, Some.Now)).Proposals.Length);
    }

    private static Decision<CommunityAgreement> Vote(
        CommunityAgreement agreement, MemberId by, bool yes, bool decides = false) =>
        AgreementRules.Vote(agreement, new ValueId(3), by, yes, decides, Some.Now);

    private static CommunityAgreement Accepted(Decision<CommunityAgreement> decision) =>
        Assert.IsType<Decision<CommunityAgreement>.Accepted>(decision).Next;

    private static CommunityValue Value(long id, string words, MemberId? by = null) =>
        new(new ValueId(id), words, by, []);
}
