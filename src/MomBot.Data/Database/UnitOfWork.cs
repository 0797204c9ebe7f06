using System.Data.Common;
using Dapper;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Database;

/// <summary>One transaction: the row, what happened, and what is to follow, saved together or not at all.</summary>
public sealed class UnitOfWork(
    DbConnection connection, DbTransaction? transaction, Installation installation, CancellationToken cancellationToken)
{
    public DbConnection Connection => connection;

    /// <summary>Null on SQLite, where the writer holds the transaction.</summary>
    public DbTransaction? Transaction => transaction;

    public Dialect Dialect => installation.Dialect;

    public FieldProtector FieldProtector => installation.FieldProtector;

    /// <summary>Numbers for rows that no one else numbers.</summary>
    public IdSource Ids => installation.Ids;

    /// <summary>People's time, read once at the start: all rows of a unit carry the same.</summary>
    public Instant Now { get; } = installation.Clock.GetCurrentInstant();

    /// <summary>Random, made at the first start; part of every nonce.</summary>
    internal string InstallId => installation.Id;

    /// <summary>Whether somebody should look for new work after the commit.</summary>
    internal bool Wakes { get; set; }

    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(Command(sql, args));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await Connection.QueryAsync<T>(Command(sql, args)).ConfigureAwait(false)).AsList();

    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(Command(sql, args));

    public Task<T?> ExecuteScalarAsync<T>(string sql, object? args = null) =>
        Connection.ExecuteScalarAsync<T>(Command(sql, args));

    /// <summary>
    /// Notes the cause as dealt with; false when it already was, and then nothing may be changed for it.
    /// </summary>
    public async Task<bool> FirstTimeAsync(Cause cause) => await ExecuteAsync(
        "insert into inbox (kind, id, at) values (@Kind, @Id, @Now) on conflict do nothing",
        new { cause.Kind, cause.Id, Now }).ConfigureAwait(false) == 1;

    /// <summary>Whether the cause was dealt with before.</summary>
    public async Task<bool> WasHandledAsync(Cause cause) => await ExecuteScalarAsync<long>(
        "select count(*) from inbox where kind = @Kind and id = @Id", cause).ConfigureAwait(false) > 0;

    internal CommandDefinition Command(string sql, object? args) =>
        new(sql, args, Transaction, cancellationToken: cancellationToken);
}
