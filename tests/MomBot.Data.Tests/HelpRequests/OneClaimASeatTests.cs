using MomBot.Data.HelpRequests;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.HelpRequests;

/// <summary>
/// The law of seats: whoever presses what in whatever order and at the same time, a seat never has two active claims.
/// Ten thousand seats, each with a history of its own: two or three people press it at the same moment. They share one
/// database and live many at once; each is compared with the plainest model, a count.
/// </summary>
public class OneClaimASeatTests
{
    private const int Requests = 1000;
    private const int SeatsEach = 10;

    [EveryDatabase]
    public async Task NoSeatEverHasTwoActiveClaims(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        var random = new Random(20261123);
        await Task.WhenAll(Enumerable.Range(1, Requests).Select(each => store.AddAsync(
            SomeHelp.Request(each, SeatsEach) with { What = "", Details = "" }, SomeHelp.Nothing)));
        var changes = 0;
        for (var seat = 1; seat <= SeatsEach; seat++)
        {
            var seeds = Enumerable.Range(1, Requests).Select(each => (Id: each, Seed: random.Next())).ToList();
            var taken = await Task.WhenAll(
                seeds.Select(each => LiveAsync(store, each.Id, seat, new Random(each.Seed))));
            Assert.All(taken, each => Assert.InRange(each, 0, 1));
            changes += taken.Sum();
        }

        Assert.Equal(changes, await database.ScalarAsync<long>(
            "select count(*) from help_claims where state in ('Promised', 'Delivered')"));
        Assert.Equal(changes, await database.ScalarAsync<long>("""
            select count(*) from (select distinct request_id, slot, seat from help_claims
              where state in ('Promised', 'Delivered')) seats
            """));
        Assert.InRange(changes, Requests * SeatsEach / 2, Requests * SeatsEach);
    }

    /// <summary>Shown firing: a rule that takes a seat whoever has it is stopped by the database itself.</summary>
    [EveryDatabase]
    public async Task ARuleThatGivesASeatAwayTwiceIsStopped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request(1));
        await store.ChangeAsync(
            new HelpRequestId(1), Some.Press(2), request => SomeHelp.Claim(request, 1, Some.Ana), default);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ChangeAsync(
            new HelpRequestId(1), Some.Press(3), request => SomeHelp.Grab(request, new MemberId(9)), default));

        Assert.Equal(Some.Ana, Assert.Single((await store.FindAsync(new HelpRequestId(1), default))!.Promises())
            .Helper);
    }

    /// <summary>
    /// Two or three people press one seat at the same time; how many hold it afterwards, by the model.
    /// </summary>
    private static async Task<int> LiveAsync(HelpRequestStore store, int request, int seat, Random random)
    {
        var changes = new int[random.Next(4) == 0 ? 3 : 2];
        await Task.WhenAll(Enumerable.Range(0, changes.Length).Select(each =>
        {
            var (claims, who) = (random.Next(4) > 0, new MemberId(random.Next(1, 3) + 3000));
            var cause = new Cause("history", (((long)request * SeatsEach) + seat) * 10 + each);
            return store.ChangeAsync(new HelpRequestId(request), cause, before =>
            {
                var decision = claims ? SomeHelp.Claim(before, seat, who) : SomeHelp.Release(before, seat, who);
                changes[each] = 0; // asked again after losing a race, the rule may say no
                if (decision is not Decision<HelpRequest>.Accepted(var next, _))
                    return decision;
                changes[each] = next.Promises().Count() - before.Promises().Count();
                return Decision.Accept(next);
            }, default);
        }));
        return changes.Sum();
    }
}
