using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Outbox;

/// <summary>
/// What has to be sent. A row is begun before its call and finished after it; one that was begun by a process that died
/// comes back as due, with <see cref="OutboxRow.FirstAttemptAt"/> to say that it may have arrived.
/// </summary>
public sealed class OutboxStore(Connections connections)
{
    private const string Columns = """
        id, guild_id as guild, owner_id as owner, kind, lane, '' as payload, sensitive, nonce, marker, state, priority,
        supersedes, then_action as "then", not_before, expires_at, first_attempt_at, attempts, message_id, error,
        payload as sealed
        """;

    /// <summary>
    /// The first open row of each lane, found lane by lane: a long queue costs no more than a short one.
    /// </summary>
    private const string Heads = """
        with recursive lanes (name) as (
          select min(lane) from outbox where state in ('Pending', 'Sending')
          union all
          select (select min(lane) from outbox where state in ('Pending', 'Sending') and lane > name)
          from lanes where name is not null),
        heads (head) as (
          select (select id from outbox where state in ('Pending', 'Sending') and lane = name
                  order by priority, id limit 1)
          from lanes where name is not null)
        """;

    /// <summary>
    /// Those among the next rows in turn that are the first of their lane. With a hundred thousand lanes, each with one
    /// row, this is found at once; with one long lane in front it finds little, and the lanes are asked one by one.
    /// </summary>
    private const string NextHeads = """
        with heads (head) as (
          select id from (
            select id, lane, priority from outbox where state in ('Pending', 'Sending')
            order by priority, id limit @window) as next
          where not exists (
            select 1 from outbox before where before.state in ('Pending', 'Sending') and before.lane = next.lane
              and (before.priority, before.id) < (next.priority, next.id)))
        """;

    private const int RowsLookedAt = 64;

    private static readonly Duration Kept = Duration.FromDays(30);

    /// <summary>Rows this process is making a call for.</summary>
    private readonly ConcurrentDictionary<long, ValueTuple> _inFlight = [];

    /// <summary>
    /// The first open row of each lane, if its time has come (or has passed for good). What was never tried waits for
    /// nothing: its time is that of its making, by a clock that may have been wrong.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> DueAsync(Instant now, int limit, CancellationToken cancellationToken)
    {
        var wanted = limit + _inFlight.Count;
        var window = RowsLookedAt + (2 * wanted);
        var rows = await DueAsync(NextHeads).ConfigureAwait(false);
        return rows.Count == limit || await OpenCountAsync(window, cancellationToken).ConfigureAwait(false) < window
            ? rows
            : await DueAsync(Heads).ConfigureAwait(false);

        async Task<IReadOnlyList<OutboxRow>> DueAsync(string heads)
        {
            var due = await ReadAsync($"""
                {heads}
                select {Columns} from outbox
                where id in (select head from heads)
                  and (not_before <= @now or (attempts = 0 and error is null) or expires_at <= @now)
                order by priority, id limit @wanted
                """, new { now, wanted, window }, cancellationToken).ConfigureAwait(false);
            return [.. due.Where(row => !_inFlight.ContainsKey(row.Id)).Take(limit)];
        }
    }

    /// <summary>Saves that a call is about to be made; false when the row has ended meanwhile.</summary>
    public async Task<bool> BeginAsync(long id, Instant now, CancellationToken cancellationToken)
    {
        var begun = await connections.WriteAsync(unit => unit.ExecuteAsync("""
            update outbox
            set state = 'Sending', attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, @now)
            where id = @id and state in ('Pending', 'Sending')
            """, new { id, now }), cancellationToken).ConfigureAwait(false) == 1;
        if (begun)
            _inFlight[id] = default;
        return begun;
    }

    /// <summary>Ends the row and leaves its outcome; false (and nothing done) the second time.</summary>
    public Task<bool> FinishAsync(
        long id, OutboxState state, long? resultId, string? error, Instant now, CancellationToken cancellationToken) =>
        LandAsync(id, unit => unit.FinishAsync(id, state, resultId, error, now), cancellationToken);

