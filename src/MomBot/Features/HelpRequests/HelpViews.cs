using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>How a request looks to the community. Same state, same words, every time.</summary>
public static partial class HelpViews
{
    private const int MostOptions = 25;

    /// <summary>The pinned card, so that nobody needs to know a command.</summary>
    public static Card Door() => new(
        T($"## Need a hand, or have one to lend?\nAsking is part of how a village works. Small things count: a meal, an errand, an hour of company."),
        new CardPart.Buttons(
            new Button("Ask", new OpenAsk(), ButtonLook.Primary),
            new Button("I can help", new ShowRequests()),
            new Button("Too much today", new OpenTooMuch()),
            new Button("Support", new OpenSupport())))
    {
        Tone = Tone.Warm,
    };

    /// <summary>For whoever looks after the server: somebody may have meant to take it down.</summary>
    internal static Card DoorHangsAgain(ChannelId channel) => new(
        T($"The card in {channel} with *Ask* and *I can help* had been deleted. I hung it there again, so that nobody needs to know a command. To do without it, turn off that feature in /setup."))
    {
        Tone = Tone.Settled,
        Silent = true,
    };

    /// <summary>The card of a request, as everyone in the channel sees it.</summary>
    public static Card Card(HelpRequest request, Instant now) => request.Status switch
    {
        HelpStatus.Open => new([new CardPart.Paragraph(Open(request)), .. Picture(request, now), .. Ways(request, now)])
        {
            Tone = request.FreeSlots(now).Any() ? Tone.Asking : Tone.Warm,
        },
        HelpStatus.AwaitingYes or HelpStatus.AwaitingWord or HelpStatus.Paused =>
            Over(T($"This one rests for now. Thank you to everyone who looked.")),
        HelpStatus.Sorted when request.Helpers().Any() && !request.Quiet =>
            Over(T($"{request.Asker} got a hand. Thank you, {Names(request)}.")),
        HelpStatus.Sorted when request.Helpers().Any() => Over(T($"Somebody got a hand. Thank you, {Names(request)}.")),
        HelpStatus.Sorted or HelpStatus.DoneByOthers => Over(T($"{Who(request)} is all sorted.")),
        HelpStatus.NotNeeded or HelpStatus.Duplicate or HelpStatus.Withdrawn =>
            Over(T($"{Who(request)} doesn't need this any more. Thank you to everyone who looked.")),
        HelpStatus.Lapsed when request.Helpers().Any() =>
            Over(T($"This one from {From(request)} has come to its end. Thank you, {Names(request)}, for being there.")),
        HelpStatus.Lapsed or HelpStatus.CouldNotFill or HelpStatus.MovedElsewhere =>
            Over(T($"This one from {From(request)} has come to its end. Asking again is always fine.")),
    };

    /// <summary>Whose it is, where a sentence begins.</summary>
    internal static Text Who(HelpRequest request) => request.Quiet ? "Somebody" : T($"{request.Asker}");

    private static Text From(HelpRequest request) => request.Quiet ? "somebody here" : T($"{request.Asker}");

    private static Text Open(HelpRequest request) => Join("\n", OpenLines(request));

    private static IEnumerable<Text> OpenLines(HelpRequest request)
    {
        yield return T($"**{Category(request)}** · {WhenWords(request)}");
        yield return request.Friend is { } friend
            ? T($"{Who(request)} could use a hand, says {friend}: {request.What}")
            : T($"{Who(request)} could use a hand: {request.What}");
        if (request.Details.Length > 0)
            yield return T($"{request.Details}");
        if (request.Facts.Length > 0)
            yield return T($"{Join(". ", request.Facts.Select(fact => (Text)fact))}.");
        if (request.KeepOut.Length > 0)
            yield return T($"Please not in this kitchen: {request.KeepOut}");
        if (request.AreaName.Length > 0)
            yield return T($"-# {request.AreaName}");
        if (request.Place == HelpPlace.Home)
            yield return "-# At their home, with them there. They say yes to each person first.";
        foreach (var line in request.Slots.Length == 1 ? Seats(request) : Days(request))
            yield return line;
        if (request.Enough)
            yield return "Enough for now. Thank you.";
    }

