using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>How an answer looks, and what its writer and those who meet it read.</summary>
public static partial class CheckInViews
{
    /// <summary>The kind of help that is an ear.</summary>
    private static readonly ConfigKey Listening = new("listening");

    public static readonly Card TakenBack = new("Your answer is being taken down.");

    public static readonly Text Changed = "It says that now.";

    public static readonly Text NotYours = "Only who wrote it can change it.";

    public static readonly Text RoundIsOver =
        "This round is over, so I no longer count along. A word in the thread reaches them all the same.";

    /// <summary>Somebody's words, and how to meet them.</summary>
    /// <param name="note">Puts her words behind a spoiler.</param>
    public static Card Answer(Answer answer, string words, string? note) => Drawn(
        answer,
        new CardPart.Paragraph(note is null
            ? T($"**{answer.Member}**")
            : T($"**{answer.Member}**\n-# Content note: {note}")),
        new CardPart.Paragraph(note is null ? T($"{words}") : T($"||{words}||"))) with
    {
        Pings = [answer.Member],
    };

    /// <summary>The same after a press, her words left as they hang.</summary>
    public static Card Answer(Answer answer, ImmutableArray<ShownWords> shown) =>
        Drawn(answer, new CardPart.Kept(shown[0]), new CardPart.Kept(shown[1]));

    /// <summary>An answer for facilitators' eyes, in their room.</summary>
    public static Card ForFacilitators(Answer answer, string words, string? note) => new(
        note is null
            ? T($"**{answer.Member}**, for facilitators only")
            : T($"**{answer.Member}**, for facilitators only\n-# Content note: {note}"),
        new CardPart.Paragraph(note is null ? T($"{words}") : T($"||{words}||")),
        new CardPart.Paragraph(HowToReply(answer.Need ?? NeedTag.Ear)),
        new CardPart.Buttons(new Button("Write back", new OpenCheer(answer.Id), ButtonLook.Primary)));

    /// <summary>What she reads once her words are on their way.</summary>
    public static Card Answered(Round? round, Answer answer) => new(
        answer.Readers == Readers.Facilitators
            ? "Thank you. Only the facilitators can read it. They are neighbours, so a reply may take a day."
            : answer.Readers == Readers.Everyone && round is { IsWithoutThread: false } && answer.Channel is { } thread
                ? T($"Thank you. It's in the thread: {thread}")
                : T($"It's in {answer.Channel!.Value}. Thank you."),
        new CardPart.Buttons(
            new Button("Ask for a hand", new OpenAsk()),
            new Button("Someone to listen", new OpenAskAbout(Listening)),
            new Button("Support", new OpenSupport()),
            new Button("Take it back", new TakeBackAnswer(answer.Id))));

    /// <summary>The round took no answer: why, and her words, so that they are not lost.</summary>
    public static Card NotTaken(Text why, string words) => new(
        why, new CardPart.Paragraph(T($"Your words, so that they are not lost:\n{words}")));

    /// <summary>One line of what she takes with her.</summary>
    public static Text Exported(Answer answer, Round? round) => Join(" ",
    [
        round is null
            ? T($"On {answer.AnsweredAt} you told something of your own.")
            : T($"On {answer.AnsweredAt} you answered \"{round.Prompt}\""),
        .. answer.Need is { } need ? (Text[])[Wish(need)] : [],
        .. answer is { Message: { } message, Channel: { } channel }
            ? (Text[])[T($"https://discord.com/channels/{answer.Guild.Value}/{channel.Value}/{message.Value}")]
            : [],
    ]);

    private static Card Drawn(Answer answer, CardPart who, CardPart words) => new(
    [
        who,
        words,
        new CardPart.Paragraph(HowToReply(answer.Need ?? NeedTag.Ear)),
        .. Counted(answer) is { } counts ? (CardPart[])[new CardPart.Paragraph(counts)] : [],
        new CardPart.Buttons(
        [
            new Button("Me too", new PressMeToo(answer.Id)),
            new Button("We're with you", new PressWithYou(answer.Id)),
            .. answer.Need == NeedTag.Idea
                ? (Button[])[]
                : [new Button("May I offer an idea?", new AskForIdea(answer.Id))],
            new Button("Change", new OpenRewrite(answer.Id)),
        ]),
    ]);

    private static Text? Counted(Answer answer) => answer switch
    {
        { MeToo: 0, WithYou: 0 } => null,
        { WithYou: 0 } => T($"-# Me too: {answer.MeToo}"),
        { MeToo: 0 } => T($"-# With you: {answer.WithYou}"),
        _ => T($"-# Me too: {answer.MeToo} · With you: {answer.WithYou}"),
    };

    /// <summary>Which replies help, and a way to begin one.</summary>
    private static Text HowToReply(NeedTag need) => need switch
    {
        NeedTag.Ear =>
            "-# Ears, please: listening is enough, no advice unless asked. A way to begin: *I read this, and…* · *What was that like for you?*",
        NeedTag.Idea =>
            "-# Ideas are welcome, as one way among many. A way to begin: *What helped here was…* · *Have you got somebody who could…?*",
        NeedTag.Laugh =>
            "-# Laughing along is what would help. A way to begin: *I can see it before me…* · *Ours once…*",
        NeedTag.Cry =>
            "-# Sitting with it is enough. Nothing has to be mended. A way to begin: *I'm here.* · *That is a lot to carry.*",
        NeedTag.Celebrate =>
            "-# Something to be glad about together. A way to begin: *How good to hear…* · *Tell us more about…*",
        NeedTag.Vent =>
            "-# Letting it out: a nod is enough, no advice unless asked. A way to begin: *Oof.* · *I would be cross as well.*",
    };

    private static Text Wish(NeedTag need) => need switch
    {
        NeedTag.Ear => "You wished for ears.",
        NeedTag.Idea => "You wished for ideas.",
        NeedTag.Laugh => "You wished for a laugh.",
        NeedTag.Cry => "You wished for company in crying.",
        NeedTag.Celebrate => "You wished to celebrate.",
        NeedTag.Vent => "You wished to vent.",
    };
}
