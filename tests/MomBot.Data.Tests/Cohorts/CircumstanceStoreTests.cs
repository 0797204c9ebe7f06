using MomBot.Data.Cohorts;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Cohorts;

public class CircumstanceStoreTests
{
    [EveryDatabase]
    public async Task WhatIsTrueOfSomebody_IsKeptSealed_ChangedAndGone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new CircumstanceStore(database.Connections);
        Assert.Empty(await store.OfAsync(Some.Guild, Some.Maya, default));

        await store.KeepAsync(Some.Guild, Some.Maya, ["foster", "solo"], default);
        await store.KeepAsync(Some.Guild, Some.Maya, ["solo", "two-homes"], default);
        await store.KeepAsync(Some.Guild, Some.Ana, ["loss"], default);

        await database.ReopenAsync();
        store = new CircumstanceStore(database.Connections);
        Assert.Equal(["solo", "two-homes"], (await store.OfAsync(Some.Guild, Some.Maya, default)).ToArray());
        Assert.Equal(["loss"], (await store.OfAsync(Some.Guild, Some.Ana, default)).ToArray());

        await store.KeepAsync(Some.Guild, Some.Maya, [], default);
        await store.ForgetAsync(Some.Guild, Some.Ana, default);
        Assert.Empty(await store.OfAsync(Some.Guild, Some.Maya, default));
        Assert.Empty(await store.OfAsync(Some.Guild, Some.Ana, default));
    }
}
