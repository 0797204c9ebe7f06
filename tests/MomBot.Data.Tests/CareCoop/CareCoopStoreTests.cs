using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data.CareCoop;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.CareCoop;

/// <summary>Entries are added, never changed, and all balances together are nothing, whoever writes at once.</summary>
public class CareCoopStoreTests
{
    private static readonly MemberId Lucia = new(1004);
    private static readonly CareSitId Sit = new(9001);

    [EveryDatabase]
    public async Task ACoopAnAccountAndCareComeBackAsTheyWere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);

        await JoinAsync(store, 1, Some.Maya);
        await JoinAsync(store, 2, Some.Ana);
        await WriteDownAsync(store, Sit, Some.Maya, Some.Ana);

        Assert.True((await store.FindAsync(Some.Guild, default)).IsOpen);
        var holding = (await store.HoldingAsync(Some.Guild, Some.Maya, default))!;
        Assert.Equal((40, CareAccountState.Active), (holding.Balance, holding.Account.State));
        var sit = (await store.FindAsync(Sit, default))!;
        Assert.Equal((Some.Maya, Some.Ana), (sit.Sitter.Member, sit.Family.Member));
        Assert.Equal((8, 2, 0, CareSitState.Proposed), (sit.Quarters, sit.Children, sit.Booked, sit.State));
        Assert.Equal(sit, Assert.Single(await store.OpenAsync(holding.Account.Id, default)));
        Assert.Null(await store.HoldingAsync(Some.Guild, Lucia, default));
    }

    [EveryDatabase]
    public async Task TheSameInteractionWritesDownOnceAndBooksOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        await JoinAsync(store, 1, Some.Maya);
        await JoinAsync(store, 2, Some.Ana);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => WriteDownAsync(store, Sit, Some.Maya, Some.Ana)));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BookAsync(store, 50, Sit, 12)));

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from care_sits"));
        Assert.Equal(12, (await store.FindAsync(Sit, default))!.Booked);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from care_entries where kind = 'Care'"));
    }

    [EveryDatabase]
    public async Task TwoBookingsAtOnceNeverTakeABalancePastWhatTheRuleAllows(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        await JoinAsync(store, 1, Some.Maya);
        await JoinAsync(store, 2, Some.Ana);
        foreach (var id in Enumerable.Range(0, 8))
            await WriteDownAsync(store, new CareSitId(9100 + id), Some.Maya, Some.Ana);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(id =>
            BookAsync(store, 60 + id, new CareSitId(9100 + id), 12, lowest: 0)));

        Assert.Equal(4, (await store.HoldingAsync(Some.Guild, Some.Ana, default))!.Balance); // 40 - 3 × 12
    }

    [EveryDatabase]
    public async Task AnEntryIsNeitherChangedNorDeletedByAnybody(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await JoinAsync(await OpenAsync(database), 1, Some.Maya);

        foreach (var sql in new[] { "update care_entries set quarters = 400", "delete from care_entries" })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => database.ExecuteAsync(sql));
            Assert.Contains("a correction is a new entry", refused.Message);
        }

        Assert.Equal(40, await database.ScalarAsync<long>("select sum(quarters) from care_entries"));
    }

    [EveryDatabase]
    public async Task AnEntryCannotLeadOutOfItsCommunityOrBeLessThanNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        await OpenAsync(database, new GuildId(701));
        await JoinAsync(store, 1, Some.Maya);
        const string Insert = """
            insert into care_entries (id, guild_id, from_account, to_account, quarters, kind, at)
            select 1, 700, a.id, b.id, {0}, 'Care', 0 from care_accounts a, care_accounts b
            where a.member_id = 1001 and b.is_community and b.guild_id = {1}
            """;

        await Assert.ThrowsAnyAsync<Exception>(() => database.ExecuteAsync(string.Format(null, Insert, 4, 701)));
        await Assert.ThrowsAnyAsync<Exception>(() => database.ExecuteAsync(string.Format(null, Insert, -4, 700)));
        await database.ExecuteAsync(string.Format(null, Insert, 4, 700));
    }

    [EveryDatabase]
    public async Task WhoeverIsForgottenLeavesTheBooksWholeAndNoTrace(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        await JoinAsync(store, 1, Some.Maya);
        await JoinAsync(store, 2, Some.Ana);
        await WriteDownAsync(store, Sit, Some.Maya, Some.Ana);
        await BookAsync(store, 50, Sit, 12);

        await store.ForgetAsync(Some.Guild, Some.Maya, default);

        Assert.Null(await store.HoldingAsync(Some.Guild, Some.Maya, default));
        Assert.Equal(28, (await store.HoldingAsync(Some.Guild, Some.Ana, default))!.Balance);
        var sit = (await store.FindAsync(Sit, default))!;
        Assert.Equal((null, 12), (sit.Sitter.Member, sit.Booked));
        Assert.Equal(0, await SumAsync(database));
    }

    [EveryDatabase]
    public async Task AllAreGivenHoursOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        await JoinAsync(store, 1, Some.Maya);
        await JoinAsync(store, 2, Some.Ana);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.ChangeAllAsync(
            Some.Guild, Some.Press(77), holding => Grant(holding, 8, CareEntryKind.TopUp), default)));

        Assert.Equal(48, (await store.HoldingAsync(Some.Guild, Some.Maya, default))!.Balance);
        Assert.Equal(48, (await store.HoldingAsync(Some.Guild, Some.Ana, default))!.Balance);
        Assert.Equal(0, await SumAsync(database));
    }

    /// <summary>Whatever is granted, booked, corrected and forgotten, by many at once, in any order.</summary>
    [EveryDatabase]
    public async Task AllBalancesTogetherAreAlwaysNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = await OpenAsync(database);
        MemberId[] people = [Some.Maya, Some.Ana, Lucia];
        var press = 10_000L;
        var histories = (from does in Gen.Choose(0, 3)
                         from who in Gen.Choose(0, 2)
                         from other in Gen.Choose(0, 2)
                         from amount in Gen.Choose(0, 30)
                         select (does, who, other, amount)).ListOf(12).Sample(12, 25);
        foreach (var history in histories)
        {
            await Task.WhenAll(history.Select(async step =>
            {
                var cause = Interlocked.Increment(ref press);
                var sit = new CareSitId(20_000 + (cause % 40));
                await (step.does switch
                {
                    0 => JoinAsync(store, cause, people[step.who]),
                    1 when step.who != step.other =>
                        WriteDownAsync(store, new CareSitId(cause), people[step.who], people[step.other]),
                    2 => BookAsync(store, cause, sit, step.amount),
                    _ => store.ForgetAsync(Some.Guild, people[step.who], default),
                });
            }));
            Assert.Equal(0, await SumAsync(database));
        }

        Assert.True(await database.ScalarAsync<long>("select count(*) from care_entries") > 20);
    }

    private static async Task<CareCoopStore> OpenAsync(TestDatabase database, GuildId? guild = null)
    {
        var store = new CareCoopStore(database.Connections);
        await store.ChangeAsync(
            guild ?? Some.Guild,
            new Cause("open", (guild ?? Some.Guild).Value),
            coop => Decision.Accept(coop with { IsOpen = true }),
            default);
        return store;
    }

    private static Task JoinAsync(CareCoopStore store, long press, MemberId who) => store.ChangeAsync(
        Some.Guild, who, Some.Press(press), holding => Grant(holding, 40, CareEntryKind.Starter), default);

    private static Decision<CareHolding> Grant(CareHolding holding, int quarters, CareEntryKind kind) =>
        Decision.Accept(holding with
        {
            Account = holding.Account with { State = CareAccountState.Active, OpenedAt = Some.Morning },
            Added = [new CareEntry(holding.Community, holding.Account.Id, quarters, kind, null, Some.Morning)],
        });

    private static Task WriteDownAsync(CareCoopStore store, CareSitId id, MemberId sitter, MemberId family) =>
        store.AddAsync(
            id,
            Some.Guild,
            sitter,
            family,
            Some.Press(id.Value),
            (one, other) => one.Account.Version == 0 || other.Account.Version == 0
                ? Decision.Decline<CareMatter>("Not here.")
                : Decision.Accept(
                    new CareMatter(
                        new CareSit(
                            id, Some.Guild, Party(one), Party(other), 8, 2, new LocalDate(2026, 11, 2),
                            SaidBySitter: true, Before: null, CareSitState.Proposed, Booked: 0, Some.Morning, 1),
                        one.Terms),
                    Some.Said("written down")),
            default);

    private static CareParty Party(CareHolding holding) =>
        new(holding.Account.Id, holding.Account.Member, IsActive: true, holding.Balance);

    /// <summary>Books up to an amount, as far as the family's balance stays above the lowest.</summary>
    private static Task BookAsync(CareCoopStore store, long press, CareSitId id, int worth, int? lowest = null) =>
        store.ChangeAsync(
            id,
            Some.Press(press),
            matter =>
            {
                var (sit, change) = (matter.Sit, worth - matter.Sit.Booked);
                if (change == 0 || (lowest is { } least && sit.Family.Balance - change < least))
                    return Decision.Decline<CareMatter>("No.");
                var (from, to) = change > 0
                    ? (sit.Family.Account, sit.Sitter.Account)
                    : (sit.Sitter.Account, sit.Family.Account);
                return Decision.Accept(matter with
                {
                    Sit = sit with { State = CareSitState.Booked },
                    Added = [new CareEntry(from, to, Math.Abs(change), CareEntryKind.Care, id, Some.Morning)],
                });
            },
            default);

    /// <summary>All balances of all accounts, added up by the database from what is there.</summary>
    private static async Task<long> SumAsync(TestDatabase database) => await database.ScalarAsync<long>("""
        select cast(coalesce(sum(
          coalesce((select sum(e.quarters) from care_entries e where e.to_account = a.id), 0)
          - coalesce((select sum(e.quarters) from care_entries e where e.from_account = a.id), 0)), 0) as bigint)
        from care_accounts a
        """);
}
