using MomBot.Data.Communities;
using MomBot.Data.Events;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Communities;

public class CommunityStoreTests
{
    private static readonly Place Help = new("channel", "help", 11, Ours: false, "help");
    private static readonly Place CheckIns = new("channel", "check-ins", 12, Ours: true, "check-ins");

    [EveryDatabase]
    public async Task ACommunityOfWhichNothingIsKnown_IsFresh(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        var community = await new CommunityStore(database.Connections).FindAsync(Some.Guild, default);

        Assert.Equal(Community.Fresh(Some.Guild), community);
        Assert.Empty(await new CommunityStore(database.Connections).ListAsync(default));
    }

    [EveryDatabase]
    public async Task StagesByItsOwnWays_AreKept_Noted_AndUndoneLineByLine(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new CommunityStore(database.Connections);

        await ChangeAsync(store, 1, c => c.WithStage("infant", "name=Arms full").WithStage("toddler", "into=infant"));
        await ChangeAsync(store, 2, c => c.WithStage("toddler", null) with { StageOrder = "teen,infant" });

        var read = await new CommunityStore(database.Connections).FindAsync(Some.Guild, default);
        Assert.Equal([new StageLine("infant", "name=Arms full")], read.StageLines.ToArray());
        Assert.Equal("teen,infant", read.StageOrder);
        var history = await store.HistoryAsync(Some.Guild, 10, default);
        Assert.Contains(history, each => each is { Path: "stage.toddler", Before: "into=infant", After: null });
        var undone = history.Aggregate(
            read, (whole, each) => SettingLines.With(whole, each.Path, each.Before) ?? whole);
        Assert.Empty(undone.StageLines);
        Assert.Equal("", undone.StageOrder);
    }

    [EveryDatabase]
    public async Task WhatWasChanged_IsSeenAtOnce_AndAfterARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new CommunityStore(database.Connections);
        await store.FindAsync(Some.Guild, default);

        await ChangeAsync(store, 1, c => (c with { Zone = "Europe/Berlin", ZoneChosen = true }).With(Help));
        await ChangeAsync(store, 3, c => c.With(CheckIns));
        await ChangeAsync(store, 2, c => c.With(Help with { DiscordId = 13, Name = "hands" })
            .With(new FeatureSwitch("checkins", false)) with { Agreement = 4 });

        await SeenAsync(store);
        await SeenAsync(new CommunityStore(database.Connections));

        static async Task SeenAsync(CommunityStore store)
        {
            var community = await store.FindAsync(Some.Guild, default);
            Assert.Equal(("Europe/Berlin", true, 3), (community.Zone, community.ZoneChosen, community.Version));
            Assert.Equal((false, true, 4), (community.Has("checkins"), community.Has("help"), community.Agreement));
            Assert.Equal(13, community.Find("channel", "help")!.DiscordId);
            Assert.Equal(CheckIns, community.Find("channel", "check-ins"));
            Assert.Equal(2, community.Places.Length);
            Assert.Single(await store.ListAsync(default));
        }
    }

    [EveryDatabase]
    public async Task WhenManyChangeItAtOnce_EveryChangeIsKept_AndTheStoreKnowsTheLast(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new CommunityStore(database.Connections);
        await ChangeAsync(store, 1, c => c with { Zone = "Europe/Berlin" });

        await Task.WhenAll(Enumerable.Range(2, 20).Select(press => Task.Run(
            () => ChangeAsync(store, press, c => c.With(Help with { Key = $"place {press}" })))));
        var known = await store.FindAsync(Some.Guild, default);
        var saved = await new CommunityStore(database.Connections).FindAsync(Some.Guild, default);

        Assert.Equal((21, 20), (known.Version, known.Places.Length));
        Assert.Equal((21, 20), (saved.Version, saved.Places.Length));
    }

    [EveryDatabase]
    public async Task WhenTheSetupChanges_OthersCanHearOfIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await ChangeAsync(new CommunityStore(database.Connections), 1, c => c.With(Help));

        var heard = await new EventStore(database.Connections, [typeof(CommunityEvent)]).UntoldAsync(10, default);

        Assert.Equal(
            new CommunityEvent.SettingsChanged(Some.Guild, Some.Maya, Some.Morning), Assert.Single(heard).Event);
    }

    private static Task<Decision<Community>> ChangeAsync(
        CommunityStore store, long press, Func<Community, Community> change) =>
        store.ChangeAsync(Some.Guild, Some.Press(press), community => Decision.Accept(
            change(community), new CommunityEvent.SettingsChanged(Some.Guild, Some.Maya, Some.Morning)), default);
}
