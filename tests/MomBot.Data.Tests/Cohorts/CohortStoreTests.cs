using MomBot.Data.Cohorts;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Cohorts;

public class CohortStoreTests
{
    private static readonly CohortId Summer = new(501);
    private static readonly CohortId Twins = new(502);

    [EveryDatabase]
    public async Task ACohortIsReadBackAsItWasSaved_AlsoAfterARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AddAsync(database, Summer, "Summer 2026", Some.Maya);
        await new CohortStore(database.Connections).ChangeAsync(
            Some.Guild,
            Summer,
            Some.Press(9),
            cohort => Decision.Accept(cohort with { Room = new ChannelId(44), OfferedTo = Twins, IsOpen = false }),
            default);

        await database.ReopenAsync();
        var cohort = Assert.Single(await new CohortStore(database.Connections).ListAsync(Some.Guild, default));

        Assert.Equal(("Summer 2026", CohortKind.Quarter, 10), (cohort.Name, cohort.Kind, cohort.Cap));
        Assert.Equal((new ChannelId(44), Twins), (cohort.Room, cohort.OfferedTo));
        Assert.Equal((false, true), (cohort.IsOpen, cohort.WantsRoom));
        Assert.Equal([new CohortMember(Some.Maya)], cohort.All.ToArray());
        Assert.Equal(Some.Morning, cohort.Since);
    }

    [EveryDatabase]
    public async Task WhoSharesACohortIsKnownBothWays_AndOnlyThere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var stranger = new MemberId(1003);
        await AddAsync(database, Summer, "Summer 2026", Some.Maya, Some.Ana);
        await AddAsync(database, Twins, "Two at once", Some.Ana, stranger);
        var store = new CohortStore(database.Connections);

        Assert.Equal([Some.Ana], await store.SharingWithAsync(Some.Guild, Some.Maya, default));
        Assert.Equal(
            [Some.Maya, stranger],
            (await store.SharingWithAsync(Some.Guild, Some.Ana, default)).OrderBy(who => who.Value));
        Assert.True(await store.ShareAsync(Some.Guild, Some.Ana, Some.Maya, default));
        Assert.False(await store.ShareAsync(Some.Guild, Some.Maya, stranger, default));
        Assert.Empty(await store.SharingWithAsync(new GuildId(701), Some.Maya, default));
    }

    [EveryDatabase]
    public async Task WhoeverLeavesTheServerRests_AndSharesNothingUntilSheIsBack(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AddAsync(database, Summer, "Summer 2026", Some.Maya, Some.Ana);
        var store = new CohortStore(database.Connections);

        await store.RestAsync(Some.Guild, Some.Maya, Some.Morning, default);

        Assert.Empty(await store.SharingWithAsync(Some.Guild, Some.Ana, default));
        var cohort = await store.FindAsync(Some.Guild, Summer, default);
        Assert.Equal((1, 2), (cohort!.Count, cohort.All.Length));
        Assert.Equal(1, await EventsAsync(database));
    }

    [EveryDatabase]
    public async Task WhoeverIsForgottenIsInNone_AndTheRoomsCloseBehindHer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AddAsync(database, Summer, "Summer 2026", Some.Maya, Some.Ana);
        var store = new CohortStore(database.Connections);

        await store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);

        Assert.Equal([Some.Ana], (await store.FindAsync(Some.Guild, Summer, default))!.All.Select(each => each.Member));
        Assert.Equal(1, await EventsAsync(database));
    }

    [EveryDatabase]
    public async Task AnAnswerToARoundIsHeardInEachOfHerCohorts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AddAsync(database, Summer, "Summer 2026", Some.Maya, Some.Ana);
        var store = new CohortStore(database.Connections);

        await store.HeardAsync(Some.Guild, Some.Maya, Some.Morning + Duration.FromDays(3), default);

        Assert.Equal(
            [Some.Morning + Duration.FromDays(3), null],
            (await store.FindAsync(Some.Guild, Summer, default))!.All.OrderBy(each => each.Member.Value)
                .Select(each => each.HeardAt));
    }

    private static Task AddAsync(TestDatabase database, CohortId id, string name, params MemberId[] members) =>
        new CohortStore(database.Connections).AddAsync(
            id,
            Some.Press(id.Value),
            () => Decision.Accept(new Cohort(
                id, Some.Guild, CohortKind.Quarter, name, 10, [.. members.Select(who => new CohortMember(who))],
                Some.Morning, Version: 0)
            {
                WantsRoom = true,
            }),
            default);

    private static async Task<int> EventsAsync(TestDatabase database) =>
        (int)await database.ScalarAsync<long>("select count(*) from events where family = 'cohort'");
}
