using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>Who is told what, and what follows, for every event of Help; as approved pictures.</summary>
public class HelpTellTests
{
    private static readonly HelpRequest OneHand = Some.OpenRequest();
    private static readonly HelpRequest Helped = OneHand.With(Some.Promise(Some.Ana, thread: Some.Thread));
    private static readonly HelpRequest Unheard = Helped.With(Some.Promise(Some.Ana) with { AskedAt = Some.Now });
    private static readonly HelpRequest Train = Some.Train()
        .With(Some.Promise(Some.Ana, thread: Some.Thread)) with { Thread = Some.Thread };
    private static readonly HelpRequest Talk = Helped with { Kind = HelpKind.Talk };
    private static readonly HelpRequest InForum = OneHand with { Card = null, ThreadsIn = Some.CheckInChannel };
    private static readonly Instant Evening = Some.Now + Duration.FromHours(8);
    private static readonly ChannelId Hosts = new(877);

    private static Claim Ana => Helped.Claims[0];

    private static Claim InLine => new(2, 1, 0, Some.Ifeoma, ClaimState.Standby, Some.Now);

    [Theory]
    [MemberData(nameof(Happenings))]
    public void WhatIsToldIsAsApproved(string name, HelpEvent happened) =>
        Snapshots.Matches("Features/HelpRequests", "tell-" + name, CardPicture.OfEffects(HelpViews.Tell(happened)));

    [Fact]
    public void EveryEventHasSomebodyWhoIsTold() => Assert.Equal(
        typeof(HelpEvent).GetNestedTypes().Select(type => type.Name).Order(),
        Happenings.Select(row => ((HelpEvent)row[1]).GetType().Name).Distinct().Order());

    [Fact]
    public void NothingPublicEverShowsAZero()
    {
        foreach (var row in Happenings)
        {
            foreach (var card in HelpViews.Tell((HelpEvent)row[1]).OfType<Effect.Post>()
                .Select(post => CardPicture.Of(post.Card)))
                Assert.DoesNotMatch(@"(?<!:)\b0\b", card);
        }
    }

