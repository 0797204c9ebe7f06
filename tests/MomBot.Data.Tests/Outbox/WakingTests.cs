using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Outbox;

/// <summary>Whoever sends is woken when there is something to send, or it waits for the next round.</summary>
public class WakingTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task WhatIsQueuedAndWhatIsPutBack_Wakes_AndWhatHasEndedDoesNot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var outbox = database.Outbox;
        var id = 0L;

        Assert.True(await WakesAsync(database, async () => id = await SendAsync(database, Some.Message())));
        Assert.False(await WakesAsync(database, () => outbox.BeginAsync(id, Now, default)));
        Assert.True(await WakesAsync(database, () => outbox.RetryAsync(id, Now, "503", default)));
        Assert.True(await WakesAsync(database, () => outbox.PutBackAsync(id, Now, "429", default)));
        Assert.False(await WakesAsync(
            database, () => outbox.FinishAsync(id, OutboxState.Sent, 1, null, Now, default)));
        Assert.False(await WakesAsync(database, () => outbox.RetryAsync(id, Now, "503", default)));
        Assert.False(await WakesAsync(database, () => outbox.PutBackAsync(id, Now, "429", default)));
    }

    [EveryDatabase]
    public async Task AnOutcomeThatSomebodyWaitsFor_Wakes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });

        Assert.True(await WakesAsync(
            database, () => database.Outbox.FinishAsync(id, OutboxState.Sent, 1, null, Now, default)));
        Assert.False(await WakesAsync(
            database, () => database.Outbox.FinishAsync(id, OutboxState.Sent, 1, null, Now, default)));
    }

    [EveryDatabase]
    public async Task WhatAPersonReleases_Wakes_AndWhatIsNotHeldDoesNot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message());

        Assert.False(await WakesAsync(database, () => database.Outbox.ReleaseAsync(id, Now, default)));
        await database.Outbox.FinishAsync(id, OutboxState.Parked, null, "unknown", Now, default);
        Assert.True(await WakesAsync(database, () => database.Outbox.ReleaseAsync(id, Now, default)));
    }

    private static async Task<bool> WakesAsync(TestDatabase database, Func<Task> change)
    {
        var woken = false;
        void Note() => woken = true;
        database.Connections.Woken += Note;
        await change();
        database.Connections.Woken -= Note;
        return woken;
    }

    private static Task<long> SendAsync(TestDatabase database, NewOutboxRow message) =>
        database.Connections.WriteAsync(unit => unit.SendAsync(message), default);
}