    /// <summary>Puts the row back for another try.</summary>
    public Task RetryAsync(long id, Instant notBefore, string? error, CancellationToken cancellationToken) =>
        PutBackAsync(id, notBefore, error, "", cancellationToken);

    /// <summary>Puts the row back as never tried: Discord has said that nothing was done.</summary>
    public Task PutBackAsync(long id, Instant notBefore, string? error, CancellationToken cancellationToken) =>
        PutBackAsync(id, notBefore, error, ", first_attempt_at = null", cancellationToken);

    /// <summary>When the next row that is not in the air becomes due; null when nothing waits.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.QuerySingleAsync<Instant?>($"""
            {Heads}
            select min(case when expires_at < not_before then expires_at else not_before end) from outbox
            where id in (select head from heads) and state = 'Pending'
            """), cancellationToken);

    /// <summary>How many rows have not ended.</summary>
    public Task<long> OpenCountAsync(CancellationToken cancellationToken) =>
        OpenCountAsync(long.MaxValue, cancellationToken);

    /// <summary>
    /// Whether nothing is on its way: no event untold, no row open, no outcome unheard that may be told now. One look
    /// at all three: what one makes of the other would slip between two.
    /// </summary>
    public async Task<bool> IsQuietAsync(CancellationToken cancellationToken) => await connections.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>($"""
            select case when exists (select 1 from events where told_at is null and error is null)
              or exists (select 1 from outbox where state in ('Pending', 'Sending'))
              or exists (
                select 1 from outcomes where heard_at is null and attempts < {Outcome.MostAttempts}
                and (retry_at is null or retry_at <= @now))
              then 0 else 1 end
            """, new { now = connections.Installation.Clock.GetCurrentInstant() }), cancellationToken)
        .ConfigureAwait(false) == 1;

    private Task<long> OpenCountAsync(long most, CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("""
            select count(*) from (
              select id from outbox where state in ('Pending', 'Sending') order by priority, id limit @most) as open
            """, new { most }), cancellationToken);

    /// <summary>What waits for a person to decide, oldest first.</summary>
    public Task<IReadOnlyList<OutboxRow>> HeldAsync(GuildId guild, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from outbox where guild_id = @guild and state in ('Parked', 'Dead') order by id",
        new { guild }, cancellationToken);

    /// <summary>The row that became this message.</summary>
    public async Task<OutboxRow?> FindByMessageAsync(long messageId, CancellationToken cancellationToken) =>
        (await ReadAsync(
            $"select {Columns} from outbox where message_id = @messageId order by id limit 1",
            new { messageId }, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>A person has decided that what was held is to be sent after all; false when it is not held.</summary>
    public Task<bool> ReleaseAsync(long id, Instant notBefore, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var released = await unit.ExecuteAsync("""
                update outbox set state = 'Pending', not_before = @notBefore, expires_at = null,
                  first_attempt_at = null, finished_at = null, error = null
                where id = @id and state in ('Parked', 'Dead') and payload is not null
                """, new { id, notBefore }).ConfigureAwait(false) == 1;
            unit.Wakes |= released;
            return released;
        }, cancellationToken);

    /// <summary>What was held is not to be sent.</summary>
    public Task DropAsync(long id, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.LetGoAsync(id), cancellationToken);

    /// <summary>Outcomes that their actions have not heard yet and may be told now, oldest first.</summary>
    public async Task<IReadOnlyList<Outcome>> UnheardAsync(int limit, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(connection => connection.QueryAsync<Outcome>($"""
            select id, guild_id as guild, then_action as "then", state, result_id, error, attempts
            from outcomes
            where heard_at is null and attempts < {Outcome.MostAttempts} and (retry_at is null or retry_at <= @now)
            order by id limit @limit
            """, new { limit, now = connections.Installation.Clock.GetCurrentInstant() }), cancellationToken)
            .ConfigureAwait(false)).AsList();

    /// <summary>Its action failed: it is told again later, a few times.</summary>
    public Task NotHeardAsync(Outcome outcome, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync(
            "update outcomes set attempts = attempts + 1, retry_at = @retryAt where id = @Id and heard_at is null",
            new { outcome.Id, retryAt = unit.Now + Duration.FromSeconds(1L << outcome.Attempts) }), cancellationToken);

    /// <summary>The action has heard it. Whom it named is not kept.</summary>
    public Task HeardAsync(long id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync(
            "update outcomes set heard_at = @Now, then_action = '' where id = @id and heard_at is null",
            new { id, unit.Now }),
        cancellationToken);

    /// <summary>Removes everything that was sent, or was to be sent, for a person or to her, in a community.</summary>
    /// <param name="lane">The lane of what is done to her alone.</param>
    public Task ForgetAsync(GuildId guild, MemberId owner, string lane, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from outbox where guild_id = @guild and (owner_id = @owner or lane = @lane)",
                new { guild, owner, lane }).ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from outcomes where guild_id = @guild and owner_id = @owner", new { guild, owner })
                .ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>
    /// Removes what ended more than 30 days ago. What waits for a person to decide has not ended, however long.
    /// </summary>
    public Task SweepAsync(Instant now, CancellationToken cancellationToken) => connections.SweepAsync(
        """
        delete from outbox where id in (
          select id from outbox
          where finished_at < @before and (state not in ('Parked', 'Dead') or payload is null) limit @slice)
        """,
        now - Kept,
        cancellationToken);

    private Task PutBackAsync(
        long id, Instant notBefore, string? error, string untried, CancellationToken cancellationToken) => LandAsync(
        id,
        async unit =>
        {
            var putBack = await unit.ExecuteAsync($"""
                update outbox set state = 'Pending', not_before = @notBefore, error = @error{untried}
                where id = @id and state in ('Pending', 'Sending')
                """, new { id, notBefore, error }).ConfigureAwait(false) > 0;
            unit.Wakes |= putBack;
            return putBack;
        }, cancellationToken);

    /// <summary>
    /// Saves how a call went. Where that cannot be saved the row is in nobody's hands any more, as after a crash: it
    /// comes back as due and as perhaps arrived.
    /// </summary>
    private async Task<bool> LandAsync(
        long id, Func<UnitOfWork, Task<bool>> save, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.WriteAsync(save, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _inFlight.TryRemove(id, out _);
        }
    }

    private async Task<IReadOnlyList<OutboxRow>> ReadAsync(string sql, object args, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(
            connection => connection.QueryAsync<OutboxRow, Words?, (OutboxRow, Words?)>(
                sql, (row, words) => (row, words), args, splitOn: "sealed"), cancellationToken).ConfigureAwait(false);
        var opened = new List<OutboxRow>();
        foreach (var (row, words) in rows)
        {
            try
            {
                var payload = words is null ? null : Reveal(row, words.Sealed);
                if (payload is not "")
                    opened.Add(row with { Payload = payload ?? "" });
                else
                    await ForgottenAsync(row, cancellationToken).ConfigureAwait(false);
            }
            catch (TamperedException) when (row.State is not (OutboxState.Pending or OutboxState.Sending))
            {
                opened.Add(row);
            }
            catch (TamperedException e)
            {
                // Its lane must go on, and the host must see it.
                await FinishAsync(row.Id, OutboxState.Dead, null, e.Message,
                    connections.Installation.Clock.GetCurrentInstant(), cancellationToken).ConfigureAwait(false);
            }
        }

        return opened;
    }

    /// <summary>She asked to be forgotten, and its words went with her key.</summary>
    private async Task ForgottenAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await FinishAsync(
            row.Id, OutboxState.Superseded, null, null, connections.Installation.Clock.GetCurrentInstant(),
            cancellationToken).ConfigureAwait(false);
        await DropAsync(row.Id, cancellationToken).ConfigureAwait(false);
    }

    private string Reveal(OutboxRow row, byte[] words) =>
        connections.Installation.FieldProtector.Reveal(words, row.Guild, row.Owner, "outbox", "payload", row.Id);

    [method: ExplicitConstructor]
    private sealed record Words(byte[] Sealed);
}
