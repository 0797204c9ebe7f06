using System.Collections.Immutable;
using System.Text;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Events;
using MomBot.Data.HelpRequests;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.HelpRequests;

/// <summary>Requests are kept whole, claimed once, sealed, and gone when they are to be gone.</summary>
public class HelpRequestStoreTests
{
    private static readonly HelpRequestId First = new(5001);

    [EveryDatabase]
    public async Task ARequestComesBackAsItWas(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        var request = SomeHelp.Request(slots: 3, seats: 2) with
        {
            Friend = Some.Ana,
            Note = "look in on Thursday",
            KeepOut = "nuts",
            Facts = ["Bought is just as good", "There is a cooler by the door"],
            ThreadsIn = new ChannelId(44),
            Named = [Some.Ana],
            Audience = new Audience(AudienceKind.Area, "old-town"),
            Claims =
            [
                new Claim(1, 2, 1, Some.Ana, ClaimState.Promised, Some.Morning, new ChannelId(9), "soup", Some.Morning,
                    true),
                new Claim(2, 2, 0, Some.Maya, ClaimState.Standby, Some.Morning),
            ],
        };
        await store.AddAsync(request);

        var found = await store.FindAsync(First, default);

        Assert.Equal(Bare(request), Bare(found!));
        Assert.Equal(request.Slots.AsEnumerable(), found!.Slots);
        Assert.Equal(request.Claims.AsEnumerable(), found.Claims);
        Assert.Equal(request.Named.AsEnumerable(), found.Named);
        Assert.Equal(request.Facts.AsEnumerable(), found.Facts);
    }

    [EveryDatabase]
    public async Task WhatARuleChangedIsThereAfterwards(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request(slots: 2) with { Named = [Some.Ana] });

        await store.ChangeAsync(First, Some.Press(1), request => SomeHelp.Claim(request, 1, Some.Ana), default);
        await store.ChangeAsync(First, Some.Press(2), request => Decision.Accept(request with
        {
            Status = HelpStatus.Paused,
            Details = "",
            Enough = true,
            Named = [Some.Maya],
            Claims = [],
            Thread = new ChannelId(4),
        }), default);

