using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Features.CareCoop;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CareCoop;

/// <summary>What counts in a co-op, who says so, and what never costs anything.</summary>
public class CareRulesTests
{
    private readonly Books _books = new(CareTerms.Usual);

    public CareRulesTests()
    {
        foreach (var member in new[] { Some.Maya, Some.Ana })
            _books.Change(member, holding => CareRules.Join(holding, Some.Now));
    }

    [Theory]
    [InlineData(4, 1, 4)]
    [InlineData(4, 2, 6)]
    [InlineData(4, 3, 8)]
    [InlineData(1, 2, 2)] // one and a half quarters: rounded up for whoever minded
    [InlineData(3, 2, 5)]
    [InlineData(96, 8, 432)]
    public void EachFurtherChildAddsHalf(int quarters, int children, int worth) =>
        Assert.Equal(worth, CareLedger.Worth(quarters, children));

    [Fact]
    public void EverybodyStartsWithTenHoursWhichTheCommunityGives()
    {
        Assert.Equal(40, _books.Balance(Some.Maya));
        Assert.Equal(0, _books.AllBalances);
    }

    [Fact]
    public void CareCountsWhenTheOtherSaysSoTooAndASecondPressChangesNothing()
    {
        Propose(new CareSaid(8, 2));
        Assert.Equal(40, _books.Balance(Some.Maya));

        Agree(Some.Ana);
        Agree(Some.Ana);

        Assert.Equal((52, 28), (_books.Balance(Some.Maya), _books.Balance(Some.Ana)));
    }

    [Fact]
    public void NobodyConfirmsHerOwnWordOrSomebodyElsesCare()
    {
        Propose(new CareSaid(8, 1));

        AssertDeclined("You wrote this down", Agree(Some.Maya));
        AssertDeclined("between two other families", Agree(Some.Lucia));
        Assert.Equal(40, _books.Balance(Some.Maya));
    }

    [Fact]
    public void WhoeverRemembersItDifferentlyIsAskedOfTheOtherWhoMayAgree()
    {
        Propose(new CareSaid(12, 1));
        Dispute(Some.Ana, new CareSaid(8, 1));
        Assert.Equal(CareSitState.Disputed, _books.Sit(1).State);

        Agree(Some.Maya);

        Assert.Equal((48, 32), (_books.Balance(Some.Maya), _books.Balance(Some.Ana)));
    }

    [Fact]
    public void AFacilitatorDecidesButNotAboutHerOwn()
    {
        Propose(new CareSaid(12, 1));
        Dispute(Some.Ana, new CareSaid(8, 1));

        AssertDeclined("one of the two", Decide(Some.Maya, new CareSaid(12, 1)));
        Decide(Some.Lucia, new CareSaid(10, 1));

        Assert.Equal(50, _books.Balance(Some.Maya));
        AssertDeclined("settled it meanwhile", Decide(Some.Lucia, new CareSaid(12, 1)));
    }

    [Fact]
    public void ACorrectionIsANewEntryAndTheOldOneStays()
    {
        Propose(new CareSaid(12, 1));
        Agree(Some.Ana);
        var booked = _books.Entries.ToList();

        Dispute(Some.Ana, new CareSaid(8, 1));
        Assert.Equal(52, _books.Balance(Some.Maya)); // until it is settled, what was booked counts
        Agree(Some.Maya);

        Assert.Equal(booked, _books.Entries.Take(booked.Count));
        var correction = Assert.Single(_books.Entries.Skip(booked.Count));
        Assert.Equal((CareEntryKind.Correction, 4), (correction.Kind, correction.Quarters));
        Assert.Equal((48, 32), (_books.Balance(Some.Maya), _books.Balance(Some.Ana)));
    }

