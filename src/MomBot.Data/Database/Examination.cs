using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Pages;
using MomBot.Data.Sealing;
using Npgsql;

namespace MomBot.Data.Database;

/// <summary>Looks at a database without changing it: whether it is whole, and fits this version.</summary>
public static class Examination
{
    /// <summary>What it is like, in a sentence.</summary>
    /// <exception cref="DataException">The bot could not use it; the message says what to do.</exception>
    public static async Task<string> OfAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        TypeHandlers.Register();
        var isSqlite = options.PostgresConnectionString is null;
        if (isSqlite && !File.Exists(options.DatabaseFile))
            return "None yet; the first start makes it.";
        Dialect dialect = isSqlite ? new SqliteDialect(options.DatabaseFile) : new PostgresDialect("the server");
        try
        {
            DbConnection connection = isSqlite
                ? new SqliteConnection($"Data Source={Source(options)};Mode=ReadOnly;Pooling=false")
                : new NpgsqlConnection(options.PostgresConnectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                var pending = await new Migrator(connection, Migrator.Embedded(dialect), null!)
                    .PendingAsync().ConfigureAwait(false);
                var state = pending == 0 ? "up to date" : $"{pending} steps behind, which the next start makes up for";
                return isSqlite
                    ? $"SQLite {connection.ServerVersion}, whole ({await WholeAsync(connection, options)
                        .ConfigureAwait(false)}), {state}."
                    : $"PostgreSQL {connection.ServerVersion}, {await ChecksumsAsync(connection)
                        .ConfigureAwait(false)}, {state}.";
            }
        }
        catch (DbException e) when (dialect.Explain(e) is { } plain)
        {
            throw new DataException(plain, e);
        }
    }

    /// <summary>With its seals, where it has them.</summary>
    private static string Source(DatabaseOptions options)
    {
        if (!File.Exists(options.KeysFile))
            return options.DatabaseFile;
        using var keys = KeysFile.Open(options.KeysFile);
        return keys.Has("pages") ? SealedPages.Source(options.DatabaseFile, keys.PageKey) : options.DatabaseFile;
    }

    private static async Task<string> WholeAsync(DbConnection connection, DatabaseOptions options)
    {
        var found = await connection.QueryFirstAsync<string>("pragma quick_check").ConfigureAwait(false);
        return found == "ok"
            ? $"{new FileInfo(options.DatabaseFile).Length / 1024} KB"
            : throw new DataException(
                $"The database {options.DatabaseFile} is damaged ({found}): stop the bot, keep a copy of it, and "
                + "restore the last backup.");
    }

    private static async Task<string> ChecksumsAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<string>("show data_checksums").ConfigureAwait(false) == "on"
            ? "pages are checked"
            : "pages are NOT checked (initdb --data-checksums would have the server notice a bad disk)";
}
