using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

public class ConnectionsTests
{
    [EveryDatabase]
    public async Task WhenAUnitFails_NothingOfItIsSaved_AndTheNextGoesOn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => database.Connections.WriteAsync(async unit =>
        {
            await unit.FirstTimeAsync(Some.Press(1));
            throw new InvalidTimeZoneException("a mistake of the work's own");
        }, default));
        await database.Connections.WriteAsync(unit => unit.FirstTimeAsync(Some.Press(2)), default);

        Assert.Equal(2, await database.ScalarAsync<long>("select min(id) from inbox"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenManyWriteAtOnce_EachGetsItsOwnAnswer_AndOnlyTheFailingFail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        var units = Enumerable.Range(1, 400).Select(number => database.Connections.WriteAsync(async unit =>
        {
            await unit.FirstTimeAsync(Some.Press(number));
            return number % 7 == 0 ? throw new InvalidTimeZoneException() : number;
        }, default)).ToList();
        await Task.WhenAll(units).ContinueWith(_ => { }, TaskScheduler.Default);

        for (var number = 1; number <= 400; number++)
        {
            if (number % 7 == 0)
                Assert.IsType<InvalidTimeZoneException>(units[number - 1].Exception!.InnerException);
            else
                Assert.Equal(number, await units[number - 1]);
        }

        Assert.Equal(400 - 57, await database.ScalarAsync<long>("select count(*) from inbox"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox where id % 7 = 0"));
    }

    [EveryDatabase]
    public async Task WhenAUnitLeavesAnEvent_SomeoneIsWoken_AfterItCanBeRead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var woken = 0;
        database.Connections.Woken += () => woken++;

        await database.Connections.WriteAsync(unit => unit.FirstTimeAsync(Some.Press(1)), default);
        Assert.Equal(0, woken);
        await database.Connections.WriteAsync(unit => unit.SaveAsync(Some.Said("hello")), default);

        Assert.Equal(1, woken);
        Assert.Single(await database.Events.UntoldAsync(10, default));
    }

    [EveryDatabase]
    public async Task WhenAUnitKeepsMeetingNewerRows_ItIsTriedThreeTimesAndThenGivenUp(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var tries = 0;

        await Assert.ThrowsAsync<StaleRowException>(() => database.Connections.WriteAsync(async unit =>
        {
            tries++;
            await unit.FirstTimeAsync(Some.Press(tries));
            throw new StaleRowException();
        }, default));

        Assert.Equal(3, tries);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenTheCallerHasGivenUpBeforeItsTurn_NothingIsRun(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        using var givenUp = new CancellationTokenSource();
        await givenUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Connections.WriteAsync(unit => unit.FirstTimeAsync(Some.Press(1)), givenUp.Token));

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenItIsOpenedAgain_EverythingIsThere_AndIdsGoOnAfterTheLast(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.WriteAsync(unit => unit.SaveAsync(Some.Said("hello")), default);
        var last = await database.ScalarAsync<long>("select max(id) from events");
        var installation = database.Connections.Installation.Id;

        database.Clock.Advance(-NodaTime.Duration.FromDays(400));
        await database.ReopenAsync();

        Assert.Equal(installation, database.Connections.Installation.Id);
        Assert.True(database.Connections.Installation.Ids.Next() > last);
        Assert.Single(await database.Events.UntoldAsync(10, default));
    }
}
