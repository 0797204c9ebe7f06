using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MomBot.Data.Database;

/// <summary>The SQLite file: every write through one queue and one connection, reads beside it.</summary>
internal sealed class SqliteEngine : Engine
{
    private readonly KeptConnection _connection;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<KeptConnection> _readers = [];
    private readonly string _readerString;
    private volatile bool _closed;

    private SqliteEngine(DatabaseOptions options, KeptConnection connection)
    {
        _connection = connection;
        _writer = new SqliteWriter(connection);
        _readerString = new SqliteConnectionStringBuilder
        {
            DataSource = options.DatabaseFile,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        Dialect = new SqliteDialect(options.DatabaseFile);
    }

    public override Dialect Dialect { get; }

    public static SqliteEngine Open(DatabaseOptions options)
    {
        var connection = new KeptConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.DatabaseFile,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, SqliteDialect.WriterPragmas);
            return new SqliteEngine(options, connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error && new SqliteDialect(options.DatabaseFile).Explain(error) is { } plain)
                throw new DataException(plain, e);
            throw;
        }
    }

    public override Task PrepareAsync(Func<DbConnection, Task> prepare, CancellationToken cancellationToken) =>
        prepare(_connection);

    public override Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(() => work(_connection, null), cancellationToken);

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closed, this);
        var connection = _readers.TryTake(out var idle) ? idle : OpenReader();
        try
        {
            return await read(connection).ConfigureAwait(false);
        }
        finally
        {
            if (_closed)
                connection.Dispose();
            else
                _readers.Add(connection);
        }
    }

    public override Task TidyAsync(CancellationToken cancellationToken) => _writer.BetweenAsync(
        () => Execute(_connection, "pragma wal_checkpoint(truncate);"), cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (_closed)
            return;
        _closed = true;
        await _writer.DisposeAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        Execute(_connection, "pragma wal_checkpoint(truncate);");
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private KeptConnection OpenReader()
    {
        var connection = new KeptConnection(_readerString);
        connection.Open();
        Execute(connection, SqliteDialect.ReaderPragmas);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