    [Fact]
    public void WhateverIsSaidInADisputeTakingItBackLeavesWhatWasBooked()
    {
        Propose(new CareSaid(12, 1));
        Agree(Some.Ana);
        Dispute(Some.Ana, new CareSaid(8, 1));
        Dispute(Some.Maya, new CareSaid(16, 1));

        TakeBack(Some.Maya);

        Assert.Equal((CareSitState.Booked, 12), (_books.Sit(1).State, _books.Sit(1).Quarters));
        Assert.Equal(52, _books.Balance(Some.Maya));
    }

    [Fact]
    public void AfterThirtyDaysNothingIsCalledIntoQuestionAnyMore()
    {
        Propose(new CareSaid(12, 1));
        Agree(Some.Ana);

        AssertDeclined("more than 30 days ago", _books.Change(1, matter => CareSitRules.Dispute(
            matter, Some.Ana, new CareSaid(8, 1), Some.Now + Duration.FromDays(31))));
    }

    [Fact]
    public void SilenceBooksNothingButFacilitatorsSeeIt()
    {
        Propose(new CareSaid(8, 1));

        var waits = _books.Change(1, matter => CareSitRules.Wait(matter, Some.Now + CareSitRules.Patience));

        Assert.IsType<CareEvent.Waiting>(Assert.Single(Assert.IsType<Decision<CareMatter>.Accepted>(waits).Events));
        Assert.Equal((CareSitState.Disputed, 40), (_books.Sit(1).State, _books.Balance(Some.Maya)));
    }

    [Fact]
    public void PastALimitNothingIsBookedAndNothingIsLost()
    {
        for (var id = 1; id <= 10; id++)
        {
            _books.Propose(id, Some.Maya, Some.Ana, Some.Maya, new CareSaid(8, 1), Some.Now);
            _books.Change(id, matter => CareSitRules.Agree(matter, Some.Ana, Some.Now));
        }

        Assert.Equal((120, -40), (_books.Balance(Some.Maya), _books.Balance(Some.Ana)));
        _books.Propose(11, Some.Maya, Some.Ana, Some.Maya, new CareSaid(8, 1), Some.Now);
        AssertDeclined(
            "It stays written down", _books.Change(11, matter => CareSitRules.Agree(matter, Some.Ana, Some.Now)));

        _books.Change(Some.Ana, holding => CareRules.TopUp(holding, 8, Some.Now));
        _books.Change(11, matter => CareSitRules.Agree(matter, Some.Ana, Some.Now));
        Assert.Equal((128, -40), (_books.Balance(Some.Maya), _books.Balance(Some.Ana)));
    }

    [Fact]
    public void WhoIsPastALimitMayAlwaysComeBackTowardsTheMiddle()
    {
        var party = new CareParty(new CareAccountId(1), Some.Maya, IsActive: true, -60);
        var other = new CareParty(new CareAccountId(2), Some.Ana, IsActive: true, 0);
        Propose(new CareSaid(4, 1));
        var sit = _books.Sit(1) with { Sitter = party, Family = other };

        Assert.True(CareLedger.Fits(sit, CareTerms.Usual, 4));
        Assert.False(CareLedger.Fits(sit, CareTerms.Usual, -4));
    }

    [Fact]
    public void AHardTimeIsSaidWithoutAReasonAndWaivedByAnother()
    {
        AssertDeclined("You owe nothing", _books.Change(Some.Ana, CareRules.AskForEase));
        for (var id = 1; id <= 6; id++)
        {
            _books.Propose(id, Some.Maya, Some.Ana, Some.Maya, new CareSaid(8, 1), Some.Now);
            _books.Change(id, matter => CareSitRules.Agree(matter, Some.Ana, Some.Now));
        }

        Assert.Equal(-8, _books.Balance(Some.Ana));
        _books.Change(Some.Ana, CareRules.AskForEase);
        AssertDeclined("Another facilitator", _books.Change(Some.Ana, own => CareRules.Ease(own, Some.Ana, Some.Now)));
        _books.Change(Some.Ana, holding => CareRules.Ease(holding, Some.Lucia, Some.Now));

        Assert.Equal((0, 0), (_books.Balance(Some.Ana), _books.AllBalances));
    }

