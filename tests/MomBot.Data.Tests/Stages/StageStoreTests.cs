using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.Stages;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Stages;

public class StageStoreTests
{
    private static readonly MemberStage Newborn =
        new("newborn", new RoleId(1), GrantedBy.Bot, StageState.Wanted, Chosen: true);

    private static readonly MemberStage Toddler =
        new("toddler", new RoleId(2), GrantedBy.Person, StageState.Given, Chosen: true);

    [EveryDatabase]
    public async Task StagesAreKept_Changed_AndRemoved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);
        Assert.Empty((await store.FindAsync(Some.Guild, Some.Maya, default)).All);

        await PutAsync(store, 1, Some.Maya, Newborn, Toddler);
        await PutAsync(store, 2, Some.Maya, Newborn with { State = StageState.Given, Version = 1 });

        Assert.Equal(
            [Newborn with { State = StageState.Given, Version = 2 }, Toddler with { Version = 1 }],
            (await store.FindAsync(Some.Guild, Some.Maya, default)).All.ToArray());
        Assert.Equal([Some.Maya], (await store.MembersAsync(Some.Guild, default)).ToArray());
        Assert.Empty(await store.MembersAsync(new GuildId(701), default));

        await store.ChangeAsync(
            Some.Guild, Some.Maya, Some.Press(3), mine => Decision.Accept(mine.With("newborn", null)), default);
        await store.ForgetAsync(Some.Guild, Some.Ana, Some.Morning, default);
        Assert.Equal(
            ["toddler"], (await store.FindAsync(Some.Guild, Some.Maya, default)).All.Select(each => each.Stage));

        await store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);
        Assert.Empty((await store.FindAsync(Some.Guild, Some.Maya, default)).All);
    }

    [EveryDatabase]
    public async Task WhatAStageBroughtAlong_AndWhatSheWasAsked_IsKept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);
        await PutAsync(store, 1, Some.Maya, Newborn);

        await PutAsync(store, 2, Some.Maya, Newborn with
        {
            Version = 1,
            Brought = ["newborn", "infant"],
            Asked = ["newborn-2"],
            Since = Some.Morning,
        });

        var kept = Assert.Single((await store.FindAsync(Some.Guild, Some.Maya, default)).All);
        Assert.Equal(["newborn", "infant"], kept.Brought.ToArray());
        Assert.Equal(["newborn-2"], kept.Asked.ToArray());
        Assert.Equal(Some.Morning, kept.Since);
    }

    [EveryDatabase]
    public async Task WhoeverLeftKeepsHerRows_AndIsCountedNowhere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);
        var today = new LocalDate(2026, 11, 2);
        await PutAsync(store, 1, Some.Maya, Newborn);
        await PutAsync(store, 2, Some.Ana, Newborn);
        await new MemberStore(database.Connections).ChangeAsync(
            Some.Guild, Some.Maya, Some.Press(3), maya => Decision.Accept(maya with { Gone = true }), default);

        Assert.Equal([Some.Ana], (await store.MembersAsync(Some.Guild, default)).ToArray());
        Assert.Equal((1, 0), await store.CountAsync(Some.Guild, "newborn", today, default));
        Assert.Single((await store.FindAsync(Some.Guild, Some.Maya, default)).All);
    }

    [EveryDatabase]
    public async Task WhenTwoPressesMeet_BothAreKept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);

        await Task.WhenAll(
            PutAsync(store, 1, Some.Maya, Newborn), PutAsync(store, 2, Some.Maya, Toddler));

        Assert.Equal(2, (await store.FindAsync(Some.Guild, Some.Maya, default)).All.Length);
    }

    [EveryDatabase]
    public async Task WhenSheIsForgotten_OnlyRolesTheBotGaveAreToBeTaken(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);
        await PutAsync(
            store,
            1,
            Some.Maya,
            Newborn with { State = StageState.Given },
            Toddler,
            Newborn with { Stage = "teen", Role = new RoleId(3), State = StageState.Held },
            Newborn with { Stage = "grown", Role = new RoleId(4), State = StageState.Leaving, Chosen = false });
        await PutAsync(store, 2, Some.Ana, Newborn);

        await store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);

        var events = new EventStore(database.Connections, [typeof(StageEvent)]);
        var told = Assert.Single(await events.UntoldAsync(10, default)).Event;
        Assert.Equal([new RoleId(1), new RoleId(4)], Assert.IsType<StageEvent.Forgotten>(told).Roles.ToArray());
        Assert.Empty((await store.FindAsync(Some.Guild, Some.Maya, default)).All);
        Assert.Equal([Some.Ana], (await store.MembersAsync(Some.Guild, default)).ToArray());
    }

    [EveryDatabase]
    public async Task TryingAgainIsOnlyWantedWhereSomebodyIsInAStage(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new StageStore(database.Connections);

        await store.WantRetryAsync(Some.Guild, Some.Morning, default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from events"));

        await PutAsync(store, 1, Some.Maya, Newborn);
        await store.WantRetryAsync(Some.Guild, Some.Morning, default);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));
    }

    private static Task<Decision<MemberStages>> PutAsync(
        StageStore store, long press, MemberId who, params MemberStage[] stages) => store.ChangeAsync(
            Some.Guild,
            who,
            Some.Press(press),
            mine => Decision.Accept(stages.Aggregate(mine, (all, stage) => all.With(stage.Stage, stage))),
            default);
}
