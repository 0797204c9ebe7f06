using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>All schedules of a community, and one of them with everything that can be said about it.</summary>
public static partial class CheckInViews
{
    /// <summary>So many of a schedule's next dates are shown.</summary>
    public const int DatesShown = 3;

    /// <summary>So many of its next dates can be given rest.</summary>
    public const int DatesOffered = 8;

    public static Card Schedules(ImmutableArray<ScheduleBoard> schedules, ChannelId? room) => new(
    [
        new CardPart.Paragraph("## Schedules"),
        .. schedules.IsEmpty
            ? (CardPart[])[new CardPart.Paragraph("There are none yet. One weekly round in one channel is plenty.")]
            :
            [
                new CardPart.Paragraph(Join("\n", schedules.Select(Line))),
                new CardPart.Select(
                    new ChooseSchedule(),
                    "Look at one",
                    [
                        .. schedules.Select(each => new Choice(
                            each.Rhythm.Id.Value.ToString(CultureInfo.InvariantCulture),
                            RoundFormats.NameOf(each.Rhythm.Format),
                            When(each))),
                    ]),
            ],
        new CardPart.Buttons(
            new Button("Add a schedule", new OpenAddSchedule()),
            new Button("Add a tender day", new OpenTenderDay())),
        new CardPart.Divider(),
        new CardPart.Paragraph(room is null
            ?
            "Facilitators have no room yet. In one, I would show you each round a day ahead, and what waits for a human."
            : T($"I tell facilitators in {room.Value} what comes, and what waits for a human.")),
        new CardPart.ChannelSelect(new ChooseRoom(), "Where do facilitators read?", room),
    ]);

    /// <param name="word">What has just been done.</param>
    public static Card Schedule(ScheduleBoard board, Text? word = null) => new(
    [
        new CardPart.Paragraph(Join("\n", new[] { word, T($"## {RoundFormats.NameOf(board.Rhythm.Format)}"), About(board) }
            .OfType<Text>())),
        .. board.Rhythm.On ? On(board) : [],
        new CardPart.Buttons(
            new Button("Change day and time", new OpenSetRhythm(board.Rhythm.Id)),
            new Button("Fine-tune", new OpenFineTune(board.Rhythm.Id)),
            new Button("Go on now", new WakeRhythm(board.Rhythm.Id)) { Disabled = !CanWake(board) },
            new Button("All schedules", new ShowSchedules())),
    ]);

    private static IEnumerable<CardPart> On(ScheduleBoard board)
    {
        var (id, isHeld) = (board.Rhythm.Id, board.HeldUntil is not null);
        if (board.Next is [var (date, _), ..])
        {
            yield return new CardPart.Buttons(
                new Button("Send the next now", new SendNext(id, date)),
                new Button("Move the next", new OpenMove(id, date)),
                new Button(isHeld ? "Hold no longer" : "Hold for 24 hours", new HoldHere(id, !isHeld)));
        }

        yield return new CardPart.Select(
            new RestDates(id), "Which of these rest?", [.. board.Dates.Select(each => Offered(board.Rhythm, each))])
        {
            Min = 0,
            Max = board.Dates.Length,
        };
        yield return new CardPart.Select(new PauseRhythm(id), "Pause it for a while", Weeks);
    }

    private static readonly ImmutableArray<Choice> Weeks =
    [
        new(nameof(PauseFor.OneWeek), "One week"),
        new(nameof(PauseFor.TwoWeeks), "Two weeks"),
        new(nameof(PauseFor.FourWeeks), "Four weeks"),
        new(nameof(PauseFor.EightWeeks), "Eight weeks"),
    ];

    private static Choice Offered(Rhythm rhythm, LocalDate date) => new(
        LocalDatePattern.Iso.Format(date), T($"{date}"), Chosen: rhythm.Times.RestsOn(date));

    private static bool CanWake(ScheduleBoard board) =>
        !board.Rhythm.On || board.Dates.Any(board.Rhythm.Times.RestsOn);

    private static Text About(ScheduleBoard board)
    {
        var lines = new List<Text> { T($"{Where(board)} · {When(board)}") };
        if (!board.Rhythm.On)
            lines.Add(board.Rhythm.Silent >= RhythmRules.SilentRounds
                ? "It rests: nobody felt like it three times in a row, and that is fine. *Go on now* wakes it."
                : "It rests. *Go on now* wakes it.");
        else
            lines.Add(Join("\n", ["The next three:", .. board.Next.Take(DatesShown).Select(next => T($"{next.Due}"))]));
        if (board.HeldUntil is { } until)
            lines.Add(T($"What is scheduled there waits for your word until {until}."));
        if (board.Rhythm.Mix != Mix.HalfAndHalf)
            lines.Add(board.Rhythm.Mix == Mix.MostlyLight
                ? "Three of four questions are light."
                : "One of four questions is light.");
        if (board.Rhythm.Without.Length > 0)
            lines.Add(T($"It leaves out: {board.Rhythm.Without}"));
        return Join("\n", lines);
    }

    private static Text Line(ScheduleBoard board) => board switch
    {
        { Rhythm.On: false } => T($"**{RoundFormats.NameOf(board.Rhythm.Format)}** {Where(board)} · rests"),
        { Next: [var (_, due), ..] } =>
            T($"**{RoundFormats.NameOf(board.Rhythm.Format)}** {Where(board)} · next {due}"),
        _ => T($"**{RoundFormats.NameOf(board.Rhythm.Format)}** {Where(board)}"),
    };

    private static Text Where(ScheduleBoard board) => board.Place is { } place ? T($"in {place}") : "no channel yet";

    private static Text When(ScheduleBoard board) => board.Rhythm.Times is var times
        ? times.Rule switch
        {
            DateRule.Weeks { Every: 1 } weeks => T($"every {weeks.Day} at {times.At} ({board.Zone})"),
            DateRule.Weeks weeks => T($"every two weeks on {weeks.Day} at {times.At} ({board.Zone})"),
            DateRule.Months { Every: 1 } months =>
                T($"the first {months.Day} of the month at {times.At} ({board.Zone})"),
            DateRule.Months { Every: 12 } or DateRule.Years => T($"once a year at {times.At} ({board.Zone})"),
            DateRule.Months months => T($"every three months, on a {months.Day} at {times.At} ({board.Zone})"),
            _ => T($"every day at {times.At} ({board.Zone})"),
        }
        : Empty;
}
