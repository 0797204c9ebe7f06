using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;

namespace MomBot.Data.Sealing;

/// <summary>The SQL of <c>keys.db</c>: one connection, one caller at a time, each change on the disk at once.</summary>
internal sealed class KeysFile : IDisposable
{
    private const string Tables = """
        pragma journal_mode = truncate;
        pragma synchronous = full;
        pragma secure_delete = on;
        pragma trusted_schema = off;
        create table if not exists keyring (name text not null primary key, value text not null) without rowid;
        create table if not exists member_keys (
          guild_id integer not null,
          member_id integer not null,
          id blob not null,
          wrapped blob not null,
          primary key (guild_id, member_id)) without rowid;
        create unique index if not exists member_keys_id on member_keys (id);
        create table if not exists destroyed_keys (id blob not null primary key, at integer not null) without rowid;
        create table if not exists forgotten (who blob not null, at integer not null);
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    private KeysFile(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    public static KeysFile Open(string path)
    {
        TypeHandlers.Register();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute(Tables);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return new KeysFile(path, connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error && new SqliteDialect(path).Explain(error) is { } plain)
                throw new DataException(plain, e);
            throw;
        }
    }

    public string Setting(string name) => Do(connection => connection.QuerySingle<string>(
        "select value from keyring where name = @name", new { name }));

    /// <summary>Writes a setting unless it is there.</summary>
    public void KeepSetting(string name, string value) => Do(connection => connection.Execute(
        "insert into keyring (name, value) values (@name, @value) on conflict do nothing", new { name, value }));

    public void Add(GuildId guild, MemberId member, byte[] id, byte[] wrapped) => Do(connection => connection.Execute(
        """
        insert into member_keys (guild_id, member_id, id, wrapped) values (@guild, @member, @id, @wrapped)
        on conflict do nothing
        """, new { guild, member, id, wrapped }));

    public (byte[] Id, byte[] Wrapped)? Find(GuildId guild, MemberId member) =>
        Do(connection => connection.QuerySingleOrDefault<Row>(
            "select guild_id as guild, member_id as member, id, wrapped from member_keys "
            + "where guild_id = @guild and member_id = @member", new { guild, member })) is { } row
                ? (row.Id, row.Wrapped)
                : null;

    public IReadOnlyList<MemberId> MembersOf(GuildId guild) => Do(connection => connection.Query<MemberId>(
        "select member_id from member_keys where guild_id = @guild order by member_id", new { guild }).AsList());

    public MemberId? OwnerOf(byte[] id) => Do(connection => connection.QuerySingleOrDefault<MemberId?>(
        "select member_id from member_keys where id = @id", new { id }));

    public bool IsDestroyed(byte[] id) => Do(connection => connection.ExecuteScalar<long>(
        "select count(*) from destroyed_keys where id = @id", new { id })) > 0;

    /// <param name="who">Guild and member, sealed.</param>
    /// <param name="at">Milliseconds since 1970.</param>
    public void Destroy(GuildId guild, MemberId member, byte[] who, long at) => InOneStep((connection, transaction) =>
    {
        connection.Execute("""
            insert into destroyed_keys (id, at)
            select id, @at from member_keys where guild_id = @guild and member_id = @member
            on conflict do nothing
            """, new { guild, member, at }, transaction);
        connection.Execute(
            "delete from member_keys where guild_id = @guild and member_id = @member", new { guild, member },
            transaction);
        connection.Execute("insert into forgotten (who, at) values (@who, @at)", new { who, at }, transaction);
    });

    public IReadOnlyList<byte[]> Forgotten() =>
        Do(connection => connection.Query<byte[]>("select who from forgotten order by at").AsList());

    /// <param name="before">Milliseconds since 1970.</param>
    public void Sweep(long before) => InOneStep((connection, transaction) =>
    {
        connection.Execute("delete from forgotten where at < @before", new { before }, transaction);
        connection.Execute("delete from destroyed_keys where at < @before", new { before }, transaction);
    });

    /// <summary>Replaces every wrapped key, and the id of what wraps them.</summary>
    public void Rewrap(string masterId, Func<GuildId, MemberId, byte[], byte[], byte[]> rewrap) =>
        InOneStep((connection, transaction) =>
        {
            var rows = connection.Query<Row>(
                "select guild_id as guild, member_id as member, id, wrapped from member_keys",
                transaction: transaction).AsList();
            foreach (var row in rows)
            {
                connection.Execute(
                    "update member_keys set wrapped = @wrapped where guild_id = @Guild and member_id = @Member",
                    new { row.Guild, row.Member, wrapped = rewrap(row.Guild, row.Member, row.Id, row.Wrapped) },
                    transaction);
            }

            connection.Execute(
                "update keyring set value = @masterId where name = 'master_id'", new { masterId }, transaction);
        });

    public void CopyTo(string path) => Do(connection => connection.Execute("vacuum into @path", new { path }));

    public void Dispose() => _connection.Dispose();

    private void InOneStep(Action<SqliteConnection, SqliteTransaction> change) => Do(connection =>
    {
        using var transaction = connection.BeginTransaction();
        change(connection, transaction);
        transaction.Commit();
        return true;
    });

    private T Do<T>(Func<SqliteConnection, T> use)
    {
        lock (_lock)
        {
            try
            {
                return use(_connection);
            }
            catch (SqliteException e) when (new SqliteDialect(Path).Explain(e) is { } plain)
            {
                throw new DataException(plain, e);
            }
        }
    }

    [method: ExplicitConstructor]
    private sealed record Row(GuildId Guild, MemberId Member, byte[] Id, byte[] Wrapped);
}
