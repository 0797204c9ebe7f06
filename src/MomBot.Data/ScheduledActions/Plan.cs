using System.Collections.Immutable;
using Dapper;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>What is known of one date of a schedule.</summary>
[method: ExplicitConstructor]
public sealed record KnownDate(long Id, LocalDate Date, Instant Due, OccurrenceState State);

/// <summary>
/// What a schedule's occurrences are to become at a moment. A date is never planned twice; of several that went by
/// unnoticed only the newest still has its turn, and the others are kept as missed, so that nothing comes in a burst
/// and nothing is lost without a trace.
/// </summary>
/// <param name="Missed">Dates that went by and are only noted.</param>
/// <param name="TooLate">Occurrences that waited for their turn while newer ones went by: noted as missed.</param>
/// <param name="Due">The occurrence to insert, if any.</param>
/// <param name="Again">An occurrence there is, to be due (again) at this instant.</param>
public sealed record Plan(
    ImmutableArray<(LocalDate Date, Instant Due)> Missed,
    ImmutableArray<KnownDate> TooLate,
    (LocalDate Date, Instant Due)? Due,
    (KnownDate Known, Instant Due)? Again)
{
    /// <summary>More than two years of nights.</summary>
    private const int MostMissed = 1000;

    /// <param name="since">Nothing before this instant went by: the schedule was made or changed then.</param>
    /// <param name="known">All its dates that are due, or lie at or after the newest that has gone by.</param>
    public static Plan Of(
        Timetable times, DateTimeZone zone, Instant now, Instant since, IReadOnlyCollection<KnownDate> known)
    {
        var passed = Passed(times, zone, now, since, known);
        var overdue = known.Where(each => each.State == OccurrenceState.Due && each.Due <= now).ToImmutableArray();
        if (passed.Length > 0)
            return new(passed[..^1], overdue, passed[^1], null);
        if (overdue.Length > 0)
            return new([], [], null, null); // It has its turn before the next is planned.
        var byDate = known.ToDictionary(each => each.Date);
        var next = LocalSchedule.Next(times, zone, now);
        for (; byDate.TryGetValue(next.Date, out var there); next = LocalSchedule.Next(times, zone, next.Due))
        {
            // Missed and yet ahead: the clock was wrong for a while, and has come back.
            var isAhead = there.State == OccurrenceState.Missed && there.Due > now;
            if (there.State == OccurrenceState.Due || isAhead)
                return new([], [], null, (there, next.Due));
        }

        return new([], [], next, null);
    }

    private static ImmutableArray<(LocalDate Date, Instant Due)> Passed(
        Timetable times, DateTimeZone zone, Instant now, Instant since, IReadOnlyCollection<KnownDate> known)
    {
        var passed = ImmutableArray.CreateBuilder<(LocalDate, Instant)>();
        var after = known.Where(each => each.Due <= now).Select(each => each.Due).Append(since).Max();
        for (var next = LocalSchedule.Next(times, zone, after);
            next.Due <= now && passed.Count < MostMissed;
            next = LocalSchedule.Next(times, zone, next.Due))
        {
            if (known.All(each => each.Date != next.Date))
                passed.Add(next);
        }

        return passed.ToImmutable();
    }
}
