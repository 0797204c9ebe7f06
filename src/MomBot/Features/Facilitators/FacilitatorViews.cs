using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Facilitators;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Facilitators;

/// <summary>What those who look after a place see of it, and what members see of them.</summary>
public static class FacilitatorViews
{
    private const int MostShown = 10;

    private static readonly Text Alone =
        "-# You are the only one I know of. One is enough; check-ins in rooms for heavy things begin with two.";

    private static readonly Text Together =
        "-# You are not alone in this. Requests and reports are for all of you, and nobody has to be first.";

    /// <param name="names">How the rooms are called, for where no mention can be drawn.</param>
    public static Card Duties(
        Facilitator mine, ImmutableArray<(ChannelId Room, string Name)> names, int here, LocalDate today, Text? word) =>
        new(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    "## What you look after",
                    .. word is null ? ImmutableArray<Text>.Empty : [word],
                    mine.Line.Length == 0
                        ? "**Your line** none yet. With one, members know who you are."
                        : T($"**Your line** {mine.Line}"),
                    mine.Rooms.IsEmpty
                        ? "**Your rooms** none in particular."
                        : T($"**Your rooms** {Join(", ", mine.Rooms.Select(room => T($"{room}")))}"),
                    mine.IsAway(today)
                        ? T($"**Away** until {mine.AwayUntil!.Value}. The others know, and nothing waits for you.")
                        : "**Away** no.",
                    here < 2
                        ? Alone
                        : Together,
                ])),
            new CardPart.Buttons(
            [
                new Button("Change my line", new OpenMyLine(), ButtonLook.Primary),
                .. mine.IsAway(today)
                    ? [new Button("I am back", new TakeDaysOff(0))]
                    : ImmutableArray.Create(
                        new Button("Away for a week", new TakeDaysOff(7)),
                        new Button("Away for a month", new TakeDaysOff(30))),
                new Button("Hand over", new OpenHandover()),
            ]),
            new CardPart.ChannelSelect(new LookAfterRoom(), "Add a room you look after"),
            .. names.IsEmpty
                ? ImmutableArray<CardPart>.Empty
                :
                [
                    new CardPart.Select(
                        new LeaveRoom(),
                        "Take a room off the list",
                        [
                            .. names.Select(each => new Choice(
                                each.Room.Value.ToString(CultureInfo.InvariantCulture), T($"{each.Name}"))),
                        ]),
                ],
        ]);

    /// <summary>For members: neighbours with a line, and what they are not.</summary>
    public static Card Who(ImmutableArray<Facilitator> all, LocalDate today) => new(Join(
        "\n",
        [
            "## Who looks after this place",
            .. all.Take(MostShown).Select(each => LineOf(each, today)),
            .. all.IsEmpty ? ["Nobody has introduced themselves here yet."] : ImmutableArray<Text>.Empty,
            "-# Neighbours who keep an eye on things: peer support, not therapy, and nobody is on call. /support has people who are.",
        ]),
        new CardPart.Buttons(new Button("Get support", new OpenSupport())));

    /// <summary>None: nobody has introduced themselves.</summary>
    public static Section? OfVillage(ImmutableArray<Facilitator> all) => all.IsEmpty
        ? null
        : new Section(
            T($"**Who looks after this place** {Join(", ", all.Take(MostShown).Select(each => T($"{each.Member}")))}"),
            new Button("Read about them", new ShowFacilitators()));

    public static ImmutableArray<Effect> Tell(FacilitatorEvent happened) => happened switch
    {
        FacilitatorEvent.WentAway(var until, var rooms, var others, _, var who, _) => ToOthers(
            others,
            rooms.IsEmpty
                ? T($"{who} takes days off until {until}. What they had in hand is open for all of you again.")
                : T($"{who} takes days off until {until}. What they had in hand is open for all of you again. Somebody please look into {Join(", ", rooms.Select(room => T($"{room}")))} now and then.")),
        FacilitatorEvent.CameBack(var others, _, var who, _) => ToOthers(others, T($"{who} is back.")),
        FacilitatorEvent.Offered(var to, var rooms, _, var who, _) =>
        [
            new Effect.Tell(to, new Card(
                rooms.IsEmpty
                    ? T($"{who} would like to hand over to you what they look after here, open reports included. A no is fine.")
                    : T($"{who} would like to hand over to you what they look after here: {Join(", ", rooms.Select(room => T($"{room}")))}, open reports included. A no is fine."),
                new CardPart.Buttons(
                    new Button("I take it", new AnswerHandover(who, Yes: true), ButtonLook.Primary),
                    new Button("Rather not", new AnswerHandover(who, Yes: false))))),
        ],
        FacilitatorEvent.Refused(var by, _, var who, _) =>
            [new Effect.Tell(who, new Card(T($"{by} would rather not at the moment. Nothing has changed.")))],
        FacilitatorEvent.HandedOver(var to, _, var who, _) =>
            [new Effect.Tell(who, new Card(T($"{to} has taken it over. Thank you for all of it.")))],
        _ => [],
    };

    private static ImmutableArray<Effect> ToOthers(ImmutableArray<MemberId> others, Text words) =>
        [.. others.Select(other => new Effect.Tell(other, new Card(words)))];

    private static Text LineOf(Facilitator who, LocalDate today) => (who.Line.Length > 0, who.IsAway(today)) switch
    {
        (true, true) => T($"{who.Member} · {who.Line} · away at the moment"),
        (true, false) => T($"{who.Member} · {who.Line}"),
        (false, true) => T($"{who.Member} · away at the moment"),
        (false, false) => T($"{who.Member}"),
    };
}
