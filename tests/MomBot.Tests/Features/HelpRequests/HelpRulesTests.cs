using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>What may happen to a request and its seats, case by case.</summary>
public class HelpRulesTests
{
    private static readonly HelpRequest Open = Some.OpenRequest();
    private static readonly HelpRequest Helped = Open.With(Some.Promise(Some.Ana, thread: Some.Thread));
    private static readonly KeptApart MayaAndAna = new([(Some.Maya, Some.Ana), (Some.Ana, Some.Maya)]);

    [Fact]
    public void TheFirstToClaimHelpsAndTheNextIsThanked()
    {
        var (claimed, events) = Accepted(Claim(Open, Some.Ana));

        Assert.Equal((ClaimState.Promised, 1), (claimed.Of(Some.Ana)!.State, claimed.Of(Some.Ana)!.Seat));
        Assert.IsType<HelpEvent.Claimed>(Assert.Single(events));
        Assert.Equal("Someone got there first. Thank you for looking.", Declined(Claim(claimed, Some.Ifeoma)));
    }

    [Fact]
    public void ASecondPressOfTheHelperChangesNothing()
    {
        var (same, events) = Accepted(Claim(Helped, Some.Ana));

        Assert.Equal(Helped, same);
        Assert.Empty(events);
    }

    [Theory]
    [InlineData(HelpStatus.Open, "This one is yours")]
    [InlineData(HelpStatus.Sorted, "This one is already sorted")]
    [InlineData(HelpStatus.NotNeeded, "This one isn't needed")]
    [InlineData(HelpStatus.Lapsed, "This one isn't needed")]
    [InlineData(HelpStatus.Paused, "The family rests")]
    public void TheFamilyItselfCannotTakeItsSeat(HelpStatus status, string words) =>
        Assert.StartsWith(words, Declined(Claim(Open with { Status = status }, Some.Maya)));

    [Fact]
    public void WhoIsKeptApartIsToldWordForWordWhatALateComerIsTold()
    {
        var taken = Declined(Claim(Helped, Some.Ifeoma));

        Assert.Equal(taken, Declined(Claim(Open, Some.Ana, MayaAndAna)));
        Assert.Equal(taken,
            Declined(Claim(Some.OpenRequest(hands: 2).TakenBy(Some.Maya) with { Asker = Some.Lucia }, Some.Ana,
            MayaAndAna)));
        var (queued, _) = Accepted(HelpRules.StandBy(Open, null, Some.Ana, MayaAndAna, Some.Berlin, Some.Now));
        Assert.Equal(ClaimState.Standby, queued.Of(Some.Ana)!.State); // and stays there for good
        Assert.Equal(
            HelpViews.InLine(queued, queued.Of(Some.Ana)!).Parts[0],
            HelpViews.InLine(queued,
                Accepted(HelpRules.StandBy(Helped, null, Some.Ifeoma, KeptApart.Nobody, Some.Berlin, Some.Now))
                .Next.Of(Some.Ifeoma)!).Parts[0]);
    }

    [Fact]
    public void InsideTheHomeTheFamilySaysYesFirst()
    {
        var inside = Open with { Place = HelpPlace.Home };
        var (offered, events) = Accepted(Claim(inside, Some.Ana));
        Assert.IsType<HelpEvent.Offered>(Assert.Single(events));
        Assert.Empty(offered.Promises());

        var (both, _) = Accepted(Claim(offered, Some.Ifeoma));
        Assert.StartsWith("Only the family", Declined(Answer(both, 1, Some.Ana, yes: true)));
        var (chosen, happened) = Accepted(Answer(both, 1, Some.Maya, yes: true));
        Assert.True(Assert.IsType<HelpEvent.Claimed>(Assert.Single(happened)).Yes);
        Assert.Equal(Some.Ana, Assert.Single(chosen.Helpers()));
        Assert.IsType<HelpEvent.NotChosen>(Assert.Single(Accepted(Answer(chosen, 2, Some.Maya, yes: false)).Events));
        Assert.StartsWith("That seat is filled", Declined(Answer(chosen, 2, Some.Maya, yes: true)));
    }

