using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What has to be done because of what happened to check-ins.</summary>
public static partial class CheckInViews
{
    private static readonly Duration LooksAgain = Duration.FromMinutes(30);

    /// <summary>Facilitators see what comes so long before it does.</summary>
    public static readonly Duration Ahead = Duration.FromHours(24);

    private static readonly Duration ADay = Duration.FromHours(24);

    /// <summary>When facilitators are offered what a year came to.</summary>
    private static readonly Timetable YearNearsItsEnd = new(new DateRule.Years(12, 27), new LocalTime(10, 0));

    public static ImmutableArray<Effect> Tell(CheckInEvent happened) => happened switch
    {
        CheckInEvent.RhythmSet(var rhythm, var zone, var at) =>
        [
            new Effect.Recur(rhythm.Id.Value, new OpenRound(rhythm.Id), rhythm.Times, zone, rhythm.On),
            Preview(rhythm, zone, at),
            .. rhythm.IsFirst
                ? (Effect[])[new Effect.Recur(-rhythm.Guild.Value, new OfferYear(), YearNearsItsEnd, zone, On: true)]
                : [],
        ],
        CheckInEvent.Armed(var rhythm, var zone, var at) => [Preview(rhythm, zone, at)],
        CheckInEvent.WentToRest(var rhythm, var place, { } room, _) => [new Effect.Post(room, Resting(rhythm, place))],
        CheckInEvent.WentToRest => [],
        CheckInEvent.Previewed(var round, var due, var why, var room, _) =>
            [new Effect.Post(room, Coming(round, due, why)) { Until = due, Lane = LaneOf(round.Id) }],
        CheckInEvent.Waits(var round, var room, _) => [new Effect.Post(room, WaitingCard(round))],
        CheckInEvent.Refused(var round, var left, var at) =>
            [new Effect.Later(new RetryRound(round.Id, left), at + LooksAgain)],
        CheckInEvent.Opened(var round, _, var until) =>
        [
            new Effect.Post(round.Channel!.Value, Card(round))
            {
                Then = new RoundPosted(round.Id),
                Until = until,
                Lane = LaneOf(round.Id),
            },
        ],
        CheckInEvent.Posted(var round, var at) =>
        [
            new Effect.OpenThread(round.Channel!.Value, round.Message!.Value, ThreadName(round))
            {
                Then = new ThreadOpened(round.Id),
                Lane = LaneOf(round.Id),
            },
            new Effect.Later(new CloseRound(round.Id), round.ClosesAt!.Value, LaneOf(round.Id) + ":close"),
            .. round.Format == RoundFormat.Stretch
                ? (Effect[])[new Effect.Later(new AskAfter(round.Id), at + ADay, LaneOf(round.Id) + ":after")]
                : [],
        ],
        CheckInEvent.Threaded(var round, _) =>
        [
            new Effect.Post(round.AnswersIn!.Value, FirstWords(round) with { Silent = true })
            {
                Lane = LaneOf(round.Id),
            },
            .. Poll(round),
        ],
        CheckInEvent.PollRefused(var round, var at) =>
            [new Effect.Later(new HangPoll(round.Id), at + LooksAgain, LaneOf(round.Id) + ":poll")],
        CheckInEvent.PollWanted(var round, _) => [.. Poll(round)],
        CheckInEvent.AskedAfter(var round, _) =>
            [new Effect.Post(round.AnswersIn ?? round.Channel!.Value, AfterStretch) { Lane = LaneOf(round.Id) }],
        CheckInEvent.Closed over => Ended(over.Round, over),
        _ => TellOfAnswers(happened),
    };

    private static IEnumerable<Effect> Poll(Round round) => round.Poll is not { } poll
        ? []
        :
        [
            new Effect.PostPoll(
                round.AnswersIn!.Value, T($"{poll.Question}"), [.. poll.Answers.Select(each => T($"{each}"))])
            {
                Then = new PollPosted(round.Id),
                Lane = LaneOf(round.Id),
            },
        ];

