using MomBot.Data.DoNotMatch;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.DoNotMatch;

/// <summary>The list works both ways, in silence, and being forgotten is no way round it.</summary>
public class DoNotMatchStoreTests
{
    [EveryDatabase]
    public async Task ItHoldsBothWaysAndOnlyTheOneWhoWishedItSeesIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var apart = new DoNotMatchStore(database.Connections);

        await apart.AddAsync(Some.Guild, Some.Maya, Some.Ana, Some.Morning, default);
        await apart.AddAsync(Some.Guild, Some.Maya, Some.Ana, Some.Morning, default);

        Assert.Equal([Some.Ana], await apart.ApartFromAsync(Some.Guild, Some.Maya, default));
        Assert.Equal([Some.Maya], await apart.ApartFromAsync(Some.Guild, Some.Ana, default));
        Assert.Equal(Some.Ana, Assert.Single(await apart.ListAsync(Some.Guild, Some.Maya, default)));
        Assert.Empty(await apart.ListAsync(Some.Guild, Some.Ana, default));
        Assert.Empty(await apart.ApartFromAsync(new GuildId(701), Some.Maya, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.Contains((Some.Ana, Some.Maya), await apart.PairsAsync(Some.Guild, default));

        await apart.RemoveAsync(Some.Guild, Some.Ana, Some.Maya, default); // hers is not his to remove
        Assert.NotEmpty(await apart.ApartFromAsync(Some.Guild, Some.Ana, default));
        await apart.RemoveAsync(Some.Guild, Some.Maya, Some.Ana, default);
        Assert.Empty(await apart.ApartFromAsync(Some.Guild, Some.Ana, default));
    }

    [EveryDatabase]
    public async Task WhoIsForgottenIsKnownAgainWhenTheyActAgain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var apart = new DoNotMatchStore(database.Connections);
        await apart.AddAsync(Some.Guild, Some.Maya, Some.Ana, Some.Morning, default);

        await apart.ForgetAsync(Some.Guild, Some.Ana, default);

        Assert.Equal(0, await database.ScalarAsync<long>(
            "select count(*) from do_not_match where other_id = @Ana", new { Some.Ana }));
        Assert.Empty(await apart.ApartFromAsync(Some.Guild, Some.Maya, default));
        Assert.Equal([Some.Maya], await apart.ApartFromAsync(Some.Guild, Some.Ana, default)); // back, and recognised
        Assert.Equal([Some.Ana], await apart.ApartFromAsync(Some.Guild, Some.Maya, default));

        await apart.ForgetAsync(Some.Guild, Some.Maya, default);
        Assert.Empty(await apart.ApartFromAsync(Some.Guild, Some.Ana, default));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from do_not_match"));
    }

    [EveryDatabase]
    public async Task NamedAgainWhileForgottenTheyAreOnTheListOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var apart = new DoNotMatchStore(database.Connections);
        await apart.AddAsync(Some.Guild, Some.Maya, Some.Ana, Some.Morning, default);
        await apart.ForgetAsync(Some.Guild, Some.Ana, default);
        await apart.AddAsync(Some.Guild, Some.Maya, Some.Ana, Some.Morning, default);

        Assert.Equal([Some.Maya], await apart.ApartFromAsync(Some.Guild, Some.Ana, default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from do_not_match"));
    }
}