    [Fact]
    public void WhoIsNamedNeedsNoFurtherYesAndNobodyElseGetsIn()
    {
        var named = Open with { Place = HelpPlace.SoleCare, Audience = Audience.Named, Named = [Some.Ana] };

        Assert.Equal(ClaimState.Promised, Accepted(Claim(named, Some.Ana)).Next.Of(Some.Ana)!.State);
        Assert.Equal(HelpRules.Taken.Format, Declined(Claim(named, Some.Ifeoma)));
    }

    [Fact]
    public void AReleasedSeatGoesToTheNextInLineWhoIsNotKeptApart()
    {
        var (queued, _) = Accepted(
            HelpRules.StandBy(Helped, null, Some.Ifeoma, KeptApart.Nobody, Some.Berlin, Some.Now));
        var (longer, _) = Accepted(
            HelpRules.StandBy(queued, null, Some.Lucia, KeptApart.Nobody, Some.Berlin, Some.Now));

        var (moved, events) = Accepted(Release(longer, Some.Ana));
        Assert.Equal(Some.Ifeoma, Assert.Single(moved.Helpers()));
        Assert.Equal([typeof(HelpEvent.Released), typeof(HelpEvent.Claimed)], events.Select(each => each.GetType()));
        Assert.True(((HelpEvent.Claimed)events[1]).FromLine);

        var apart = new KeptApart([(Some.Maya, Some.Ifeoma), (Some.Ifeoma, Some.Maya)]);
        Assert.Equal(Some.Lucia, Assert.Single(Accepted(Release(longer, Some.Ana, apart)).Next.Helpers()));
    }

    [Fact]
    public void AReleasedSeatWithNobodyInLineIsFreeAndTheLadderBeginsAgain()
    {
        var (released, events) = Accepted(Release(Helped, Some.Ana));

        Assert.Empty(released.Promises());
        Assert.Equal((ClaimState.Released, 0), (released.Claims[0].State, released.Claims[0].Seat));
        var happened = Assert.IsType<HelpEvent.Released>(Assert.Single(events));
        Assert.Equal(Some.Thread, happened.Claim.Thread);
        Assert.Equal(3, happened.Ladder.Length);
    }

    [Fact]
    public void WhoHoldsNoSeatCannotGiveOneBack() =>
        Assert.StartsWith("You hold no seat", Declined(Release(Helped, Some.Ifeoma)));

    [Fact]
    public void SilenceAlertsAndNeverTakesTheSeat()
    {
        var (asked, events) = Accepted(HelpRules.Remind(Helped, 1, Some.Berlin, Some.Now));
        Assert.IsType<HelpEvent.ReminderDue>(Assert.Single(events));
        Assert.Empty(Accepted(HelpRules.Remind(asked, 1, Some.Berlin, Some.Now)).Events); // once

        var (silent, felt) = Accepted(HelpRules.FeelSilence(asked, 1, KeptApart.Nobody, Some.Now));
        Assert.IsType<HelpEvent.Silent>(Assert.Single(felt));
        Assert.Equal(Some.Ana, Assert.Single(silent.Helpers()));
        var (fine, _) = Accepted(HelpRules.SayFine(asked, 1, Some.Ana));
        Assert.Empty(Accepted(HelpRules.FeelSilence(fine, 1, KeptApart.Nobody, Some.Now)).Events);

        Assert.StartsWith("Only the family", Declined(GiveOn(asked, Some.Ana)));
        var (given, _) = Accepted(GiveOn(asked, Some.Maya));
        Assert.Equal(ClaimState.CancelledByFamily, given.Claims[0].State);
    }

