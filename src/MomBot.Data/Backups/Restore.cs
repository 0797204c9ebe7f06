using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Pages;
using MomBot.Data.Privacy;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Backups;

/// <summary>
/// Puts a backup back while the bot is stopped. What may have been sent or done since it was made is held for a person,
/// and whoever asked to be forgotten since is forgotten again.
/// </summary>
public static class Restore
{
    /// <summary>Puts the files in their places; what was there is kept beside them.</summary>
    /// <returns>Where the database that was there lies now; none: there was none.</returns>
    public static async Task<string?> PutBackAsync(
        DatabaseOptions options, string file, Instant now, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new DataException($"There is no backup {file}: 'mombot backup --list' shows those there are.");
        using var folder = DataFolder.Take(options);
        var opened = Path.Combine(options.DataFolder, "restore.part");
        try
        {
            await Backup.UnpackAsync(file, KeyFile.Load(options), opened, cancellationToken).ConfigureAwait(false);
            var (database, keys) = (Path.Combine(opened, Backup.DatabaseEntry), Path.Combine(opened, Backup.KeysEntry));
            if (!File.Exists(database))
            {
                throw new DataException(
                    $"{Path.GetFileName(file)} holds the keys of a PostgreSQL database and no rows: "
                    + "put those back with pg_restore.");
            }

            Backup.CheckWhole(database);
            PutKeys(options, keys);
            using var kept = KeysFile.Open(options.KeysFile);
            SealedPages.Seal(database, kept.PageKey); // A backup of before there were seals.
            return PutDatabase(options, database, now, kept.PageKey);
        }
        finally
        {
            if (Directory.Exists(opened))
                Directory.Delete(opened, recursive: true);
        }
    }

    /// <summary>
    /// What may have been sent or done since the backup was made waits for a person, so that nothing happens twice.
    /// </summary>
    public static async Task<Held> HoldWhatMayBeDoneAsync(
        Connections connections, Instant now, CancellationToken cancellationToken)
    {
        var held = await connections.WriteAsync(async unit =>
        {
            var messages = await unit.ExecuteAsync("""
                update outbox set state = 'Parked', finished_at = @now,
                  error = 'A backup was put back: this may have been sent already.'
                where state in ('Pending', 'Sending')
                """, new { now }).ConfigureAwait(false);
            var actions = await unit.ExecuteAsync("""
                update scheduled_actions set held = true,
                  error = 'A backup was put back: this may have been done already.'
                where due <= @now and not held
                """, new { now }).ConfigureAwait(false);
            var rounds = await unit.ExecuteAsync(
                "update occurrences set state = 'Held', version = version + 1 where state in ('Due', 'Taken') and due <= @now",
                new { now }).ConfigureAwait(false);
            // A nonce of before the backup never meets one of after it.
            await unit.ExecuteAsync(
                "update installation set value = @epoch where name = 'install_id'",
                new { epoch = $"{unit.Ids.Next():x}{unit.Ids.NextMarker():x8}" }).ConfigureAwait(false);
            return new Held(messages, actions, rounds, 0);
        }, cancellationToken).ConfigureAwait(false);
        var forgotten = await new ErasureStore(connections).ReplayAsync(now, cancellationToken).ConfigureAwait(false);
        return held with { ForgottenAgain = forgotten };
    }

    /// <summary>
    /// The keys at hand are newer: those destroyed since stay destroyed. Only where none are left do those of the
    /// backup come back.
    /// </summary>
    private static void PutKeys(DatabaseOptions options, string keys)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.KeysFile)!);
        if (!File.Exists(options.KeysFile))
        {
            File.Move(keys, options.KeysFile);
            return;
        }

        using var there = KeysFile.Open(options.KeysFile);
        using var kept = KeysFile.Open(keys);
        if (there.Setting("keyring_id") != kept.Setting("keyring_id"))
        {
            throw new DataException(
                "This backup belongs to another installation: restore it into an empty data folder, "
                + "with that installation's master key.");
        }
    }

    private static string? PutDatabase(DatabaseOptions options, string database, Instant now, byte[] pageKey)
    {
        string? aside = null;
        if (File.Exists(options.DatabaseFile))
        {
            Directory.CreateDirectory(options.BackupsFolder);
            aside = new BackupFolder(options.BackupsFolder).Aside(now);
            Settle(SealedPages.Source(options.DatabaseFile, pageKey));
            File.Move(options.DatabaseFile, aside);
        }

        File.Delete(options.DatabaseFile + "-wal");
        File.Delete(options.DatabaseFile + "-shm");
        using (var file = new FileStream(database, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(database, options.DatabaseFile);
        return aside;
    }

    /// <summary>What still waits in the log belongs to the file that is put aside.</summary>
    private static void Settle(string database)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
            connection.Open();
            connection.Execute("pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // It is damaged, which may be why somebody restores: it is put aside as it is.
        }
    }
}

/// <summary>What a restore left for a person to decide, and how many it forgot again.</summary>
public sealed record Held(int Messages, int Actions, int Rounds, int ForgottenAgain);
