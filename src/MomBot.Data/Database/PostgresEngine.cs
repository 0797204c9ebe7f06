using System.Data;
using System.Data.Common;
using Npgsql;

namespace MomBot.Data.Database;

/// <summary>PostgreSQL: a pooled connection and a transaction for each unit.</summary>
internal sealed class PostgresEngine : Engine
{
    private readonly NpgsqlDataSource _source;

    private PostgresEngine(NpgsqlDataSource source, string server)
    {
        _source = source;
        Dialect = new PostgresDialect(server);
    }

    public override Dialect Dialect { get; }

    public static PostgresEngine Open(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return new PostgresEngine(NpgsqlDataSource.Create(settings), $"{settings.Host}:{settings.Port}");
        }
        catch (ArgumentException e)
        {
            throw new DataException(
                "The PostgreSQL connection string cannot be read: write Host=…;Database=…;Username=…;Password=….", e);
        }
    }

    public override async Task PrepareAsync(Func<DbConnection, Task> prepare, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await prepare(connection).ConfigureAwait(false);
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

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