    [Theory]
    [InlineData(HelpStatus.Sorted, ClaimState.Delivered)]
    [InlineData(HelpStatus.NotNeeded, ClaimState.Promised)]
    public void TheFamilyClosesItEitherWayOnce(HelpStatus how, ClaimState seat)
    {
        var (ended, events) = Accepted(HelpRules.End(Helped, Some.Maya, how, Some.Now));
        var (again, nothing) = Accepted(HelpRules.End(ended, Some.Maya, HelpStatus.NotNeeded, Some.Now));

        Assert.Equal((how, seat), (ended.Status, ended.Claims[0].State));
        Assert.IsType<HelpEvent.Ended>(Assert.Single(events));
        Assert.Equal(ended, again);
        Assert.Empty(nothing);
    }

    [Theory]
    [InlineData(HelpStatus.Open)]
    [InlineData(HelpStatus.Lapsed)]
    [InlineData(HelpStatus.Duplicate)]
    public void AnEndingThatNoButtonOffersIsDeclined(HelpStatus how) =>
        Declined(HelpRules.End(Open, Some.Maya, how, Some.Now));

    [Fact]
    public void OnlyTheFamilyClosesIt() =>
        Assert.StartsWith("Only the family", Declined(HelpRules.End(Open, Some.Ana, HelpStatus.Sorted, Some.Now)));

    [Fact]
    public void WhatWasAskedJustNowCanBeTakenBack()
    {
        var (gone, events) = Accepted(HelpRules.Undo(Open, Some.Maya, Some.Now + Duration.FromMinutes(9)));
        Assert.Equal(HelpStatus.Withdrawn, gone.Status);
        Assert.IsType<HelpEvent.TakenBack>(Assert.Single(events));

        Assert.Equal(HelpStatus.NotNeeded,
            Accepted(HelpRules.Undo(Open, Some.Maya, Some.Now + Duration.FromMinutes(11))).Next.Status);
        Assert.Equal(HelpStatus.NotNeeded, Accepted(HelpRules.Undo(Helped, Some.Maya, Some.Now)).Next.Status);
        Declined(HelpRules.Undo(Open, Some.Ana, Some.Now));
    }

    [Fact]
    public void AFriendsRequestOpensWithTheFamilysYesAndVanishesWithoutAWordOtherwise()
    {
        var (asked, waits) = HelpRules.Ask(Open with { Friend = Some.Ana }, isNew: false, null, Some.Berlin, Some.Now);
        Assert.Equal(HelpStatus.AwaitingYes, asked.Status);
        Assert.IsType<HelpEvent.Waits>(waits);

        Declined(HelpRules.AnswerFriend(asked, Some.Ana, yes: true, Some.Berlin, Some.Now));
        Assert.IsType<HelpEvent.Asked>(
            Assert.Single(Accepted(HelpRules.AnswerFriend(asked, Some.Maya, yes: true, Some.Berlin, Some.Now)).Events));
        var (no, declined) = Accepted(HelpRules.AnswerFriend(asked, Some.Maya, yes: false, Some.Berlin, Some.Now));
        var (late, lapsed) = Accepted(HelpRules.Lapse(asked, Some.Now));
        Assert.Equal((HelpStatus.Withdrawn, HelpStatus.Withdrawn), (no.Status, late.Status));
        Assert.Equal(
            CardPicture.OfEffects(HelpViews.Tell((HelpEvent)declined[0])),
                CardPicture.OfEffects(HelpViews.Tell((HelpEvent)lapsed[0])));
        Assert.DoesNotContain(HelpViews.Tell((HelpEvent)declined[0]), effect =>
            effect is MomBot.Interactions.Effect.Tell);
    }

