using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>Every state of every card and list of Help, as approved pictures.</summary>
public class HelpViewsTests
{
    private const string Folder = "Features/HelpRequests";

    private static readonly HelpRequest OneHand = Some.OpenRequest();
    private static readonly HelpRequest TwoHands = Some.OpenRequest(hands: 2);
    private static readonly HelpRequest Helped = OneHand.With(Some.Promise(Some.Ana, thread: Some.Thread));
    private static readonly HelpRequest Quiet = OneHand with { Quiet = true };

    private static readonly HelpRequest Train = Some.Train()
        .With(Some.Promise(Some.Ana, 1, 1) with { Dish = "lasagne" }).With(Some.Promise(Some.Ifeoma, 2, 3));

    private static readonly HelpRequest Talk = OneHand with { Kind = HelpKind.Talk, CategoryName = "A listening ear",
        Shown = false };

    private static Claim Ana => Helped.Claims[0];

    [Fact]
    public void TheCardOfARequestLooksAsApproved() => Snapshots.Matches(Folder, "card", CardPicture.OfAll(
        ("open, one hand", Card(OneHand)),
        ("open, no area, anytime", Card(Some.OpenRequest(when: When.Anytime) with { AreaName = "" })),
        ("open, right now, with a detail",
            Card(Some.OpenRequest(when: When.Now) with { Details = "No nuts, please." })),
        ("open, this week, five hands", Card(Some.OpenRequest(hands: 5, when: When.ThisWeek))),
        ("open, one of two taken", Card(TwoHands.TakenBy(Some.Ana))),
        ("open, both taken", Card(TwoHands.TakenBy(Some.Ana, Some.Ifeoma))),
        ("open, quiet", Card(Quiet)),
        ("open, asked by a friend", Card(OneHand with { Friend = Some.Lucia })),
        ("open, inside the home", Card(OneHand with { Place = HelpPlace.Home })),
        ("a meal train, two days taken", Card(Train)),
        ("a meal train, enough for now", Card(Train with { Enough = true })),
        ("resting", Card(OneHand with { Status = HelpStatus.Paused })),
        ("sorted with help", Card(Helped with { Status = HelpStatus.Sorted })),
        ("sorted with help, quiet", Card(Quiet.TakenBy(Some.Ana) with { Status = HelpStatus.Sorted })),
        ("sorted without", Card(OneHand with { Status = HelpStatus.Sorted })),
        ("not needed", Card(OneHand with { Status = HelpStatus.NotNeeded })),
        ("lapsed", Card(OneHand with { Status = HelpStatus.Lapsed })),
        ("lapsed with help", Card(Helped with { Status = HelpStatus.Lapsed })),
        ("moved elsewhere, quiet", Card(Quiet with { Status = HelpStatus.MovedElsewhere })),
        ("words that bite", Card(OneHand with { What = "**@everyone** [x](https://x.test) `y`\n# z" }))));

    [Fact]
    public void AQuietRequestNamesItsFamilyNowhereInPublic()
    {
        foreach (var status in Enum.GetValues<HelpStatus>())
            Assert.DoesNotContain($"{Some.Maya.Value}", CardPicture.Of(Card(Quiet with { Status = status })));
        Assert.DoesNotContain($"{Some.Maya.Value}", CardPicture.Of(HelpViews.Invite(Quiet, Some.Ana)));
    }

    [Fact]
    public void WhatAnAskerSeesLooksAsApproved() => Snapshots.Matches(Folder, "asking", CardPicture.OfAll(
        ("the door", HelpViews.Door()),
        ("what kind of help", HelpViews.Ask(Enabled, draft: false)),
        ("what kind of help, with a draft", HelpViews.Ask(Enabled, draft: true)),
        ("too much today", HelpViews.TooMuch(Enabled)),
        ("which days", HelpViews.WhichDays(PartOfDay.Evening, Some.Today)),
        ("who may see it", HelpViews.WhoMaySee(PartOfDay.AnyTime, soleCare: false)),
        ("who may be alone with a child", HelpViews.WhoMaySee(PartOfDay.AnyTime, soleCare: true)),
        ("asked", HelpViews.Asked(OneHand, heldBack: false, hasList: false)),
        ("asked, something held back, with a list", HelpViews.Asked(OneHand, heldBack: true, hasList: true)),
        ("asked, for named people",
            HelpViews.Asked(OneHand with { Shown = false, Audience = Audience.Named, Named = [Some.Ana] }, false,
            true)),
        ("asked, a talk", HelpViews.Asked(Talk, false, false)),
        ("asked, waits for a word", HelpViews.Asked(OneHand with { Status = HelpStatus.AwaitingWord }, false, false)),
        ("asked for a friend", HelpViews.AskedForFriend(Some.Ana))));

