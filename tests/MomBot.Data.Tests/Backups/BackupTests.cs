using Dapper;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.Privacy;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 3, 3, 0);

    private readonly TemporaryFolder _elsewhere = new();

    [Fact]
    public async Task ABackupTakenWhileEverybodyWrites_HoldsAllThatWasAcknowledgedBefore_AndComesBackByHash()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        using var enough = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await database.Connections.WriteAsync(unit => unit.SendAsync(Some.Message()), default);
                Interlocked.Increment(ref written);
            }
        });
        while (Volatile.Read(ref written) < 200)
            await Task.Yield();
        var before = Volatile.Read(ref written);

        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        await enough.CancelAsync();
        await writing;
        await using var restored = await RestoreAsync(database, made);

        var rows = await restored.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("select count(*) from outbox"), default);
        Assert.InRange(rows, before, written);
    }

    [Fact]
    public async Task WhatIsPutBack_IsWhatWasThere_ByHash()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await LeaveSomethingAsync(database);
        var hash = await Contents.HashAsync(database.Connections);

        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        await using var restored = await RestoreAsync(database, made);

        Assert.Equal(hash, await Contents.HashAsync(restored));
        var events = new EventStore(restored, [typeof(SomeEvent)]);
        Assert.Equal("we have not slept", Assert.IsType<SomeEvent.Said>(
            Assert.Single(await events.UntoldAsync(10, default)).Event).Words);
    }

    [Fact]
    public async Task NobodyReadsABackup_AndEveryChangeInItIsNoticed()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await LeaveSomethingAsync(database);
        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        var bytes = await File.ReadAllBytesAsync(made.Path);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("channel:1"u8));
        Assert.Single(Directory.GetFiles(database.Options.BackupsFolder));

        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(8, bytes.Length)] ^= (byte)(1 << random.Next(8));
            await Assert.ThrowsAsync<DataException>(() => UnpackAsync(database, changed));
        }

        foreach (var length in new[] { 0, 7, 40, bytes.Length / 2, bytes.Length - 1 })
            await Assert.ThrowsAsync<DataException>(() => UnpackAsync(database, bytes[..length]));
        await Assert.ThrowsAsync<DataException>(() => UnpackAsync(database, [.. bytes, 0]));
    }

    [Fact]
    public async Task WhatMayHaveBeenSentSince_WaitsForAPerson_AndNothingIsDoneTwice()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await LeaveSomethingAsync(database);
        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        await using var restored = await RestoreAsync(database, made);

        var held = await Restore.HoldWhatMayBeDoneAsync(restored, Night + Duration.FromHours(8), default);

        Assert.Equal(new Held(1, 1, 0, 0), held);
        var later = Night + Duration.FromDays(1);
        Assert.Empty(await new OutboxStore(restored).DueAsync(later, 10, default));
        Assert.Empty(await new ScheduledActionStore(restored).DueAsync(later - Duration.FromHours(12), 10, default));
        Assert.Single(await new ScheduledActionStore(restored).DueAsync(later + Duration.FromDays(9), 10, default));
        Assert.Single(await new OutboxStore(restored).HeldAsync(Some.Guild, default));
    }

    [Fact]
    public async Task WhoeverWasForgottenSince_IsForgottenAgain_AndHerWordsStayUnreadable()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await LeaveSomethingAsync(database);
        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        var erasures = new ErasureStore(database.Connections);
        var asked = new Erasure(1, Some.Guild, Some.Maya, null, ErasureState.Asked, Night + Duration.FromHours(2));
        await erasures.AskAsync(asked, default);
        await erasures.DestroyKeyAsync(asked, default);
        await erasures.EndAsync(asked with { State = ErasureState.RowsGone }, default);
        await database.Connections.DisposeAsync();

        var aside = await Restore.PutBackAsync(database.Options, made.Path, Night + Duration.FromHours(9), default);
        await database.ReopenAsync();
        var held = await Restore.HoldWhatMayBeDoneAsync(database.Connections, Night + Duration.FromHours(9), default);

        Assert.True(File.Exists(aside));
        Assert.Equal(1, held.ForgottenAgain);
        var again = Assert.Single(await new ErasureStore(database.Connections).OpenAsync(default));
        Assert.Equal((Some.Guild, Some.Maya, ErasureState.Asked), (again.Guild, again.Member, again.State));
        Assert.DoesNotContain(await database.Events.UntoldAsync(10, default), untold => untold.Event is SomeEvent);
    }

    [Fact]
    public async Task NoBackupIsKeptLongerThanSevenDays()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        var folder = Folder(database.Options);
        for (var night = 0; night < 10; night++)
            await Backup.TakeAsync(database.Connections, folder, Night + Duration.FromDays(night), default);

        Assert.Equal(Night + Duration.FromDays(2), folder.List()[0].At);
        Assert.Equal(8, folder.List().Length);
    }

    [Fact]
    public async Task WhenTheBackupIsOfAnotherInstallation_OrIsNone_ItIsSaid()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        var made = await Backup.TakeAsync(database.Connections, Folder(database.Options), Night, default);
        await using var other = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await other.Connections.DisposeAsync();

        var foreign = await Assert.ThrowsAsync<DataException>(
            () => Restore.PutBackAsync(other.Options, made.Path, Night, default));
        var none = await Assert.ThrowsAsync<DataException>(
            () => Restore.PutBackAsync(other.Options, other.Options.KeyFile, Night, default));

        Assert.Contains("was closed with another master key", foreign.Message, StringComparison.Ordinal);
        Assert.Contains("is not a backup of MomBot", none.Message, StringComparison.Ordinal);
        await other.ReopenAsync();
    }

    public void Dispose() => _elsewhere.Dispose();

    private static BackupFolder Folder(DatabaseOptions options) => new(options.BackupsFolder);

    /// <summary>Puts it back on a new machine: nothing is there but the master key.</summary>
    private async Task<Connections> RestoreAsync(TestDatabase database, BackupFile made)
    {
        Directory.CreateDirectory(_elsewhere.File("keys"));
        File.Copy(database.Options.KeyFile, _elsewhere.Options.KeyFile);
        Assert.Null(await Restore.PutBackAsync(_elsewhere.Options, made.Path, Night, default));
        return await Connections.OpenAsync(_elsewhere.Options, new FakeClock { Now = Night }, default);
    }

    private async Task UnpackAsync(TestDatabase database, byte[] bytes)
    {
        var file = _elsewhere.File("changed.backup");
        await File.WriteAllBytesAsync(file, bytes);
        await Backup.UnpackAsync(
            file, database.Connections.Installation.Keys.Master, _elsewhere.File("opened"), default);
    }

    private static Task LeaveSomethingAsync(TestDatabase database) => database.Connections.WriteAsync(async unit =>
    {
        await unit.SaveAsync(Some.Said("we have not slept"));
        await unit.SendAsync(Some.Message());
        await unit.ScheduleAsync(new(Some.Guild, Some.Maya, "help.remind:1", Night + Duration.FromHours(1), null));
        await unit.ScheduleAsync(new(Some.Guild, Some.Maya, "help.remind:2", Night + Duration.FromDays(9), null));
    }, default);
}
