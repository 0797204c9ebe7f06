using MomBot.Data.Admin;
using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Outbox;

/// <summary>What was refused for good, or may have arrived, waits for a person, however long she is away.</summary>
public class HeldTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task WhatIsHeldIsNeverSwept_UntilSomebodyHasDecided(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var skipped = await HeldAsync(database, OutboxState.Dead);
        var kept = await HeldAsync(database, OutboxState.Parked);
        database.Clock.Advance(Duration.FromDays(400));
        await database.Outbox.SweepAsync(database.Clock.Now, default);
        Assert.Equal([skipped, kept], Ids(await database.Outbox.HeldAsync(Some.Guild, default)));

        Assert.True(await new JobStore(database.Connections).SkipAsync(
            Some.Guild, JobSource.Message, skipped, default));
        await database.Outbox.SweepAsync(database.Clock.Now + Duration.FromDays(30), default);
        Assert.Equal("Superseded", await OfAsync("state"));
        Assert.Equal("", await OfAsync("lane"));
        await database.Outbox.SweepAsync(database.Clock.Now + Duration.FromDays(31), default);

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from outbox"));
        Assert.True(await database.Outbox.ReleaseAsync(kept, database.Clock.Now, default));
        Assert.Equal([kept], Ids(await database.Outbox.DueAsync(database.Clock.Now, 10, default)));

        Task<string?> OfAsync(string column) =>
            database.ScalarAsync<string>($"select {column} from outbox where id = @skipped", new { skipped });
    }

    /// <summary>The feature has it in its own hands: this is a note of it, and goes like whatever has ended.</summary>
    [EveryDatabase]
    public async Task ANoteOfWhatAFeatureGoesOnWith_IsSweptAfterThirtyDays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await HeldAsync(database, OutboxState.Dead, Some.Message() with { Then = "check-ins.posted:1" });

        await database.Outbox.SweepAsync(Now + Duration.FromDays(30), default);
        Assert.Single(await database.Outbox.HeldAsync(Some.Guild, default));
        await database.Outbox.SweepAsync(Now + Duration.FromDays(31), default);
        Assert.Empty(await database.Outbox.HeldAsync(Some.Guild, default));
    }

    /// <summary>Sent later, the older one would put back what the card showed before.</summary>
    [EveryDatabase]
    public async Task WhatIsHeldEnds_WhenSomethingNewerOfItsKeyIsSent(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await HeldAsync(database, OutboxState.Dead, Some.Message("a") with { Supersedes = "card:1" });
        var other = await HeldAsync(database, OutboxState.Dead, Some.Message("b") with { Supersedes = "card:2" });

        var newer = await SendAsync(database, Some.Message("a") with { Supersedes = "card:1" });

        Assert.Equal([other], Ids(await database.Outbox.HeldAsync(Some.Guild, default)));
        Assert.Equal([newer], Ids(await database.Outbox.DueAsync(Now, 10, default)));
    }

    private static async Task<long> HeldAsync(TestDatabase database, OutboxState state, NewOutboxRow? message = null)
    {
        var id = await SendAsync(database, message ?? Some.Message());
        await database.Outbox.BeginAsync(id, Now, default);
        await database.Outbox.FinishAsync(id, state, null, "Forbidden 50013 Missing Permissions", Now, default);
        return id;
    }

    private static Task<long> SendAsync(TestDatabase database, NewOutboxRow message) =>
        database.Connections.WriteAsync(unit => unit.SendAsync(message), default);

    private static IEnumerable<long> Ids(IEnumerable<OutboxRow> rows) => rows.Select(row => row.Id);
}
