using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What else there is on a round, and the private words between those who meet.</summary>
public static partial class CheckInViews
{
    private const int MostStages = 3;
    private const int MostMine = 10;

    public static readonly Text NudgeComes = "I will remind you, once. It can be ignored like everything else.";

    public static readonly Text IdeaAsked =
        "Asked, privately. You will hear what they say; until then a nod is fine.";

    public static readonly Text Said = "Said.";

    public static readonly Card QuietNow = new(
        "Nothing of mine rings for you today, and nobody sees that. To hide this channel too, hold its name and choose *Mute*. /me takes it back.");

    /// <param name="stages">Stages whose room she is in, with their channel.</param>
    public static Card More(Round round, ImmutableArray<StageRoom> stages) => new(
        "Reading along is taking part. Here is what else there is:",
        [
            new CardPart.Buttons(
                new Button("Not this week", new PassRound(round.Id)),
                new Button("Remind me in three hours", new AskForNudge(round.Id, NudgeWhen.InThreeHours)),
                new Button("Remind me tomorrow", new AskForNudge(round.Id, NudgeWhen.Tomorrow))),
            new CardPart.Buttons(
                new Button("Answer with an outline", new OpenOutline(round.Id)),
                new Button("Tell your story", new OpenStory()),
                new Button("My answers", new ShowMine()),
                new Button("Suggest a question", new OpenSuggest())),
            .. stages.IsEmpty
                ? (CardPart[])[]
                :
                [
                    new CardPart.Paragraph(Join(
                        "\n",
                        ["Or ask those who are where you are:", .. stages.Take(MostStages).Select(each => T($"{each.Room}"))])),
                    new CardPart.Buttons(
                        [.. stages.Take(MostStages).Select(each =>
                            new Button(T($"Ask: {each.Name}"), new OpenStageQuestion(each.Stage)))]),
                ],
        ]);

    public static Card Mine(ImmutableArray<Answer> answers) => answers.IsEmpty
        ? new("Nothing of yours hangs here.")
        : new(
            "What you said here. Your words are in Discord alone; I only know where they hang.",
            [
                .. answers.Take(MostMine).SelectMany(answer => (CardPart[])
                [
                    new CardPart.Paragraph(answer is { Message: { } message, Channel: { } channel }
                        ? T($"{answer.AnsweredAt:D} · https://discord.com/channels/{answer.Guild.Value}/{channel.Value}/{message.Value}")
                        : T($"{answer.AnsweredAt:D} · on its way")),
                    new CardPart.Buttons(new Button("Take it down", new TakeBackAnswer(answer.Id))),
                ]),
            ]);

    public static Card Nudge(Round round) => new(
        T($"You asked me to remind you of this week's check-in: https://discord.com/channels/{round.Guild.Value}/{round.Channel!.Value.Value}/{round.Message!.Value.Value}"),
        new CardPart.Buttons(
            new Button("Answer", new OpenAnswer(round.Id), ButtonLook.Primary),
            new Button("Pass", new PassRound(round.Id))));

    private static Card MayI(Answer answer, MemberId by) => new(
        T($"{by} has read what you wrote and asks: may I offer an idea? No is a good answer, and saying nothing too.{Where(answer)}"),
        new CardPart.Buttons(
            new Button("Yes, please", new MeetIdea(answer.Id, by, Welcome: true)),
            new Button("Not now", new MeetIdea(answer.Id, by, Welcome: false))));

    private static Card IdeaMet(Answer answer, bool welcome) => welcome
        ? T($"{answer.Member} says yes to your idea. The thread is the place for it.{Where(answer)}")
        : T($"{answer.Member} would rather not hear ideas just now. Thank you for asking first.");

    private static Card Cheer(Answer answer, MemberId by, string words) =>
        T($"{by} looks after check-ins here and writes to you:\n{words}{Where(answer)}");

    private static Text Where(Answer answer) => answer is { Message: { } message, Channel: { } channel }
        ? T($"\n-# https://discord.com/channels/{answer.Guild.Value}/{channel.Value}/{message.Value}")
        : Empty;
}

/// <summary>The room of a stage.</summary>
/// <param name="Name">As the stage is called.</param>
public sealed record StageRoom(ConfigKey Stage, Text Name, ChannelId Room);