    private static ImmutableArray<Effect> TellOfAnswers(CheckInEvent happened) => happened switch
    {
        CheckInEvent.Answered(var round, var answer, var words, var note, var at) =>
        [
            .. answer.Readers == Readers.Everyone && round is { IsWithoutThread: false }
                ? (Effect[])[new Effect.AddToThread(answer.Channel!.Value, answer.Member) { Lane = LaneOf(round.Id) }]
                : [],
            new Effect.Post(
                answer.Channel!.Value,
                answer.Readers == Readers.Facilitators
                    ? ForFacilitators(answer, words, note)
                    : Answer(answer, words, note),
                Sensitive: true)
            {
                Then = new AnswerPosted(round.Id, answer.Id, answer.Channel!.Value),
                Lane = LaneOf(round.Id),
            },
            .. answer.Need is NeedTag.Ear or NeedTag.Cry or NeedTag.Vent
                ? (Effect[])
                [
                    new Effect.Later(new LookAfter(), at + Unheard, Keyed("answer", answer.Id.Value) + ":heard"),
                ]
                : [],
        ],
        CheckInEvent.Rewritten(var answer, var words, var note, _) =>
        [
            new Effect.UpdateCard(answer.Channel!.Value, answer.Message!.Value, Answer(answer, words, note))
            {
                Lane = LaneOf(answer.Round),
            },
        ],
        CheckInEvent.AnswerLost(var answer, var unsure, _) =>
            [new Effect.Tell(answer.Member, Lost(answer, unsure))],
        CheckInEvent.AnswersTakenBack(_, var messages, _) =>
        [
            .. messages.Select(each => new Effect.TakeDown(each.Channel, each.Message) { Lane = LaneOf(each.Round) }),
        ],
        CheckInEvent.NudgeAsked(var round, var member, var due, _) =>
        [
            new Effect.Later(
                new NudgeMember(round.Id, member), due, $"{LaneOf(round.Id)}:{Keyed("nudge", member.Value)}"),
        ],
        CheckInEvent.Nudged(var round, var member, _) => [new Effect.Tell(member, Nudge(round))],
        CheckInEvent.IdeaOffered(var answer, var by, _) => [new Effect.Tell(answer.Member, MayI(answer, by))],
        CheckInEvent.IdeaMet(var answer, var by, var welcome, _) => [new Effect.Tell(by, IdeaMet(answer, welcome))],
        CheckInEvent.Told(var answer, var words, var note, var kind, var at) { MySide: var mySide } =>
        [
            new Effect.Post(answer.Channel!.Value, Answer(answer, words, note), Sensitive: true)
            {
                Then = new StoryPosted(answer.Id, answer.Channel!.Value, kind),
            },
            new Effect.Later(
                new SettleStory(answer.Id), at + Rhythm.UsualWindow, Keyed("answer", answer.Id.Value) + ":settle"),
            .. mySide
                ? (Effect[])
                [
                    new Effect.Later(
                        new ExpireStory(answer.Id),
                        at + CheckInRules.MySideStays,
                        Keyed("answer", answer.Id.Value) + ":expire"),
                ]
                : [],
        ],
        CheckInEvent.StoryHangs(var answer, var kind, _) =>
            [new Effect.OpenThread(answer.Channel!.Value, answer.Message!.Value, StoryThread(kind))],
        CheckInEvent.Rallied(var answer, _) =>
        [
            new Effect.Post(answer.Channel!.Value, Rally(answer)) { Lane = LaneOf(answer.Round) },
        ],
        CheckInEvent.Cheered(var answer, var by, var words, _) =>
            [new Effect.Tell(answer.Member, Cheer(answer, by, words))],
        CheckInEvent.YearShared(_, var channel, var year, var rounds, var answers, _) { Nods: var nods } shared =>
            [new Effect.Post(channel, Year(new(year, rounds, answers, nods, shared.Hands), mayShare: false))],
        CheckInEvent.YearOffered(_, var room, var year, var rounds, var answers, var nods, _) offered =>
            [new Effect.Post(room, YearOffered(new(year, rounds, answers, nods, offered.Hands)))],
        CheckInEvent.PromptSuggested(var prompt, _, var by, var words, var room, _) =>
            [new Effect.Post(room, SuggestedCard(prompt, by, words))],
        CheckInEvent.PromptMet(_, var by, var words, var taken, var reason, _) =>
            [new Effect.Tell(by, SuggestionMet(words, taken, reason))],
        CheckInEvent.MorningAwaited(_, var due, _) { Whole: false } => [new Effect.Later(new LookAfter(), due)],
        CheckInEvent.MorningAwaited(var guild, var due, _) => [NextMorning(guild, due)],
        CheckInEvent.MorningCame(var guild, var room, var list, _) { Next: var next } =>
        [
            new Effect.Post(room, Morning(list, [])),
            .. next is { } due ? [NextMorning(guild, due)] : ImmutableArray<Effect>.Empty,
        ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    /// <summary>One list a morning, whatever asked for it.</summary>
    private static Effect.Later NextMorning(GuildId guild, Instant due) =>
        new(new ListMorning(), due, Keyed("morning", guild.Value));

    private static ImmutableArray<Effect> Ended(Round round, CheckInEvent.Closed over) =>
    [
        new Effect.UpdateCard(round.Channel!.Value, round.Message!.Value, Card(round, over.Next))
        {
            Lane = LaneOf(round.Id),
        },
        .. round is { IsWithoutThread: false, AnswersIn: { } thread } && !RoundFormats.IsQuiet(round.Format)
            ? (Effect[])
            [
                new Effect.CountMessages(thread) { Then = new ThreadCounted(round.Id), Lane = LaneOf(round.Id) },
            ]
            : [],
        .. round is { IsWithoutThread: false, AnswersIn: { } place, Answers: > 0 }
            ? (Effect[])[new Effect.Post(place, Digest(over)) { Lane = LaneOf(round.Id) }]
            : [],
        .. round is { Format: RoundFormat.NightOwl, IsWithoutThread: false, AnswersIn: { } nightly }
            ? (Effect[])[new Effect.CloseThread(nightly) { Lane = LaneOf(round.Id) }]
            : [],
        .. round.MySide
            ? (Effect[])
            [
                new Effect.Later(
                    new ExpireAnswers(round.Id), over.At + CheckInRules.MySideStays, LaneOf(round.Id) + ":expire"),
            ]
            : [],
    ];

    /// <summary>When a day is left until the next one; at once when it comes sooner.</summary>
    private static Effect Preview(Rhythm rhythm, string zone, Instant at)
    {
        var key = Keyed("rhythm", rhythm.Id.Value) + ":preview";
        if (!rhythm.On || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known)
            return new Effect.NotAnyMore(key);
        var next = LocalSchedule.Next(rhythm.Times, known, at).Due - Ahead;
        return new Effect.Later(new PreviewRound(rhythm.Id), Instant.Max(next, at), key);
    }

    private static Text ThreadName(Round round) => round switch
    {
        { Format: RoundFormat.Question, Prompt: { Length: > 0 } prompt } => T($"{prompt}"),
        _ => T($"{RoundFormats.NameOf(round.Format)} · {round.Date}"),
    };

    private static Text StoryThread(StoryKind kind) => kind switch
    {
        StoryKind.Story => "A story, told in my own words",
        StoryKind.Question => "A question to all of us here",
    };

    private static Card Rally(Answer answer) => new(
        T($"{answer.Member}, people here are with you. Whoever has a hand or an hour to spare can say so below."),
        new CardPart.Buttons(new Button("Ask for a hand", new OpenAsk()), new Button("Support", new OpenSupport())))
    {
        Silent = true,
    };

    private static Card Lost(Answer answer, bool unsure) => unsure
        ? T($"I could not make sure that your answer arrived in {answer.Channel!.Value}. Please have a look; if it isn't there, /checkin takes another one.")
        : T($"Your answer could not be posted in {answer.Channel!.Value}: I am not allowed to write there, or it is gone. I don't keep your words, so they would have to be written again once that is mended.");

    private static string Keyed(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
}
