using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Features.CareCoop;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CareCoop;

/// <summary>Every card of the co-op in every state, and who is told of what.</summary>
public class CareViewsTests
{
    private const string Folder = "Features/CareCoop";

    private static readonly CareParty Maya = new(new CareAccountId(11), Some.Maya, IsActive: true, 40);
    private static readonly CareParty Ana = new(new CareAccountId(12), Some.Ana, IsActive: true, 40);

    private static readonly CareSit Proposed = new(
        new CareSitId(6001), Some.Guild, Maya, Ana, 8, 2, Some.Today, SaidBySitter: true, Before: null,
        CareSitState.Proposed, Booked: 0, Some.Now, 1);

    private static readonly CareSit Disputed = Proposed with
    {
        Quarters = 6,
        Children = 1,
        SaidBySitter = false,
        Before = new CareSaid(8, 2),
        State = CareSitState.Disputed,
    };

    private static readonly CareSit Booked = Proposed with { State = CareSitState.Booked, Booked = 12 };

    [Fact]
    public void EveryPanelIsApproved() => Snapshots.Matches(Folder, "panel", CardPicture.OfAll(
        ("not open, for those who run the place", CareViews.Closed(mayOpen: true)),
        ("not open", CareViews.Closed(mayOpen: false)),
        ("not in it", CareViews.Door(CareTerms.Usual, facilitates: false)),
        ("in it, nothing open", CareViews.Panel(Holding(25), [], facilitates: false)),
        ("a facilitator's", CareViews.Panel(Holding(0), [], facilitates: true)),
        ("plenty", CareViews.Panel(Holding(150), [], facilitates: false)),
        ("below nothing", CareViews.Panel(Holding(-9), [], facilitates: false)),
        ("a hard time", CareViews.Panel(Holding(-9, hard: true), [], facilitates: false)),
        ("waits for the other, and differs", CareViews.Panel(Holding(40), [Proposed, Disputed], facilitates: false)),
        ("waits for her", CareViews.Panel(Holding(40, Ana), [Proposed, Disputed], facilitates: false)),
        ("more than fits", CareViews.Panel(Holding(40), [.. Many(7)], facilitates: false)),
        ("out of it", CareViews.OutOfIt())));

    [Fact]
    public void WhatWasBookedIsApproved() => Snapshots.Matches(Folder, "entries", CardPicture.OfAll(
        ("nothing yet", CareViews.Entries(Holding(0), [], [])),
        ("some", CareViews.Entries(
            Holding(52),
            [Booked, Booked with { Id = new CareSitId(6002), Sitter = Ana, Family = Maya, Children = 1 }, Proposed],
            [
                Entry(1, 11, 8, CareEntryKind.TopUp), Entry(11, 1, 3, CareEntryKind.Settlement),
                Entry(1, 11, 9, CareEntryKind.Waiver), Entry(1, 11, 40, CareEntryKind.Starter),
            ])),
        ("with someone who left", CareViews.Entries(
            Holding(52), [Booked with { Family = Ana with { Member = null, IsActive = false } }], []))));

    [Fact]
    public void TheDeskIsApproved() => Snapshots.Matches(Folder, "desk", CardPicture.OfAll(
        ("nothing waits", CareViews.Desk([], [], null, runsThePlace: false)),
        ("two decisions", CareViews.Desk(
            [Disputed, Proposed with { Id = new CareSitId(6002), State = CareSitState.Disputed }],
            [Some.Lucia],
            "Decided.",
            runsThePlace: true)),
        ("closed", CareViews.NowClosed())));

    [Fact]
    public void EveryEventTellsTheRightOnes() => Snapshots.Matches(Folder, "tell", string.Join(
        "\n\n",
        new (string Title, CareEvent Happened)[]
        {
            ("written down", new CareEvent.Proposed(Proposed, Some.Now)),
            ("remembered differently", new CareEvent.Disputed(Disputed, Some.Now)),
            ("silence", new CareEvent.Waiting(Proposed with { State = CareSitState.Disputed }, Some.Now)),
            ("booked", new CareEvent.Booked(Booked, Decided: false, Some.Now)),
            ("decided", new CareEvent.Booked(Booked, Decided: true, Some.Now)),
            ("taken back", new CareEvent.Voided(Proposed, Decided: false, Some.Now)),
            ("decided to be nothing", new CareEvent.Voided(Disputed, Decided: true, Some.Now)),
            ("given", new CareEvent.Given(Some.Guild, Some.Ana, Some.Now)),
            ("waived", new CareEvent.Eased(Some.Guild, Some.Ana, Some.Now)),
            ("one of them left", new CareEvent.Parted(Proposed, Some.Now)),
            ("the other is forgotten", new CareEvent.Voided(
                Proposed with { Family = Ana with { Member = null } }, Decided: false, Some.Now)),
        }.Select(each => $"== {each.Title} ==\n{CardPicture.OfEffects(CareViews.Tell(each.Happened)).TrimEnd()}")));

    [Theory]
    [InlineData(1, "15 min")]
    [InlineData(4, "1 h")]
    [InlineData(11, "2 h 45 min")]
    public void TimesAreSaidPlainly(int quarters, string said) =>
        Assert.Equal(said, Tests.Pictures.SomeDrawings.English(CareViews.Length(quarters)));

    private static IEnumerable<CareSit> Many(int count) =>
        Enumerable.Range(0, count).Select(each => Proposed with { Id = new CareSitId(6100 + each) });

    private static CareEntry Entry(long from, long to, int quarters, CareEntryKind kind) =>
        new(new CareAccountId(from), new CareAccountId(to), quarters, kind, null, Some.Now);

    private static CareHolding Holding(int balance, CareParty? who = null, bool hard = false) => new(
        new CareAccount(
            (who ?? Maya).Account, Some.Guild, (who ?? Maya).Member, CareAccountState.Active, hard, Some.Now, 1),
        balance,
        CareTerms.Usual,
        new CareAccountId(1));
}
