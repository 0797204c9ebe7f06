using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>The private panel of the co-op.</summary>
public static partial class CareViews
{
    /// <summary>How many entries a card shows.</summary>
    public const int MostShown = 4;

    private static readonly ImmutableArray<int> Steps =
        [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 22, 24, 28, 32, 36, 40, 44, 48, 72, 96];

    /// <summary>The lengths a form offers, by their quarter hours.</summary>
    public static ImmutableArray<Choice> Lengths { get; } =
        [.. Steps.Select(quarters => new Choice(Key(quarters).Value, Length(quarters)))];

    /// <summary>The same for whoever decides: nothing is a choice too.</summary>
    public static ImmutableArray<Choice> Decisions { get; } =
        [new Choice("0", "It does not count"), .. Lengths];

    public static ConfigKey Key(int quarters) => new(quarters.ToString(CultureInfo.InvariantCulture));

    /// <summary>Not open: the notice for those who may open it, a word for the others.</summary>
    public static Card Closed(bool mayOpen) => mayOpen
        ? new Card(
            "## Before you open the co-op\nFamilies here would mind each other's children, and the hours are written down. In some countries that counts as paid childcare: it may need a registration or a check, even among friends. Please look up the rule where you live, and tell those who join.",
            new CardPart.Paragraph(
                "I can't check anybody. Hours here are not money: they can't be bought, sold or paid out."),
            new CardPart.Buttons(new Button("Open the co-op", new SetCoopOpen(Open: true), ButtonLook.Primary)))
        {
            Tone = Tone.Attention,
        }
        : new Card("The co-op is not open here. Someone who runs this server can open it with /coop.");

    /// <summary>For whoever is not in it.</summary>
    public static Card Door(CareTerms terms, bool facilitates) => new(
        T($"## The childcare co-op\nYou mind theirs, they mind yours, and the hours are written down, so that asking is easy. Everybody starts with {Length(terms.Starter)}."),
        new CardPart.Paragraph(Rules),
        new CardPart.Buttons(
        [
            new Button("Join", new JoinCoop(), ButtonLook.Primary),
            .. Desk(facilitates),
        ]));

    /// <summary>For whoever is.</summary>
    public static Card Panel(CareHolding holding, ImmutableArray<CareSit> open, bool facilitates) => new(
    [
        new CardPart.Paragraph(T($"## The childcare co-op\n{Balance(holding)}")),
        .. open.Take(MostShown).SelectMany(sit => Row(sit, holding.Account.Member!.Value)),
        .. open.Length > MostShown ? [new CardPart.Paragraph(T($"-# More that waits: {open.Length - MostShown}"))] : ImmutableArray<CardPart>.Empty,
        new CardPart.Divider(),
        new CardPart.Paragraph(Rules),
        new CardPart.Buttons(
        [
            new Button("Write down care", new WriteDownCare(), ButtonLook.Primary),
            new Button("What was booked", new ShowCareEntries()),
            .. holding is { Balance: < 0, Account.AsksForEase: false }
                ? [new Button("It's a hard time", new AskForEase())]
                : ImmutableArray<Button>.Empty,
            new Button("Leave", new LeaveCoop()),
            .. Desk(facilitates),
        ]),
    ]);

    /// <summary>What was booked lately, each with a way to say that it was different.</summary>
    public static Card Entries(CareHolding holding, ImmutableArray<CareSit> latest, ImmutableArray<CareEntry> entries)
    {
        var me = holding.Account.Member!.Value;
        var booked = latest.Where(sit => sit.State == CareSitState.Booked).Take(MostShown).ToImmutableArray();
        var others = entries.Where(entry => entry.Sit is null).Take(MostShown).ToImmutableArray();
        return new(
        [
            new CardPart.Paragraph(T($"## What was booked\n{Balance(holding)}")),
            .. booked.SelectMany(sit => (CardPart[])
            [
                new CardPart.Paragraph(Told(sit, me)),
                .. sit.Sitter.IsActive && sit.Family.IsActive
                    ? [new CardPart.Buttons(new Button("It was different", new OpenDiffer(sit.Id)))]
                    : ImmutableArray<CardPart>.Empty,
            ]),
            .. others.Length > 0
                ? [new CardPart.Paragraph(Join("\n", others.Select(entry => Line(entry, holding))))]
                : ImmutableArray<CardPart>.Empty,
            .. booked.Length + others.Length == 0
                ? [new CardPart.Paragraph("Nothing yet.")]
                : ImmutableArray<CardPart>.Empty,
            new CardPart.Buttons(new Button("The co-op", new OpenCoop(Turns: true))),
        ]);
    }

    /// <summary>A word, and the way back.</summary>
    public static Card Said(Text words, bool here = true) => here
        ? new(words, new CardPart.Buttons(new Button("The co-op", new OpenCoop(Turns: true))))
        : new(words);

