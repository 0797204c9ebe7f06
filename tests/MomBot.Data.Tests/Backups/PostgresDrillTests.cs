using System.Diagnostics;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;
using Npgsql;

namespace MomBot.Data.Tests.Backups;

/// <summary>The way docs/operating.md describes for PostgreSQL: rows by pg_dump, keys by us.</summary>
public class PostgresDrillTests
{
    [Fact]
    public async Task RowsByPgDumpAndKeysFromTheFolder_ComeBackByHash()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Postgres);
        await database.Connections.WriteAsync(async unit =>
        {
            await unit.SaveAsync(Some.Said("we have not slept"));
            await unit.SendAsync(Some.Message());
        }, default);
        var hash = await Contents.HashAsync(database.Connections);
        var dump = Path.Combine(database.Folder, "rows.dump");

        Run(database, "pg_dump", $"--format=custom --schema={database.Schema} --file={dump}");
        var keys = await Backup.TakeAsync(
            database.Connections, new BackupFolder(database.Options.BackupsFolder), Instant.FromUtc(2026, 11, 3, 3, 0),
            default);
        await database.Connections.DisposeAsync();
        await database.DropSchemaAsync();
        Run(database, "pg_restore", $"--no-owner --dbname={Settings.Database} {dump}");
        await database.ReopenAsync();

        Assert.Equal(hash, await Contents.HashAsync(database.Connections));
        Assert.Single(await database.Events.UntoldAsync(10, default));
        var noRows = await Assert.ThrowsAsync<DataException>(async () =>
        {
            await database.Connections.DisposeAsync();
            await Restore.PutBackAsync(database.Options, keys.Path, Instant.FromUtc(2026, 11, 3, 9, 0), default);
        });
        Assert.Contains("pg_restore", noRows.Message, StringComparison.Ordinal);
        await database.ReopenAsync();
    }

    private static NpgsqlConnectionStringBuilder Settings =>
        new(Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable));

    private static void Run(TestDatabase database, string program, string arguments)
    {
        var settings = Settings;
        var newest = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(Path.Combine(newest, "bin", program))
        {
            Arguments = $"--host={settings.Host} --port={settings.Port} --username={settings.Username} {arguments}",
            RedirectStandardError = true,
        };
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGPASSWORD"] = settings.Password ?? "";
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} of {database.Schema}: {said}");
    }
}
