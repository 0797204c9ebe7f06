using System.Text.Json.Nodes;
using MomBot.Sandbox.Strictness;

namespace MomBot.Sandbox.World;

/// <summary>When an event comes back, by a rule that was found valid. Discord counts in UTC, and so do we.</summary>
public static class Recurrence
{
    public static DateTimeOffset After(DateTimeOffset start, JsonObject rule)
    {
        var every = (int)rule["interval"]!;
        return (int)rule["frequency"]! switch
        {
            RecurrenceForm.Daily => NextDay(start, rule["by_weekday"] as JsonArray),
            RecurrenceForm.Weekly => start.AddDays(7 * every),
            RecurrenceForm.Monthly => NextMonth(start, (JsonObject)rule["by_n_weekday"]![0]!),
            _ => NextYear(start, (int)rule["by_month"]![0]!, (int)rule["by_month_day"]![0]!),
        };
    }

    private static DateTimeOffset NextDay(DateTimeOffset start, JsonArray? days)
    {
        var next = start.AddDays(1);
        while (days is not null && days.All(day => (int)day! != Weekday(next))) next = next.AddDays(1);
        return next;
    }

    /// <summary>A month that has no fifth such day is left out.</summary>
    private static DateTimeOffset NextMonth(DateTimeOffset start, JsonObject nth)
    {
        var (n, weekday) = ((int)nth["n"]!, (int)nth["day"]!);
        var month = start.AddDays(1 - start.Day);
        while (true)
        {
            month = month.AddMonths(1);
            var first = month.AddDays((weekday - Weekday(month) + 7) % 7);
            if (first.AddDays(7 * (n - 1)) is var day && day.Month == month.Month) return day;
        }
    }

    private static DateTimeOffset NextYear(DateTimeOffset start, int month, int day)
    {
        for (var year = start.Year + 1; ; year++)
            if (day <= DateTime.DaysInMonth(year, month))
                return new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + start.UtcDateTime.TimeOfDay;
    }

    /// <summary>0 is Monday. See Discord docs: Guild Scheduled Event, Recurrence Rule - Weekday.</summary>
    private static int Weekday(DateTimeOffset at) => ((int)at.UtcDateTime.DayOfWeek + 6) % 7;
}
