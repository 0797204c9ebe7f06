using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>Recurring actions and their occurrences.</summary>
public sealed class ScheduleStore(Connections connections, IDateTimeZoneProvider zones)
{
    private const string Columns = """
        id, guild_id as guild, action, times, zone, is_on as "on", since, version
        """;

    /// <summary>Occurrences this process is taking the action of.</summary>
    private readonly ConcurrentDictionary<long, bool> _inFlight = [];

    /// <summary>The schedule with this number.</summary>
    public async Task<Schedule?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select {Columns} from schedules where id = @id", new { id }, cancellationToken)
            .ConfigureAwait(false)).SingleOrDefault();

    /// <summary>All of a community.</summary>
    public Task<IReadOnlyList<Schedule>> ListAsync(GuildId guild, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from schedules where guild_id = @guild order by id", new { guild }, cancellationToken);

    /// <summary>Saves a new or changed schedule and plans anew; the caller gets it back with its version.</summary>
    /// <param name="since">
    /// When it was decided, if that was earlier: what would have come since then, had it been saved at once, has its
    /// turn now.
    /// </param>
    public Task<Schedule> SaveAsync(Schedule schedule, CancellationToken cancellationToken, Instant? since = null) =>
        connections.WriteAsync(unit => SaveAsync(unit, schedule, since ?? unit.Now), cancellationToken);

    private async Task<Schedule> SaveAsync(UnitOfWork unit, Schedule schedule, Instant since)
    {
        var saved = schedule with { Version = schedule.Version + 1 };
        var written = await unit.ExecuteAsync(schedule.Version == 0
            ? """
              insert into schedules (id, guild_id, action, times, zone, is_on, since, version)
              values (@Id, @Guild, @Action, @Times, @Zone, @On, @since, @Version)
              on conflict do nothing
              """
            : """
              update schedules set action = @Action, times = @Times, zone = @Zone, is_on = @On, since = @since,
                version = @Version
              where id = @Id and guild_id = @Guild and version = @Version - 1
              """, new
        {
            saved.Id,
            saved.Guild,
            saved.Action,
            saved.Times,
            saved.Zone,
            saved.On,
            since,
            saved.Version,
        }).ConfigureAwait(false);
        if (written == 0)
            throw new StaleRowException();
        await unit.ExecuteAsync(
            "delete from occurrences where schedule_id = @Id and state = 'Due' and (due > @since or not @On)",
            new { saved.Id, since, saved.On }).ConfigureAwait(false);
        await new Planner(unit, zones).PlanAsync(saved, since, unit.Now).ConfigureAwait(false);
        return saved;
    }

    /// <summary>
    /// Gives each schedule that is on its next occurrence, and what was planned by older time zone rules its time by
    /// those of today.
    /// </summary>
    public async Task PlanAsync(Instant now, CancellationToken cancellationToken)
    {
        var unplanned = await connections.ReadAsync(connection => connection.QueryAsync<Row>($"""
            select {Columns} from schedules s
            where is_on and (not exists (
                select 1 from occurrences o where o.schedule_id = s.id and o.state in ('Due', 'Taken'))
              or exists (
                select 1 from occurrences o
                where o.schedule_id = s.id and o.state in ('Due', 'Taken') and o.state = 'Due'
                  and (o.due <= @now or o.tzdb <> @tzdb)))
            order by id
            """, new { now, tzdb = zones.VersionId }), cancellationToken).ConfigureAwait(false);
        var rows = unplanned.AsList();
        if (rows.Count == 0)
            return;
        await connections.WriteAsync(async unit =>
        {
            var planner = new Planner(unit, zones);
            foreach (var row in rows)
                await planner.PlanAsync(row.ToSchedule(), row.Since, now).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Occurrences whose time has come, earliest first, and those a process died over.</summary>
    public async Task<IReadOnlyList<Occurrence>> DueAsync(Instant now, CancellationToken cancellationToken)
    {
        var due = await connections.ReadAsync(connection => connection.QueryAsync<Occurrence>("""
            select o.id, o.schedule_id, s.guild_id as guild, s.action, o.local_date as date, o.slot, o.due, o.state,
              o.version, o.attempts
            from occurrences o join schedules s on s.id = o.schedule_id
            where o.state in ('Due', 'Taken') and o.due <= @now and (o.retry_at is null or o.retry_at <= @now)
            order by o.due, o.id
            """, new { now }), cancellationToken).ConfigureAwait(false);
        return [.. due.Where(occurrence => !_inFlight.ContainsKey(occurrence.Id))];
    }

    /// <summary>Claims the occurrence for this process; false when somebody else has it, or it has ended.</summary>
    public async Task<bool> TakeAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var taken = await connections.WriteAsync(unit => unit.ExecuteAsync("""
            update occurrences set state = 'Taken', version = version + 1
            where id = @Id and version = @Version and state in ('Due', 'Taken')
            """, new { occurrence.Id, occurrence.Version }), cancellationToken).ConfigureAwait(false) == 1;
        if (taken)
            _inFlight[occurrence.Id] = true;
        return taken;
    }

    /// <summary>
    /// Ends the occurrence (or sets it back to Due, or aside as Held). Where that cannot be saved, it is in nobody's
    /// hands any more, and comes back as due.
    /// </summary>
    /// <param name="retryAt">Not before this it has another turn; only what failed has one.</param>
    public async Task FinishAsync(
        long occurrenceId, OccurrenceState state, CancellationToken cancellationToken, Instant? retryAt = null)
    {
        try
        {
            await connections.WriteAsync(
                unit => unit.ExecuteAsync("""
                    update occurrences set state = @state, version = version + 1, retry_at = @retryAt,
                      attempts = attempts + case when @state = 'Done' then 0 else 1 end
                    where id = @occurrenceId
                    """, new { occurrenceId, state = state.ToString(), retryAt }), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _inFlight.TryRemove(occurrenceId, out _);
        }
    }

    /// <summary>When the next occurrence is due; null when none is planned.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        // Both conditions: the first names the index, the second the rows.
        connection => connection.QuerySingleAsync<Instant?>("""
            select min(next) from (
              select min(due) as next from occurrences
              where state in ('Due', 'Taken') and state = 'Due' and retry_at is null
              union all
              select min(retry_at) from occurrences where retry_at is not null and state = 'Due') nearest
            """), cancellationToken);

    private async Task<IReadOnlyList<Schedule>> ReadAsync(string sql, object args, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(
            connection => connection.QueryAsync<Row>(sql, args), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSchedule())];
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, GuildId Guild, string Action, Timetable Times, string Zone, bool On, Instant? Since, int Version)
    {
        public Schedule ToSchedule() => new(Id, Guild, Action, Times, Zone, On, Version);
    }
}
