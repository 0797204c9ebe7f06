using MomBot.Data.Stages;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Stages;

public class AheadStoreTests
{
    [EveryDatabase]
    public async Task WhoMayBeAsked_IsFoundInTheirStages_AndWhenTheyWereAskedIsNoted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new AheadStore(database.Connections);
        await new StageStore(database.Connections).ChangeAsync(
            Some.Guild,
            Some.Ana,
            Some.Press(1),
            mine => Decision.Accept(mine.With(
                "infant", new("infant", new RoleId(1), GrantedBy.Bot, StageState.Given, Chosen: true))),
            default);
        await store.OfferAsync(Some.Guild, Some.Ana, yes: true, default);
        await store.OfferAsync(Some.Guild, Some.Ana, yes: true, default);
        await store.OfferAsync(Some.Guild, Some.Maya, yes: true, default);

        await AskAsync(store, 2, Ask(5));
        await AskAsync(store, 3, Ask(6) with { At = Some.Morning + Duration.FromDays(1) });

        var ana = Assert.Single(await store.InAsync(Some.Guild, "infant", default));
        Assert.Equal(
            (Some.Ana, (Instant?)(Some.Morning + Duration.FromDays(1)), (Instant?)Some.Morning),
            (ana.Member, ana.AskedAt, ana.AskedBefore));
        await store.OfferAsync(Some.Guild, Some.Ana, yes: false, default);
        Assert.Empty(await store.InAsync(Some.Guild, "infant", default));
    }

    [EveryDatabase]
    public async Task AQuestionIsKeptSealed_GoesOn_AndIsGoneWithWhoeverAsked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AskAsync(new AheadStore(database.Connections), 1, Ask(5));
        await database.ReopenAsync();
        var store = new AheadStore(database.Connections);

        Assert.Equal(Ask(5), await store.FindAsync(Some.Guild, 5, default));
        Assert.Equal(Ask(5), await store.OfAsync(Some.Guild, Some.Maya, default));
        await store.ForgetAsync(Some.Guild, Some.Ana, default);
        Assert.Equal(default, (await store.FindAsync(Some.Guild, 5, default))!.Asked);
        await store.ForgetAsync(Some.Guild, Some.Maya, default);
        Assert.Null(await store.FindAsync(Some.Guild, 5, default));
    }

    private static StageAsk Ask(long id) =>
        new(id, Some.Guild, Some.Maya, "infant", "How were the nights?", Some.Ana, 1, Some.Morning);

    private static Task AskAsync(AheadStore store, long cause, StageAsk ask) => store.PutAsync(
        Some.Press(cause), ask, new AheadEvent.Asked(ask, ask.At, ask.Guild, ask.Member, ask.At), default);
}
