using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>What may happen to a request, case by case.</summary>
public class HelpRulesTests
{
    private static readonly HelpRequest Open = Some.OpenRequest();
    private static readonly HelpRequest Helped = Open.With(new Seat(1, Some.Ana, Some.Thread, Some.Now));

    [Fact]
    public void TheFirstToClaimHelpsAndTheNextIsThanked()
    {
        var (claimed, events) = Accepted(HelpRules.Claim(Open, Some.Ana, Some.Now));

        Assert.Equal(Some.Ana, claimed.SeatOf(Some.Ana)?.Helper);
        Assert.IsType<HelpEvent.Claimed>(Assert.Single(events));
        Assert.StartsWith("Someone got there first", Declined(HelpRules.Claim(claimed, Some.Ifeoma, Some.Now)));
    }

    [Fact]
    public void ASecondPressOfTheHelperChangesNothing()
    {
        var (same, events) = Accepted(HelpRules.Claim(Helped, Some.Ana, Some.Now));

        Assert.Equal(Helped, same);
        Assert.Empty(events);
    }

    [Theory]
    [InlineData(HelpStatus.Open, "This one is yours")]
    [InlineData(HelpStatus.Sorted, "This one is already sorted")]
    [InlineData(HelpStatus.NotNeeded, "This one isn't needed")]
    [InlineData(HelpStatus.Lapsed, "This one isn't needed")]
    public void TheFamilyItselfCannotTakeItsSeat(HelpStatus status, string words) =>
        Assert.StartsWith(words, Declined(HelpRules.Claim(Open with { Status = status }, Some.Maya, Some.Now)));

    [Fact]
    public void AReleasedSeatIsFreeAndForgetsItsThread()
    {
        var (released, events) = Accepted(HelpRules.Release(Helped, Some.Ana, Some.Now));

        Assert.Equal(new Seat(1), Assert.Single(released.Seats));
        Assert.Equal(Some.Thread, Assert.IsType<HelpEvent.Released>(Assert.Single(events)).Seat.Thread);
    }

    [Fact]
    public void WhoHoldsNoSeatCannotGiveOneBack() =>
        Assert.StartsWith("You hold no seat", Declined(HelpRules.Release(Helped, Some.Ifeoma, Some.Now)));

    [Fact]
    public void ASeatOfAClosedRequestIsNotReleased() => Assert.StartsWith(
        "This one is already closed",
        Declined(HelpRules.Release(Helped with { Status = HelpStatus.Sorted }, Some.Ana, Some.Now)));

    [Theory]
    [InlineData(HelpStatus.Sorted)]
    [InlineData(HelpStatus.NotNeeded)]
    public void TheFamilyClosesItEitherWayOnce(HelpStatus how)
    {
        var (ended, events) = Accepted(HelpRules.End(Helped, Some.Maya, how, Some.Now));
        var (again, nothing) = Accepted(HelpRules.End(ended, Some.Maya, HelpStatus.NotNeeded, Some.Now));

        Assert.Equal(how, ended.Status);
        Assert.IsType<HelpEvent.Ended>(Assert.Single(events));
        Assert.Equal(ended, again);
        Assert.Empty(nothing);
    }

    [Theory]
    [InlineData(HelpStatus.Open)]
    [InlineData(HelpStatus.Lapsed)]
    public void AnEndingThatNoButtonOffersIsDeclined(HelpStatus how) =>
        Declined(HelpRules.End(Open, Some.Maya, how, Some.Now));

    [Fact]
    public void OnlyTheFamilyClosesIt() =>
        Assert.StartsWith("Only the family", Declined(HelpRules.End(Helped, Some.Ana, HelpStatus.Sorted, Some.Now)));

    [Fact]
    public void ARequestThatLapsesSaysNothingNobodyConfirmed()
    {
        Assert.Equal(HelpStatus.Lapsed, Accepted(HelpRules.Lapse(Helped, Some.Now)).Next.Status);
        Assert.Equal(HelpStatus.Lapsed, Accepted(HelpRules.Lapse(Open, Some.Now)).Next.Status);
    }

