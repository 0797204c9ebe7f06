using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Features.CheckIns;
using MomBot.Features;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInViewsTests
{
    private static readonly Instant At = SomeRound.Due;

    private static readonly ImmutableArray<Instant> Dates =
        [.. Enumerable.Range(1, 3).Select(week => At + Duration.FromDays(7 * week))];

    private static readonly Rhythm Weekly = Rhythm.Fresh(SomeRound.Guild) with { Version = 1 };

    private static Round WithoutThread => SomeRound.Open() with { AnswersIn = SomeRound.Channel };

    [Fact]
    public void TheRound() => Matches("Round",
    [
        ("open", CheckInViews.Card(SomeRound.Open())),
        ("with a content note", CheckInViews.Card(SomeRound.Open() with { Note = "our own childhoods" })),
        ("two doors", CheckInViews.Card(SomeRound.Open() with
        {
            Format = RoundFormat.TwoDoors,
            Deeper = new Question("deep", "What do you carry that nobody sees?", "a heavy subject"),
        })),
        ("with a page to read on", CheckInViews.Card(SomeRound.Open() with { Link = "https://example.org/rest_day" })),
        ("something was taken home", CheckInViews.Card(
            SomeRound.Open() with { Format = RoundFormat.TakeHome, Theme = "" })),
        .. Enum.GetValues<RoundFormat>().Skip(2).Select(format => ($"{format}", CheckInViews.Card(
            SomeRound.Open() with { Format = format }))),
        ("closed", CheckInViews.Card(SomeRound.Open() with { Status = RoundStatus.Closed }, Dates[0])),
        ("closed, of another kind", CheckInViews.Card(
            SomeRound.Open() with { Status = RoundStatus.Closed, Format = RoundFormat.Wins })),
        ("closed, without a thread", CheckInViews.Card(WithoutThread with { Status = RoundStatus.Closed })),
    ]);

    [Fact]
    public void TheThread() => Matches("Thread",
    [
        ("first words", CheckInViews.FirstWords(SomeRound.Open())),
        ("first words where it is my side of it", CheckInViews.FirstWords(SomeRound.Open() with { MySide = true })),
        ("first words at night", CheckInViews.FirstWords(SomeRound.Open() with { Format = RoundFormat.NightOwl })),
        ("digest", CheckInViews.Digest(new CheckInEvent.Closed(SomeRound.Open(), Dates[0], At)
        {
            Dates = Dates,
            Open = [new OpenRequest("Meals", new ChannelId(805), new MessageId(905))],
        })),
        ("digest, and then rest", CheckInViews.Digest(new CheckInEvent.Closed(SomeRound.Open(), null, At))),
        ("the day after a stretch", CheckInViews.AfterStretch),
    ]);

    [Fact]
    public void TheAnswers() => Matches("Answers",
    [
        .. Enum.GetValues<NeedTag>().Select(
            need => ($"{need}", CheckInViews.Answer(
                SomeRound.Answer with { Need = need }, "Sleep, mostly.\n# and *quiet*", null))),
        ("with a content note", CheckInViews.Answer(SomeRound.Answer, "It was ||long||.", "a hospital")),
        ("met by a few", CheckInViews.Answer(
            SomeRound.Answer with { MeToo = 3, WithYou = 2 },
            [new("**<@1001>**", "<@1001>"), new("Sleep, \\*mostly\\*.", "Sleep, *mostly*.")])),
        ("for facilitators", CheckInViews.ForFacilitators(SomeRound.Answer, "Sleep, mostly.", "nights")),
    ]);

    [Fact]
    public void WhatSheReads() => Matches("Private",
    [
        ("answered", CheckInViews.Answered(SomeRound.Open(), SomeRound.Answer)),
        ("answered, without a thread", CheckInViews.Answered(
            WithoutThread, SomeRound.Answer with { Channel = SomeRound.Channel })),
        ("answered, for facilitators", CheckInViews.Answered(
            SomeRound.Open(), SomeRound.Answer with { Readers = Readers.Facilitators })),
        ("passed", CheckInViews.Passed),
        ("taken back", CheckInViews.TakenBack),
        ("too late", NotTaken(SomeRound.Open() with { Status = RoundStatus.Closed })),
        ("too late, without a thread", NotTaken(WithoutThread with { Status = RoundStatus.Closed })),
        ("too early", NotTaken(SomeRound.Opening())),
        ("more", CheckInViews.More(SomeRound.Open(), [new(new ConfigKey("newborn"), "Newborn", new ChannelId(804))])),
        ("quiet on a tender day", CheckInViews.QuietNow),
        ("a suggestion is on its way", CheckInViews.Suggested),
        ("mine", CheckInViews.Mine([SomeRound.Answer with { Message = new MessageId(9100) }])),
        ("mine: nothing", CheckInViews.Mine([])),
        ("nudge", CheckInViews.Nudge(SomeRound.Open())),
    ]);

    [Fact]
    public void TheBoard() => Matches("Board",
    [
        ("a round is on", Board(new(true, [SomeRound.Open()], Dates[0], null))),
        ("a round is on its way", Board(new(true, [SomeRound.Opening()], Dates[0], null))),
        ("between two rounds", Board(new(true, [], Dates[0], null))),
        ("check-ins rest", Board(new(true, [], null, null))),
        ("no channel is chosen", Board(new(false, [], null, null))),
        ("for hosts: all is well", Board(new(true, [SomeRound.Open()], Dates[0], Hosts()))),
        ("for hosts: no thread, every theme used", Board(new(
            true, [WithoutThread], Dates[0], Hosts() with { Left = 0 }))),
        ("for hosts: few themes, one planned, one unheard", Board(new(true, [], Dates[0], Hosts() with
        {
            Left = 3,
            Planned = [SomeRound.Planned()],
            Missed = [new MissedDate(Weekly, SomeRound.Wednesday.PlusWeeks(-1))],
            Unheard = [SomeRound.Answer with { Message = new MessageId(9100) }],
        }))),
        ("for hosts: check-ins rest", Board(new(true, [], null, Hosts() with { Dates = [] }))),
        .. Enum.GetValues<HeldBecause>().Select(why => ($"for hosts: held, {why}", Board(new(
            true, [], Dates[0], Hosts() with { Held = [Held(why)] })))),
    ]);

    [Fact]
    public void TheSchedules() => Matches("Schedules",
    [
        ("all", CheckInViews.Schedules(
            [Scheduled(Weekly), Scheduled(Weekly with { Format = RoundFormat.JustUs, On = false })], SomeRound.Room)),
        ("none", CheckInViews.Schedules([], null)),
        ("one, after a change", CheckInViews.Schedule(Scheduled(Weekly), "It is set.")),
        ("one, with a date at rest on a hard day", CheckInViews.Schedule(Scheduled(Weekly with
        {
            Times = Weekly.Times.Resting(SomeRound.Wednesday, SomeRound.Wednesday, SomeRound.Wednesday),
            Without = "body money",
        }) with { HeldUntil = At })),
        ("resting by itself", CheckInViews.Schedule(Scheduled(Weekly with { On = false, Silent = 3 }))),
        .. new (string, string)[]
        {
            ("fortnight", "weeks 2 Monday 2024-01-01 at 09:00"),
            ("month", "months 1 1 Friday 1 at 19:00"),
            ("quarter", "months 3 1 Friday 1 at 19:00"),
            ("day", "days 1 2024-01-01 at 22:00"),
            ("year", "years 10 15 at 09:00"),
        }
            .Select(each => (each.Item1, CheckInViews.Schedule(Scheduled(
                Weekly with { Times = TimetableText.Parse(each.Item2) })))),
    ]);

    [Fact]
    public void WhatFacilitatorsRead() => Matches("Hosts",
    [
        ("what comes tomorrow", CheckInViews.Coming(SomeRound.Planned(), At, [.. Enum.GetValues<Because>()
            .Select(each => new Reason(each, 11))])),
        ("skipped", CheckInViews.Dealt(SomeRound.Planned() with { Status = RoundStatus.Skipped })),
        ("swapped", CheckInViews.Dealt(SomeRound.Planned())),
        ("sent", CheckInViews.Dealt(SomeRound.Opening())),
        ("waits", CheckInViews.WaitingCard(Held(HeldBecause.Late))),
        ("gone to rest", CheckInViews.Resting(Weekly, SomeRound.Channel)),
        ("the morning list", CheckInViews.Morning(new MorningList(
            [.. new[] { NeedTag.Ear, NeedTag.Cry, NeedTag.Vent }.Select((need, at) => SomeRound.Answer with
            {
                Id = new AnswerId(6001 + at),
                Need = need,
                Message = new MessageId(9100 + at),
            })],
            [Held(HeldBecause.NotAllowed)])
        {
            WithoutThread = [WithoutThread],
            Resting = [Weekly with { On = false, Silent = 3 }],
            Missed = [new MissedDate(Weekly, SomeRound.Wednesday.PlusWeeks(-1))],
            Suggestions = 1,
        },
            [new Section("**Something else** waits.", new Button("Look", new OpenAsk()))])),
        ("what is asked next, and why", CheckInViews.Preview(
        [
            new ComingQuestion(Weekly, At, null, SomeRound.Chosen),
            new ComingQuestion(Weekly, At, SomeRound.Planned(), SomeRound.Chosen with { Left = 4 }),
            new ComingQuestion(
                Weekly, At, SomeRound.Planned() with { Status = RoundStatus.Skipped }, SomeRound.Chosen),
            new ComingQuestion(Weekly, At, null, Chosen.Nothing),
        ])),
        ("nothing is asked next", CheckInViews.Preview([])),
        ("the year", CheckInViews.Year(new(2026, 48, 301, 97, 61), mayShare: true)),
        ("the year, offered", CheckInViews.YearOffered(new(2026, 48, 301, 2, 4))),
        ("who took part", CheckInViews.Pulse(
        [
            new(SomeRound.Wednesday.PlusDays(-2), 1, 12, 7, 41, 6),
            new(SomeRound.Wednesday.PlusDays(-9), 1, 3, 0, 41, 2),
            new(SomeRound.Wednesday.PlusDays(-16), 1, 2, 1, 4, 0),
        ])),
        ("who took part: nobody yet", CheckInViews.Pulse([])),
        ("the year, shared", CheckInViews.YearShared(SomeRound.Channel)),
        ("the morning list: nothing", CheckInViews.Morning(new MorningList([], []), [])),
    ]);

    [Fact]
    public void WhatIsDoneOfEachEvent()
    {
        var open = SomeRound.Open();
        var hangs = SomeRound.Answer with { Message = new MessageId(9100) };
        var closed = open with { Status = RoundStatus.Closed };
        (string, CheckInEvent)[] events =
        [
            ("rhythm set", new CheckInEvent.RhythmSet(Weekly, "Europe/Berlin", At)),
            ("rhythm off", new CheckInEvent.RhythmSet(Weekly with { On = false }, "Europe/Berlin", At)),
            ("armed", new CheckInEvent.Armed(Weekly, "Europe/Berlin", At)),
            ("went to rest", new CheckInEvent.WentToRest(Weekly, SomeRound.Channel, SomeRound.Room, At)),
            ("went to rest, no room", new CheckInEvent.WentToRest(Weekly, SomeRound.Channel, null, At)),
            ("previewed", new CheckInEvent.Previewed(SomeRound.Planned(), At, [], SomeRound.Room, At)),
            ("waits", new CheckInEvent.Waits(Held(HeldBecause.Late), SomeRound.Room, At)),
            ("opened", new CheckInEvent.Opened(SomeRound.Opening(), At)),
            ("posted", new CheckInEvent.Posted(open with { AnswersIn = null }, At)),
            ("a stretch posted", new CheckInEvent.Posted(open with { Format = RoundFormat.Stretch }, At)),
            ("asked after", new CheckInEvent.AskedAfter(open, At)),
            ("threaded", new CheckInEvent.Threaded(open, At)),
            ("threaded, with a poll", new CheckInEvent.Threaded(
                open with { Poll = new RoundPoll("tea", "Tea or coffee?", ["Tea", "Coffee"]) }, At)),
            ("answered", new CheckInEvent.Answered(open, SomeRound.Answer, "Sleep, mostly.", null, At)),
            ("answered, for facilitators", new CheckInEvent.Answered(
                open,
                SomeRound.Answer with { Readers = Readers.Facilitators, Channel = SomeRound.Room, Need = NeedTag.Idea },
                "Sleep, mostly.",
                null,
                At)),
            ("rewritten", new CheckInEvent.Rewritten(hangs, "Tea, mostly.", "tea", At)),
            ("told", new CheckInEvent.Told(
                hangs with { Round = default, Channel = SomeRound.Channel },
                "We are three.",
                null,
                StoryKind.Story,
                At)),
            ("told, where it is my side of it", new CheckInEvent.Told(
                hangs with { Round = default, Channel = SomeRound.Channel },
                "We are three.",
                null,
                StoryKind.Story,
                At) { MySide = true }),
            ("a story hangs", new CheckInEvent.StoryHangs(hangs, StoryKind.Story, At)),
            ("a question hangs", new CheckInEvent.StoryHangs(hangs, StoryKind.Question, At)),
            ("answer lost", new CheckInEvent.AnswerLost(SomeRound.Answer, Unsure: false, At)),
            ("answer in doubt", new CheckInEvent.AnswerLost(SomeRound.Answer, Unsure: true, At)),
            ("answers taken back", new CheckInEvent.AnswersTakenBack(
                SomeRound.Guild, [new(open.Id, SomeRound.Thread, new MessageId(9100))], At)),
            ("nudge asked", new CheckInEvent.NudgeAsked(open, SomeRound.Maya, At, At)),
            ("nudged", new CheckInEvent.Nudged(open, SomeRound.Maya, At)),
            ("idea offered", new CheckInEvent.IdeaOffered(hangs, new MemberId(1002), At)),
            ("idea welcome", new CheckInEvent.IdeaMet(hangs, new MemberId(1002), Welcome: true, At)),
            ("idea not now", new CheckInEvent.IdeaMet(hangs, new MemberId(1002), Welcome: false, At)),
            ("rallied", new CheckInEvent.Rallied(hangs, At)),
            ("cheered", new CheckInEvent.Cheered(hangs, new MemberId(1003), "I read it. Thank you.", At)),
            ("year shared", new CheckInEvent.YearShared(SomeRound.Guild, SomeRound.Channel, 2026, 48, 301, At)),
            ("year offered", new CheckInEvent.YearOffered(SomeRound.Guild, SomeRound.Room, 2026, 48, 301, 97, At)
            {
                Hands = 61,
            }),
            ("prompt suggested", new CheckInEvent.PromptSuggested(
                new PromptId(77), SomeRound.Guild, SomeRound.Maya, "Which song is stuck?", SomeRound.Room, At)),
            .. new[]
            {
                (true, ""), (true, "A fine one."), (false, ""), (false, "We had it last month."),
            }.Select(met => (
                $"prompt met, {met}",
                (CheckInEvent)new CheckInEvent.PromptMet(
                    SomeRound.Guild, SomeRound.Maya, "Which song is stuck?", met.Item1, met.Item2, At))),
            ("morning awaited", new CheckInEvent.MorningAwaited(SomeRound.Guild, At, At)),
            ("morning came", new CheckInEvent.MorningCame(SomeRound.Guild, SomeRound.Room, new([hangs], []), At)),
            ("closed", new CheckInEvent.Closed(closed with { Answers = 2 }, Dates[0], At)),
            ("closed, a night", new CheckInEvent.Closed(closed with { Format = RoundFormat.NightOwl }, Dates[0], At)),
            ("closed, nobody answered, my side", new CheckInEvent.Closed(closed with { MySide = true }, null, At)),
        ];

        Snapshots.Matches("Features/CheckIns", "Tell", string.Join("\n\n", events.Select(
            each => $"== {each.Item1} ==\n{CardPicture.OfEffects(CheckInViews.Tell(each.Item2)).TrimEnd()}")));
    }

    [Fact]
    public void EveryNeedOfTheForm_IsANeedThatIsKept() =>
        Assert.Equal(Enum.GetNames<WhatHelps>(), Enum.GetNames<NeedTag>());

    private static Card Board(CheckInBoard board) => CheckInViews.Board(board);

    private static HostBoard Hosts() => new([], [], [], [], Dates, 30);

    private static ScheduleBoard Scheduled(Rhythm rhythm) => new(
        rhythm,
        SomeRound.Channel,
        "Europe/Berlin",
        rhythm.On ? [.. Dates.Select((date, at) => (SomeRound.Wednesday.PlusWeeks(at), date))] : [],
        [.. Enumerable.Range(0, 8).Select(SomeRound.Wednesday.PlusWeeks)],
        HeldUntil: null);

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