    [Fact]
    public void ANewcomersRequestInsideTheHomeWaitsForAWordWithTheDoorAsAWayMeanwhile()
    {
        var (asked, _) = HelpRules.Ask(Open with { Place = HelpPlace.Home }, isNew: true, Some.Thread, Some.Berlin,
            Some.Now);

        Assert.Equal(HelpStatus.AwaitingWord, asked.Status);
        Assert.Equal(HelpStatus.Open, Accepted(HelpRules.LetThrough(asked, Some.Berlin, Some.Now)).Next.Status);
        var (door, _) = Accepted(HelpRules.AskAtTheDoor(asked, Some.Maya, null, Some.Berlin, Some.Now));
        Assert.Equal((HelpStatus.Open, HelpPlace.Doorstep), (door.Status, door.Place));
        var (known, _) = HelpRules.Ask(Open with { Place = HelpPlace.Home }, isNew: false, null, Some.Berlin, Some.Now);
        Assert.Equal(HelpStatus.Open, known.Status);
        var (atTheDoor, told) = HelpRules.Ask(Open, isNew: true, Some.Thread, Some.Berlin, Some.Now);
        Assert.Equal(HelpStatus.Open, atTheDoor.Status);
        Assert.Equal(Some.Thread, Assert.IsType<HelpEvent.Asked>(told).Hosts);
    }

    [Fact]
    public void EnoughForNowOffersNothingMoreAndKeepsWhatIsPromised()
    {
        var (enough, _) = Accepted(
            HelpRules.SayEnough(Some.Train().With(Some.Promise(Some.Ana)), Some.Maya, true, Some.Berlin, Some.Now));

        Assert.Empty(enough.FreeSlots(Some.Now));
        Assert.Equal(HelpRules.Taken.Format,
            Declined(HelpRules.Claim(enough, 2, Some.Ifeoma, KeptApart.Nobody, Some.Berlin, Some.Now)));
        Assert.Equal(Some.Ana, Assert.Single(enough.Helpers()));
        Assert.NotEmpty(Accepted(HelpRules.SayEnough(enough, Some.Maya, false, Some.Berlin, Some.Now))
            .Next.FreeSlots(Some.Now));
    }

    [Fact]
    public void TheCircleWidensOnlyWhereThatWasAgreedAndNeverAroundAChild()
    {
        var named = Open with { Audience = new Audience(AudienceKind.Area, "old-town"), Shown = false, Card = null };

        var wide = Accepted(HelpRules.LookAgain(named, 1, Some.HelpChannel, null, Some.Now));
        Assert.Equal((AudienceKind.Everyone, true), (wide.Next.Audience.Kind, wide.Next.Shown));
        Assert.True(Assert.IsType<HelpEvent.Unanswered>(Assert.Single(wide.Events)).Posts);
        foreach (var kept in new[] { named with { MayWiden = false }, named with { Place = HelpPlace.SoleCare },
            named with { Kind = HelpKind.Talk } })
            Assert.Equal(kept.Audience, Accepted(HelpRules.LookAgain(kept, 1, Some.HelpChannel, null, Some.Now))
                .Next.Audience);
        Assert.Empty(Accepted(HelpRules.LookAgain(Helped, 1, Some.HelpChannel, null, Some.Now)).Events);
    }

    private static Decision<HelpRequest> Claim(HelpRequest request, MemberId helper, KeptApart? apart = null) =>
        HelpRules.Claim(request, null, helper, apart ?? KeptApart.Nobody, Some.Berlin, Some.Now);

    private static Decision<HelpRequest> Release(HelpRequest request, MemberId helper, KeptApart? apart = null) =>
        HelpRules.Release(request, null, helper, apart ?? KeptApart.Nobody, Some.Berlin, Some.Now);

    private static Decision<HelpRequest> Answer(HelpRequest request, int claim, MemberId by, bool yes) =>
        HelpRules.AnswerOffer(request, claim, by, yes, KeptApart.Nobody, Some.Berlin, Some.Now);

    private static Decision<HelpRequest> GiveOn(HelpRequest request, MemberId by) =>
        HelpRules.GiveSeatOn(request, 1, by, noShow: false, KeptApart.Nobody, Some.Berlin, Some.Now);

    private static (HelpRequest Next, ImmutableArray<DomainEvent> Events) Accepted(Decision<HelpRequest> decision)
    {
        var (next, events) = Assert.IsType<Decision<HelpRequest>.Accepted>(decision);
        return (next, events);
    }

    private static string Declined(Decision<HelpRequest> decision) =>
        Assert.IsType<Decision<HelpRequest>.Declined>(decision).Why.Format;
}
