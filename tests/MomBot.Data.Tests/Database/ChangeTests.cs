using MomBot.Data.Database;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

public class ChangeTests
{
    [EveryDatabase]
    public async Task WhenFiftyPressAtOnce_OneWins_AndTheOthersAreDeclined(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);

        var answers = await AtOnceAsync(50, press => seats.ClaimAsync(press));

        Assert.Single(answers.OfType<Decision<Seat>.Accepted>());
        Assert.Equal(49, answers.OfType<Decision<Seat>.Declined>().Count());
        Assert.Single(await database.Events.UntoldAsync(100, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenTheSameCauseComesTwice_TheSecondAnswersTheRowAsItIs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);

        await seats.ClaimAsync(press: 7);
        var again = Assert.IsType<Decision<Seat>.Accepted>(await seats.ClaimAsync(press: 7));

        Assert.Equal(7, again.Next.Holder);
        Assert.Empty(again.Events);
        Assert.Single(await database.Events.UntoldAsync(100, default));
    }

    [EveryDatabase]
    public async Task WhenTheSameCauseComesTwiceAtOnce_ItCountsOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);

        var answers = await AtOnceAsync(10, _ => seats.ClaimAsync(press: 7));

        Assert.Equal(10, answers.OfType<Decision<Seat>.Accepted>().Count());
        Assert.Single(answers.OfType<Decision<Seat>.Accepted>(), answer => answer.Events.Length > 0);
        Assert.Single(await database.Events.UntoldAsync(100, default));
    }

    [EveryDatabase]
    public async Task WhenTheRuleSaysNo_OrChangesNothing_NothingIsWritten(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);

        await seats.ChangeAsync(1, _ => Decision.Decline<Seat>("Not now."));
        await seats.ChangeAsync(2, seat => Decision.Accept(seat));

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [EveryDatabase]
    public async Task WhenTheRowIsGone_TheAnswerIsMissing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);
        await database.ExecuteAsync("delete from seats");

        Assert.IsType<Decision<Seat>.Missing>(await seats.ClaimAsync(press: 1));
    }

    [EveryDatabase]
    public async Task WhenARowIsMadeTwiceByTheSameCause_ThereIsOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var seats = await Seats.CreateAsync(database);

        var answers = await AtOnceAsync(10, _ => seats.MakeAsync(id: 99));
        await database.ExecuteAsync("delete from seats where id = 99");
        var afterwards = await seats.MakeAsync(id: 99);

        Assert.All(answers, answer => Assert.Equal(99, Assert.IsType<Decision<Seat>.Accepted>(answer).Next.Id));
        Assert.IsType<Decision<Seat>.Missing>(afterwards);
        Assert.Single(await database.Events.UntoldAsync(100, default));
    }

    private static Task<Decision<Seat>[]> AtOnceAsync(int count, Func<int, Task<Decision<Seat>>> press) =>
        Task.WhenAll(Enumerable.Range(1, count).Select(number => Task.Run(() => press(number))));
}
