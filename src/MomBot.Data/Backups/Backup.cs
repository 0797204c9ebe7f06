using System.Formats.Tar;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Backups;

/// <summary>
/// Makes a backup: a snapshot of the database and of the keys, closed with the master key, opened again and checked
/// before it takes its name. On PostgreSQL it holds the keys; the rows are <c>pg_dump</c>'s.
/// </summary>
public static class Backup
{
    internal const string DatabaseEntry = "mombot.db", KeysEntry = "keys.db";

    /// <summary>Makes one and lets go of those older than seven days.</summary>
    public static async Task<BackupFile> TakeAsync(
        Connections connections, BackupFolder folder, Instant now, CancellationToken cancellationToken)
    {
        var isSqlite = connections.Installation.Dialect is SqliteDialect;
        return await TakeAsync(
            isSqlite
                ? path => connections.CopyAsync(path, cancellationToken)
                : null,
            connections.Installation.Keys, folder, now, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the newest backup holds; where there is none yet, when the database was made.</summary>
    public static async Task<Instant> NewestAsync(
        Connections connections, BackupFolder folder, CancellationToken cancellationToken) =>
        folder.List().LastOrDefault()?.At ?? await connections.ReadAsync(
            connection => connection.QuerySingleAsync<Instant>("select min(at) from migrations"), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>The same before anything else uses the database.</summary>
    /// <param name="snapshot">Writes a copy of the database; none: the rows are not ours to copy.</param>
    internal static async Task<BackupFile> TakeAsync(
        Func<string, Task>? snapshot, MemberKeys keys, BackupFolder folder, Instant now,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Path);
        var made = folder.At(now);
        var part = made.Path + ".part";
        var (database, copy, tar) = (part + ".db.part", part + ".keys.part", part + ".tar.part");
        try
        {
            Remove(database, copy, tar, part);
            if (snapshot is not null)
                await snapshot(database).ConfigureAwait(false);
            keys.CopyTo(copy);
            await PackAsync(tar, database, copy, cancellationToken).ConfigureAwait(false);
            await using (var plain = File.OpenRead(tar))
            await using (var closed = new FileStream(part, FileMode.CreateNew))
            {
                await BackupCipher.SealAsync(plain, closed, keys.Master, cancellationToken).ConfigureAwait(false);
                closed.Flush(flushToDisk: true);
            }

            await VerifyAsync(part, keys.Master, cancellationToken).ConfigureAwait(false);
            File.Move(part, made.Path, overwrite: true);
            folder.Rotate(now);
            return made;
        }
        catch (IOException e)
        {
            throw new DataException(
                $"The backup could not be written to {folder.Path}: make room there, or choose another folder.", e);
        }
        finally
        {
            Remove(database, copy, tar, part);
        }
    }

    /// <summary>Opens a backup into a folder; says which of its parts are there.</summary>
    internal static async Task UnpackAsync(
        string file, MasterKey master, string into, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(into);
        var tar = Path.Combine(into, "backup.tar");
        await using (var closed = File.OpenRead(file))
        await using (var plain = new FileStream(tar, FileMode.Create))
        {
            await BackupCipher.OpenAsync(closed, Path.GetFileName(file), plain, master, cancellationToken)
                .ConfigureAwait(false);
        }

        await using (var packed = File.OpenRead(tar))
        await using (var reader = new TarReader(packed))
        {
            while (await reader.GetNextEntryAsync(false, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                if (entry.Name is DatabaseEntry or KeysEntry)
                {
                    await entry.ExtractToFileAsync(Path.Combine(into, entry.Name), true, cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }

        File.Delete(tar);
    }

    /// <summary>Looks through a database file page by page.</summary>
    /// <exception cref="DataException">It is not whole.</exception>
    internal static void CheckWhole(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        var found = connection.QueryFirst<string>("pragma integrity_check");
        if (found != "ok")
            throw new DataException($"{Path.GetFileName(file)} is damaged ({found}): use another backup.");
    }

    private static async Task PackAsync(string tar, string database, string keys, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(tar, FileMode.CreateNew);
        await using var writer = new TarWriter(file);
        if (File.Exists(database))
            await writer.WriteEntryAsync(database, DatabaseEntry, cancellationToken).ConfigureAwait(false);
        await writer.WriteEntryAsync(keys, KeysEntry, cancellationToken).ConfigureAwait(false);
    }

    private static async Task VerifyAsync(string part, MasterKey master, CancellationToken cancellationToken)
    {
        var into = part + ".check.part";
        try
        {
            await UnpackAsync(part, master, into, cancellationToken).ConfigureAwait(false);
            foreach (var file in Directory.EnumerateFiles(into))
                CheckWhole(file);
        }
        finally
        {
            if (Directory.Exists(into))
                Directory.Delete(into, recursive: true);
        }
    }

    private static void Remove(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
            File.Delete(file);
    }
}
