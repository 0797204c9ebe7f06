using System.Data.Common;
using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Outbox;

/// <summary>What is left of a row, and of its outcome, when Discord, the database or a feature says no.</summary>
public class WhenSendingGoesWrongTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task WhenTheDatabaseWillNotNoteHowACallWent_TheRowComesBack_WithoutARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message());
        var waysToEnd = new Func<Task>[]
        {
            () => database.Outbox.FinishAsync(id, OutboxState.Sent, 900, null, Now, default),
            () => database.Outbox.RetryAsync(id, Now, "503", default),
            () => database.Outbox.PutBackAsync(id, Now, "429", default),
        };

        foreach (var end in waysToEnd)
        {
            Assert.True(await database.Outbox.BeginAsync(id, Now, default));
            Assert.Empty(await database.Outbox.DueAsync(Now, 10, default));
            await database.RefuseChangesAsync("outbox");
            await Assert.ThrowsAnyAsync<DbException>(end);
            await database.TakeChangesAsync("outbox");

            var row = Assert.Single(await database.Outbox.DueAsync(Now, 10, default));
            Assert.Equal((OutboxState.Sending, Now), (row.State, row.FirstAttemptAt));
        }
    }

    [EveryDatabase]
    public async Task WhereAFeatureHearsThatItWasRefused_TheWordsDoNotStayBehind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        foreach (var (lane, state) in new[] { ("a", OutboxState.Parked), ("b", OutboxState.Dead) })
        {
            var id = await SendAsync(database, Some.Message(lane, "\"her words\"") with { Then = "answer.posted:42" });
            await database.Outbox.FinishAsync(id, state, null, "50013", Now, default);
        }

        Assert.Equal(2, (await database.Outbox.UnheardAsync(10, default)).Count);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from outbox where payload is not null"));
    }

    [EveryDatabase]
    public async Task AnOutcomeThatNobodyCanHear_IsTriedLaterAndLater_AndThenSetAside(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        await database.Outbox.FinishAsync(id, OutboxState.Sent, 900, null, Now, default);

        for (var attempt = 0; attempt < Outcome.MostAttempts; attempt++)
        {
            var outcome = Assert.Single(await database.Outbox.UnheardAsync(10, default));
            Assert.Equal(attempt, outcome.Attempts);
            await database.Outbox.NotHeardAsync(outcome, default);
            Assert.Empty(await database.Outbox.UnheardAsync(10, default));
            database.Clock.Advance(Duration.FromSeconds(1 << attempt));
        }

        Assert.Empty(await database.Outbox.UnheardAsync(10, default));
        Assert.Equal(1, await database.Events.HeldCountAsync(default));
    }

    private static Task<long> SendAsync(TestDatabase database, NewOutboxRow message) =>
        database.Connections.WriteAsync(unit => unit.SendAsync(message), default);
}
