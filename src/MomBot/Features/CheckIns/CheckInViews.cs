using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>How a round and its answers look. Same state, same words, every time.</summary>
public static partial class CheckInViews
{
    /// <summary>The same word for everyone who passes.</summary>
    public static readonly Text Passed = "That is as good as an answer. Nothing is noted.";

    public static readonly Card TakenBack = new("Your answer is being taken down.");

    /// <summary>The card of a round, as everyone in the channel sees it.</summary>
    public static Card Card(Round round) => round.Status switch
    {
        RoundStatus.Closed => new(
            Asked(T($"## The week of {round.Date}"), round),
            new CardPart.Paragraph(round.IsWithoutThread
                ? "-# This round is closed."
                : "-# This round is closed; the thread stays open."),
            new CardPart.Buttons(new Button("Support", new OpenSupport())))
        {
            Tone = Tone.Settled,
        },
        RoundStatus.Held or RoundStatus.Opening or RoundStatus.Open or RoundStatus.Skipped => new(
            Asked("## This week", round),
            new CardPart.Paragraph("-# Pass is as good as an answer."),
            Doors(round))
        {
            Tone = Tone.Warm,
        },
    };

    /// <summary>Somebody's words, and how to meet them.</summary>
    public static Card Answer(Answer answer, string words) => new(
        T($"**{answer.Member}**\n{words}"), new CardPart.Paragraph(HowToReply(answer.Need ?? NeedTag.Ear)));

    /// <summary>What she reads once her words are on their way.</summary>
    public static Card Answered(Round round, AnswerId answer) => new(
        round.IsWithoutThread
            ? T($"It's in {round.AnswersIn!.Value}. Thank you.")
            : T($"Thank you. It's in the thread: {round.AnswersIn!.Value}"),
        new CardPart.Buttons(
            new Button("Ask for a hand", new OpenAsk()),
            new Button("Support", new OpenSupport()),
            new Button("Take it back", new TakeBackAnswer(answer))));

    /// <summary>The round took no answer: why, and her words, so that they are not lost.</summary>
    public static Card NotTaken(Text why, string words) => new(
        why, new CardPart.Paragraph(T($"Your words, so that they are not lost:\n{words}")));

    /// <summary>One line of what she takes with her.</summary>
    public static string Exported(Answer answer, Round round)
    {
        var wish = answer.Need is { } need ? Wish(need) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"On {answer.AnsweredAt} you answered \"{round.Prompt}\"{wish}{Place(answer, round)}.");
    }

    private static CardPart.Buttons Doors(Round round) => new(
        new Button("Answer", new OpenAnswer(round.Id), ButtonLook.Primary),
        new Button("Pass", new Pass()),
        new Button("Support", new OpenSupport()));

    private static Text Asked(Text title, Round round) => round.Note is { } note
        ? T($"{title}\n-# Content note: {note}\n{round.Prompt}")
        : T($"{title}\n{round.Prompt}");

    private static Text HowToReply(NeedTag need) => need switch
    {
        NeedTag.Ear => "-# Ears, please: listening is enough, no advice needed.",
        NeedTag.Idea => "-# Ideas are welcome: what helped you, as one way among many.",
        NeedTag.Laugh => "-# Laughing along is what would help.",
        NeedTag.Cry => "-# Sitting with it is enough. Nothing has to be mended.",
        NeedTag.Celebrate => "-# Something to be glad about together.",
        NeedTag.Vent => "-# Letting it out. A nod is enough, no advice needed.",
    };

    private static string Wish(NeedTag need) => need switch
    {
        NeedTag.Ear => " and wished for ears",
        NeedTag.Idea => " and wished for ideas",
        NeedTag.Laugh => " and wished for a laugh",
        NeedTag.Cry => " and wished for company in crying",
        NeedTag.Celebrate => " and wished to celebrate",
        NeedTag.Vent => " and wished to vent",
    };

    private static string Place(Answer answer, Round round) => answer.Message is { } message
        ? string.Create(
            CultureInfo.InvariantCulture,
            $": https://discord.com/channels/{round.Guild.Value}/{round.AnswersIn?.Value}/{message.Value}")
        : "";
}
