using System.Text;
using MomBot.Data.Stages;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Stages;

public class MonthStoreTests
{
    private static readonly MemberMonth March =
        new(501, Some.Guild, Some.Maya, new YearMonth(2026, 3), WeeksEarly: 9, "newborn");

    [EveryDatabase]
    public async Task AMonthIsReadBackAsItWasKept_AndStandsNowhereInTheOpen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await new MonthStore(database.Connections).KeepAsync(March, default);

        await database.ReopenAsync();
        var store = new MonthStore(database.Connections);
        var raw = await database.ScalarAsync<byte[]>("select month from member_months");

        Assert.Equal([March], (await store.OfAsync(Some.Guild, Some.Maya, default)).ToArray());
        Assert.Equal([March], (await store.AllAsync(Some.Guild, default)).ToArray());
        Assert.Empty(await store.OfAsync(Some.Guild, Some.Ana, default));
        Assert.DoesNotContain("2026", Encoding.Latin1.GetString(raw!));
    }

    [EveryDatabase]
    public async Task WhoeverLeavesAStageIsNeverOfferedAnythingFromIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new MonthStore(database.Connections);
        await store.KeepAsync(March, default);
        await store.KeepAsync(March with { Id = 502, Offered = "teen" }, default);

        await store.LeftAsync(Some.Guild, Some.Maya, "newborn", default);

        Assert.Equal([502], (await store.OfAsync(Some.Guild, Some.Maya, default)).Select(each => each.Id));
    }

    [EveryDatabase]
    public async Task AnOfferIsNotedOnceForEachCause(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new MonthStore(database.Connections);
        await store.KeepAsync(March, default);
        for (var twice = 0; twice < 2; twice++)
        {
            await store.OfferAsync(
                Some.Press(7),
                [March with { Offered = "infant" }],
                [new StageEvent.MovesOffered(["infant"], Some.Guild, Some.Maya, Some.Morning)],
                default);
        }

        Assert.Equal("infant", (await store.OfAsync(Some.Guild, Some.Maya, default))[0].Offered);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events where family = 'stage'"));
    }
}
