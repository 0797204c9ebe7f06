using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Calendars;

/// <summary>
/// Writes promises as an iCalendar file that any calendar takes in. Moments are written in UTC: they say the same
/// everywhere, and need no rules of time zones beside them. See RFC 5545.
/// </summary>
public static class CalendarFile
{
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>One file for one promise or for several.</summary>
    /// <param name="entries">What was promised; none: an empty calendar, which is still a valid file.</param>
    /// <param name="written">When the file is made.</param>
    public static byte[] Write(IEnumerable<CalendarEntry> entries, Instant written)
    {
        var file = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//MomBot//Promises//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        foreach (var entry in entries)
        {
            foreach (var line in Lines(entry, written))
                Line(line);
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());

        void Line(string line) => file.Append(ContentLine.Fold(line)).Append("\r\n");
    }

    private static IEnumerable<string> Lines(CalendarEntry entry, Instant written)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{ContentLine.Escape(entry.Uid)}";
        yield return $"DTSTAMP:{Moment.Format(written)}";
        yield return $"SEQUENCE:{entry.Revision.ToString(CultureInfo.InvariantCulture)}";
        foreach (var line in Times(entry.Time))
            yield return line;
        yield return $"SUMMARY:{ContentLine.Escape(entry.Summary)}";
        if (entry.Description.Length > 0)
            yield return $"DESCRIPTION:{ContentLine.Escape(entry.Description)}";
        yield return entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED";
        yield return "CLASS:PRIVATE";
        yield return entry.Time is CalendarTime.Between ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT";
        if (entry is { RemindBefore: { } before, IsCancelled: false })
        {
            yield return "BEGIN:VALARM";
            yield return "ACTION:DISPLAY";
            yield return $"DESCRIPTION:{ContentLine.Escape(entry.Summary)}";
            yield return $"TRIGGER:{Before(before)}";
            yield return "END:VALARM";
        }

        yield return "END:VEVENT";
    }

    /// <summary>A day that ends is written as the day after: the end is not part of it.</summary>
    private static IEnumerable<string> Times(CalendarTime time) => time switch
    {
        CalendarTime.Between(var from, var to) =>
            [$"DTSTART:{Moment.Format(from)}", $"DTEND:{Moment.Format(Instant.Max(from, to))}"],
        CalendarTime.Days(var first, var last) =>
        [
            $"DTSTART;VALUE=DATE:{Day.Format(first)}",
            $"DTEND;VALUE=DATE:{Day.Format(LocalDate.Max(first, last).PlusDays(1))}",
        ],
        _ => throw new InvalidOperationException($"{time.GetType().Name} cannot be written."),
    };

    private static string Before(Duration duration) => string.Create(
        CultureInfo.InvariantCulture, $"-PT{(long)Math.Max(duration.TotalMinutes, 0)}M");
}
