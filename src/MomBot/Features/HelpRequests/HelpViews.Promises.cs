using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What helpers and families see of a promise.</summary>
public static partial class HelpViews
{
    /// <summary>What a helper reads at once.</summary>
    public static Card Thanks(HelpRequest request, Claim claim) => claim.State switch
    {
        ClaimState.Offered => new(
            "Thank you for offering. It is inside their home, so they say yes to each person first. You will hear from me.",
            new CardPart.Buttons(new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number)))),
        ClaimState.Standby => InLine(request, claim),
        _ => new(
            ThanksWords(request, claim),
            new CardPart.Buttons(
            [
                .. Shown(
                    request.Kind == HelpKind.Train,
                    new Button("Say what I'll bring", new OpenDish(request.Id, claim.Number))),
                .. Shown(request.When == When.Dates, new Button("For my calendar", new TakeCalendar(request.Id))),
                new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number)),
            ])),
    };

    /// <summary>The seat is taken, or looks so: word for word the same.</summary>
    public static Card Taken(HelpRequestId request) => new(
        HelpRules.Taken,
        new CardPart.Buttons(new Button("Be next in line", new StandBy(request))));

    /// <summary>What the family reads once it is closed.</summary>
    public static Card Closed(HelpRequest request) => request.Status == HelpStatus.Sorted && request.Helpers().Any()
        ? new Card(
            "Closed. Asking again is always fine.",
            new CardPart.Buttons(new Button("Say thank you", new SayThanks(request.Id))))
        : new Card("Closed. Asking again is always fine.");

    /// <summary>Before somebody commits to a quiet request: whose it is.</summary>
    public static Card Quietly(HelpRequest request, int slot) => new(
        T($"This one is from {request.Asker}, who asked quietly. Do you still want to help?"),
        new CardPart.Buttons(
            new Button("Yes, I can help", new ClaimQuietly(request.Id, slot), ButtonLook.Primary)));

    public static Card InLine(HelpRequest request, Claim claim) => new(
        "Thank you. You are next in line: if the seat comes free, it is yours and I tell you.",
        new CardPart.Buttons(new Button("Can't make it", GiveBack(request, claim))));

    /// <summary>Whoever is in line is not given a number: it would tell how many came before.</summary>
    private static ReleaseSeat GiveBack(HelpRequest request, Claim claim) =>
        new(request.Id, claim.State == ClaimState.Standby ? ReleaseSeat.OfSlot + claim.Slot : claim.Number);

    /// <summary>The first card of the private thread.</summary>
    public static Card HandOff(HelpRequest request, Claim claim) => request.Kind == HelpKind.Talk
        ? TalkBegins(request, claim)
        : new Card(
            T($"This thread is private to the families in it. Moderators of this server may be able to read it.\n{claim.Helper} is helping {request.Asker}: {What(request)}"),
            [
                .. HelperReads(request),
                new CardPart.Paragraph(request.Kind == HelpKind.Train
                    ? T($"{request.Asker}, tell here where and when, as much as you like. Each helper is in here from two days before until a day after. The thread is deleted a day after the last one.")
                    : T($"{request.Asker}, tell {claim.Helper} here where and when, as much as you like. A day after *All sorted* this thread is deleted.")),
                new CardPart.Buttons(
                    new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted), ButtonLook.Primary),
                    new Button("Running late", new RunLate(request.Id, claim.Number)),
                    new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number))),
            ])
        {
            Pings = [request.Asker, claim.Helper],
            Tone = Tone.Warm,
        };

    /// <summary>A further helper comes into the thread of a meal train.</summary>
    public static Card Entered(HelpRequest request, Claim claim) => new(
        T($"{claim.Helper} is here for {DayWords(request.SlotOf(claim))}."),
        new CardPart.Buttons(
            new Button("Running late", new RunLate(request.Id, claim.Number)),
            new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number))))
    {
        Pings = [claim.Helper],
        Tone = Tone.Warm,
    };

    public static Card Reminder(HelpRequest request, Claim claim) => new(
        T($"{claim.Helper}, a gentle note: {request.Asker} is counting on you {PromiseWords(request, claim)}. Does it still stand? If it has become too much, or someone is ill, that is fine: press *Can't make it* and the seat opens again."),
        new CardPart.Buttons(
            new Button("Still fine", new SayFine(request.Id, claim.Number), ButtonLook.Primary),
            new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number))))
    {
        Pings = [claim.Helper],
    };

    /// <summary>The family reads that a helper has not answered, and decides.</summary>
    public static Card Silence(HelpRequest request, Claim claim, bool hasStandby) => new(
        T($"I asked {claim.Helper} whether {DayWords(request.SlotOf(claim))} still stands, and have not heard back. It often means nothing. The seat stays theirs unless you say otherwise."),
        new CardPart.Buttons(
            new Button(
                hasStandby ? "Ask the next in line" : "Open the seat again",
                new GiveSeatOn(request.Id, claim.Number)),
            new Button("Nobody came", new GiveSeatOn(request.Id, claim.Number, NoShow: true))))
    {
        Pings = [request.Asker],
    };

    public static Card OfferMade(HelpRequest request, Claim claim) => new(
        T($"{claim.Helper} would come and help: {What(request)}\nOnly you see this. Is that all right for you?"),
        new CardPart.Buttons(
            new Button("Yes, please", new AnswerOffer(request.Id, claim.Number, Yes: true), ButtonLook.Primary),
            new Button("Not this time", new AnswerOffer(request.Id, claim.Number, Yes: false))))
    {
        Pings = [request.Asker],
    };

    public static Card TalkBegins(HelpRequest request, Claim claim) => new(
        T($"This thread is private to the two of you. Moderators of this server may be able to read it.\n{request.Asker}, {claim.Helper} is here to listen for half an hour. Either of you may stop at any time; no reason is needed."),
        [
            .. HelperReads(request),
            new CardPart.Paragraph("-# This is not for emergencies: *Support* has lines to call."),
            TalkButtons(request, claim),
        ])
    {
        Pings = [request.Asker, claim.Helper],
        Tone = Tone.Warm,
    };

    public static Card TalkTimePassed(HelpRequest request, Claim claim) => new(
        "Half an hour has gone by. You may both stay as long as you like; if nobody presses anything this closes in ten minutes.",
        TalkButtons(request, claim));

    /// <summary>What the family said besides, with what only a helper reads.</summary>
    private static IEnumerable<CardPart> HelperReads(HelpRequest request)
    {
        ImmutableArray<Text> lines =
        [
            .. request is { Kind: HelpKind.Talk, Ready: false } ? [What(request)] : (Text[])[],
            .. Besides(request),
            .. HelpFact.Say(request.Facts, isPrivate: true) is { } facts ? [facts] : (Text[])[],
        ];
        return lines.IsEmpty ? [] : [new CardPart.Paragraph(Join("\n", lines))];
    }

    private static CardPart TalkButtons(HelpRequest request, Claim claim) => new CardPart.Buttons(
        new Button("Half an hour more", new TalkLonger(request.Id, claim.Number)),
        new Button("Stop here", new StopTalk(request.Id)),
        new Button("Support", new OpenSupport()));

    private static Text ThanksWords(HelpRequest request, Claim claim) => request.Kind switch
    {
        HelpKind.Talk => T($"Thank you. A private thread is opening for you and {request.Asker}."),
        HelpKind.Train => T($"Thank you. {request.Asker} will be glad: you are down for {DayWords(request.SlotOf(claim))}. Two days before, you come into their private thread."),
        HelpKind.Hands => T($"Thank you. {request.Asker} will be glad. A private thread is opening for the two of you."),
    };

    private static Text PromiseWords(HelpRequest request, Claim claim) => request.When switch
    {
        When.ThisWeek => T($"by {request.SlotOf(claim).Date}"),
        When.Anytime => T($"anytime until {request.SlotOf(claim).Date}"),
        _ => T($"on {request.SlotOf(claim).Date}"),
    };
}
