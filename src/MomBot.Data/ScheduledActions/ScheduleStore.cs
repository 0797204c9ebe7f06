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
        id, guild_id as guild, action, day, every_weeks, anchor, at, zone, is_on as "on", version
        """;

    /// <summary>Occurrences this process is taking the action of.</summary>
    private readonly ConcurrentDictionary<long, bool> _inFlight = [];

    private volatile bool _checked;

    /// <summary>The schedule with this number.</summary>
    public async Task<Schedule?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select {Columns} from schedules where id = @id", new { id }, cancellationToken)
            .ConfigureAwait(false)).SingleOrDefault();

    /// <summary>All of a community.</summary>
    public Task<IReadOnlyList<Schedule>> ListAsync(GuildId guild, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from schedules where guild_id = @guild order by id", new { guild }, cancellationToken);

    /// <summary>Saves a new or changed schedule and plans anew; the caller gets it back with its version.</summary>
    public Task<Schedule> SaveAsync(Schedule schedule, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => SaveAsync(unit, schedule), cancellationToken);

    /// <summary>The same inside a unit of work.</summary>
    public async Task<Schedule> SaveAsync(UnitOfWork unit, Schedule schedule)
    {
        var saved = schedule with { Version = schedule.Version + 1 };
        var written = await unit.ExecuteAsync(schedule.Version == 0
            ? """
              insert into schedules (id, guild_id, action, day, every_weeks, anchor, at, zone, is_on, version)
              values (@Id, @Guild, @Action, @day, @EveryWeeks, @Anchor, @At, @Zone, @On, @Version)
              on conflict do nothing
              """
            : """
              update schedules set action = @Action, day = @day, every_weeks = @EveryWeeks, anchor = @Anchor, at = @At,
                zone = @Zone, is_on = @On, version = @Version
              where id = @Id and guild_id = @Guild and version = @Version - 1
              """, new
        {
            saved.Id,
            saved.Guild,
            saved.Action,
            day = saved.Rule.Day.ToString(),
            saved.Rule.EveryWeeks,
            saved.Rule.Anchor,
            saved.At,
            saved.Zone,
            saved.On,
            saved.Version,
        }).ConfigureAwait(false);
        if (written == 0)
            throw new StaleRowException();
        await unit.ExecuteAsync(
            "delete from occurrences where schedule_id = @Id and state = 'Due' and (due > @Now or not @On)",
            new { saved.Id, unit.Now, saved.On }).ConfigureAwait(false);
        await new Planner(unit, zones).PlanAsync(saved, unit.Now).ConfigureAwait(false);
        return saved;
    }

    /// <summary>
    /// Gives each schedule that is on its next occurrence. The first call also heeds a newer time zone database.
    /// </summary>
    public async Task PlanAsync(Instant now, CancellationToken cancellationToken)
    {
        var unplanned = await ReadAsync($"""
            select {Columns} from schedules s
            where is_on and (@all or not exists (
              select 1 from occurrences o where o.schedule_id = s.id and o.state = 'Due'))
            order by id
            """, new { all = !_checked }, cancellationToken).ConfigureAwait(false);
        if (unplanned.Count > 0)
        {
            await connections.WriteAsync(async unit =>
            {
                var planner = new Planner(unit, zones);
                foreach (var schedule in unplanned)
                    await planner.PlanAsync(schedule, now).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }

        _checked = true;
    }

    /// <summary>Occurrences whose time has come, earliest first, and those a process died over.</summary>
    public async Task<IReadOnlyList<Occurrence>> DueAsync(Instant now, CancellationToken cancellationToken)
    {
        var due = await connections.ReadAsync(connection => connection.QueryAsync<Occurrence>("""
            select o.id, o.schedule_id, s.guild_id as guild, s.action, o.local_date as date, o.slot, o.due, o.state,
              o.version
            from occurrences o join schedules s on s.id = o.schedule_id
            where o.state in ('Due', 'Taken') and o.due <= @now
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

    /// <summary>Ends the occurrence (or sets it back to Due, or aside as Held).</summary>
    public async Task FinishAsync(long occurrenceId, OccurrenceState state, CancellationToken cancellationToken)
    {
        await connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "update occurrences set state = @state, version = version + 1 where id = @occurrenceId",
                new { occurrenceId, state = state.ToString() }), cancellationToken).ConfigureAwait(false);
        _inFlight.TryRemove(occurrenceId, out _);
    }

    /// <summary>When the next occurrence is due; null when none is planned.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        // Both conditions: the first names the index, the second the rows.
        connection => connection.QuerySingleAsync<Instant?>(
            "select min(due) from occurrences where state in ('Due', 'Taken') and state = 'Due'"), cancellationToken);

    private async Task<IReadOnlyList<Schedule>> ReadAsync(string sql, object args, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(
            connection => connection.QueryAsync<Row>(sql, args), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSchedule())];
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, GuildId Guild, string Action, IsoDayOfWeek Day, int EveryWeeks, LocalDate Anchor, LocalTime At,
        string Zone, bool On, int Version)
    {
        public Schedule ToSchedule() =>
            new(Id, Guild, Action, new WeekRule(Day, EveryWeeks, Anchor), At, Zone, On, Version);
    }
}
