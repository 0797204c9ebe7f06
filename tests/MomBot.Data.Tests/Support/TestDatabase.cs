using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using Npgsql;

namespace MomBot.Data.Tests.Support;

/// <summary>A database of a test's own: a temporary folder, and on PostgreSQL a schema beside it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "MOMBOT_TEST_POSTGRES";

    private readonly string? _schema;
    private int _seed = 1;

    private TestDatabase(DatabaseKind kind)
    {
        Kind = kind;
        Folder = Directory.CreateTempSubdirectory("mombot-").FullName;
        if (kind == DatabaseKind.Sqlite)
            return;
        Assert.True(PostgresIsThere, $"CI must test on PostgreSQL: {PostgresVariable} is not set.");
        _schema = "test_" + Path.GetFileName(Folder)["mombot-".Length..].ToLowerInvariant();
    }

    public static bool PostgresIsThere => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 };

    public static bool PostgresIsRequired => Environment.GetEnvironmentVariable("CI") == "true";

    public DatabaseKind Kind { get; }

    public string Folder { get; }

    /// <summary>On PostgreSQL, where its tables are.</summary>
    public string? Schema => _schema;

    public FakeClock Clock { get; } = new();

    public Connections Connections { get; private set; } = null!;

    public EventStore Events => new(Connections, [typeof(SomeEvent)]);

    /// <summary>One for each opening, as in the bot.</summary>
    public OutboxStore Outbox { get; private set; } = null!;

    public ScheduledActionStore ScheduledActions => new(Connections);

    public DatabaseOptions Options => new(Folder, _schema is null ? null : PostgresString(_schema))
    {
        Random = new Random(_seed++),
    };

    public static async Task<TestDatabase> OpenAsync(DatabaseKind kind)
    {
        var database = new TestDatabase(kind);
        if (database._schema is { } schema)
            await ExecuteOnServerAsync($"create schema {schema}");
        await database.OpenAsync();
        return database;
    }

    /// <summary>What a restart of the bot does to it.</summary>
    public async Task ReopenAsync()
    {
        await Connections.DisposeAsync();
        await OpenAsync();
    }

    public Task<T?> ScalarAsync<T>(string sql, object? args = null) =>
        Connections.ReadAsync(connection => connection.ExecuteScalarAsync<T>(sql, args), default);

    public Task<int> ExecuteAsync(string sql, object? args = null) =>
        Connections.WriteAsync(unit => unit.ExecuteAsync(sql, args), default);

    /// <summary>From now on the database refuses every change of a table's rows.</summary>
    public async Task RefuseChangesAsync(string table)
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            await ExecuteAsync(
                $"create trigger refuses before update on {table} begin select raise(abort, 'refused'); end");
            return;
        }

        await ExecuteAsync("""
            create or replace function refuse() returns trigger as
            $$ begin raise exception 'refused'; end $$ language plpgsql
            """);
        await ExecuteAsync(
            $"create trigger refuses before update on {table} for each row execute function refuse()");
    }

    /// <summary>And takes them again.</summary>
    public Task TakeChangesAsync(string table) =>
        ExecuteAsync(Kind == DatabaseKind.Sqlite ? "drop trigger refuses" : $"drop trigger refuses on {table}");

    /// <summary>All rows are lost.</summary>
    public Task DropSchemaAsync() => ExecuteOnServerAsync($"drop schema {_schema} cascade");

    /// <summary>The server ends the connection that holds the bot's lock.</summary>
    public Task BreakLockAsync() => ExecuteOnServerAsync($"""
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and objid::bigint = hashtext('{_schema}')::oid::bigint
        """);

    /// <summary>Another bot takes the lock.</summary>
    public async Task<IAsyncDisposable> TakeLockAsync()
    {
        var connection = new NpgsqlConnection(PostgresString(_schema!));
        await connection.OpenAsync();
        await connection.ExecuteAsync(PostgresDialect.OneBot);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        if (_schema is not null)
            await ExecuteOnServerAsync($"drop schema {_schema} cascade");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        Connections = await Connections.OpenAsync(Options, Clock, default);
        Outbox = new OutboxStore(Connections);
    }

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresString("public"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }

    private static string PostgresString(string schema) =>
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(PostgresVariable))
        {
            SearchPath = schema,
            MaxPoolSize = 16,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1,
        }.ToString();
}
