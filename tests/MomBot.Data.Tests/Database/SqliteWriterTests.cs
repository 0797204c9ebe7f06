using MomBot.Data.Database;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

/// <summary>
/// What a batch promises. The writer is held at a gate, so that the units queued behind it share one commit.
/// </summary>
public class SqliteWriterTests
{
    [Fact]
    public async Task NoUnitIsAcknowledged_BeforeTheCommitItShares()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        using var first = new Gate();
        using var last = new Gate();
        var held = HoldAsync(database, first);
        await first.Reached;
        var early = PressAsync(database, 1);
        var late = HoldAsync(database, last);

        first.Open();
        await held;
        await last.Reached;
        Assert.False(early.IsCompleted);
        Assert.Equal(0, await PressesAsync(database));

        last.Open();
        await Task.WhenAll(early, late);
        Assert.Equal(1, await PressesAsync(database));
    }

    [Fact]
    public async Task WhenTheCommitFails_EveryUnitOfItFails_AndTheNextBatchGoesOn()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        using var gate = new Gate();
        var held = HoldAsync(database, gate);
        await gate.Reached;
        var before = PressAsync(database, 1);
        // The place belongs to no community, which is noticed at the commit only.
        var breaking = database.ExecuteAsync("""
            pragma defer_foreign_keys = on;
            insert into places (guild_id, kind, key, discord_id, ours, name) values (5, 'role', 'x', 1, true, 'x')
            """);
        var after = PressAsync(database, 2);

        gate.Open();
        await held;
        await Assert.ThrowsAnyAsync<Exception>(() => before);
        await Assert.ThrowsAnyAsync<Exception>(() => breaking);
        await Assert.ThrowsAnyAsync<Exception>(() => after);

        Assert.Equal(0, await PressesAsync(database));
        await PressAsync(database, 3);
        Assert.Equal(1, await PressesAsync(database));
    }

    [Fact]
    public async Task WhenTheDiskIsFull_TheSentenceSaysSo_AndItGoesOnWhenThereIsRoom()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await PressAsync(database, 1);
        await database.ExecuteAsync("pragma max_page_count = 1");

        var full = await Assert.ThrowsAsync<DataException>(() => database.Connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "insert into installation (name, value) values ('large', hex(zeroblob(1000000)))"), default));
        Assert.Equal(
            $"The disk under {database.Options.DatabaseFile} is full; this was not saved: "
            + "make room, and it goes on by itself.", full.Message);
        Assert.Equal(1, await PressesAsync(database));

        await database.ExecuteAsync("pragma max_page_count = 1000000");
        await PressAsync(database, 2);
        Assert.Equal(2, await PressesAsync(database));
    }

    [Fact]
    public async Task WhenAUnitStartsAnother_ItIsRefused_InsteadOfWaitingForItself()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Connections.WriteAsync(
            _ => PressAsync(database, 1), default));
    }

    [Fact]
    public async Task WhenTheBotStops_WhatWaitedIsSavedFirst_AndWhatComesLaterIsRefused()
    {
        var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        using var gate = new Gate();
        var held = HoldAsync(database, gate);
        await gate.Reached;
        var waiting = PressAsync(database, 1);

        var stopping = database.ReopenAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => PressAsync(database, 2));
        gate.Open();
        await Task.WhenAll(held, waiting, stopping);

        Assert.Equal(1, await PressesAsync(database));
        await database.DisposeAsync();
    }

    private static Task<bool> PressAsync(TestDatabase database, long press) =>
        database.Connections.WriteAsync(unit => unit.FirstTimeAsync(Some.Press(press)), default);

    private static Task<bool> HoldAsync(TestDatabase database, Gate gate) => database.Connections.WriteAsync(
        _ => Task.FromResult(gate.Pass()), default);

    private static Task<long> PressesAsync(TestDatabase database) =>
        database.ScalarAsync<long>("select count(*) from inbox");

    /// <summary>Blocks the writer's thread until the test lets it go on.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();

        public Task Reached => _reached.Task;

        public bool Pass()
        {
            _reached.SetResult();
            _open.Wait();
            return true;
        }

        public void Open() => _open.Set();

        public void Dispose() => _open.Dispose();
    }
}