    /// <summary>A name that came with the bot is said in the reader's language; a community's own stays.</summary>
    internal static Text Category(HelpRequest request) => request.CategoryName;

    private static IEnumerable<Text> Seats(HelpRequest request)
    {
        var slot = request.Slots[0];
        var free = slot.Seats - request.Promises().Count();
        if (request.Helpers().Any())
            yield return free == 0 ? T($"{Names(request)}: thank you for helping.") : T($"{Names(request)} will help.");
        if (slot.Seats > 1 && free > 0)
            yield return free == 1 ? "One more pair of hands is welcome." : T($"{free} pairs of hands are welcome.");
    }

    /// <summary>Day by day, with what is promised, so that the next one can bring something else.</summary>
    private static IEnumerable<Text> Days(HelpRequest request) => request.Slots.Select(slot =>
    {
        ImmutableArray<Text> taken =
        [
            .. request.Promises().Where(claim => claim.Slot == slot.Number).Select(claim => claim.Dish.Length > 0
                ? T($"{claim.Helper}, {claim.Dish}")
                : T($"{claim.Helper}")),
        ];
        var day = T($"{slot.Date}, {slot.StartsAt:t} to {slot.EndsAt:t}");
        return taken.Length switch
        {
            0 => T($"{day}: open"),
            _ when taken.Length < slot.Seats => T($"{day}: {Join("; ", taken)}; one more is welcome"),
            _ => T($"{day}: {Join("; ", taken)}"),
        };
    });

    private static ImmutableArray<CardPart> Picture(HelpRequest request, Instant now) =>
        request.Kind == HelpKind.Train ? [new CardPart.Picture("meals.png", Calendar(request, now))] : [];

    private static IEnumerable<CardPart> Ways(HelpRequest request, Instant now)
    {
        ImmutableArray<Slot> free = [.. request.FreeSlots(now).Take(MostOptions)];
        if (request.Slots.Length > 1 && free.Length > 0)
        {
            yield return new CardPart.Select(
                new ClaimDay(request.Id, ""),
                "I can help on …",
                [.. free.Select(slot => new Choice($"{slot.Number}", DayWords(slot)))]);
        }

        yield return new CardPart.Buttons(
        [
            .. Shown(
                request.Slots.Length == 1 && free.Length > 0,
                new Button("I can help", new ClaimSeat(request.Id), ButtonLook.Primary)),
            .. Shown(
                free.Length == 0 && !request.Enough,
                new Button("Be next in line", new StandBy(request.Id))),
            .. Shown(request.Helpers().Any(), new Button("Can't make it", new ReleaseSeat(request.Id))),
            new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted)),
            new Button("Not needed now", new EndRequest(request.Id, HelpStatus.NotNeeded)),
        ]);
    }

    private static ImmutableArray<Button> Shown(bool when, Button button) => when ? [button] : [];

    private static Card Over(Text words) => new(words) { Tone = Tone.Settled };

    internal static Text Names(HelpRequest request) =>
        Join(", ", request.Helpers().Select(helper => T($"{helper}")));

    internal static Text WhenWords(HelpRequest request) => request.When switch
    {
        When.Now => T($"soon, on {request.Slots[0].Date}"),
        When.Today or When.Tomorrow => T($"on {request.Slots[0].Date}"),
        When.ThisWeek => T($"by {request.Slots[0].Date}"),
        When.Anytime => T($"anytime until {request.Slots[0].Date}"),
        When.Dates when request.Slots.Length == 1 => DayWords(request.Slots[0]),
        When.Dates => T($"from {request.Slots[0].Date} to {request.Slots[^1].Date}"),
    };

    /// <summary>The day of one slot, also for where no timestamp can be drawn.</summary>
    internal static Text DayWords(Slot slot) => T($"{slot.Date}");
}
