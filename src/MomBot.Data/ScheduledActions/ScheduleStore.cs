using System.Collections.Concurrent;
using System.Collections.Immutable;
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

    /// <summary>So that whoever presses meanwhile does not wait for all of them.</summary>
    private const int PlannedAtOnce = 50, Slice = 200;

    /// <summary>Occurrences this process is taking the action of.</summary>
    private readonly ConcurrentDictionary<long, ValueTuple> _inFlight = [];

    /// <summary>The schedule with this number.</summary>
    public async Task<Schedule?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select {Columns} from schedules where id = @id", new { id }, cancellationToken)
            .ConfigureAwait(false)).SingleOrDefault();

    /// <summary>All of a community.</summary>
    public Task<IReadOnlyList<Schedule>> ListAsync(GuildId guild, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from schedules where guild_id = @guild order by id", new { guild }, cancellationToken);

    /// <summary>Dates of a community's schedules that went by unnoticed in a span of time, the newest first.</summary>
    public Task<ImmutableArray<(long Schedule, LocalDate Date)>> MissedAsync(
        GuildId guild, Instant since, Instant until, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<MissedRow>("""
                select o.schedule_id as schedule, o.local_date as date
                from occurrences o join schedules s on s.id = o.schedule_id
                where s.guild_id = @guild and o.state = 'Missed' and o.due >= @since and o.due <= @until
                order by o.due desc
                """, new { guild, since, until }).ConfigureAwait(false);
            return rows.Select(row => (row.Schedule, row.Date)).ToImmutableArray();
        }, cancellationToken);

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
    /// those of today. It looks at every schedule there is: for a start. Later, each plans its next as it ends.
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
        foreach (var rows in unplanned.Chunk(PlannedAtOnce))
        {
            await connections.WriteAsync(async unit =>
            {
                var planner = new Planner(unit, zones);
                foreach (var row in rows)
                    await planner.PlanAsync(row.ToSchedule(), row.Since, now).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Occurrences whose time has come, earliest first, and those a process died over.</summary>
    /// <param name="after">Go on behind this one.</param>
    public async Task<IReadOnlyList<Occurrence>> DueAsync(
        Instant now, CancellationToken cancellationToken, Occurrence? after = null, int limit = int.MaxValue)
    {
        var due = await connections.ReadAsync(connection => connection.QueryAsync<Occurrence>("""
            select o.id, o.schedule_id, s.guild_id as guild, s.action, o.local_date as date, o.slot, o.due, o.state,
              o.version, o.attempts
            from occurrences o join schedules s on s.id = o.schedule_id
            where o.state in ('Due', 'Taken') and o.due <= @now and (o.due, o.id) > (@from, @id)
              and (o.retry_at is null or o.retry_at <= @now)
            order by o.due, o.id limit @limit
            """, new { now, limit, from = after?.Due ?? Instant.FromUnixTimeMilliseconds(0), id = after?.Id ?? 0 }),
            cancellationToken).ConfigureAwait(false);
        return [.. due.Where(occurrence => !_inFlight.ContainsKey(occurrence.Id))];
    }

    /// <summary>
    /// Takes all that is due, in slices, so that what one person waits for is not behind a hundred thousand rounds.
    /// </summary>
    /// <param name="take">False: newer ones stand in for this one, which had waited too long.</param>
    /// <param name="between">What else there is to do has its turn after each slice.</param>
    public async Task TakeDueAsync(
        Instant now, Func<Occurrence, Task<bool>> take, Func<Task> between, CancellationToken cancellationToken)
    {
        var standIns = false;
        for (var pass = 0; pass == 0 || (pass == 1 && standIns); pass++)
        {
            Occurrence? last = null;
            do
            {
                var due = await DueAsync(now, cancellationToken, last, Slice).ConfigureAwait(false);
                await Turns.TakeAsync(due, each => each.Guild, async each =>
                    standIns |= !await take(each).ConfigureAwait(false)).ConfigureAwait(false);
                await between().ConfigureAwait(false);
                last = due is [.., var newest] ? newest : null;
            }
            while (last is not null);
        }
    }

    /// <summary>
    /// Claims the occurrence for this process; false when somebody else has it, it has ended, or newer ones of its
    /// schedule have gone by since, of which the newest is due instead.
    /// </summary>
    public async Task<bool> TakeAsync(Occurrence occurrence, Instant now, CancellationToken cancellationToken)
    {
        var taken = await connections.WriteAsync(async unit =>
        {
            if (occurrence.State == OccurrenceState.Due)
                await PlanAsync(unit, occurrence.ScheduleId, now).ConfigureAwait(false);
            return await unit.ExecuteAsync("""
                update occurrences set state = 'Taken', version = version + 1
                where id = @Id and version = @Version and state in ('Due', 'Taken')
                """, new { occurrence.Id, occurrence.Version }).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false) == 1;
        if (taken)
            _inFlight[occurrence.Id] = default;
        return taken;
    }

    /// <summary>
    /// Ends the occurrence and plans the next (or sets it back to Due, or aside as Held). Where that cannot be saved,
    /// it is in nobody's hands any more, and comes back as due.
    /// </summary>
    /// <param name="retryAt">Not before this it has another turn; only what failed has one.</param>
    public async Task FinishAsync(
        Occurrence occurrence, OccurrenceState state, Instant now, CancellationToken cancellationToken,
        Instant? retryAt = null)
    {
        try
        {
            await connections.WriteAsync(async unit =>
            {
                await unit.ExecuteAsync("""
                    update occurrences set state = @state, version = version + 1, retry_at = @retryAt,
                      attempts = attempts + case when @state = 'Done' then 0 else 1 end
                    where id = @Id
                    """, new { occurrence.Id, state = state.ToString(), retryAt }).ConfigureAwait(false);
                if (state != OccurrenceState.Due)
                    await PlanAsync(unit, occurrence.ScheduleId, now).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _inFlight.TryRemove(occurrence.Id, out _);
        }
    }

    private async Task PlanAsync(UnitOfWork unit, long schedule, Instant now)
    {
        if (await unit.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from schedules where id = @schedule", new { schedule }).ConfigureAwait(false) is { } row)
            await new Planner(unit, zones).PlanAsync(row.ToSchedule(), row.Since, now).ConfigureAwait(false);
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
    private sealed record MissedRow(long Schedule, LocalDate Date);

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, GuildId Guild, string Action, Timetable Times, string Zone, bool On, Instant? Since, int Version)
    {
        public Schedule ToSchedule() => new(Id, Guild, Action, Times, Zone, On, Version);
    }
}
