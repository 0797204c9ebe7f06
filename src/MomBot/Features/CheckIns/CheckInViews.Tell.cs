using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What has to be done because of what happened to a round.</summary>
public static partial class CheckInViews
{
    public static ImmutableArray<Effect> Tell(CheckInEvent happened) => happened switch
    {
        CheckInEvent.RhythmSet(var rhythm, var zone, _) =>
        [
            new Effect.Recur(rhythm.Guild.Value, new OpenRound(), Weekly(rhythm), zone, rhythm.On),
        ],
        CheckInEvent.Opened(var round, _) =>
        [
            new Effect.Post(round.Channel!.Value, Card(round))
            {
                Then = new RoundPosted(round.Id),
                Lane = LaneOf(round.Id),
            },
        ],
        CheckInEvent.Posted(var round, _) =>
        [
            new Effect.OpenThread(round.Channel!.Value, round.Message!.Value, T($"{round.Prompt}"))
            {
                Then = new ThreadOpened(round.Id),
                Lane = LaneOf(round.Id),
            },
            new Effect.Later(new CloseRound(round.Id), round.ClosesAt!.Value, LaneOf(round.Id) + ":close"),
        ],
        CheckInEvent.Answered(var round, var answer, var words, _) =>
        [
            new Effect.Post(round.AnswersIn!.Value, Answer(answer, words), Sensitive: true)
            {
                Then = new AnswerPosted(round.Id, answer.Id),
                Lane = LaneOf(round.Id),
            },
        ],
        CheckInEvent.AnswerLost(var round, var answer, var unsure, _) =>
            [new Effect.Tell(answer.Member, Lost(round, unsure))],
        CheckInEvent.AnswersTakenBack(_, var messages, _) =>
        [
            .. messages.Select(each => new Effect.TakeDown(each.Channel, each.Message) { Lane = LaneOf(each.Round) }),
        ],
        CheckInEvent.Closed(var round, _) =>
        [
            new Effect.UpdateCard(round.Channel!.Value, round.Message!.Value, Card(round)) { Lane = LaneOf(round.Id) },
        ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    /// <summary>Every week on its day. Which week it is counted from is all the same.</summary>
    public static Timetable Weekly(Rhythm rhythm) =>
        new(new DateRule.Weeks(1, rhythm.Day, new LocalDate(2024, 1, 1)), rhythm.At);

    private static Card Lost(Round round, bool unsure) => unsure
        ? T($"I could not make sure that your answer arrived in {round.AnswersIn!.Value}. Please have a look; if it isn't there, /checkin takes another one.")
        : T($"Your answer could not be posted in {round.AnswersIn!.Value}: I am not allowed to write there, or it is gone. I don't keep your words, so they would have to be written again once that is mended.");

    private static string LaneOf(RoundId round) => string.Create(CultureInfo.InvariantCulture, $"round:{round.Value}");
}
