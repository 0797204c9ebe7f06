using NodaTime;
using NodaTime.TimeZones;

namespace MomBot.Data.ScheduledActions;

/// <summary>From what people mean to instants: the only place where local dates and times become UTC.</summary>
public static class LocalSchedule
{
    /// <summary>
    /// A time that the clocks skip means the first moment after; one they repeat means the first time.
    /// </summary>
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The first occurrence whose instant lies after the given one.</summary>
    public static (LocalDate Date, Instant Due) Next(Timetable times, DateTimeZone zone, Instant after)
    {
        var next = NextByRule(times, zone, after);
        foreach (var move in times.Moves)
        {
            if (!times.RestsOn(move.Date)
                && Resolve(move.To.Date, move.To.TimeOfDay, zone) is var due && due > after && due < next.Due)
                next = (move.Date, due);
        }

        return next;
    }

    /// <summary>The next few.</summary>
    public static IEnumerable<(LocalDate Date, Instant Due)> Upcoming(
        Timetable times, DateTimeZone zone, Instant after, int count)
    {
        for (var next = Next(times, zone, after); count-- > 0; next = Next(times, zone, next.Due))
            yield return next;
    }

    /// <summary>When a local date and time is.</summary>
    public static Instant Resolve(LocalDate date, LocalTime at, DateTimeZone zone) =>
        (date + at).InZone(zone, Resolver).ToInstant();

    private static (LocalDate Date, Instant Due) NextByRule(Timetable times, DateTimeZone zone, Instant after)
    {
        // One day early: where the clocks changed, a date's instant may lie on the next date.
        var date = times.Rule.OnOrAfter(after.InZone(zone).Date.PlusDays(-1));
        while (true)
        {
            if (!times.RestsOn(date) && !times.IsMoved(date)
                && Resolve(date, times.At, zone) is var due && due > after)
                return (date, due);
            date = times.Rule.OnOrAfter(date.PlusDays(1));
        }
    }
}