    [Fact]
    public void WhoeverLeavesLeavesWithNothingAndMayUndoItForTenMinutes()
    {
        _books.Change(Some.Maya, holding => CareRules.Leave(holding, Some.Now));
        Assert.Equal(0, _books.Balance(Some.Maya));

        _books.Change(Some.Maya, holding => CareRules.Join(holding, Some.Now + CareRules.Undo));
        Assert.Equal(40, _books.Balance(Some.Maya));

        _books.Change(Some.Maya, holding => CareRules.Leave(holding, Some.Now));
        var tooLate = Some.Now + CareRules.Undo + Duration.FromSeconds(1);
        _books.Change(Some.Maya, holding => CareRules.Join(holding, tooLate));
        Assert.Equal(0, _books.Balance(Some.Maya)); // and no second start
        Assert.Equal(0, _books.AllBalances);
    }

    [Fact]
    public void WhoIsKeptApartReadsWhatOneReadsOfSomebodyWhoNeverJoined()
    {
        var apart = _books.Propose(1, Some.Maya, Some.Ana, Some.Maya, new CareSaid(4, 1), Some.Now, apart: true);
        var stranger = _books.Propose(2, Some.Maya, Some.Lucia, Some.Maya, new CareSaid(4, 1), Some.Now);

        Assert.Equal(
            Assert.IsType<Decision<CareMatter>.Declined>(stranger).Why,
            Assert.IsType<Decision<CareMatter>.Declined>(apart).Why);
        Assert.Empty(_books.Sits);
    }

    [Fact]
    public void AFacilitatorGivesOneFamilyHoursButNeverThemselvesAndNeverPastTheMost()
    {
        AssertDeclined("about you", Give(Some.Ana, by: Some.Ana));
        AssertDeclined("not in the co-op", Give(Some.Lucia, by: Some.Ifeoma));
        for (var each = 0; each < 20; each++)
            Give(Some.Ana, by: Some.Ifeoma);

        Assert.Equal((CareTerms.Usual.Highest, 40), (_books.Balance(Some.Ana), _books.Balance(Some.Maya)));
        AssertDeclined("the most hours", Give(Some.Ana, by: Some.Ifeoma));
        Assert.Equal(0, _books.AllBalances);
    }

    [Theory]
    [InlineData("10", "10", "40", true)]
    [InlineData("2,5", "0", "2.5", true)]
    [InlineData("10", "10", "5", false)]
    [InlineData("ten", "10", "40", false)]
    [InlineData("10.1", "10", "40", false)]
    [InlineData("-1", "10", "40", false)]
    [InlineData("201", "10", "400", false)]
    public void TermsAreHoursThatMakeSense(string starter, string lowest, string highest, bool agreed) => Assert.Equal(
        agreed,
        CareRules.Agree(Coop.Fresh(Some.Guild), starter, lowest, highest) is Decision<Coop>.Accepted);

    private Decision<CareHolding> Give(MemberId who, MemberId by) =>
        _books.Change(who, holding => CareRules.Give(holding, by, 8, Some.Now));

    private void Propose(CareSaid said) => _books.Propose(1, Some.Maya, Some.Ana, Some.Maya, said, Some.Now);

    private Decision<CareMatter> Agree(MemberId by) =>
        _books.Change(1, matter => CareSitRules.Agree(matter, by, Some.Now));

    private Decision<CareMatter> Dispute(MemberId by, CareSaid said) =>
        _books.Change(1, matter => CareSitRules.Dispute(matter, by, said, Some.Now));

    private Decision<CareMatter> Decide(MemberId by, CareSaid said) =>
        _books.Change(1, matter => CareSitRules.Decide(matter, by, said, Some.Now));

    private Decision<CareMatter> TakeBack(MemberId by) =>
        _books.Change(1, matter => CareSitRules.TakeBack(matter, by, Some.Now));

    private static void AssertDeclined<T>(string words, Decision<T> decision) =>
        Assert.Contains(words, Assert.IsType<Decision<T>.Declined>(decision).Why.Format);
}
