using System.Data.Common;
using Dapper;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Database;

/// <summary>What the first start leaves in the database, and every later start compares itself with.</summary>
internal static class FirstStart
{
    public static async Task<Installation> ReadOrWriteAsync(
        DbConnection connection, Dialect dialect, MemberKeys keys, IClock clock, IdSource ids)
    {
        var keyring = await KeepAsync(connection, "keyring_id", keys.KeyringId).ConfigureAwait(false);
        if (keyring != keys.KeyringId)
            throw WrongKeys(keys, keyring);

        var last = await connection.ExecuteScalarAsync<long?>("""
            select max(id) from (
                select max(id) as id from events union all
                select max(id) from outbox union all
                select max(id) from outcomes union all
                select max(id) from scheduled_actions union all
                select max(id) from occurrences) as newest
            """).ConfigureAwait(false);
        ids.ContinueAfter(last ?? 0);
        var random = $"{ids.Next():x}{ids.NextMarker():x8}";
        var id = await KeepAsync(connection, "install_id", random).ConfigureAwait(false);
        return new Installation(id, dialect, new FieldProtector(keys), keys, clock, ids);
    }

    public static DataException WrongKeys(MemberKeys keys, string wanted) => new(
        $"The keys in {keys.Path} are not those this database was sealed with "
        + $"(keys {keys.KeyringId}, wanted {wanted}): put the folder keys back from your backup.");

    /// <summary>The value as first written, which is ours only at the first start.</summary>
    private static async Task<string> KeepAsync(DbConnection connection, string name, string value)
    {
        await connection.ExecuteAsync(
            "insert into installation (name, value) values (@name, @value) on conflict do nothing",
            new { name, value }).ConfigureAwait(false);
        return await connection.QuerySingleAsync<string>(
            "select value from installation where name = @name", new { name }).ConfigureAwait(false);
    }
}
