using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace MomBot.Data.Database;

/// <summary>PostgreSQL: a pooled connection and a transaction for each unit, and one held for the lock.</summary>
internal sealed class PostgresEngine : Engine
{
    private readonly NpgsqlDataSource _source;
    private readonly string _server;

    /// <summary>How many statements a connection keeps prepared, where the connection string does not say.</summary>
    private const int MostKept = 128;

    private NpgsqlConnection? _lock;

    private PostgresEngine(NpgsqlDataSource source, string server)
    {
        _source = source;
        _server = server;
        Dialect = new PostgresDialect(server);
    }

    public override Dialect Dialect { get; }

    public static PostgresEngine Open(string connectionString)
    {
        try
        {
            var settings = Settings(connectionString);
            return new PostgresEngine(NpgsqlDataSource.Create(settings), $"{settings.Host}:{settings.Port}");
        }
        catch (ArgumentException e)
        {
            throw new DataException(
                "The PostgreSQL connection string cannot be read: write Host=…;Database=…;Username=…;Password=….", e);
        }
    }

    /// <summary>What the host wrote stands, preparing nothing (0) included.</summary>
    internal static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = MostKept;
        return settings;
    }

    public override async Task PrepareAsync(Func<DbConnection, Task> prepare, CancellationToken cancellationToken)
    {
        await HoldAsync(cancellationToken).ConfigureAwait(false);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await prepare(connection).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes the lock, or makes sure it is still ours: the server lets go of it when the connection breaks, and then
    /// another bot may have come first.
    /// </summary>
    public override async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_lock is { } held)
        {
            try
            {
                await held.ExecuteScalarAsync<int>("select 1").ConfigureAwait(false);
                return;
            }
            catch (DbException)
            {
                // The server was restarted, or the network broke: asked anew below.
                _lock = null;
                await held.DisposeAsync().ConfigureAwait(false);
            }
        }

        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync(PostgresDialect.OneBot).ConfigureAwait(false);
            _lock = connection;
        }
        catch (DbException e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e.SqlState == PostgresErrorCodes.LockNotAvailable)
                throw new DatabaseInUseException(_server);
            throw;
        }
    }

    public override async Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        var answer = await work(connection, transaction).ConfigureAwait(false);
        // From here on it is the database's: a cancelled commit might have happened all the same.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return answer;
    }

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await read(connection).ConfigureAwait(false);
    }

    /// <summary>The server looks at the checksum of each page it reads from its disk, where it keeps them.</summary>
    public override Task<string?> LookThroughAsync(CancellationToken cancellationToken) => ReadAsync(
        async connection =>
        {
            foreach (var table in await connection.QueryAsync<string>(
                "select tablename from pg_tables where schemaname = current_schema()").ConfigureAwait(false))
            {
                await connection.ExecuteScalarAsync<long>(
                    $"""select coalesce(sum(length(each::text)), 0) from "{table}" each""").ConfigureAwait(false);
            }

            return (string?)null;
        }, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (_lock is { } held)
        {
            if (held.State == ConnectionState.Open)
                await held.ExecuteAsync(PostgresDialect.NoBot).ConfigureAwait(false);
            await held.DisposeAsync().ConfigureAwait(false);
        }

        await _source.DisposeAsync().ConfigureAwait(false);
    }
}
