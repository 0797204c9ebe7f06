using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>What facilitators see, and who is told of what.</summary>
public static partial class CareViews
{
    /// <summary>What waits for somebody's decision. No balances of people, no rows of names.</summary>
    public static Card Desk(
        ImmutableArray<CareSit> disputed, ImmutableArray<MemberId> hard, Text? done, bool runsThePlace) => new(
    [
        new CardPart.Paragraph(T($"## The co-op, for facilitators{(done is null ? Empty : T($"\n{done}"))}")),
        .. disputed.SelectMany(sit => new CardPart[]
        {
            new CardPart.Paragraph(Question(sit)),
            new CardPart.Buttons(new Button("Decide", new OpenDecide(sit.Id))),
        }),
        .. hard.SelectMany(who => new CardPart[]
        {
            new CardPart.Paragraph(T($"{who} says that it is a hard time.")),
            new CardPart.Buttons(new Button("Waive what is below nothing", new EaseAccount(who))),
        }),
        .. disputed.Length + hard.Length == 0
            ? [new CardPart.Paragraph("Nothing waits for you.")]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Divider(),
        new CardPart.Paragraph(
            "-# If everybody keeps their hours and nobody spends, give everyone some: that gets a co-op moving again."),
        new CardPart.Buttons(
        [
            new Button("Give everyone 2 h", new TopUpEverybody()),
            .. runsThePlace
                ?
                [
                    new Button("What we agreed on", new OpenTerms()),
                    new Button("Close the co-op", new SetCoopOpen(Open: false)),
                ]
                : ImmutableArray<Button>.Empty,
            new Button("The co-op", new OpenCoop(Turns: true)),
        ]),
        new CardPart.UserSelect(new GiveHours([]), "Give one family 2 h"),
    ]);

    /// <summary>What waits for a decision, in the list of a morning; none: nothing does.</summary>
    public static Section? Morning(ImmutableArray<CareSit> disputed, ImmutableArray<MemberId> hard) =>
        disputed.IsEmpty && hard.IsEmpty
            ? null
            : new Section(
                Join("\n",
                [
                    "**The co-op**",
                    .. disputed.Select(Question),
                    .. hard.Select(who => T($"{who} says that it is a hard time.")),
                ]),
                new Button("For facilitators", new ShowCareDesk()));

    public static Card NowClosed() => new(
        "The co-op is closed. Nothing is lost; it only rests.",
        new CardPart.Buttons(new Button("Undo", new SetCoopOpen(Open: true))))
    {
        Tone = Tone.Settled,
    };

    public static ImmutableArray<Effect> Tell(CareEvent happened) => happened switch
    {
        CareEvent.Proposed(var sit, var at) =>
        [
            .. Ask(sit, T($"{Who(sit.Speaker)} wrote down care in the co-op. Was it so?")),
            new Effect.Later(new CareWaits(sit.Id), at + CareSitRules.Patience, WaitKey(sit)),
        ],
        CareEvent.Disputed(var sit, _) =>
        [
            new Effect.NotAnyMore(WaitKey(sit)),
            .. Ask(sit, T($"{Who(sit.Speaker)} remembers it differently. A facilitator sees it too; or you two agree.")),
        ],
        CareEvent.Waiting(var sit, _) =>
        [
            new Effect.NotAnyMore(WaitKey(sit)),
            .. Ask(sit, "This still waits for your word in the co-op. A facilitator sees it now."),
            .. To(sit.Speaker, "A facilitator sees now what you wrote down in the co-op. You need do nothing."),
        ],
        CareEvent.Booked(var sit, var decided, _) =>
        [
            new Effect.NotAnyMore(WaitKey(sit)),
            .. decided
                ? [.. Result(sit, sit.Sitter), .. Result(sit, sit.Family)]
                : Result(sit, sit.Speaker),
        ],
        CareEvent.Voided(var sit, var decided, _) =>
        [
            new Effect.NotAnyMore(WaitKey(sit)),
            .. decided
                ? [.. To(sit.Speaker, NothingBooked), .. To(sit.Listener, NothingBooked)]
                : To(
                    sit.Listener,
                    "What was written down in the co-op for you was taken back. Nothing is booked for it."),
        ],
        CareEvent.Parted(var sit, _) =>
        [
            new Effect.NotAnyMore(WaitKey(sit)),
            .. To(sit.Sitter, PartedWays),
            .. To(sit.Family, PartedWays),
        ],
        CareEvent.Given(_, var who, _) =>
            [new Effect.Tell(who, new Card("The facilitators gave you two hours in the co-op, from the community."))],
        CareEvent.Eased(_, var who, _) =>
            [new Effect.Tell(who, new Card("What you owed in the co-op is waived. Nobody else sees that."))],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    private static Text NothingBooked => "A facilitator decided about care in the co-op: nothing is booked for it.";

    private static Text PartedWays =>
        "What was still open in the co-op between two families is dropped: one of them is no longer in it. Nothing is booked for it.";

    private static Text Question(CareSit sit) => sit.Before is { } before
        ? T($"{sit.Day}: {Who(sit.Sitter)} minded children of {Who(sit.Family)}.\n{Who(sit.Speaker)} says {Length(sit.Quarters)}, {Count(sit.Children)}; before it said {Length(before.Quarters)}, {Count(before.Children)}.")
        : T($"{sit.Day}: {Who(sit.Sitter)} minded children of {Who(sit.Family)}.\n{Who(sit.Speaker)} says {Length(sit.Quarters)}, {Count(sit.Children)}. {Who(sit.Listener)} has not said.");

    private static ImmutableArray<Effect> Ask(CareSit sit, Text words) => sit.Listener.Member is { } asked
        ?
        [
            new Effect.Tell(asked, new Card(
                words,
                new CardPart.Paragraph(Told(sit, asked)),
                new CardPart.Buttons(
                    new Button("That's right", new AgreeToCare(sit.Id), ButtonLook.Primary),
                    new Button("It was different", new OpenDiffer(sit.Id))))),
        ]
        : [];

    private static ImmutableArray<Effect> Result(CareSit sit, CareParty party) => party.Member is { } told
        ? [new Effect.Tell(told, T($"This is booked in the co-op now.\n{Told(sit, told)}"))]
        : [];

    private static ImmutableArray<Effect> To(CareParty party, Text words) =>
        party.Member is { } told ? [new Effect.Tell(told, words)] : [];

    private static string WaitKey(CareSit sit) =>
        string.Create(CultureInfo.InvariantCulture, $"coop:{sit.Id.Value}:waits");
}
