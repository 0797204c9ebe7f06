using Dapper;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Outbox;

/// <summary>What is kept of something once it was sent, held or forgotten, and who may still see it.</summary>
public class WhatIsLeftOfARowTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task OfWhatArrived_NobodyCanTellForWhomItWas_AndOfWhatIsHeldOnlyItsWordsAndLane(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        foreach (var state in new[] { OutboxState.Sent, OutboxState.Expired, OutboxState.Dead, OutboxState.Parked })
        {
            var id = await SendAsync(database, Some.Message($"member:{state}"));
            await database.Outbox.FinishAsync(id, state, null, "why", Now, default);
        }

        var left = await database.Connections.ReadAsync(connection => connection.QueryAsync<string>("""
            select state || ' ' || lane || case when payload is null then '' else ' words' end || ' ' || error
            from outbox order by id
            """), default);

        Assert.Equal(
            ["Sent  why", "Expired  why", "Dead member:Dead words why", "Parked member:Parked words why"], left);
    }

    /// <summary>An action hears the outcome and holds whom it is about: the row does not.</summary>
    [EveryDatabase]
    public async Task WhoHearsOfIt_IsNoLongerInTheRow_AndAMessageThatWasThereStaysKnown(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        await database.ExecuteAsync("update outbox set message_id = 900");
        await database.Outbox.FinishAsync(id, OutboxState.SentDeleted, null, null, Now, default);

        var row = await database.Outbox.FindByMessageAsync(900, default);
        Assert.Equal((id, null, OutboxState.SentDeleted), (row!.Id, row.Then, row.State));
        Assert.Equal(900, Assert.Single(await database.Outbox.UnheardAsync(10, default)).ResultId);
        Assert.Null(await database.Outbox.FindByMessageAsync(901, default));
        Assert.Equal(
            Now.ToUnixTimeMilliseconds(), await database.ScalarAsync<long>("select finished_at from outbox"));
    }

    [EveryDatabase]
    public async Task OnceHeard_AnOutcomeNamesNobody(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        await database.Outbox.FinishAsync(id, OutboxState.Sent, 1, null, Now, default);

        await database.Outbox.HeardAsync(Assert.Single(await database.Outbox.UnheardAsync(10, default)).Id, default);

        Assert.Equal("", await database.ScalarAsync<string>("select then_action from outcomes"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from outcomes where heard_at is not null"));
    }

    /// <summary>A disk lost its words; the person who decides over it must see that it is there.</summary>
    [EveryDatabase]
    public async Task WhatIsHeldAndDoesNotOpen_IsShownAllTheSame_WithoutWords(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var (parked, dead) = (await SendAsync(database, Some.Message()), await SendAsync(database, Some.Message("b")));
        await database.Outbox.FinishAsync(parked, OutboxState.Parked, null, "unknown", Now, default);
        await database.Outbox.FinishAsync(dead, OutboxState.Dead, null, "50013", Now, default);
        await database.ExecuteAsync(
            "update outbox set payload = (select payload from outbox where id = @parked) where id = @dead",
            new { parked, dead });

        var held = await database.Outbox.HeldAsync(Some.Guild, default);

        Assert.Equal([(parked, "{}", "unknown"), (dead, "", "50013")], held.Select(
            row => (row.Id, row.Payload, row.Error!)));
    }

    /// <summary>The process died after her key was destroyed, before her rows were.</summary>
    [EveryDatabase]
    public async Task WhatWasForSomebodyWhoseKeyIsGone_IsNotSent_NotShown_AndItsLaneGoesOn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var hers = await SendAsync(database, Some.Message());
        var held = await SendAsync(database, Some.Message("b"));
        await database.Outbox.FinishAsync(held, OutboxState.Dead, null, "50013", Now, default);
        var anas = await SendAsync(database, Some.Message() with { Owner = Some.Ana });
        database.Connections.Installation.Keys.Forget(Some.Guild, Some.Maya, Now);

        Assert.Empty(await database.Outbox.DueAsync(Now, 10, default));
        Assert.Equal([anas], (await database.Outbox.DueAsync(Now, 10, default)).Select(row => row.Id));
        Assert.Empty(await database.Outbox.HeldAsync(Some.Guild, default));

        Assert.Equal(2, await database.ScalarAsync<long>("""
            select count(*) from outbox where id in (@hers, @held) and state = 'Superseded' and payload is null
            """, new { hers, held }));
    }

    [EveryDatabase]
    public async Task WhenSheIsForgotten_WhatIsDoneToHerByOthersGoes_AndWhatSheHasElsewhereStays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await SendAsync(database, Some.Message("member:1001") with { Owner = Some.Ana });
        var elsewhere = Some.Message("member:1001") with { Guild = new(9), Then = "seen" };
        var (kept, seen) = (await SendAsync(database, elsewhere), await SendAsync(database, elsewhere));
        var anas = await SendAsync(database, Some.Message("b") with { Owner = Some.Ana, Then = "seen" });
        await database.Outbox.FinishAsync(seen, OutboxState.Sent, 1, null, Now, default);
        await database.Outbox.FinishAsync(anas, OutboxState.Sent, 2, null, Now, default);

        await database.Outbox.ForgetAsync(Some.Guild, Some.Maya, "member:1001", default);

        Assert.Equal([kept], (await database.Outbox.DueAsync(Now, 10, default)).Select(row => row.Id));
        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from outbox"));
        Assert.Equal(2, (await database.Outbox.UnheardAsync(10, default)).Count);
    }

    [EveryDatabase]
    public async Task ItIsNotQuiet_WhileAnEventIsUntold_AndQuietWhileAnOutcomeWaitsForItsNextTurn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.WriteAsync(unit => unit.SaveAsync(Some.Said("hello")), default);
        Assert.False(await database.Outbox.IsQuietAsync(default));
        await database.ExecuteAsync("update events set told_at = 1");
        Assert.True(await database.Outbox.IsQuietAsync(default));

        var id = await SendAsync(database, Some.Message() with { Then = "help.posted:42" });
        await database.Outbox.FinishAsync(id, OutboxState.Sent, 900, null, Now, default);
        await database.Outbox.NotHeardAsync(
            Assert.Single(await database.Outbox.UnheardAsync(10, default)), default);
        Assert.True(await database.Outbox.IsQuietAsync(default));
        database.Clock.Advance(Duration.FromSeconds(1));
        Assert.False(await database.Outbox.IsQuietAsync(default));
    }

    /// <summary>Discord has said that nothing was done: a newer one may still take its place.</summary>
    [EveryDatabase]
    public async Task WhatIsPutBack_WasNeverTried_AndWhatIsRetriedWas(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var id = await SendAsync(database, Some.Message());
        await database.Outbox.BeginAsync(id, Now, default);
        await database.Outbox.RetryAsync(id, Now, "503", default);
        Assert.Equal(Now, Assert.Single(await database.Outbox.DueAsync(Now, 10, default)).FirstAttemptAt);

        await database.Outbox.PutBackAsync(id, Now, "429", default);

        Assert.Null(Assert.Single(await database.Outbox.DueAsync(Now, 10, default)).FirstAttemptAt);
    }

    private static Task<long> SendAsync(TestDatabase database, NewOutboxRow message) =>
        database.Connections.WriteAsync(unit => unit.SendAsync(message), default);
}