        var found = (await store.FindAsync(First, default))!;
        Assert.Equal((HelpStatus.Paused, "", true, 0, 3),
            (found.Status, found.Details, found.Enough, found.Claims.Length, found.Version));
        Assert.Equal(Some.Maya, Assert.Single(found.Named));
        Assert.Equal(new ChannelId(4), found.Thread);
    }

    [EveryDatabase]
    public async Task AHandThatWasLentIsCountedOnceInItsYear_AndStaysCountedWhenTheRequestIsGone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request(slots: 3));
        await store.ChangeAsync(First, Some.Press(1), request => SomeHelp.Claim(request, 1, Some.Ana), default);
        await store.ChangeAsync(First, Some.Press(2), request => SomeHelp.Claim(request, 2, Some.Ana), default);
        await store.ChangeAsync(First, Some.Press(3), request => SomeHelp.Release(request, 2, Some.Ana), default);
        await store.ChangeAsync(First, Some.Press(4), request => SomeHelp.Claim(request, 3, Some.Ana), default);
        Assert.Equal(0, await store.HandsLentAsync(Some.Guild, 2026, default));

        await store.ChangeAsync(
            First, Some.Press(5), request => Decision.Accept(request with { Status = HelpStatus.Sorted }), default);
        await store.ChangeAsync(
            First, Some.Press(6), request => Decision.Accept(request with { FollowUp = true }), default);
        await store.AddAsync(SomeHelp.Request(id: 5002));
        await store.ChangeAsync(
            new(5002), Some.Press(7), request => SomeHelp.Claim(request, 1, Some.Ana), default);
        await store.ChangeAsync(
            new(5002),
            Some.Press(8),
            request => Decision.Accept(request with { Status = HelpStatus.NotNeeded }),
            default);
        await store.RemoveAsync(First, default);

        Assert.Equal(2, await store.HandsLentAsync(Some.Guild, 2026, default));
        Assert.Equal(0, await store.HandsLentAsync(Some.Guild, 2027, default));
    }

    [EveryDatabase]
    public async Task TheSameInteractionMakesOneRequest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.AddAsync(SomeHelp.Request())));

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from help_requests"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));
    }

    [EveryDatabase]
    public async Task OfFiftyWhoClaimAtOnceOneHelpsAndTheFamilyHearsOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request());

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(each => store.ChangeAsync(
            First, Some.Press(each), request => SomeHelp.Claim(request, 1, new MemberId(2000 + each)), default)));

        Assert.Single(answers.OfType<Decision<HelpRequest>.Accepted>());
        Assert.Equal(49, answers.OfType<Decision<HelpRequest>.Declined>().Count());
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from events")); // asked, claimed
    }

    [EveryDatabase]
    public async Task TheListsShowWhatIsMineAndWhatWaits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request(id: 1));
        await store.AddAsync(SomeHelp.Request(id: 2) with { Asker = Some.Ana });
        await store.AddAsync(SomeHelp.Request(id: 3) with { Asker = Some.Ana, Guild = new GuildId(701) });
        await store.AddAsync(SomeHelp.Request(id: 4) with { Asker = Some.Ana });
        await store.AddAsync(
            SomeHelp.Request(id: 5) with { Asker = Some.Ana, Status = HelpStatus.AwaitingYes, Friend = Some.Maya });
        await store.ChangeAsync(
            new HelpRequestId(4), Some.Press(99), request => SomeHelp.Claim(request, 1, Some.Maya), default);

        Assert.Equal([4, 1], Ids(await store.MineAsync(Some.Guild, Some.Maya, default)));
        Assert.Equal([2], Ids(await store.OpenAsync(Search(Some.Maya), 0, 10, default)));
        Assert.Empty(await store.OpenAsync(Search(Some.Maya), 1, 10, default));
        Assert.Equal([2, 1], Ids(await store.QueueAsync(Some.Guild, default)).Where(id => id < 3).OrderDescending());
    }

    [EveryDatabase]
    public async Task ARequestIsListedForItsCircleOnly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(
            SomeHelp.Request(id: 1) with { Audience = new Audience(AudienceKind.Group, "stage:newborn") });
        await store.AddAsync(SomeHelp.Request(id: 2) with { Audience = new Audience(AudienceKind.Area, "harbour") });
        await store.AddAsync(SomeHelp.Request(id: 3) with { Audience = Audience.Named, Named = [Some.Ana] });

        Assert.Equal([3], Ids(await store.OpenAsync(Search(Some.Ana), 0, 10, default)));
        Assert.Empty(await store.OpenAsync(Search(new MemberId(7)), 0, 10, default));
        Assert.Equal([1], Ids(await store.OpenAsync(
            Search(new MemberId(7)) with { Groups = ["stage:newborn"] }, 0, 10, default)));
        Assert.Equal([2], Ids(await store.OpenAsync(
            Search(new MemberId(7)) with { Area = "harbour" }, 0, 10, default)));
    }

    [EveryDatabase]
    public async Task WhoIsKeptApartSeesWhatOneSeesWhenTheSeatIsTaken(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        var apart = new DoNotMatchStore(database.Connections);
        var (kit, jun) = (new MemberId(31), new MemberId(32));
        await store.AddAsync(SomeHelp.Request(id: 1));
        await store.AddAsync(SomeHelp.Request(id: 2, seats: 2) with { Asker = Some.Ana });
        await store.ChangeAsync(new HelpRequestId(2), Some.Press(9), request => SomeHelp.Claim(request, 1, jun),
            default);

        Assert.Equal([1, 2], Ids(await store.OpenAsync(Search(kit), 0, 10, default)));
        await apart.AddAsync(Some.Guild, Some.Maya, kit, Some.Morning, default); // she wished it
        await apart.AddAsync(Some.Guild, kit, jun, Some.Morning, default); // he wished it, about a helper
        Assert.Empty(await store.OpenAsync(Search(kit), 0, 10, default));
        await store.ChangeAsync(new HelpRequestId(2), Some.Press(10), request => SomeHelp.Release(request, 1, jun),
            default);
        Assert.Equal([2], Ids(await store.OpenAsync(Search(kit), 0, 10, default)));
    }

    [EveryDatabase]
    public async Task WhatAFamilyWroteIsSealed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request());

        Assert.Equal(SomeHelp.Words, (await store.FindAsync(First, default))!.What);
        var raw = await database.ScalarAsync<byte[]>("select what from help_requests");
        Assert.DoesNotContain("lasagne", Encoding.UTF8.GetString(raw!));
        foreach (var file in Directory.EnumerateFiles(database.Folder, "mombot.db*"))
        {
            await using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            Assert.False(Encoding.UTF8.GetString(copy.ToArray()).Contains("lasagne", StringComparison.Ordinal), file);
        }
    }

    [EveryDatabase]
    public async Task WhatIsRemovedLeavesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await store.AddAsync(SomeHelp.Request() with { Named = [Some.Ana] });
        await store.ChangeAsync(First, Some.Press(9), request => SomeHelp.Claim(request, 1, Some.Ana), default);

        await store.RemoveAsync(First, default);

        foreach (var table in new[] { "help_requests", "help_slots", "help_claims", "help_named" })
            Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from {table}"));
    }

    [EveryDatabase]
    public async Task ADoorIsWantedOnceForEachChannelAndAgainWhenItCouldNotBeHung(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var doors = new HelpDoorStore(database.Connections);
        var channel = new ChannelId(801);

        await doors.WantDoorAsync(Some.Guild, channel, false, Some.Morning, default);
        await doors.WantDoorAsync(Some.Guild, channel, false, Some.Morning, default);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));

        await doors.LetGoOfDoorAsync(Some.Guild, channel, default);
        await doors.WantDoorAsync(Some.Guild, channel, false, Some.Morning, default);
        await doors.HangDoorAsync(Some.Guild, channel, new MessageId(1), false, Some.Morning, default);
        await doors.HangDoorAsync(Some.Guild, channel, new MessageId(1), false, Some.Morning, default);
        await doors.LetGoOfDoorAsync(Some.Guild, channel, default);

        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from events")); // wanted twice, placed once
    }

    [EveryDatabase]
    public async Task WhereADoorHangsItIsLookedFor_AlsoWhenTheChannelIsChosenAgain_AndAnotherIsWantedOnceWhenItIsGone(
        DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var doors = new HelpDoorStore(database.Connections);
        foreach (var channel in new[] { new ChannelId(801), new ChannelId(802) })
        {
            await doors.WantDoorAsync(Some.Guild, channel, false, Some.Morning, default);
            await doors.HangDoorAsync(Some.Guild, channel, new MessageId(channel.Value), false, Some.Morning, default);
        }

        await doors.WantDoorAsync(Some.Guild, new ChannelId(801), false, Some.Morning, default);
        await LoseAsync(801, 7); // another card than the one that hangs
        await LoseAsync(801, 801);
        await LoseAsync(801, 801);
        await doors.WantDoorAsync(Some.Guild, new ChannelId(801), false, Some.Morning, default); // on its way

        var events = await new EventStore(database.Connections, [typeof(HelpEvent)]).UntoldAsync(10, default);
        Assert.Equal(
            ["DoorWanted", "DoorPlaced", "DoorWanted", "DoorPlaced", "DoorSought", "DoorGone"],
            events.Select(each => each.Event.GetType().Name));

        Task LoseAsync(long channel, long message) => doors.LoseDoorAsync(
            Some.Guild, new ChannelId(channel), new MessageId(message), false, null, Some.Morning, default);
    }

    private static HelpSearch Search(MemberId viewer) =>
        new(Some.Guild, viewer, [], "", "", "", Some.Morning);

    private static IEnumerable<long> Ids(IEnumerable<HelpRequest> requests) =>
        requests.Select(request => request.Id.Value);

    private static HelpRequest Bare(HelpRequest request) =>
        request with { Slots = [], Claims = [], Named = [], Facts = [] };
}
