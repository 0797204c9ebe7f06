using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>How a round looks. Same state, same words, every time.</summary>
public static partial class CheckInViews
{
    private const int MostOpen = 5;

    /// <summary>The same word for everyone who passes.</summary>
    public static readonly Text Passed = "That is as good as an answer. Nobody sees it.";

    /// <summary>The card of a round, as everyone in the channel sees it.</summary>
    /// <param name="next">When the next one comes, once it is closed; none: it rests.</param>
    public static Card Card(Round round, Instant? next = null) => round.Status switch
    {
        RoundStatus.Closed => new(
            Asked(ClosedHeading(round), round),
            [.. Doors(round), new CardPart.Paragraph(Closing(round, next)), Afterwards()])
        {
            Tone = Tone.Settled,
        },
        RoundStatus.Held or RoundStatus.Planned or RoundStatus.Opening or RoundStatus.Open or RoundStatus.Skipped =>
            new(
                Asked(RoundFormats.HeadingOf(round.Format), round),
                [
                    .. Doors(round),
                    .. RoundFormats.IsQuiet(round.Format)
                        ? (CardPart[])[QuietButtons(round)]
                        : [new CardPart.Paragraph("-# Pass is as good as an answer."), Buttons(round)],
                ])
            {
                Tone = Tone.Warm,
                Silent = RoundFormats.IsQuiet(round.Format),
            },
    };

    /// <summary>The thread begins with how we speak here.</summary>
    public static Card FirstWords(Round round) => round.Format switch
    {
        RoundFormat.NightOwl or RoundFormat.TenderDate =>
            "-# I am a program and watch over nobody. *Support* on the card above has people to call.",
        _ when round.MySide => Join("\n", [IForm, MySide]),
        _ => IForm,
    };

    /// <summary>The thread ends the round with what is open and what comes.</summary>
    public static Card Digest(CheckInEvent.Closed over) => new(
    [
        new CardPart.Paragraph("This round is over; the thread stays. Whoever comes late is still welcome in it."),
        .. over.Open.IsEmpty
            ? (CardPart[])[]
            :
            [
                new CardPart.Paragraph(Join(
                    "\n",
                    [
                        "**Where a hand would be welcome**",
                        .. over.Open.Take(MostOpen).Select(each =>
                            T($"- {(Text)each.Category}: https://discord.com/channels/{over.Guild.Value}/{each.Channel.Value}/{each.Card.Value}")),
                    ])),
            ],
        .. Next(over) is { IsEmpty: false } dates
            ? (CardPart[])[new CardPart.Paragraph(Join("\n", ["**What comes next**", .. dates.Select(date => T($"- {date}"))]))]
            : [],
        Afterwards(),
    ])
    {
        Tone = Tone.Settled,
        Silent = true,
    };

    private static ImmutableArray<Instant> Next(CheckInEvent.Closed over) =>
        over.Dates.IsEmpty && over.Next is { } next ? [next] : over.Dates;

    /// <summary>The day after a stretch.</summary>
    public static readonly Card AfterStretch = new(
        "Yesterday's stretch: tried, half tried, or not this time. Does anybody feel like saying how it was?",
        new CardPart.Buttons(new Button("Support", new OpenSupport())))
    {
        Silent = true,
    };

    private static readonly Text IForm =
        "-# Speaking for yourself helps here: *when that happened to me…* reaches further than advice. Each card says which replies its writer wished for.";

    private static readonly Text MySide =
        "-# Please keep to your own side of it: no names, photos or stories that a child might not want told. Answers here are taken down after 30 days. Some things are easier on a walk or a call.";

    /// <summary>What a form asks for in a room of older children's families.</summary>
    /// <param name="part">The part of the form that takes the words.</param>
    public static ImmutableDictionary<string, PartWords> MySideOf(string part) =>
        ImmutableDictionary<string, PartWords>.Empty.Add(part, new PartWords(
            "Your own side of it",
            "No names, photos or stories a child might not want told. It is taken down after 30 days."));

    private static Text ClosedHeading(Round round) => round.Format is RoundFormat.Question or RoundFormat.TwoDoors
        ? T($"## The week of {round.Date}")
        : T($"{RoundFormats.HeadingOf(round.Format)} · {round.Date}");

    private static Text Closing(Round round, Instant? next)
    {
        Text closed = round.IsWithoutThread || round.Format == RoundFormat.NightOwl
            ? "-# This round is closed."
            : "-# This round is closed; the thread stays open.";
        return next is { } at ? T($"{closed}\n-# The next one comes {at}.") : closed;
    }

    /// <summary>What can be pressed on a card that asks nothing.</summary>
    private static CardPart.Buttons QuietButtons(Round round) => new(
    [
        .. round.Format == RoundFormat.TenderDate
            ? (Button[])[new Button("Quiet for me today", new QuietToday(round.Id))]
            : [],
        new Button("Support", new OpenSupport()),
    ]);

    private static CardPart.Buttons Afterwards() =>
        new(new Button("Ask for a hand", new OpenAsk()), new Button("Support", new OpenSupport()));

    private static CardPart.Buttons Buttons(Round round) => new(
    [
        new Button("Answer", new OpenAnswer(round.Id), ButtonLook.Primary),
        new Button("Pass", new PassRound(round.Id)),
        .. round.Format == RoundFormat.AskAndOffer
            ? (Button[])[new Button("Ask for a hand", new OpenAsk())]
            : [],
        new Button("More", new ShowMore(round.Id)),
        new Button("Support", new OpenSupport()),
    ]);

    /// <summary>Its heading, content note, fixed words and question, as far as it has them.</summary>
    private static Text Asked(Text heading, Round round)
    {
        var isPickUp = round is { Format: RoundFormat.TakeHome, Theme: "" };
        Text? words = isPickUp
            ? "Last time there was something to take home. What became of it? Nothing is an answer too."
            : RoundFormats.WordsOf(round.Format);
        return Join("\n", new[]
        {
            heading,
            round.Note is { } note ? T($"-# Content note: {note}") : null,
            words,
            round.Prompt.Length == 0 || !RoundFormats.NeedsAQuestion(round.Format) ? null
                : round.Deeper is null ? T($"{round.Prompt}")
                : T($"**A lighter door**\n{round.Prompt}"),
            round.Link is { } link ? ReadOn(link) : null,
        }.OfType<Text>());
    }

    private static Text ReadOn(string link) => T($"-# A page to read on, for whoever likes: {new Uri(link)}");

    private static IEnumerable<CardPart> Doors(Round round)
    {
        if (round.Deeper is not { } deeper)
            yield break;
        var door = deeper.Note is { } note
            ? T($"**A deeper door**\n-# Content note: {note}\n{deeper.Prompt}")
            : T($"**A deeper door**\n{deeper.Prompt}");
        yield return new CardPart.Paragraph(
            deeper.Link is { } link ? Join("\n", [door, ReadOn(link)]) : door);
    }

    /// <summary>What belongs to one round goes out in order; what belongs to none has its channel's lane.</summary>
    private static string? LaneOf(RoundId round) => round == default
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"round:{round.Value}");
}
