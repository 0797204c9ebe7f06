using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Pages;
using MomBot.Data.Sealing;

namespace MomBot.Data.Database;

/// <summary>The SQLite file: every write through one queue and one connection, reads beside it.</summary>
internal sealed class SqliteEngine : Engine
{
    private readonly KeptConnection _connection;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<KeptConnection> _readers = [];
    private readonly string _readerString;
    private readonly byte[] _pageKey;
    private volatile bool _closed;

    private SqliteEngine(DatabaseOptions options, KeptConnection connection, byte[] pageKey)
    {
        _pageKey = pageKey;
        _connection = connection;
        _writer = new SqliteWriter(connection);
        _readerString = new SqliteConnectionStringBuilder
        {
            DataSource = SealedPages.Source(options.DatabaseFile, pageKey),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        Dialect = new SqliteDialect(options.DatabaseFile);
    }

    public override Dialect Dialect { get; }

    public static SqliteEngine Open(DatabaseOptions options, MemberKeys keys)
    {
        var connection = new KeptConnection(new SqliteConnectionStringBuilder
        {
            DataSource = SealedPages.Source(options.DatabaseFile, keys.PageKey),
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            if (!keys.PagesAreSealed)
                SealedPages.Seal(options.DatabaseFile, keys.PageKey);
            connection.Open();
            SealedPages.Reserve(connection);
            Execute(connection, SqliteDialect.WriterPragmas);
            keys.NotePagesAreSealed();
            return new SqliteEngine(options, connection, keys.PageKey);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException && Keyring(options.DatabaseFile) is { } wanted && wanted != keys.KeyringId)
                throw FirstStart.WrongKeys(keys, wanted);
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

    public override async Task<string?> LookThroughAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            connection => connection.QueryFirstAsync<string>("pragma quick_check(1)"), cancellationToken)
            .ConfigureAwait(false);
        return found == "ok" ? null : found;
    }

    public override Task CopyAsync(DbConnection connection, string path) => connection.ExecuteAsync(
        "vacuum into @path", new { path = SealedPages.Source(path, _pageKey) });

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

    /// <summary>Whose seals a database carries, read without looking at them; none: that cannot be read.</summary>
    private static string? Keyring(string file)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            return connection.QueryFirstOrDefault<string>("select value from installation where name = 'keyring_id'");
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
