using MomBot.Data.Facilitators;
using MomBot.Data.Members;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Facilitators;

/// <summary>Who looks after a place: kept, handed over in one step, and forgotten.</summary>
public class FacilitatorStoreTests
{
    private static readonly LocalDate Sunday = new(2026, 11, 8);

    [EveryDatabase]
    public async Task WhatSheSaidIsReadBack_AndHerLineStandsNowhereInTheOpen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new FacilitatorStore(database.Connections);
        await SetAsync(store, 1, Some.Maya, "Up early, with tea.", Sunday, new ChannelId(801), new ChannelId(802));

        var mine = await store.FindAsync(Some.Guild, Some.Maya, default);

        Assert.Equal(("Up early, with tea.", Sunday, 1), (mine.Line, mine.AwayUntil!.Value, mine.Version));
        Assert.Equal([new ChannelId(801), new ChannelId(802)], mine.Rooms.ToArray());
        Assert.Equal([mine], (await store.ListAsync(Some.Guild, default)).ToArray());
        Assert.Empty(await store.ListAsync(new GuildId(701), default));
    }

    [EveryDatabase]
    public async Task OneGivesAndTheOtherTakes_OrNeither(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new FacilitatorStore(database.Connections);
        await SetAsync(store, 1, Some.Maya, "", null, new ChannelId(801));

        await store.ChangeAsync(
            Some.Guild, Some.Maya, Some.Ana, Some.Press(2),
            both => Decision.Accept(new Handover(
                both.From with { Rooms = [] }, both.To with { Rooms = both.From.Rooms })), default);

        Assert.Empty((await store.FindAsync(Some.Guild, Some.Maya, default)).Rooms);
        Assert.Equal([new ChannelId(801)], (await store.FindAsync(Some.Guild, Some.Ana, default)).Rooms.ToArray());
    }

    [EveryDatabase]
    public async Task WhoeverLeftIsNotCounted_AndWhoeverIsForgottenIsGone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new FacilitatorStore(database.Connections);
        await SetAsync(store, 1, Some.Maya, "Here.", null);
        await store.ChangeAsync(
            Some.Guild, Some.Ana, Some.Press(2),
            ana => Decision.Accept(ana with { Line = "Here too.", OfferedTo = Some.Maya }), default);
        await new MemberStore(database.Connections).ChangeAsync(
            Some.Guild, Some.Maya, Some.Press(3), maya => Decision.Accept(maya with { Gone = true }), default);
        Assert.Equal([Some.Ana], (await store.ListAsync(Some.Guild, default)).Select(each => each.Member).ToArray());

        await store.ForgetAsync(Some.Guild, Some.Maya, default);

        Assert.Equal(0, (await store.FindAsync(Some.Guild, Some.Maya, default)).Version);
        Assert.Null((await store.FindAsync(Some.Guild, Some.Ana, default)).OfferedTo);
    }

    private static Task SetAsync(
        FacilitatorStore store, long press, MemberId who, string line, LocalDate? away, params ChannelId[] rooms) =>
        store.ChangeAsync(
            Some.Guild, who, Some.Press(press),
            each => Decision.Accept(each with { Line = line, AwayUntil = away, Rooms = [.. rooms] }), default);
}
