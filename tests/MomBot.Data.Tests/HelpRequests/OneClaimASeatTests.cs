using MomBot.Data.HelpRequests;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.HelpRequests;

/// <summary>
/// The law of seats: whoever presses what in whatever order and at the same time, a seat never has two active claims.
/// Ten thousand seats, each with a history of its own: two or three people press it at the same moment. They share one
/// database and live many at once; what came of them is replayed on the plainest model and compared with what is kept.
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
        var log = new List<Change>();
        for (var seat = 1; seat <= SeatsEach; seat++)
        {
            var seeds = Enumerable.Range(1, Requests).Select(each => (Id: each, Seed: random.Next())).ToList();
            foreach (var history in await Task.WhenAll(
                seeds.Select(each => LiveAsync(store, each.Id, seat, new Random(each.Seed)))))
                log.AddRange(history);
        }

        var changes = 0;
        foreach (var request in log.GroupBy(change => change.Request))
        {
            var model = Replay(request);
            changes += model.Count;
            Assert.Equal(
                model.OrderBy(held => held.Key).Select(held => (held.Key, held.Value)),
                (await store.FindAsync(new HelpRequestId(request.Key), default))!.Promises()
                    .Select(claim => (claim.Slot, claim.Helper)));
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

    /// <summary>Shown firing: a history in which a seat is taken twice, or by two at once, is no history.</summary>
    [Fact]
    public void AHistoryThatCannotBeIsNoticed()
    {
        var (ana, maya) = (Some.Ana, Some.Maya);
        Assert.Single(Replay([new(1, 1, 1, ana, true), new(1, 2, 1, ana, false), new(1, 3, 1, maya, true)]));
        Assert.ThrowsAny<Exception>(() => Replay([new(1, 1, 1, ana, true), new(1, 2, 1, maya, true)]));
        Assert.ThrowsAny<Exception>(() => Replay([new(1, 1, 1, ana, true), new(1, 1, 2, maya, true)]));
        Assert.ThrowsAny<Exception>(() => Replay([new(1, 1, 1, ana, true), new(1, 2, 1, maya, false)]));
    }

    /// <summary>
    /// The plainest model: changes one after the other, by the version each saw. An empty seat can be taken, a seat can
    /// be given back by whoever has it, and nobody else changed anything in between.
    /// </summary>
    private static Dictionary<int, MemberId> Replay(IEnumerable<Change> changes)
    {
        var held = new Dictionary<int, MemberId>();
        var version = 0;
        foreach (var change in changes.OrderBy(each => each.Version))
        {
            Assert.True(change.Version > version, "Two changes saw the same version.");
            version = change.Version;
            if (change.Took)
                held.Add(change.Slot, change.Who);
            else
                Assert.True(held.Remove(change.Slot, out var who) && who == change.Who, "Somebody else's seat went.");
        }

        return held;
    }

    /// <summary>Two or three people press one seat at the same time; what came of it, in no order.</summary>
    private static async Task<IEnumerable<Change>> LiveAsync(
        HelpRequestStore store, int request, int seat, Random random)
    {
        var changes = new Change?[random.Next(4) == 0 ? 3 : 2];
        await Task.WhenAll(Enumerable.Range(0, changes.Length).Select(each =>
        {
            var (claims, who) = (random.Next(4) > 0, new MemberId(random.Next(1, 3) + 3000));
            var cause = new Cause("history", (((long)request * SeatsEach) + seat) * 10 + each);
            return store.ChangeAsync(new HelpRequestId(request), cause, before =>
            {
                var decision = claims ? SomeHelp.Claim(before, seat, who) : SomeHelp.Release(before, seat, who);
                changes[each] = null; // asked again after losing a race, the rule may say no
                if (decision is not Decision<HelpRequest>.Accepted(var next, _))
                    return decision;
                if (next.Promises().Count() != before.Promises().Count())
                    changes[each] = new Change(request, before.Version, seat, who, claims);
                return Decision.Accept(next);
            }, default);
        }));
        return changes.OfType<Change>();
    }

    /// <param name="Version">That of the request when it was decided.</param>
    private sealed record Change(int Request, int Version, int Slot, MemberId Who, bool Took);
}
