using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.ScheduledActions;

/// <summary>
/// A timetable in one line of text: <c>weeks 1 Wednesday 2024-01-01 at 10:00; rest 2026-12-24 2027-01-06; move
/// 2026-12-23 2026-12-22T18:00</c>.
/// </summary>
public static class TimetableText
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly LocalDateTimePattern Moment =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static string Write(Timetable times) => string.Join("; ", [
        $"{Write(times.Rule)} at {Minutes.Format(times.At)}",
        .. times.Rests.Select(rest => $"rest {Date(rest.From)} {Date(rest.Until)}"),
        .. times.Moves.Select(move => $"move {Date(move.Date)} {Moment.Format(move.To)}"),
    ]);

    /// <exception cref="FormatException">It was not written by <see cref="Write(Timetable)"/>.</exception>
    public static Timetable Parse(string text)
    {
        var parts = text.Split("; ");
        var (rule, at) = parts[0].Split(" at ") is [var before, var after]
            ? (Rule(before.Split(' ')), Minutes.Parse(after).Value)
            : throw Not(text);
        var rests = ImmutableArray.CreateBuilder<Rest>();
        var moves = ImmutableArray.CreateBuilder<Move>();
        foreach (var part in parts[1..])
        {
            switch (part.Split(' '))
            {
                case ["rest", var from, var until]:
                    rests.Add(new(Date(from), Date(until)));
                    break;
                case ["move", var date, var to]:
                    moves.Add(new(Date(date), Moment.Parse(to).Value));
                    break;
                default:
                    throw Not(text);
            }
        }

        return new(rule, at, rests.ToImmutable(), moves.ToImmutable());
    }

    private static string Write(DateRule rule) => rule switch
    {
        DateRule.Days(var every, var anchor) => Invariant($"days {every} {Date(anchor)}"),
        DateRule.Weeks(var every, var day, var anchor) => Invariant($"weeks {every} {day} {Date(anchor)}"),
        DateRule.Months(var every, var week, var day, var month) => Invariant($"months {every} {week} {day} {month}"),
        DateRule.Years(var month, var day) => Invariant($"years {month} {day}"),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} has no text."),
    };

    private static DateRule Rule(string[] words) => words switch
    {
        ["days", var every, var anchor] => new DateRule.Days(Number(every), Date(anchor)),
        ["weeks", var every, var day, var anchor] => new DateRule.Weeks(Number(every), Day(day), Date(anchor)),
        ["months", var every, var week, var day, var month] =>
            new DateRule.Months(Number(every), Number(week), Day(day), Number(month)),
        ["years", var month, var day] => new DateRule.Years(Number(month), Number(day)),
        _ => throw Not(string.Join(' ', words)),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static IsoDayOfWeek Day(string text) => Enum.Parse<IsoDayOfWeek>(text);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static FormatException Not(string text) => new($"\"{text}\" is not a timetable.");
}
