using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>How a request looks to the community. Same state, same words, every time.</summary>
public static partial class HelpViews
{
    /// <summary>The pinned card, so that nobody needs to know a command.</summary>
    public static Card Door() => new(
        T($"## Need a hand, or have one to lend?\nAsking is part of how a village works. Small things count: a meal, an errand, an hour of company."),
        new CardPart.Buttons(
            new Button("Ask", new OpenAsk(), ButtonLook.Primary),
            new Button("I can help", new ShowRequests()),
            new Button("Support", new OpenSupport())))
    {
        Tone = Tone.Warm,
    };

    /// <summary>The card of a request, as everyone in the channel sees it.</summary>
    public static Card Card(HelpRequest request) => request.Status switch
    {
        HelpStatus.Open =>
            new(Open(request), Buttons(request)) { Tone = request.HasFreeSeat ? Tone.Asking : Tone.Warm },
        HelpStatus.Sorted when request.Helpers.Any() =>
            Over(T($"{request.Asker} got a hand. Thank you, {Names(request)}.")),
        HelpStatus.Sorted => Over(T($"{request.Asker} is all sorted.")),
        HelpStatus.NotNeeded => Over(T($"{request.Asker} doesn't need this any more. Thank you to everyone who looked.")),
        HelpStatus.Lapsed when request.Helpers.Any() =>
            Over(T($"This one from {request.Asker} has come to its end. Thank you, {Names(request)}, for being there.")),
        HelpStatus.Lapsed => Over(T($"This one from {request.Asker} has come to its end. Asking again is always fine.")),
    };

    /// <summary>What the asker reads once her request is saved.</summary>
    public static Card Asked(HelpRequest request) => new(
        T($"Your request is on its way to {request.Channel}. When someone takes it, a private thread opens for the two of you."),
        new CardPart.Buttons(new Button("Not needed now", new EndRequest(request.Id, HelpStatus.NotNeeded))));

    /// <summary>What a helper reads at once.</summary>
    public static Card Thanks(HelpRequest request) => new(
        T($"Thank you. {request.Asker} will be glad. A private thread is opening for the two of you."),
        new CardPart.Buttons(new Button("Can't make it", new ReleaseSeat(request.Id))));

    /// <summary>The first card of the private thread.</summary>
    public static Card HandOff(HelpRequest request, MemberId helper) => new(
        T($"This thread is for the two of you. Moderators of this server may be able to read it.\n{helper} is helping {request.Asker}: {request.What}"),
        new CardPart.Paragraph(
            T($"{request.Asker}, tell {helper} here where and when, as much as you like. A day after *All sorted* this thread is deleted.")),
        new CardPart.Buttons(
            new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted), ButtonLook.Primary),
            new Button("Can't make it", new ReleaseSeat(request.Id))))
    {
        Pings = [request.Asker, helper],
        Tone = Tone.Warm,
    };

    public static Card Reminder(HelpRequest request, MemberId helper) => new(
        T($"{helper}, a gentle note: {request.Asker} is counting on you {SoonWords(request)}. If it has become too much, that is fine: press *Can't make it* and the seat opens again."),
        new CardPart.Buttons(
            new Button("Can't make it", new ReleaseSeat(request.Id)),
            new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted))))
    {
        Pings = [helper],
    };

    private static Text Open(HelpRequest request) => Join(
        "\n",
        [
            T($"**{request.CategoryName}** · {SoonWords(request)}"),
            T($"{request.Asker} could use a hand: {request.What}"),
            .. request.Area.Length > 0 ? [T($"-# {request.Area}")] : ImmutableArray<Text>.Empty,
            .. Seats(request),
        ]);

    private static IEnumerable<Text> Seats(HelpRequest request)
    {
        var free = request.Seats.Count(seat => seat.Helper is null);
        if (request.Helpers.Any())
            yield return free == 0 ? T($"{Names(request)}: thank you for helping.") : T($"{Names(request)} will help.");
        if (request.Seats.Length > 1 && free > 0)
            yield return free == 1 ? "One more pair of hands is welcome." : T($"{free} pairs of hands are welcome.");
    }

    private static CardPart Buttons(HelpRequest request)
    {
        ImmutableArray<Button> close =
        [
            new("All sorted", new EndRequest(request.Id, HelpStatus.Sorted)),
            new("Not needed now", new EndRequest(request.Id, HelpStatus.NotNeeded)),
        ];
        return new CardPart.Buttons(
        [
            .. Shown(request.HasFreeSeat, new Button("I can help", new ClaimSeat(request.Id), ButtonLook.Primary)),
            .. Shown(request.Helpers.Any(), new Button("Can't make it", new ReleaseSeat(request.Id))),
            .. close,
        ]);

        static ImmutableArray<Button> Shown(bool when, Button button) => when ? [button] : [];
    }

    private static Card Over(Text words) => new(words) { Tone = Tone.Settled };

    private static Text Names(HelpRequest request) => Join(", ", request.Helpers.Select(helper => T($"{helper}")));

    private static Text SoonWords(HelpRequest request) => request.Soon switch
    {
        Soon.Today or Soon.Tomorrow => T($"on {request.Until}"),
        Soon.ThisWeek => T($"by {request.Until}"),
        Soon.Anytime => T($"anytime until {request.Until}"),
    };
}