    [Fact]
    public void WhatAHelperSeesLooksAsApproved() => Snapshots.Matches(Folder, "promises", CardPicture.OfAll(
        ("thanks", HelpViews.Thanks(Helped, Ana)),
        ("thanks, a meal train", HelpViews.Thanks(Train, Train.Claims[0])),
        ("thanks, a talk", HelpViews.Thanks(Talk, Ana)),
        ("thanks for offering", HelpViews.Thanks(Helped, Ana with { State = ClaimState.Offered })),
        ("taken", HelpViews.Taken(OneHand.Id)),
        ("next in line", HelpViews.InLine(OneHand, Ana)),
        ("whose it is", HelpViews.Quietly(Quiet, 0)),
        ("the hand-off", HelpViews.HandOff(Helped, Ana)),
        ("the hand-off of a meal train", HelpViews.HandOff(Train, Train.Claims[0])),
        ("comes into the thread", HelpViews.Entered(Train, Train.Claims[1])),
        ("the reminder", HelpViews.Reminder(Helped, Ana)),
        ("closed", HelpViews.Closed(OneHand)),
        ("closed with help", HelpViews.Closed(Helped with { Status = HelpStatus.Sorted }))));

    [Fact]
    public void TheListLooksAsApproved() => Snapshots.Matches(Folder, "list", CardPicture.OfAll(
        ("quiet", List([], [], 0, next: false)),
        ("others wait", List([], [Asked(Some.Ana), Train with { Asker = Some.Ifeoma }], 0, next: false)),
        ("mine, and one I promised", List([OneHand, Asked(Some.Ana).TakenBy(Some.Maya)], [], 0, next: false)),
        ("mine rests, and a meal train of mine",
            List([OneHand with { Status = HelpStatus.Paused }, Train], [], 0, next: false)),
        ("offers and places in line", List(
            [
                Asked(Some.Ana).With(Some.Promise(Some.Maya) with { State = ClaimState.Offered }),
                Asked(Some.Ana).With(Some.Promise(Some.Maya) with { State = ClaimState.Standby }),
            ], [], 0, next: false)),
        ("the first page", List([], [Asked(Some.Ana)], 0, next: true)),
        ("a middle page", List([], [Asked(Some.Ana)], 1, next: true)),
        ("the last page", List([], [Asked(Some.Ana)], 2, next: false)),
        ("only one kind, for a host", HelpViews.List(
            Some.Maya, [], new HelpPage([], 0, false, "meals", Enabled, Areas, IsHost: true, Some.Now)))));

    [Fact]
    public void TheWidestListFitsIntoOneMessage()
    {
        var wide = Train with { What = new string('x', 300), Asker = Some.Ana };
        var mine = Enumerable.Range(1, 9).Select(each => wide with { Id = new HelpRequestId(each), Asker = Some.Maya });
        var open = Enumerable.Range(11, HelpViews.PerPage).Select(each => wide with { Id = new HelpRequestId(each) });

        var card = HelpViews.List(
            Some.Maya,
            [.. mine],
            new HelpPage([.. open], 0, HasNext: true, "", Enabled, Areas, IsHost: true, Some.Now));

        Assert.InRange(card.Parts.Sum(part => part is CardPart.Buttons(var row) ? 1 + row.Length
            : part is CardPart.Select ? 2 : 1), 1, 39);
    }

    [Fact]
    public void WhatTheHostsSeeLooksAsApproved() => Snapshots.Matches(Folder, "hosts", CardPicture.OfAll(
        ("an empty queue", HelpViews.Queue([], [], 0, Some.Now)),
        ("a queue", HelpViews.Queue(
            [
                OneHand, Helped with { Id = new HelpRequestId(2) },
                Asked(Some.Ana) with { Id = new HelpRequestId(3), Status = HelpStatus.AwaitingWord },
                Some.OpenRequest(when: When.Anytime) with { Id = new HelpRequestId(4),
                    AskedAt = Some.Now - Duration.FromDays(4) },
            ], [Some.Lucia], 0, Some.Now)),
        ("one of them", HelpViews.Tended(OneHand with { Note = "Ruth knows them" })),
        ("one that waits for a word", HelpViews.Tended(OneHand with { Status = HelpStatus.AwaitingWord })),
        ("how I help, nothing chosen", HelpViews.MyWays(HelpProfile.Fresh(Some.Guild, Some.Maya), [], "", true, [])),
        ("how I help, all chosen", HelpViews.MyWays(
            HelpProfile.Fresh(Some.Guild, Some.Maya) with { OnlyMyArea = true, MonthlyLimit = 2,
                Listener = ListenerState.Listening },
            ["Meals", "Errands"], "Old Town", true, [Some.Lucia])),
        ("kinds and areas",
            HelpViews.Office(ShippedConfig.Load().HelpCategories, [new HelpArea("old-town", "Old Town")])),
        ("at the shop", HelpViews.ShopRun(Some.Ana, "the big one by the station", Some.Now + Duration.FromHours(1)))));

    private static ImmutableArray<MomBot.Config.HelpCategoryEntry> Enabled =>
        [.. ShippedConfig.Load().HelpCategories.Where(each => each.Enabled)];

    private static ImmutableArray<HelpArea> Areas => [new("old-town", "Old Town"), new("harbour", "The harbour")];

    private static Card Card(HelpRequest request) => HelpViews.Card(request, Some.Now);

    private static HelpRequest Asked(MemberId by) => Some.OpenRequest(by);

    private static Card List(
        ImmutableArray<HelpRequest> mine, ImmutableArray<HelpRequest> open, int page, bool next) =>
        HelpViews.List(Some.Maya, mine, new HelpPage(open, page, next, "", Enabled, [], IsHost: false, Some.Now));
}
