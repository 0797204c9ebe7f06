using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>Actions due later. Taken at least once; the cause makes their effect happen once.</summary>
public sealed class ScheduledActionStore(Connections connections)
{
    private const string Columns = "id, guild_id as guild, owner_id as owner, action, due, key, attempts, error";

    /// <summary>What is due, earliest first.</summary>
    public async Task<IReadOnlyList<ScheduledAction>> DueAsync(
        Instant now, int limit, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(connection => connection.QueryAsync<ScheduledAction>(
            $"select {Columns} from scheduled_actions where due <= @now and not held order by due, id limit @limit",
            new { now, limit }), cancellationToken).ConfigureAwait(false)).AsList();

    /// <summary>Schedules an action on its own; with a change, use the unit of work.</summary>
    public Task ScheduleAsync(NewScheduledAction action, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ScheduleAsync(action), cancellationToken);

    /// <summary>The action was taken.</summary>
    public Task DoneAsync(long id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("delete from scheduled_actions where id = @id", new { id }), cancellationToken);

    /// <summary>The action failed; it is tried again, and the reason kept where the host sees it.</summary>
    public Task PostponeAsync(long id, Instant due, string error, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "update scheduled_actions set due = @due, attempts = attempts + 1, error = @error where id = @id",
                new { id, due, error }), cancellationToken);

    /// <summary>Takes back every action whose key starts so; says how many.</summary>
    public Task<int> CancelAsync(string keyPrefix, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.CancelAsync(keyPrefix), cancellationToken);

    /// <summary>When the next one is due; null when none waits.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.QuerySingleAsync<Instant?>("select min(due) from scheduled_actions where not held"),
        cancellationToken);

    /// <summary>How many wait for a person in a community.</summary>
    public Task<long> CountAsync(GuildId guild, MemberId owner, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                "select count(*) from scheduled_actions where owner_id = @owner and guild_id = @guild",
                new { guild, owner }),
            cancellationToken);

    /// <summary>Removes what waits for a person in a community.</summary>
    public Task ForgetAsync(GuildId guild, MemberId owner, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "delete from scheduled_actions where owner_id = @owner and guild_id = @guild", new { guild, owner }),
            cancellationToken);
}
