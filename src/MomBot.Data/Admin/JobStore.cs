using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Outbox;
using NodaTime;

namespace MomBot.Data.Admin;

/// <summary>What is upcoming, held and failed in one community, and what somebody decides about it.</summary>
public sealed class JobStore(Connections connections)
{
    /// <summary>What waits for somebody to decide, the longest first.</summary>
    public Task<ImmutableArray<Job>> HeldAsync(GuildId guild, CancellationToken cancellationToken) => ListAsync("""
        select 'Message' as source, id, kind as what, not_before as at, coalesce(error, '') as why,
          case when payload is null then 0 else 1 end as mine from outbox
        where guild_id = @guild and state in ('Parked', 'Dead')
        union all
        select 'Action', id, action, due, coalesce(error, ''), 1 from scheduled_actions
        where guild_id = @guild and held
        union all
        select 'Occurrence', o.id, s.action, o.due, '', 1 from occurrences o join schedules s on s.id = o.schedule_id
        where s.guild_id = @guild and o.state = 'Held'
        union all
        select 'Event', id, family, at, error, 1 from events
        where guild_id = @guild and told_at is null and error is not null
        order by 4, 2 limit 50
        """, new { guild }, cancellationToken);

    /// <summary>What comes next.</summary>
    public Task<ImmutableArray<Job>> UpcomingAsync(GuildId guild, int count, CancellationToken cancellationToken) =>
        ListAsync("""
            select 'Message' as source, id, kind as what, not_before as at, error as why, 1 as mine
            from outbox
            where guild_id = @guild and state in ('Pending', 'Sending')
            union all
            select 'Action', id, action, due, error, 1 from scheduled_actions where guild_id = @guild and not held
            union all
            select 'Occurrence', o.id, s.action, o.due, null, 1
            from occurrences o join schedules s on s.id = o.schedule_id
            where s.guild_id = @guild and o.state in ('Due', 'Taken')
            order by 4, 2 limit @count
            """, new { guild, count }, cancellationToken);

    /// <summary>It is sent or done after all, now; false: it does not wait (any more), or not here.</summary>
    public Task<bool> ReleaseAsync(
        GuildId guild, JobSource source, long id, Instant wireNow, CancellationToken cancellationToken) => DecideAsync(
        source switch
        {
            JobSource.Message => """
                update outbox set state = 'Pending', not_before = @wireNow, expires_at = null,
                  first_attempt_at = null, finished_at = null, error = null
                where id = @id and guild_id = @guild and state in ('Parked', 'Dead') and payload is not null
                """,
            JobSource.Action => """
                update scheduled_actions set held = false, due = @Now, attempts = 0, error = null
                where id = @id and guild_id = @guild and (held or due > @Now)
                """,
            JobSource.Occurrence => """
                update occurrences set state = 'Due', due = @Now, attempts = 0, retry_at = null,
                  version = version + 1
                where id = @id and state in ('Held', 'Due')
                  and exists (select 1 from schedules s where s.id = schedule_id and s.guild_id = @guild)
                """,
            JobSource.Event => """
                update events set error = null
                where id = @id and guild_id = @guild and told_at is null and error is not null
                """,
        }, guild, id, wireNow, cancellationToken);

    /// <summary>It is not sent or done; false: it does not wait (any more), or not here.</summary>
    public Task<bool> SkipAsync(GuildId guild, JobSource source, long id, CancellationToken cancellationToken) =>
        DecideAsync(
            source switch
            {
                JobSource.Message => """
                    update outbox set state = 'Superseded', payload = null, lane = '', finished_at = @Now
                    where id = @id and guild_id = @guild and state in ('Parked', 'Dead')
                    """,
                JobSource.Action => "delete from scheduled_actions where id = @id and guild_id = @guild and held",
                JobSource.Occurrence => """
                    update occurrences set state = 'Missed', version = version + 1 where id = @id and state = 'Held'
                      and exists (select 1 from schedules s where s.id = schedule_id and s.guild_id = @guild)
                    """,
                JobSource.Event => """
                    update events set told_at = @Now, payload = null
                    where id = @id and guild_id = @guild and told_at is null and error is not null
                    """,
            }, guild, id, default, cancellationToken);

    private Task<bool> DecideAsync(
        string sql, GuildId guild, long id, Instant wireNow, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var decided = await unit.ExecuteAsync(sql, new { guild, id, wireNow, unit.Now }).ConfigureAwait(false) == 1;
            unit.Wakes |= decided;
            return decided;
        }, cancellationToken);

    private async Task<ImmutableArray<Job>> ListAsync(string sql, object args, CancellationToken cancellationToken) =>
    [
        .. (await connections.ReadAsync(connection => connection.QueryAsync<Row>(sql, args), cancellationToken)
            .ConfigureAwait(false))
            .Select(row => new Job(Enum.Parse<JobSource>(row.Source), row.Id, row.What, row.At, row.Why)
            {
                GoesOnElsewhere = row.Mine == 0,
            }),
    ];

    [method: ExplicitConstructor]
    private sealed record Row(string Source, long Id, string What, Instant At, string? Why, long Mine);
}