    [Fact]
    public void AThreadThatOpensTooLateIsTakenDownAgain()
    {
        HelpRequest[] tooLate =
        [
            Open, // she has given the seat back
            Open.TakenBy(Some.Ifeoma), // it is somebody else's by now
            Open.TakenBy(Some.Ana) with { Status = HelpStatus.Sorted }, // it is over
            Open.With(new Seat(1, Some.Ana, new ChannelId(849))), // taken again meanwhile, and that thread came first
        ];

        foreach (var request in tooLate)
        {
            var (next, events) = Accepted(
                HelpRules.OpenHandOff(request, 1, Some.Ana, Some.Thread, Some.Berlin, Some.Now));

            Assert.Equal(request, next);
            Assert.Equal(Some.Thread, Assert.IsType<HelpEvent.HandOffUnwanted>(Assert.Single(events)).Thread);
        }
    }

    [Fact]
    public void AThreadThatOpensInTimeIsTheirsAndHeardTwiceOpensOnce()
    {
        var (opened, events) = Accepted(
            HelpRules.OpenHandOff(Open.TakenBy(Some.Ana), 1, Some.Ana, Some.Thread, Some.Berlin, Some.Now));
        var (_, nothing) = Accepted(HelpRules.OpenHandOff(opened, 1, Some.Ana, Some.Thread, Some.Berlin, Some.Now));

        Assert.Equal(Some.Thread, opened.Seats[0].Thread);
        Assert.IsType<HelpEvent.HandOffOpened>(Assert.Single(events));
        Assert.Empty(nothing);
    }

    [Fact]
    public void ARefusedThreadMattersOnlyWhileThePromiseStands()
    {
        var taken = Open.TakenBy(Some.Ana);

        Assert.Single(Accepted(HelpRules.RefuseHandOff(taken, 1, Some.Ana, Some.Now)).Events);
        Assert.Empty(Accepted(HelpRules.RefuseHandOff(Open, 1, Some.Ana, Some.Now)).Events);
        Assert.Empty(Accepted(
            HelpRules.RefuseHandOff(taken with { Status = HelpStatus.Sorted }, 1, Some.Ana, Some.Now)).Events);
    }

    [Fact]
    public void AReminderIsForAPromiseThatStillStands()
    {
        Assert.Single(Accepted(HelpRules.Remind(Helped, Some.Ana, Some.Now)).Events);
        Assert.Empty(Accepted(HelpRules.Remind(Open, Some.Ana, Some.Now)).Events);
        Assert.Empty(Accepted(HelpRules.Remind(Helped with { Status = HelpStatus.Sorted }, Some.Ana, Some.Now)).Events);
    }

    [Fact]
    public void ARequestWhoseCardCannotHangIsClosedUnlessSomebodyAlreadyHelps()
    {
        var unseen = Open with { Card = null };

        Assert.Equal(HelpStatus.NotNeeded, Accepted(HelpRules.NotPosted(unseen, unsure: false, Some.Now)).Next.Status);
        Assert.Empty(Accepted(HelpRules.NotPosted(unseen.TakenBy(Some.Ana), unsure: false, Some.Now)).Events);
        Assert.Empty(Accepted(HelpRules.NotPosted(Open, unsure: false, Some.Now)).Events);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(99, 5)]
    public void ARequestHasOneToFiveSeatsAndNoBlanksAround(int hands, int seats)
    {
        var asked = HelpRules.Ask(Open with { What = "  soup ", Area = " east " }, hands, Some.Today);

        Assert.Equal(seats, asked.Seats.Length);
        Assert.Equal(("soup", "east"), (asked.What, asked.Area));
    }

    [Theory]
    [InlineData(Soon.Today, 0)]
    [InlineData(Soon.Tomorrow, 1)]
    [InlineData(Soon.ThisWeek, 6)]
    [InlineData(Soon.Anytime, 6)]
    public void ItsLastDayIsALocalDay(Soon soon, int days)
    {
        var asked = HelpRules.Ask(Open with { Soon = soon }, 1, Some.Today);

        Assert.Equal(Some.Today.PlusDays(days), asked.Until);
    }

    private static (HelpRequest Next, ImmutableArray<DomainEvent> Events) Accepted(Decision<HelpRequest> decision)
    {
        var (next, events) = Assert.IsType<Decision<HelpRequest>.Accepted>(decision);
        return (next, events);
    }

    private static string Declined(Decision<HelpRequest> decision) =>
        Assert.IsType<Decision<HelpRequest>.Declined>(decision).Why.Format;
}
