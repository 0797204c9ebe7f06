using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInViewsTests
{
    private static readonly Instant At = SomeRound.Due;

    private static readonly ImmutableArray<Instant> Dates =
        [.. Enumerable.Range(1, 3).Select(week => At + Duration.FromDays(7 * week))];

    private static Round WithoutThread => SomeRound.Open() with { AnswersIn = SomeRound.Channel };

    [Fact]
    public void TheRound() => Matches("Round",
    [
        ("open", CheckInViews.Card(SomeRound.Open())),
        ("with a content note", CheckInViews.Card(SomeRound.Open() with { Note = "our own childhoods" })),
        ("closed", CheckInViews.Card(SomeRound.Open() with { Status = RoundStatus.Closed })),
        ("closed, without a thread", CheckInViews.Card(WithoutThread with { Status = RoundStatus.Closed })),
    ]);

    [Fact]
    public void TheAnswers() => Matches("Answers",
    [
        .. Enum.GetValues<NeedTag>().Select(
            need => ($"{need}", CheckInViews.Answer(
                SomeRound.Answer with { Need = need }, "Sleep, mostly.\n# and *quiet*"))),
    ]);

    [Fact]
    public void WhatSheReads() => Matches("Private",
    [
        ("answered", CheckInViews.Answered(SomeRound.Open(), SomeRound.Answer.Id)),
        ("answered, without a thread", CheckInViews.Answered(WithoutThread, SomeRound.Answer.Id)),
        ("passed", CheckInViews.Passed),
        ("taken back", CheckInViews.TakenBack),
        ("too late", NotTaken(SomeRound.Open() with { Status = RoundStatus.Closed })),
        ("too late, without a thread", NotTaken(WithoutThread with { Status = RoundStatus.Closed })),
        ("too early", NotTaken(SomeRound.Opening())),
    ]);

    [Fact]
    public void TheBoard() => Matches("Board",
    [
        ("a round is on", Board(new(true, SomeRound.Open(), Dates[0], null))),
        ("a round is on its way", Board(new(true, SomeRound.Opening(), Dates[0], null))),
        ("between two rounds", Board(new(true, null, Dates[0], null))),
        ("check-ins rest", Board(new(true, null, null, null))),
        ("no channel is chosen", Board(new(false, null, null, null))),
        ("for hosts: all is well", Board(new(true, SomeRound.Open(), Dates[0], new([], Dates)))),
        ("for hosts: no thread, every theme used", Board(new(
            true, WithoutThread with { Choice = ThemeChoice.LongestAgo }, Dates[0], new([], Dates)))),
        ("for hosts: check-ins rest", Board(new(true, null, null, new([], [])))),
        .. Enum.GetValues<HeldBecause>().Select(why => ($"for hosts: held, {why}", Board(new(
            true, null, Dates[0], new([Held(why)], Dates))))),
    ]);

    [Fact]
    public void TheRhythm() => Matches("Rhythm",
    [
        ("on", CheckInViews.RhythmSet(Rhythm.Fresh(SomeRound.Guild), "Europe/Berlin", Dates)),
        ("off", CheckInViews.RhythmSet(Rhythm.Fresh(SomeRound.Guild) with { On = false }, "Europe/Berlin", [])),
    ]);

    [Fact]
    public void WhatIsDoneOfEachEvent()
    {
        var open = SomeRound.Open();
        (string, CheckInEvent)[] events =
        [
            ("rhythm set", new CheckInEvent.RhythmSet(Rhythm.Fresh(SomeRound.Guild), "Europe/Berlin", At)),
            ("opened", new CheckInEvent.Opened(SomeRound.Opening(), At)),
            ("posted", new CheckInEvent.Posted(open with { AnswersIn = null }, At)),
            ("answered", new CheckInEvent.Answered(open, SomeRound.Answer, "Sleep, mostly.", At)),
            ("answer lost", new CheckInEvent.AnswerLost(open, SomeRound.Answer, Unsure: false, At)),
            ("answer in doubt", new CheckInEvent.AnswerLost(open, SomeRound.Answer, Unsure: true, At)),
            ("answers taken back", new CheckInEvent.AnswersTakenBack(
                SomeRound.Guild, [new(open.Id, SomeRound.Thread, new MessageId(9100))], At)),
            ("closed", new CheckInEvent.Closed(open with { Status = RoundStatus.Closed }, At)),
        ];

        Snapshots.Matches("Features/CheckIns", "Tell", string.Join("\n\n", events.Select(
            each => $"== {each.Item1} ==\n{CardPicture.OfEffects(CheckInViews.Tell(each.Item2)).TrimEnd()}")));
    }

    [Fact]
    public void WhatSheTakesWithHer()
    {
        var hanging = SomeRound.Answer with { Message = new MessageId(9100) };

        Assert.Equal(
            "On 2026-11-25T09:00:00Z you answered \"What would a day of rest hold for you?\" and wished for ears: https://discord.com/channels/700/902/9100.",
            CheckInViews.Exported(hanging, SomeRound.Open()));
        Assert.Equal(
            "On 2026-11-25T09:00:00Z you answered \"What would a day of rest hold for you?\".",
            CheckInViews.Exported(SomeRound.Answer with { Need = null }, SomeRound.Open()));
    }

    [Fact]
    public void EveryNeedOfTheForm_IsANeedThatIsKept() =>
        Assert.Equal(Enum.GetNames<WhatHelps>(), Enum.GetNames<NeedTag>());

    private static Card Board(CheckInBoard board) => CheckInViews.Board(board);

    private static Round Held(HeldBecause why) => why switch
    {
        HeldBecause.NoPrompt => SomeRound.Held(why) with { Prompt = "", Theme = "" },
        HeldBecause.NoChannel => SomeRound.Held(why) with { Channel = null, Choice = ThemeChoice.LongestAgo },
        _ => SomeRound.Held(why),
    };

    private static Card NotTaken(Round round) => CheckInViews.NotTaken(
        Assert.IsType<Decision<Round>.Declined>(CheckInRules.MayAnswer(round)).Why, "Sleep, mostly.");

    private static void Matches(string name, params ImmutableArray<(string, Card)> cards) =>
        Snapshots.Matches("Features/CheckIns", name, CardPicture.OfAll(cards));
}
