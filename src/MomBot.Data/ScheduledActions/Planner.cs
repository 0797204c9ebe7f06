using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>
/// Gives a schedule its next occurrence: never two for one date, never one for a date that had its own.
/// </summary>
internal sealed class Planner(UnitOfWork unit, IDateTimeZoneProvider zones)
{
    public async Task PlanAsync(Schedule schedule, Instant now)
    {
        // A zone that this release does not know cannot be computed; Setup refuses it when it is chosen.
        if (!schedule.On || zones.GetZoneOrNull(schedule.Zone) is not { } zone)
            return;
        var known = (await unit.QueryAsync<Known>(
            """
            select id, local_date as date, due, state from occurrences
            where schedule_id = @Id and slot = 0 and (state = 'Due' or local_date >= @since)
            """, new { schedule.Id, since = now.InUtc().Date.PlusDays(-2) }).ConfigureAwait(false))
            .ToDictionary(occurrence => occurrence.Date);
        // One that is overdue has its turn before the next is planned.
        if (known.Values.Any(occurrence => occurrence.State == OccurrenceState.Due && occurrence.Due <= now))
            return;
        var next = LocalSchedule.Next(schedule.Rule, schedule.At, zone, now);
        while (known.TryGetValue(next.Date, out var there))
        {
            if (there.State == OccurrenceState.Due)
            {
                await MoveAsync(there, next.Due).ConfigureAwait(false);
                return;
            }

            next = LocalSchedule.Next(schedule.Rule, schedule.At, zone, next.Due);
        }

        await unit.ExecuteAsync("""
            insert into occurrences (id, schedule_id, local_date, slot, due, state, version)
            values (@id, @scheduleId, @Date, 0, @Due, 'Due', 1)
            on conflict do nothing
            """, new { id = unit.Ids.Next(), scheduleId = schedule.Id, next.Date, next.Due }).ConfigureAwait(false);
        unit.Wakes = true;
    }

    /// <summary>A newer time zone database may put the same date's time elsewhere.</summary>
    private async Task MoveAsync(Known occurrence, Instant due)
    {
        if (occurrence.Due == due)
            return;
        await unit.ExecuteAsync(
            "update occurrences set due = @due, version = version + 1 where id = @Id and state = 'Due'",
            new { occurrence.Id, due }).ConfigureAwait(false);
        unit.Wakes = true;
    }

    [method: ExplicitConstructor]
    private sealed record Known(long Id, LocalDate Date, Instant Due, OccurrenceState State);
}
