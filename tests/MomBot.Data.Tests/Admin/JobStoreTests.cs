using MomBot.Data.Admin;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Admin;

public class JobStoreTests
{
    [EveryDatabase]
    public async Task WhatDiscordRefused_IsShown_AndSentOrSkippedAsSomebodyDecides(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var jobs = new JobStore(database.Connections);
        await database.Connections.WriteAsync(async unit =>
        {
            await unit.SendAsync(Some.Message("channel:1"));
            await unit.SendAsync(Some.Message("channel:2"));
        }, default);
        foreach (var row in await database.Outbox.DueAsync(Some.Morning, 10, default))
        {
            await database.Outbox.BeginAsync(row.Id, Some.Morning, default);
            await database.Outbox.FinishAsync(
                row.Id, OutboxState.Dead, null, "Forbidden 50013 Missing Permissions", Some.Morning, default);
        }

        var held = await jobs.HeldAsync(Some.Guild, default);
        Assert.Equal(2, held.Length);
        Assert.All(held, job => Assert.Equal("Forbidden 50013 Missing Permissions", job.Why));
        Assert.False(await jobs.ReleaseAsync(new GuildId(9), held[0].Source, held[0].Id, Some.Morning, default));
        Assert.True(await jobs.ReleaseAsync(Some.Guild, held[0].Source, held[0].Id, Some.Morning, default));
        Assert.False(await jobs.ReleaseAsync(Some.Guild, held[0].Source, held[0].Id, Some.Morning, default));
        Assert.True(await jobs.SkipAsync(Some.Guild, held[1].Source, held[1].Id, default));

        Assert.Empty(await jobs.HeldAsync(Some.Guild, default));
        Assert.Single(await database.Outbox.DueAsync(Some.Morning, 10, default));
    }

    /// <summary>A round that Discord refused waits for *Send now*: sent from here too, there would be two.</summary>
    [EveryDatabase]
    public async Task WhatAFeatureGoesOnWith_IsShownWithItsReason_AndNotSentFromHere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var jobs = new JobStore(database.Connections);
        var id = await database.Connections.WriteAsync(
            unit => unit.SendAsync(Some.Message() with { Then = "check-ins.posted:1" }), default);
        await database.Outbox.FinishAsync(id, OutboxState.Dead, null, "Forbidden 50013", Some.Morning, default);

        var held = Assert.Single(await jobs.HeldAsync(Some.Guild, default));

        Assert.Equal((true, "Forbidden 50013"), (held.GoesOnElsewhere, held.Why));
        Assert.False(await jobs.ReleaseAsync(Some.Guild, held.Source, held.Id, Some.Morning, default));
        Assert.True(await jobs.SkipAsync(Some.Guild, held.Source, held.Id, default));
        Assert.Empty(await jobs.HeldAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task AnActionThatIsHeld_IsNotTaken_UntilSomebodyDecides(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var jobs = new JobStore(database.Connections);
        await database.ScheduledActions.ScheduleAsync(
            new(Some.Guild, Some.Maya, "help.remind:1", Some.Morning, null), default);
        await database.ExecuteAsync("update scheduled_actions set held = true");

        Assert.Empty(await database.ScheduledActions.DueAsync(Some.Morning + Duration.FromDays(1), 10, default));
        Assert.Null(await database.ScheduledActions.NextDueAsync(default));
        var held = Assert.Single(await jobs.HeldAsync(Some.Guild, default));
        Assert.True(await jobs.ReleaseAsync(Some.Guild, held.Source, held.Id, Some.Morning, default));

        Assert.Single(await database.ScheduledActions.DueAsync(Some.Morning + Duration.FromDays(1), 10, default));
        Assert.Single(await jobs.UpcomingAsync(Some.Guild, 10, default));
    }
}