    public static TheoryData<string, HelpEvent> Happenings => new()
    {
        { "asked", new HelpEvent.Asked(OneHand with { Card = null }, [Evening], null, Some.Now, Some.Now) },
        { "asked-at-night-by-a-newcomer",
            new HelpEvent.Asked(OneHand with { Card = null }, [], Hosts, Evening, Some.Now) },
        { "asked-for-a-friend",
            new HelpEvent.Asked(OneHand with { Card = null, Friend = Some.Lucia }, [], null, Some.Now, Some.Now) },
        { "asked-of-named-people",
            new HelpEvent.Asked(OneHand with { Card = null, Shown = false, Named = [Some.Ana] }, [], null, Some.Now,
            Some.Now) },
        { "waits-for-yes", new HelpEvent.Waits(OneHand with { Status = HelpStatus.AwaitingYes, Friend = Some.Lucia },
            Evening, null, Some.Now) },
        { "waits-for-a-word",
            new HelpEvent.Waits(OneHand with { Status = HelpStatus.AwaitingWord, Place = HelpPlace.Home }, Evening,
            Hosts, Some.Now) },
        { "placed-untouched", new HelpEvent.Placed(OneHand, Some.Now) },
        { "placed-after-a-claim", new HelpEvent.Placed(Helped, Some.Now) },
        { "not-posted", new HelpEvent.NotPosted(OneHand with { Card = null }, Unsure: false, Some.Now) },
        { "not-posted-unsure", new HelpEvent.NotPosted(OneHand with { Card = null }, Unsure: true, Some.Now) },
        { "not-allowed", new HelpEvent.NotAllowed(OneHand with { Card = null }, First: true, Some.Now) },
        { "not-allowed-still", new HelpEvent.NotAllowed(OneHand with { Card = null }, First: false, Some.Now) },
        { "hung-again", new HelpEvent.HungAgain(OneHand with { Card = null }, Some.Now) },
        { "told", new HelpEvent.Told(OneHand, [Some.Ana, Some.Ifeoma], Some.Now) },
        { "told-of-a-talk", new HelpEvent.Told(Talk, [Some.Ana], Some.Now) },
        { "offered", new HelpEvent.Offered(OneHand, Ana with { State = ClaimState.Offered }, Some.Now) },
        { "not-chosen", new HelpEvent.NotChosen(OneHand, Ana with { State = ClaimState.NotNeeded }, Some.Now) },
        { "claimed", new HelpEvent.Claimed(Helped, Ana, Evening, false, false, Some.Now) },
        { "claimed-after-a-yes", new HelpEvent.Claimed(Helped, Ana, null, false, true, Some.Now) },
        { "claimed-from-the-line", new HelpEvent.Claimed(Helped, Ana, null, true, false, Some.Now) },
        { "claimed-in-a-meal-train", new HelpEvent.Claimed(Train, Train.Claims[0], Evening, false, false, Some.Now) },
        { "standing-by", new HelpEvent.StandingBy(OneHand, InLine, Some.Now) },
        { "hand-off-opened", new HelpEvent.HandOffOpened(Helped, Ana, Some.Now) },
        { "hand-off-opened-for-a-meal-train", new HelpEvent.HandOffOpened(Train, Train.Claims[0], Some.Now) },
        { "hand-off-opened-for-a-talk", new HelpEvent.HandOffOpened(Talk, Ana, Some.Now) },
        { "hand-off-unwanted", new HelpEvent.HandOffUnwanted(OneHand, Some.Thread, Some.Now) },
        { "hand-off-refused", new HelpEvent.HandOffRefused(OneHand, Ana, Some.Now) },
        { "hand-off-wanted", new HelpEvent.HandOffWanted(Train, Train.Claims[0], Some.Now) },
        { "hand-off-entered", new HelpEvent.HandOffEntered(Train, Train.Claims[0], Some.Now) },
        { "hand-off-left", new HelpEvent.HandOffLeft(Train, Train.Claims[0], Some.Thread, Some.Now) },
        { "reminder-due", new HelpEvent.ReminderDue(Unheard, Ana, Evening, Some.Now) },
        { "silent", new HelpEvent.Silent(Unheard, Ana, null, Some.Now) },
        { "silent-with-somebody-in-line", new HelpEvent.Silent(Unheard.With(InLine), Ana, InLine, Some.Now) },
        { "runs-late", new HelpEvent.RunsLate(Helped, Ana, Some.Now) },
        { "released", new HelpEvent.Released(OneHand, Ana, false, [Evening], Some.Now) },
        { "released-before-the-thread", new HelpEvent.Released(OneHand, Some.Promise(Some.Ana), false, [], Some.Now) },
        { "released-by-the-family", new HelpEvent.Released(OneHand, Ana, true, [], Some.Now) },
        { "released-in-a-meal-train", new HelpEvent.Released(Train, Train.Claims[0], false, [], Some.Now) },
        { "frozen", new HelpEvent.Frozen(OneHand with { Status = HelpStatus.Frozen }, Freezes: true, Some.Now) },
        { "let-go-on", new HelpEvent.Frozen(OneHand, Freezes: false, Some.Now) },
        { "redrawn", new HelpEvent.Redrawn(OneHand, Some.Now) },
        { "redrawn-in-a-forum", new HelpEvent.Redrawn(InForum with { Card = Some.Card }, Some.Now) },
        { "redrawn-a-meal-train", new HelpEvent.Redrawn(Train, Some.Now) },
        { "drawn-a-meal-train", new HelpEvent.Drawn(Train with { KeepOut = "nuts" }, Some.Now) },
        { "asked-in-a-forum", new HelpEvent.Asked(InForum, [], null, Some.Now, Some.Now) },
        { "claimed-in-a-forum", new HelpEvent.Claimed(
            InForum.With(Some.Promise(Some.Ana)) with { Card = Some.Card }, Some.Promise(Some.Ana), null, false, false,
            Some.Now) },
        { "taken-back-in-a-forum", new HelpEvent.TakenBack(
            InForum with { Card = Some.Card, Status = HelpStatus.Withdrawn }, Some.Now) },
        {
            "hand-off-outlives",
            new HelpEvent.HandOffOutlives(OneHand.Guild, OneHand.Id, Some.Thread, Evening, Some.Now)
        },
        { "hand-off-over", new HelpEvent.HandOffOver(OneHand.Guild, Some.Thread, Some.Now) },
        { "hand-off-kept", new HelpEvent.HandOffKept(OneHand, Some.Thread, Evening, Some.Now) },
        { "gave-way", new HelpEvent.GaveWay(OneHand, Ana, Some.Now) },
        { "unanswered-widens", new HelpEvent.Unanswered(OneHand with { Card = null }, 1, true, Hosts, Some.Now) },
        { "unanswered-told-to-hosts", new HelpEvent.Unanswered(OneHand, 2, false, Hosts, Some.Now) },
        { "unanswered-something-smaller", new HelpEvent.Unanswered(OneHand, 3, false, Hosts, Some.Now) },
        { "sorted", new HelpEvent.Ended(Helped with { Status = HelpStatus.Sorted }, Some.Now) },
        { "not-needed", new HelpEvent.Ended(Helped with { Status = HelpStatus.NotNeeded }, Some.Now) },
        { "lapsed", new HelpEvent.Ended(OneHand with { Status = HelpStatus.Lapsed }, Some.Now) },
        { "talk-over", new HelpEvent.Ended(Talk with { Status = HelpStatus.Sorted }, Some.Now) },
        { "taken-back", new HelpEvent.TakenBack(OneHand with { Status = HelpStatus.Withdrawn }, Some.Now) },
        { "thanked", new HelpEvent.Thanked(Helped, [Ana], Some.Now) },
        { "time-passed", new HelpEvent.TimeGoesOn(Talk, Ana, false, Some.Now) },
        { "time-goes-on", new HelpEvent.TimeGoesOn(Talk, Ana, true, Some.Now) },
        { "asker-forgotten", new HelpEvent.AskerForgotten(
            OneHand with { What = "", Details = "", Status = HelpStatus.NotNeeded }, [Some.Thread], Some.Now) },
        { "helper-forgotten", new HelpEvent.HelperForgotten(OneHand, Ana, Some.Now) },
        { "listener-offered", new HelpEvent.ListenerOffered(Some.Guild, Some.Ana, Hosts, Some.Now) },
        { "listener-answered", new HelpEvent.ListenerAnswered(Some.Guild, Some.Ana, true, Some.Now) },
        { "goes-shopping", new HelpEvent.GoesShopping(Some.Guild, Some.Ana, Some.HelpChannel, "the big one", false,
            Evening, Some.Now) },
        { "goes-shopping-in-a-forum", new HelpEvent.GoesShopping(Some.Guild, Some.Ana, Some.HelpChannel, "the big one",
            true, Evening, Some.Now) },
        { "shopping-hangs",
            new HelpEvent.ShoppingHangs(Some.Guild, Some.Ana, Some.HelpChannel, Some.Card, false, Evening, Some.Now) },
        { "shopping-hangs-in-a-forum",
            new HelpEvent.ShoppingHangs(Some.Guild, Some.Ana, Some.HelpChannel, Some.Card, true, Evening, Some.Now) },
        { "shopping-done",
            new HelpEvent.ShoppingDone(Some.Guild, Some.Ana, Some.HelpChannel, Some.Card, false, Some.Now) },
        { "shopping-done-in-a-forum",
            new HelpEvent.ShoppingDone(Some.Guild, Some.Ana, Some.HelpChannel, Some.Card, true, Some.Now) },
        { "door-wanted", new HelpEvent.DoorWanted(Some.Guild, Some.HelpChannel, false, Some.Now) },
        { "door-wanted-in-a-forum", new HelpEvent.DoorWanted(Some.Guild, Some.HelpChannel, true, Some.Now) },
        { "door-placed", new HelpEvent.DoorPlaced(Some.Guild, Some.HelpChannel, Some.Card, false, Some.Now) },
        { "door-placed-in-a-forum",
            new HelpEvent.DoorPlaced(Some.Guild, Some.HelpChannel, Some.Card, true, Some.Now) },
        { "door-sought", new HelpEvent.DoorSought(Some.Guild, Some.HelpChannel, Some.Card, false, Some.Now) },
        { "door-sought-in-a-forum",
            new HelpEvent.DoorSought(Some.Guild, Some.HelpChannel, Some.Card, true, Some.Now) },
        { "door-gone", new HelpEvent.DoorGone(Some.Guild, Some.HelpChannel, false, Some.Thread, Some.Now) },
        { "door-gone-in-a-forum", new HelpEvent.DoorGone(Some.Guild, Some.HelpChannel, true, null, Some.Now) },
    };
}
