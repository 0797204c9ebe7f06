using MomBot.Data.Database;
using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Outbox;

public class OutboxStoreTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task WhatIsQueued_ComesBackAsItWas(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var message = Some.Message(payload: """{"text":"Könnte jemand kochen? 🍲"}""") with
        {
            Sensitive = true,
            ExpiresAt = Now + Duration.FromDays(1),
            Then = "help.posted:42",
            Supersedes = "card:42",
        };

        await SendAsync(database, message);
        var row = Assert.Single(await database.Outbox.DueAsync(Now, 10, default));

        Assert.Equal(message, new NewOutboxRow(
            row.Guild, row.Owner, row.Kind, row.Lane, row.Payload, row.Sensitive, row.NotBefore, row.ExpiresAt,
            row.Then, row.Supersedes, row.Priority));
        Assert.Equal(OutboxState.Pending, row.State);
        Assert.Equal(22, row.Nonce.Length);
        Assert.InRange(row.Marker, 1, int.MaxValue);
        Assert.Null(row.FirstAttemptAt);
    }

    [EveryDatabase]
    public async Task EachLaneGoesInOrder_OneAtATime(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var first = await SendAsync(database, Some.Message("a"));
        var second = await SendAsync(database, Some.Message("a"));
        var urgent = await SendAsync(database, Some.Message("b", priority: 1));
        await SendAsync(database, Some.Message("b"));

        Assert.Equal([urgent, first], Ids(await database.Outbox.DueAsync(Now, 10, default)));

        await database.Outbox.BeginAsync(first, Now, default);
        Assert.Equal([urgent], Ids(await database.Outbox.DueAsync(Now, 10, default)));

        await database.Outbox.FinishAsync(first, OutboxState.Sent, 5, null, Now, default);
        Assert.Equal([urgent, second], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        Assert.Equal(3, await database.Outbox.OpenCountAsync(default));
    }

    [EveryDatabase]
    public async Task WhenTheHeadOfALaneWaits_TheOthersWaitBehindIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var head = await SendAsync(database, Some.Message("a"));
        await SendAsync(database, Some.Message("a"));
        var later = Now + Duration.FromMinutes(1);

        await database.Outbox.BeginAsync(head, Now, default);
        await database.Outbox.RetryAsync(head, later, "503", default);

        Assert.Empty(await database.Outbox.DueAsync(Now, 10, default));
        Assert.Equal(later, await database.Outbox.NextDueAsync(default));
        var retried = Assert.Single(await database.Outbox.DueAsync(later, 10, default));
        Assert.Equal((head, 1, "503"), (retried.Id, retried.Attempts, retried.Error));
        Assert.Equal(Now, retried.FirstAttemptAt);
    }

    /// <summary>Also where more rows of one lane are in front than are looked at first.</summary>
    [EveryDatabase]
    public async Task WhenOneLaneIsVeryLong_TheOthersStillHaveTheirTurn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var first = await SendAsync(database, Some.Message("a"));
        await database.Connections.WriteAsync(async unit =>
        {
            for (var i = 0; i < 200; i++)
                await unit.SendAsync(Some.Message("a"));
        }, default);
        var other = await SendAsync(database, Some.Message("b"));

        Assert.Equal([first, other], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        await database.Outbox.BeginAsync(first, Now, default);
        Assert.Equal([other], Ids(await database.Outbox.DueAsync(Now, 1, default)));
    }

    [EveryDatabase]
    public async Task WhatIsOld_GoesInSlicesUntilNothingIsLeft(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.WriteAsync(async unit =>
        {
            for (var i = 0; i < 600; i++)
            {
                var id = await unit.SendAsync(Some.Message($"{i}"));
                await unit.FinishAsync(id, OutboxState.Sent, null, null, Now);
            }
        }, default);

        await database.Outbox.SweepAsync(Now + Duration.FromDays(30), default);
        Assert.Equal(600, await database.ScalarAsync<long>("select count(*) from outbox"));
        await database.Outbox.SweepAsync(Now + Duration.FromDays(31), default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from outbox"));
    }

    [EveryDatabase]
    public async Task WhenTheProcessDiesAfterBeginning_TheRowComesBack_SayingThatItMayHaveArrived(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message());
        var nonce = Assert.Single(await database.Outbox.DueAsync(Now, 10, default)).Nonce;
        await database.Outbox.BeginAsync(id, Now, default);

        await database.ReopenAsync();
        database.Clock.Advance(Duration.FromMinutes(5));
        var row = Assert.Single(await database.Outbox.DueAsync(database.Clock.Now, 10, default));

        Assert.Equal((id, nonce, OutboxState.Sending, 1), (row.Id, row.Nonce, row.State, row.Attempts));
        Assert.Equal(Now, row.FirstAttemptAt);
        Assert.True(await database.Outbox.BeginAsync(id, database.Clock.Now, default));
        Assert.Equal(
            Now.ToUnixTimeMilliseconds(), await database.ScalarAsync<long>("select first_attempt_at from outbox"));
    }

    [EveryDatabase]
    public async Task WhenARowIsFinishedTwice_OneOutcomeIsLeft_AndTheFirstStands(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        await database.Outbox.BeginAsync(id, Now, default);

        Assert.True(await database.Outbox.FinishAsync(id, OutboxState.Sent, 900, null, Now, default));
        Assert.False(await database.Outbox.FinishAsync(id, OutboxState.Dead, null, "late", Now, default));
        Assert.False(await database.Outbox.BeginAsync(id, Now, default));

        var outcome = Assert.Single(await database.Outbox.UnheardAsync(10, default));
        Assert.Equal(new Outcome(outcome.Id, Some.Guild, "help.posted:42", OutboxState.Sent, 900, null, 0), outcome);
        await database.Outbox.HeardAsync(outcome.Id, default);
        Assert.Empty(await database.Outbox.UnheardAsync(10, default));
        Assert.Equal("", (await database.Outbox.FindByMessageAsync(900, default))!.Payload);
    }

    [EveryDatabase]
    public async Task ItIsQuiet_WhenNothingIsOpenAndNothingUnheard(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        Assert.True(await database.Outbox.IsQuietAsync(default));

        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        Assert.False(await database.Outbox.IsQuietAsync(default));
        await database.Outbox.BeginAsync(id, Now, default);
        Assert.False(await database.Outbox.IsQuietAsync(default));
        await database.Outbox.FinishAsync(id, OutboxState.Sent, 900, null, Now, default);
        Assert.False(await database.Outbox.IsQuietAsync(default));
        await database.Outbox.HeardAsync(
            Assert.Single(await database.Outbox.UnheardAsync(10, default)).Id, default);

        Assert.True(await database.Outbox.IsQuietAsync(default));
    }

    [EveryDatabase]
    public async Task WhatAPersonMustDecide_KeepsItsWords_AndIsShownToItsCommunity(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var parked = await SendAsync(database, Some.Message(payload: "\"parked\""));
        var dead = await SendAsync(database, Some.Message("b", payload: "\"dead\""));
        await database.Outbox.FinishAsync(parked, OutboxState.Parked, null, "unknown", Now, default);
        await database.Outbox.FinishAsync(dead, OutboxState.Dead, null, "50013", Now, default);

        var held = await database.Outbox.HeldAsync(Some.Guild, default);

        Assert.Equal(["\"parked\"", "\"dead\""], held.Select(row => row.Payload));
        Assert.Equal(["unknown", "50013"], held.Select(row => row.Error!));
        Assert.Empty(await database.Outbox.HeldAsync(new GuildId(8), default));
    }

    [EveryDatabase]
    public async Task WhatIsHeld_IsSentOrDropped_AsAPersonDecides(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var again = await SendAsync(database, Some.Message(payload: "\"again\""));
        var never = await SendAsync(database, Some.Message("b"));
        await database.Outbox.BeginAsync(again, Now, default);
        await database.Outbox.FinishAsync(again, OutboxState.Parked, null, "unknown", Now, default);
        await database.Outbox.FinishAsync(never, OutboxState.Parked, null, "unknown", Now, default);

        Assert.True(await database.Outbox.ReleaseAsync(again, Now, default));
        Assert.False(await database.Outbox.ReleaseAsync(again, Now, default));
        await database.Outbox.DropAsync(never, default);

        var released = Assert.Single(await database.Outbox.DueAsync(Now, 10, default));
        Assert.Equal((again, "\"again\"", null), (released.Id, released.Payload, released.FirstAttemptAt));
        Assert.Empty(await database.Outbox.HeldAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task WhenANewerRowHasTheSameKey_TheOlderEndsUnsent_UnlessItWasTried(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var card = Some.Message() with { Supersedes = "card:42", Then = "seen" };
        var tried = await SendAsync(database, card);
        await database.Outbox.BeginAsync(tried, Now, default);
        await database.Outbox.RetryAsync(tried, Now, null, default);
        var untried = await SendAsync(database, card);
        var newest = await SendAsync(database, card);

        Assert.Equal([tried], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        Assert.Equal(2, await database.Outbox.OpenCountAsync(default));
        await database.Outbox.FinishAsync(tried, OutboxState.Sent, 1, null, Now, default);
        Assert.Equal([newest], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        Assert.Equal("Superseded", await StateAsync(database, untried));
        Assert.Contains(
            await database.Outbox.UnheardAsync(10, default), outcome => outcome.State == OutboxState.Superseded);
    }

    [EveryDatabase]
    public async Task WhenItsTimeHasPassed_ARowIsDueToBeGivenUp_EvenWhileItWaits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var row = await SendAsync(database, Some.Message() with { ExpiresAt = Now + Duration.FromDays(1) });
        await database.Outbox.BeginAsync(row, Now, default);
        await database.Outbox.RetryAsync(row, Now + Duration.FromDays(3), "503", default);

        Assert.Empty(await database.Outbox.DueAsync(Now, 10, default));
        Assert.Single(await database.Outbox.DueAsync(Now + Duration.FromDays(1), 10, default));
        Assert.Equal(Now + Duration.FromDays(1), await database.Outbox.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhatWasQueuedByAClockThatWasAnHourAhead_GoesOnceItIsRight(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var row = await SendAsync(database, Some.Message() with { NotBefore = Now + Duration.FromHours(1) });

        Assert.Equal([row], Ids(await database.Outbox.DueAsync(Now, 10, default)));

        await database.Outbox.BeginAsync(row, Now, default);
        await database.Outbox.PutBackAsync(row, Now + Duration.FromHours(1), "429", default);
        Assert.Empty(await database.Outbox.DueAsync(Now, 10, default)); // Discord's own wait is a wait.
    }

    [EveryDatabase]
    public async Task WhenARowWasTamperedWith_ItIsHeld_AndItsLaneGoesOn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var first = await SendAsync(database, Some.Message());
        var second = await SendAsync(database, Some.Message());
        await database.ExecuteAsync("""
            update outbox set payload = (select payload from outbox where id = @second) where id = @first
            """, new { first, second });

        Assert.Empty(await database.Outbox.DueAsync(Now, 10, default));
        Assert.Equal([second], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        Assert.Equal("Dead", await StateAsync(database, first));
        var held = Assert.Single(await database.Outbox.HeldAsync(Some.Guild, default));
        Assert.Contains("does not open", held.Error!, StringComparison.Ordinal);
    }

    [EveryDatabase]
    public async Task WhenSheAsksToBeForgotten_WhatWasQueuedForHerIsGone_AndOthersStay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var sent = await SendAsync(database, Some.Message() with { Then = "seen" });
        await database.Outbox.FinishAsync(sent, OutboxState.Sent, 1, null, Now, default);
        await SendAsync(database, Some.Message());
        var other = await SendAsync(database, Some.Message("b") with { Owner = Some.Ana });

        await database.Outbox.ForgetAsync(Some.Guild, Some.Maya, "member:1001", default);

        Assert.Equal([other], Ids(await database.Outbox.DueAsync(Now, 10, default)));
        Assert.Empty(await database.Outbox.UnheardAsync(10, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from outbox"));
    }

    [Fact]
    public void ANonce_DependsOnTheInstallationAndTheRow_AndOnNothingElse()
    {
        Assert.Equal("oRwu5D9hTYJqVcM0e9xGrw".Length, Sending.NonceOf("a", 1).Length);
        Assert.Equal(Sending.NonceOf("a", 1), Sending.NonceOf("a", 1));
        Assert.NotEqual(Sending.NonceOf("a", 1), Sending.NonceOf("a", 2));
        Assert.NotEqual(Sending.NonceOf("a", 1), Sending.NonceOf("b", 1));
        Assert.DoesNotContain('+', Sending.NonceOf("b", 1));
    }

    private static Task<long> SendAsync(TestDatabase database, NewOutboxRow message) =>
        database.Connections.WriteAsync(unit => unit.SendAsync(message), default);

    private static Task<string?> StateAsync(TestDatabase database, long id) =>
        database.ScalarAsync<string>("select state from outbox where id = @id", new { id });

    private static IEnumerable<long> Ids(IEnumerable<OutboxRow> rows) => rows.Select(row => row.Id);
}
