using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What facilitators read in their room.</summary>
public static partial class CheckInViews
{
    /// <summary>An answer that nobody has met by a press for so long is shown to facilitators.</summary>
    public static readonly Duration Unheard = Duration.FromHours(12);

    private const int MostUnheard = 10;

    public static readonly Card AllIsWell = new("Nothing waits for a human right now.");

    /// <summary>What comes tomorrow, and why this.</summary>
    public static Card Coming(Round round, Instant due, ImmutableArray<Reason> why) => new(
        T($"**{due}** in {round.Channel!.Value} comes:\n{Question(round)}"),
        [
            .. why.IsEmpty
                ? (CardPart[])[]
                : [new CardPart.Paragraph(Join("\n", why.Select(each => T($"-# {Why(each)}"))))],
            new CardPart.Paragraph("-# If one of you answers first, it is easier for the others."),
            PlannedButtons(round),
        ]);

    /// <summary>A round that could not come as meant.</summary>
    public static Card WaitingCard(Round round) =>
        new(Waiting(round), WaitingButtons(round)) { Tone = Tone.Attention };

    /// <summary>A planned or waiting round was dealt with.</summary>
    public static Card Dealt(Round round) => round.Status switch
    {
        RoundStatus.Skipped => new(
            T($"**{round.Date}** is skipped."), new CardPart.Buttons(new Button("Undo", new UnskipRound(round.Id)))),
        RoundStatus.Held => WaitingCard(round),
        RoundStatus.Planned => new(T($"**{round.Date}** will be:\n{Question(round)}"), PlannedButtons(round)),
        _ => new(T($"**{round.Date}** is on its way.")),
    };

    /// <summary>A schedule went to rest by itself.</summary>
    public static Card Resting(Rhythm rhythm, ChannelId place) => new(
        T($"**{RoundFormats.NameOf(rhythm.Format)}** in {place} rests now: three times nobody felt like it. That says nothing about you or them. It wakes with one press; another day or another kind of round may suit better."),
        new CardPart.Buttons(
            new Button("Go on now", new WakeRhythm(rhythm.Id)),
            new Button("Look at it", new ShowSchedule(rhythm.Id))));

    /// <summary>What waits for a human.</summary>
    /// <param name="others">What waits in other features.</param>
    public static Card Morning(MorningList list, ImmutableArray<Section> others) => list.IsEmpty && others.IsEmpty
        ? AllIsWell
        : new Card(
        [
            new CardPart.Paragraph("## What waits for a human"),
            .. list.Unheard.IsEmpty ? (CardPart[])[] : [new CardPart.Paragraph(UnheardList(list.Unheard))],
            .. list.Unheard.Take(DatesShown).Select(answer => (CardPart)new CardPart.Buttons(
                new Button(T($"Write privately ({HowLong(answer)})"), new OpenCheer(answer.Id)),
                new Button("Somebody has answered", new MarkHeard(answer.Id)))),
            .. list.Held.SelectMany(round =>
                (CardPart[])[new CardPart.Paragraph(Waiting(round)), WaitingButtons(round)]),
            .. list.Missed.SelectMany(WentBy),
            .. list.WithoutThread.Select(round => new CardPart.Paragraph(WithoutThread(round))),
            .. list.Resting.Take(DatesShown).SelectMany(rhythm => (CardPart[])
            [
                new CardPart.Paragraph(T($"**{RoundFormats.NameOf(rhythm.Format)}** rests: three times nobody felt like it.")),
                new CardPart.Buttons(
                    new Button("Go on now", new WakeRhythm(rhythm.Id)),
                    new Button("Look at it", new ShowSchedule(rhythm.Id))),
            ]),
            .. list.Suggestions == 0
                ? (CardPart[])[]
                :
                [
                    new CardPart.Paragraph("Somebody suggested a question, and it waits for your word."),
                    new CardPart.Buttons(new Button("Read suggestions", new ShowPrompts())),
                ],
            .. others.SelectMany(section =>
                (CardPart[])[new CardPart.Paragraph(section.Words), new CardPart.Buttons(section.Buttons)]),
            .. list.Others.Select(words => new CardPart.Paragraph(words)),
            .. list.Others.IsEmpty
                ? (CardPart[])[]
                : [new CardPart.Buttons(new Button("What waits right now", new ShowMorning()))],
        ])
        {
            Tone = Tone.Attention,
        };

    /// <summary>A private word of a facilitator is on its way.</summary>
    public static readonly Text CheerSent = "It is on its way to them, privately, with your name.";

    private static CardPart[] WentBy(MissedDate missed) =>
    [
        new CardPart.Paragraph(T($"**{RoundFormats.NameOf(missed.Rhythm.Format)}** of {missed.Date} went by while I was away. It is not sent by itself any more.")),
        new CardPart.Buttons(new Button("Send now", new SendNext(missed.Rhythm.Id, missed.Date))),
    ];

    private static Text UnheardList(ImmutableArray<Answer> answers) => Join(
        "\n",
        [
            "Nobody has met these with a press yet. That may be fine: somebody may have answered in the thread.",
            .. answers.Take(MostUnheard).Select(answer =>
                T($"{HowLong(answer)} · {answer.AnsweredAt:R} · https://discord.com/channels/{answer.Guild.Value}/{answer.Channel!.Value.Value}/{answer.Message!.Value.Value}")),
        ]);

    private static Text HowLong(Answer answer) => answer.Need switch
    {
        NeedTag.Cry => "Cry with me",
        NeedTag.Vent => "Let me vent",
        _ => "Just listen",
    };

    private static Text Why(Reason reason) => reason.Because switch
    {
        Because.NotAskedForHalfAYear => "It was not asked here for half a year.",
        Because.AllWereAsked =>
            "Everything was asked here within half a year; this one longest ago.",
        Because.LightIsDue => "After what came before, a light one is due.",
        Because.DeeperIsDue => "After what came before, a deeper one is due.",
        Because.GrownUpsAreDue => "The last three were not about the grown-ups.",
        Because.DeepIsOpen => "It is one of the deepest, which a facilitator has opened here.",
        Because.OthersCouldCome => T($"{reason.Number} others could have come as well; the date decides between them."),
    };
}
