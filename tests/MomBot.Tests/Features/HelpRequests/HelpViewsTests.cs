using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>Every state of every card, list and telling of Help, as approved pictures.</summary>
public class HelpViewsTests
{
    private const string Folder = "Features/HelpRequests";

    private static readonly HelpRequest OneHand = Some.OpenRequest();
    private static readonly HelpRequest TwoHands = Some.OpenRequest(hands: 2);
    private static readonly Instant Evening = Some.Now + Duration.FromHours(8);
    private static readonly HelpRequest Helped = OneHand.With(new Seat(1, Some.Ana, Some.Thread, Some.Now));

    [Fact]
    public void TheCardOfARequestLooksAsApproved() => Snapshots.Matches(Folder, "card", CardPicture.OfAll(
        ("open, one hand", HelpViews.Card(OneHand)),
        ("open, no area, anytime", HelpViews.Card(Some.OpenRequest(soon: Soon.Anytime) with { Area = "" })),
        ("open, this week, five hands", HelpViews.Card(Some.OpenRequest(hands: 5, soon: Soon.ThisWeek))),
        ("open, one of two taken", HelpViews.Card(TwoHands.TakenBy(Some.Ana))),
        ("open, both taken", HelpViews.Card(TwoHands.TakenBy(Some.Ana, Some.Ifeoma))),
        ("sorted with help", HelpViews.Card(Helped with { Status = HelpStatus.Sorted })),
        ("sorted without", HelpViews.Card(OneHand with { Status = HelpStatus.Sorted })),
        ("not needed", HelpViews.Card(OneHand with { Status = HelpStatus.NotNeeded })),
        ("lapsed", HelpViews.Card(OneHand with { Status = HelpStatus.Lapsed })),
        ("words that bite", HelpViews.Card(OneHand with { What = "**@everyone** [x](https://x.test) `y`\n# z" }))));

    [Fact]
    public void PrivateWordsLookAsApproved() => Snapshots.Matches(Folder, "private", CardPicture.OfAll(
        ("the door", HelpViews.Door()),
        ("asked", HelpViews.Asked(OneHand)),
        ("thanks", HelpViews.Thanks(OneHand)),
        ("the hand-off", HelpViews.HandOff(Helped, Some.Ana)),
        ("the reminder", HelpViews.Reminder(Helped, Some.Ana))));

    [Fact]
    public void TheListLooksAsApproved() => Snapshots.Matches(Folder, "list", CardPicture.OfAll(
        ("quiet", List([], [], 0, next: false)),
        ("others wait", List([], [Asked(Some.Ana), Asked(Some.Ifeoma)], 0, next: false)),
        ("mine, and one I promised", List([OneHand, Asked(Some.Ana).TakenBy(Some.Maya)], [], 0, next: false)),
        ("more of mine than fit", List([.. Enumerable.Repeat(OneHand, 8)], [Asked(Some.Ana)], 0, next: false)),
        ("the first page", List([], [Asked(Some.Ana)], 0, next: true)),
        ("a middle page", List([], [Asked(Some.Ana)], 1, next: true)),
        ("the last page", List([], [Asked(Some.Ana)], 2, next: false))));

    [Theory]
    [MemberData(nameof(Happenings))]
    public void WhatIsToldIsAsApproved(string name, HelpEvent happened) =>
        Snapshots.Matches(Folder, "tell-" + name, CardPicture.OfEffects(HelpViews.Tell(happened)));

    [Fact]
    public void EveryEventHasSomebodyWhoIsTold() => Assert.Equal(
        typeof(HelpEvent).GetNestedTypes().Select(type => type.Name).Order(),
        Happenings.Select(row => ((HelpEvent)row[1]).GetType().Name).Distinct().Order());

    public static TheoryData<string, HelpEvent> Happenings => new()
    {
        { "asked", new HelpEvent.Asked(OneHand with { Card = null }, Some.Now + Duration.FromDays(2), Some.Now) },
        { "placed-untouched", new HelpEvent.Placed(OneHand, Some.Now) },
        { "placed-after-a-claim", new HelpEvent.Placed(Helped, Some.Now) },
        { "not-posted", new HelpEvent.NotPosted(OneHand with { Card = null }, Unsure: false, Some.Now) },
        { "not-posted-unsure", new HelpEvent.NotPosted(OneHand with { Card = null }, Unsure: true, Some.Now) },
        { "claimed", new HelpEvent.Claimed(OneHand.TakenBy(Some.Ana), new Seat(1, Some.Ana), Some.Now) },
        { "hand-off-opened", new HelpEvent.HandOffOpened(Helped, Helped.Seats[0], Evening, Some.Now) },
        { "hand-off-unwanted", new HelpEvent.HandOffUnwanted(OneHand, Some.Thread, Some.Now) },
        { "hand-off-refused", new HelpEvent.HandOffRefused(OneHand, Helped.Seats[0], Some.Now) },
        { "reminder-due", new HelpEvent.ReminderDue(Helped, Helped.Seats[0], Some.Now) },
        { "released", new HelpEvent.Released(OneHand, Helped.Seats[0], Some.Now) },
        { "released-before-the-thread", new HelpEvent.Released(OneHand, new Seat(1, Some.Ana), Some.Now) },
        { "sorted", new HelpEvent.Ended(Helped with { Status = HelpStatus.Sorted }, Some.Now) },
        { "not-needed", new HelpEvent.Ended(Helped with { Status = HelpStatus.NotNeeded }, Some.Now) },
        { "lapsed", new HelpEvent.Ended(OneHand with { Status = HelpStatus.Lapsed }, Some.Now) },
        { "asker-forgotten", new HelpEvent.AskerForgotten(
            OneHand with { What = "", Area = "", Status = HelpStatus.NotNeeded }, [Some.Thread], Some.Now) },
        { "helper-forgotten", new HelpEvent.HelperForgotten(OneHand, Helped.Seats[0], Some.Now) },
        { "door-wanted", new HelpEvent.DoorWanted(Some.Guild, Some.HelpChannel, Some.Now) },
        { "door-placed", new HelpEvent.DoorPlaced(Some.Guild, Some.HelpChannel, Some.Card, Some.Now) },
    };

    private static HelpRequest Asked(MemberId by) => Some.OpenRequest(by);

    private static Card List(
        ImmutableArray<HelpRequest> mine, ImmutableArray<HelpRequest> open, int page, bool next) =>
        HelpViews.List(Some.Maya, mine, new HelpPage(open, page, next));
}
