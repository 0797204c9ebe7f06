using System.Text;
using MomBot.Data.HelpRequests;
using MomBot.Data.Tests.Support;
using NodaTime;
using Seat = MomBot.Data.HelpRequests.Seat;

namespace MomBot.Data.Tests.HelpRequests;

/// <summary>Requests are kept whole, claimed once, sealed, and gone when they are to be gone.</summary>
public class HelpRequestStoreTests
{
    private const string Words = "a very particular lasagne";
    private static readonly HelpRequestId First = new(5001);

    [EveryDatabase]
    public async Task ARequestComesBackAsItWas(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        var request = Request() with { Seats = [new Seat(1), new Seat(2)] };
        await AddAsync(store, request);

        var found = await store.FindAsync(First, default);

        Assert.Equal(request with { Seats = [] }, found! with { Seats = [] });
        Assert.Equal(request.Seats.AsEnumerable(), found.Seats);
    }

    [EveryDatabase]
    public async Task TheSameInteractionMakesOneRequest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync(store, Request())));

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from help_requests"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));
    }

    [EveryDatabase]
    public async Task OfFiftyWhoClaimAtOnceOneHelpsAndTheFamilyHearsOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await AddAsync(store, Request());

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(each =>
            store.ChangeAsync(First, Some.Press(each), request => Claim(request, new MemberId(2000 + each)), default)));

        Assert.Single(answers.OfType<Decision<HelpRequest>.Accepted>());
        Assert.Equal(49, answers.OfType<Decision<HelpRequest>.Declined>().Count());
        Assert.Equal(
            1, await database.ScalarAsync<long>("select count(*) from help_seats where helper_id is not null"));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from events")); // asked, claimed
    }

    [EveryDatabase]
    public async Task TheListsShowWhatIsMineAndWhatWaits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await AddAsync(store, Request(id: 1));
        await AddAsync(store, Request(id: 2) with { Asker = Some.Ana });
        await AddAsync(store, Request(id: 3) with { Asker = Some.Ana, Guild = new GuildId(701) });
        await AddAsync(store, Request(id: 4) with { Asker = Some.Ana });
        await store.ChangeAsync(new HelpRequestId(4), Some.Press(99), request => Claim(request, Some.Maya), default);

        var mine = await store.MineAsync(Some.Guild, Some.Maya, default);
        var open = await store.OpenAsync(Some.Guild, Some.Maya, 0, 10, default);
        Assert.Equal([1, 4], Ids(mine));
        Assert.Equal([2], Ids(open));
        Assert.Empty(await store.OpenAsync(Some.Guild, Some.Maya, 1, 10, default));
    }

    [EveryDatabase]
    public async Task WhatAFamilyWroteIsSealed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await AddAsync(store, Request());

        Assert.Equal(Words, (await store.FindAsync(First, default))!.What);
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
    public async Task WhatIsRemovedLeavesNoSeat(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        await AddAsync(store, Request());
        await store.ChangeAsync(First, Some.Press(9), request => Claim(request, Some.Ana), default);

        await store.RemoveAsync(First, default);

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from help_requests"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from help_seats"));
    }

    [EveryDatabase]
    public async Task ADoorIsWantedOnceForEachChannelAndAgainWhenItCouldNotBeHung(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new HelpRequestStore(database.Connections);
        var channel = new ChannelId(801);

        await store.WantDoorAsync(Some.Guild, channel, Some.Morning, default);
        await store.WantDoorAsync(Some.Guild, channel, Some.Morning, default);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from events"));

        await store.LetGoOfDoorAsync(Some.Guild, channel, default);
        await store.WantDoorAsync(Some.Guild, channel, Some.Morning, default);
        await store.HangDoorAsync(Some.Guild, channel, new MessageId(1), Some.Morning, default);
        await store.HangDoorAsync(Some.Guild, channel, new MessageId(1), Some.Morning, default);
        await store.LetGoOfDoorAsync(Some.Guild, channel, default);
        await store.WantDoorAsync(Some.Guild, channel, Some.Morning, default);

        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from events")); // wanted twice, placed once
    }

    private static Task<Decision<HelpRequest>> AddAsync(HelpRequestStore store, HelpRequest request) => store.AddAsync(
        request, Some.Press(request.Id.Value), new HelpEvent.Asked(request, Some.Morning, Some.Morning), default);

    private static Decision<HelpRequest> Claim(HelpRequest request, MemberId helper)
    {
        if (request.Seats.FirstOrDefault(seat => seat.Helper is null) is not { } free)
            return Decision.Decline<HelpRequest>("Someone got there first.");
        var taken = free with { Helper = helper, ClaimedAt = Some.Morning };
        var next = request.With(taken);
        return Decision.Accept(next, new HelpEvent.Claimed(next, taken, Some.Morning));
    }

    private static long[] Ids(IEnumerable<HelpRequest> requests) => [.. requests.Select(request => request.Id.Value)];

    private static HelpRequest Request(long id = 5001) => new(
        new HelpRequestId(id), Some.Guild, Some.Maya, "meals", "A meal", Words, "Old Town", Soon.Tomorrow,
        new LocalDate(2026, 11, 3), HelpStatus.Open, new ChannelId(801), null, Some.Morning, [new Seat(1)], 1);
}