    public static Card OutOfIt() => new(
        "You are out of the co-op. What you had went to the community, and what you owed is gone.",
        new CardPart.Buttons(new Button("Undo", new JoinCoop())))
    {
        Tone = Tone.Settled,
    };

    /// <summary>A time, such as 1 h 30 min.</summary>
    public static Text Length(int quarters) => (quarters / 4, quarters % 4 * 15) switch
    {
        (0, var minutes) => T($"{minutes} min"),
        (var hours, 0) => T($"{hours} h"),
        var (hours, minutes) => T($"{hours} h {minutes} min"),
    };

    private static Text Rules =>
        "-# An hour with one child is an hour; each further child adds half. Both of you say what it was. Calling off costs nothing: when someone is ill, stay home. Saying no is always fine.";

    private static ImmutableArray<Button> Desk(bool facilitates) =>
        facilitates ? [new Button("For facilitators", new ShowCareDesk())] : [];

    private static Text Balance(CareHolding holding) => holding switch
    {
        { Account.AsksForEase: true } => T($"You are **{Length(-holding.Balance)}** below nothing. The facilitators know that it is a hard time."),
        { Balance: < 0 } => T($"You are **{Length(-holding.Balance)}** below nothing. That is what it is for; it may go down to {Length(holding.Terms.Lowest)}."),
        { Balance: 0 } => "You have **no hours** just now, and may go below nothing. Ask whom you like.",
        _ when holding.Balance * 4 > holding.Terms.Highest * 3 =>
            T($"You have **{Length(holding.Balance)}**. That is plenty: let someone mind yours, so that hours move."),
        _ => T($"You have **{Length(holding.Balance)}**."),
    };

    private static ImmutableArray<CardPart> Row(CareSit sit, MemberId me) =>
    [
        new CardPart.Paragraph(Join("\n", [Told(sit, me), Standing(sit, me)])),
        new CardPart.Buttons(Buttons(sit, me)),
    ];

    private static ImmutableArray<Button> Buttons(CareSit sit, MemberId me) =>
    [
        .. sit.Listener.Member == me
            ?
            [
                new Button("That's right", new AgreeToCare(sit.Id)),
                new Button("It was different", new OpenDiffer(sit.Id)),
            ]
            : ImmutableArray.Create(new Button("Take it back", new TakeBackCare(sit.Id))),
        .. sit.State == CareSitState.Proposed
            ? [new Button("Ask a facilitator", new AskFacilitator(sit.Id))]
            : ImmutableArray<Button>.Empty,
    ];

    private static Text Standing(CareSit sit, MemberId me) => (sit.State, sit.Listener.Member == me) switch
    {
        (CareSitState.Proposed, true) => T($"-# {Who(sit.Speaker)} wrote this down. Was it so?"),
        (CareSitState.Proposed, false) => T($"-# Waits for the word of {Who(sit.Listener)}."),
        (CareSitState.Disputed, true) => T($"-# {Who(sit.Speaker)} remembers it so. A facilitator sees it too."),
        (CareSitState.Disputed, false) => T($"-# As you remember it. {Who(sit.Listener)} is asked, and a facilitator sees it."),
        (CareSitState.Booked or CareSitState.Void, _) => Empty,
    };

    /// <summary>What there was, in one sentence.</summary>
    private static Text Told(CareSit sit, MemberId me) => sit.Sitter.Member == me
        ? T($"{sit.Day}: you minded {Count(sit.Children)} of {Who(sit.Family)} for {Length(sit.Quarters)}. That is **{Worth(sit)}** for you.")
        : T($"{sit.Day}: {Who(sit.Sitter)} minded {Count(sit.Children)} of yours for {Length(sit.Quarters)}. That is **{Worth(sit)}** from you.");

    private static Text Worth(CareSit sit) => Length(CareLedger.Worth(sit.Quarters, sit.Children));

    private static Text Count(int children) => children == 1 ? "one child" : T($"{children} children");

    private static Text Who(CareParty party) => party.Member is { } member ? T($"{member}") : "someone who left";

    private static Text Line(CareEntry entry, CareHolding holding)
    {
        var came = entry.To == holding.Account.Id;
        return T($"-# {entry.At:d}: {Length(entry.Quarters)} {(came ? "to you" : (Text)"from you")}, {Kind(entry.Kind)}");
    }

    private static Text Kind(CareEntryKind kind) => kind switch
    {
        CareEntryKind.Starter => "to start with",
        CareEntryKind.Care => "for care",
        CareEntryKind.Correction => "as a correction",
        CareEntryKind.TopUp => "from the community",
        CareEntryKind.Waiver => "waived",
        CareEntryKind.Settlement => "when you left",
    };
}
