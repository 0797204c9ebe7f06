using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>Brings a schedule's occurrences to what its <see cref="Plan"/> says.</summary>
internal sealed class Planner(UnitOfWork unit, IDateTimeZoneProvider zones)
{
    public async Task PlanAsync(Schedule schedule, Instant? since, Instant now)
    {
        // A zone that this release does not know cannot be computed; Setup refuses it when it is chosen.
        if (!schedule.On || zones.GetZoneOrNull(schedule.Zone) is not { } zone)
            return;
        var known = await unit.QueryAsync<KnownDate>("""
            select id, local_date as date, due, state from occurrences
            where schedule_id = @Id and slot = 0 and (state = 'Due' or local_date >= @recent or due >= coalesce(
              (select max(due) from occurrences where schedule_id = @Id and slot = 0 and due <= @now), 0))
            """, new { schedule.Id, now, recent = now.InUtc().Date.PlusDays(-2) }).ConfigureAwait(false);
        var plan = Plan.Of(schedule.Times, zone, now, since ?? now, known);
        foreach (var occurrence in plan.TooLate)
            await SetAsync(occurrence.Id, OccurrenceState.Missed, occurrence.Due).ConfigureAwait(false);
        foreach (var missed in plan.Missed)
            await InsertAsync(schedule.Id, missed, OccurrenceState.Missed).ConfigureAwait(false);
        if (plan.Again is var (there, due))
            await SetAsync(there.Id, OccurrenceState.Due, due).ConfigureAwait(false);
        if (plan.Due is { } next)
            await InsertAsync(schedule.Id, next, OccurrenceState.Due).ConfigureAwait(false);
        unit.Wakes |= plan.Due is not null || plan.Again is { } again && again.Due != again.Known.Due;
    }

    private Task<int> InsertAsync(long schedule, (LocalDate Date, Instant Due) when, OccurrenceState state) =>
        unit.ExecuteAsync("""
            insert into occurrences (id, schedule_id, local_date, slot, due, state, tzdb, version)
            values (@id, @schedule, @Date, 0, @Due, @state, @tzdb, 1)
            on conflict do nothing
            """, new
        {
            id = unit.Ids.Next(),
            schedule,
            when.Date,
            when.Due,
            state = state.ToString(),
            tzdb = zones.VersionId,
        });

    private Task<int> SetAsync(long id, OccurrenceState state, Instant due) => unit.ExecuteAsync("""
        update occurrences set state = @state, due = @due, tzdb = @tzdb, version = version + 1
        where id = @id and state in ('Due', 'Missed') and (state <> @state or due <> @due or tzdb <> @tzdb)
        """, new { id, state = state.ToString(), due, tzdb = zones.VersionId });
}
