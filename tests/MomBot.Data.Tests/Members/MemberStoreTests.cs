using MomBot.Data.Members;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Members;

public class MemberStoreTests
{
    [EveryDatabase]
    public async Task WhatSheChose_IsKept_CanBeTakenAlong_AndForgotten(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new MemberStore(database.Connections);
        Assert.Equal(Member.Fresh(Some.Guild, Some.Maya), await store.FindAsync(Some.Guild, Some.Maya, default));

        await ChangeAsync(store, 1, member => member with { DmYes = true });
        await ChangeAsync(store, 2, member => member with { Zone = "Europe/Berlin", Paused = true });

        Assert.Equal(
            new Member(Some.Guild, Some.Maya, "Europe/Berlin", null, DmYes: true, Paused: true, Version: 2),
            await store.FindAsync(Some.Guild, Some.Maya, default));

        var hours = new LocalTime(21, 0);
        await ChangeAsync(store, 3, member => member with { QuietFrom = hours, QuietTo = new LocalTime(7, 0) });
        await ChangeAsync(store, 4, member => member with { Agreed = 2, AwayUntil = new LocalDate(2026, 12, 1) });
        var kept = await store.FindAsync(Some.Guild, Some.Maya, default);
        Assert.Equal((hours, 2, new LocalDate(2026, 12, 1)), (kept.QuietFrom, kept.Agreed, kept.AwayUntil));

        await store.ForgetAsync(Some.Guild, Some.Maya, default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from members"));
    }

    [EveryDatabase]
    public async Task WhenNothingChanges_NothingIsKept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        await ChangeAsync(new MemberStore(database.Connections), 1, member => member);

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from members"));
    }

    private static Task<Decision<Member>> ChangeAsync(MemberStore store, long press, Func<Member, Member> change) =>
        store.ChangeAsync(Some.Guild, Some.Maya, Some.Press(press), member => Decision.Accept(change(member)), default);
}
