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

    /// <summary>The first date of the rule whose instant lies after the given one.</summary>
    public static (LocalDate Date, Instant Due) Next(WeekRule rule, LocalTime at, DateTimeZone zone, Instant after)
    {
        var step = 7 * rule.EveryWeeks;
        var first = rule.Anchor.DayOfWeek == rule.Day ? rule.Anchor : rule.Anchor.Next(rule.Day);
        // One step early: where the clocks changed, a date's instant may lie on the next date.
        var passed = Period.DaysBetween(first, after.InZone(zone).Date) / step - 1;
        var date = passed > 0 ? first.PlusDays(passed * step) : first;
        while (Resolve(date, at, zone) <= after)
            date = date.PlusDays(step);
        return (date, Resolve(date, at, zone));
    }

    /// <summary>When a local date and time is.</summary>
    public static Instant Resolve(LocalDate date, LocalTime at, DateTimeZone zone) =>
        (date + at).InZone(zone, Resolver).ToInstant();
}
