using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

public class ScheduledActionStoreTests
{
    private static readonly Instant Now = Some.Morning;

    [EveryDatabase]
    public async Task ActionsComeDueInOrder_AndStayUntilTheyAreDone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        await store.ScheduleAsync(Action("later", Now + Duration.FromHours(2)), default);
        await store.ScheduleAsync(Action("sooner", Now + Duration.FromHours(1)), default);

        Assert.Empty(await store.DueAsync(Now, 10, default));
        Assert.Equal(Now + Duration.FromHours(1), await store.NextDueAsync(default));
        var due = await store.DueAsync(Now + Duration.FromHours(2), 10, default);
        Assert.Equal(["sooner", "later"], due.Select(action => action.Action));

        await store.DoneAsync(due[0].Id, default);
        await database.ReopenAsync();

        due = await database.ScheduledActions.DueAsync(Now + Duration.FromHours(2), 10, default);
        Assert.Equal("later", Assert.Single(due).Action);
    }

    [EveryDatabase]
    public async Task WhenAnActionIsScheduledAgainUnderItsKey_ItIsMoved_AndTheOldOneCannotFinishIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        await store.ScheduleAsync(Action("remind", Now, "help:42:remind:"), default);
        var old = Assert.Single(await store.DueAsync(Now, 10, default));

        await store.ScheduleAsync(Action("remind", Now + Duration.FromDays(1), "help:42:remind:"), default);
        await store.DoneAsync(old.Id, default);

        Assert.Empty(await store.DueAsync(Now, 10, default));
        Assert.Equal(Now + Duration.FromDays(1), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task CancellingByPrefix_TakesBackWhatBelongsThere_AndNothingElse(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        foreach (var key in (string?[])["help:42:remind:1", "help:42:close:", "help:421:remind:", "HELP:42:", null])
            await store.ScheduleAsync(Action(key ?? "none", Now, key), default);

        Assert.Equal(2, await store.CancelAsync("help:42:", default));

        var left = await store.DueAsync(Now, 10, default);
        Assert.Equal(["help:421:remind:", "HELP:42:", "none"], left.Select(action => action.Action));
    }

    [EveryDatabase]
    public async Task WhenAnActionFails_ItWaits_WithTheReason(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        await store.ScheduleAsync(Action("remind", Now), default);
        var due = Assert.Single(await store.DueAsync(Now, 10, default));

        await store.PostponeAsync(due.Id, Now + Duration.FromMinutes(1), "no such channel", default);

        var again = Assert.Single(await store.DueAsync(Now + Duration.FromMinutes(1), 10, default));
        Assert.Equal((1, "no such channel"), (again.Attempts, again.Error));
    }

    [EveryDatabase]
    public async Task WhenSheAsksToBeForgotten_NothingWaitsForHer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.ScheduledActions.ScheduleAsync(Action("remind", Now), default);

        await database.ScheduledActions.ForgetAsync(Some.Guild, Some.Maya, default);

        Assert.Null(await database.ScheduledActions.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhenSheIsForgotten_WhatWaitsForOthersAndElsewhere_StillComes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        await store.ScheduleAsync(Action("hers", Now), default);
        await store.ScheduleAsync(Action("hers too", Now), default);
        await store.ScheduleAsync(Action("anas", Now) with { Owner = Some.Ana }, default);
        await store.ScheduleAsync(Action("elsewhere", Now) with { Guild = new(9) }, default);
        Assert.Equal(2, await store.CountAsync(Some.Guild, Some.Maya, default));

        await store.ForgetAsync(Some.Guild, Some.Maya, default);

        Assert.Equal(["anas", "elsewhere"], (await store.DueAsync(Now, 10, default)).Select(each => each.Action));
        Assert.Equal(0, await store.CountAsync(Some.Guild, Some.Maya, default));
        Assert.Equal(["anas"], (await store.DueAsync(Now, 1, default)).Select(each => each.Action));
    }

    [EveryDatabase]
    public async Task WhatIsHastened_IsDueNow_AndNothingElseIs_AndTheClockIsWoken(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = database.ScheduledActions;
        var woken = 0;
        database.Connections.Woken += () => woken++;
        var tomorrow = Now + Duration.FromDays(1);
        await store.ScheduleAsync(Action("close", tomorrow, "help:42:close:"), default);
        await store.ScheduleAsync(Action("another", tomorrow, "help:421:close:"), default);
        await store.ScheduleAsync(Action("late", Now - Duration.FromDays(1), "help:42:remind:"), default);
        Assert.Equal(3, woken);

        await database.Connections.WriteAsync(unit => unit.HastenAsync("help:42:"), default);
        Assert.Equal(4, woken);
        await database.Connections.WriteAsync(unit => unit.HastenAsync("help:42:"), default);
        Assert.Equal(4, woken);

        var due = await store.DueAsync(Now, 10, default);
        Assert.Equal(
            [("late", Now - Duration.FromDays(1)), ("close", Now)], due.Select(each => (each.Action, each.Due)));
    }

    private static NewScheduledAction Action(string action, Instant due, string? key = null) =>
        new(Some.Guild, Some.Maya, action, due, key);
}
