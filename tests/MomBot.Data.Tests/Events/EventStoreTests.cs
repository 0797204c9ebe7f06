using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Events;

public class EventStoreTests
{
    [EveryDatabase]
    public async Task WhatHappened_ComesBackAsItWas_InOrder(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var said = Some.Said("the baby slept! 💤");
        var planned = new SomeEvent.Planned(
            Some.Guild, Some.Maya, new LocalDate(2026, 11, 5), new LocalTime(18, 30), new ChannelId(5),
            [Some.Ana, Some.Maya], Some.Morning);

        await SaveAsync(database, said, planned);
        var untold = await database.Events.UntoldAsync(10, default);

        Assert.Equal(said, untold[0].Event);
        var read = Assert.IsType<SomeEvent.Planned>(untold[1].Event);
        Assert.Equal(planned, read with { With = planned.With });
        Assert.Equal(planned.With.AsEnumerable(), read.With);
        Assert.True(untold[0].Id < untold[1].Id);
    }

    [EveryDatabase]
    public async Task WhenAnEventIsToldTwice_ItsMessagesAndActionsExistOnce_AndItsWordsAreGone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await SaveAsync(database, Some.Said("please"));
        Assert.False(await database.Outbox.IsQuietAsync(default));
        var happened = Assert.Single(await database.Events.UntoldAsync(10, default));
        var remind = new NewScheduledAction(Some.Guild, Some.Maya, "help.remind:42", Some.Morning, Key: null);

        Assert.True(await database.Events.TellAsync(happened.Id, [Some.Message(), Some.Message()], [remind], default));
        Assert.False(await database.Events.TellAsync(happened.Id, [Some.Message(), Some.Message()], [remind], default));

        Assert.Equal(2, await database.Outbox.OpenCountAsync(default));
        Assert.Single(await database.ScheduledActions.DueAsync(Some.Morning, 10, default));
        Assert.Empty(await database.Events.UntoldAsync(10, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events where payload is null"));
    }

    [EveryDatabase]
    public async Task WhenAnEventCannotBeRead_ItIsHeld_AndTheOthersAreTold(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await SaveAsync(database, Some.Said("one"), Some.Said("two"), Some.Said("three"));
        await database.ExecuteAsync(
            "update events set family = 'forgotten' where id = (select min(id) from events)");
        await database.ExecuteAsync("""
            update events set payload = (select payload from events e where e.id = (select min(id) from events))
            where id = (select max(id) from events)
            """);

        var untold = await database.Events.UntoldAsync(10, default);

        Assert.Equal(Some.Said("two"), Assert.Single(untold).Event);
        Assert.Equal(2, await database.Events.HeldCountAsync(default));
        Assert.Single(await database.Events.UntoldAsync(10, default));
    }

    [EveryDatabase]
    public async Task AfterSevenDays_WhatWasTold_Heard_OrDealtWith_IsRemoved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await SaveAsync(database, Some.Said("told"), Some.Said("untold"));
        await database.Connections.WriteAsync(unit => unit.FirstTimeAsync(Some.Press(1)), default);
        var told = (await database.Events.UntoldAsync(1, default))[0];
        await database.Events.TellAsync(told.Id, [], [], default);

        await database.Events.SweepAsync(Some.Morning + Duration.FromDays(7), default);
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from events"));
        await database.Events.SweepAsync(Some.Morning + Duration.FromDays(7) + Duration.FromMilliseconds(1), default);

        Assert.Single(await database.Events.UntoldAsync(10, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenSheAsksToBeForgotten_HerEventsAreGone_ToldOrNot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await SaveAsync(database, Some.Said("mine"), Some.Said("hers") with { Owner = Some.Ana });

        await database.Events.ForgetAsync(Some.Guild, Some.Maya, default);

        Assert.Equal(Some.Ana, Assert.Single(await database.Events.UntoldAsync(10, default)).Event.Owner);
    }

    [Fact]
    public void AnEventWithoutAFamily_IsRefusedWhenItIsSaved() => Assert.Throws<InvalidOperationException>(
        () => EventJson.FamilyOf(typeof(DomainEvent)));

    private static Task SaveAsync(TestDatabase database, params DomainEvent[] events) =>
        database.Connections.WriteAsync(async unit =>
        {
            foreach (var happened in events)
                await unit.SaveAsync(happened);
        }, default);
}
