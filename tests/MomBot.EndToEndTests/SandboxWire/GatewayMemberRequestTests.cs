using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Asking for members over the gateway.</summary>
public sealed class GatewayMemberRequestTests
{
    private const int Members = 1 | 1 << 1;

    [Fact]
    public async Task WhenTheWholeListIsAsked_ItComesInChunksOfAThousand()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { MemberCount = 2001 });
        await using var client = await app.IdentifiedAsync(Members);

        await client.SendAsync(8, Request(query: "", nonce: "n1"));
        var chunks = new List<JsonObject>();
        for (var n = 0; n < 3; n++)
            chunks.Add(await client.NextAsync("GUILD_MEMBERS_CHUNK"));

        Assert.Equal([1000, 1000, 1], chunks.Select(chunk => chunk["members"]!.AsArray().Count));
        Assert.Equal([0, 1, 2], chunks.Select(chunk => (int)chunk["chunk_index"]!));
        Assert.All(chunks, chunk => Assert.Equal((3, "n1"), ((int)chunk["chunk_count"]!, (string?)chunk["nonce"])));
    }

    [Fact]
    public async Task WhenTheWholeListIsAskedTwiceIn30Seconds_TheSecondIsRateLimited()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync(Members);
        await client.SendAsync(8, Request(query: ""));
        await client.NextAsync("GUILD_MEMBERS_CHUNK");
        app.Time.Advance(TimeSpan.FromSeconds(10));

        await client.SendAsync(8, Request(query: "", nonce: "again"));
        var limited = await client.NextAsync("RATE_LIMITED");
        app.Time.Advance(TimeSpan.FromSeconds(20));
        await client.SendAsync(8, Request(query: ""));

        Assert.Equal(8, (int?)limited["opcode"]);
        Assert.Equal(20, (double?)limited["retry_after"]);
        Assert.Equal($"{LittleWorld.Guild(1)}", (string?)limited["meta"]!["guild_id"]);
        Assert.Equal("again", (string?)limited["meta"]!["nonce"]);
        await client.NextAsync("GUILD_MEMBERS_CHUNK");
    }

    [Fact]
    public async Task WhenMembersAreAskedByIdOrName_OnlyTheyComeAndTheMissingAreNamed()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { MemberCount = 20 });
        await using var client = await app.IdentifiedAsync();

        await client.SendAsync(8, Request(ids: new JsonArray("3", "77")));
        var byId = await client.NextAsync("GUILD_MEMBERS_CHUNK");
        await client.SendAsync(8, Request(query: "PARENT1", limit: 5));
        var byName = await client.NextAsync("GUILD_MEMBERS_CHUNK");

        Assert.Equal("3", (string?)Assert.Single(byId["members"]!.AsArray())!["user"]!["id"]);
        Assert.Equal("77", (string?)Assert.Single(byId["not_found"]!.AsArray()));
        Assert.Equal(5, byName["members"]!.AsArray().Count);
    }

    [Fact]
    public async Task WithoutTheMembersIntent_TheWholeListIsNotGiven()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await client.SendAsync(8, Request(query: ""));

        Assert.Empty(await client.EventsUntilNowAsync());
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, 4002)]
    public async Task ANamelessRequestWithALimitIsNoWayAroundTheLimitOrTheIntent(int limit, int? code)
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { MemberCount = 150 });
        await using var without = await app.IdentifiedAsync();
        await without.SendAsync(8, Request(query: "", limit: 100));
        Assert.Empty(await without.EventsUntilNowAsync());

        await using var with = await app.IdentifiedAsync(Members);
        await with.SendAsync(8, Request(query: "", limit: limit));

        if (code is not null)
            Assert.Equal(code, await with.CloseCodeAsync());
        else
            Assert.Equal(100, (await with.NextAsync("GUILD_MEMBERS_CHUNK"))["members"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhenMoreThanAHundredIdsAreAsked_TheConnectionEnds()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        await client.SendAsync(8, Request(ids: new JsonArray(
            [.. Enumerable.Range(1, 101).Select(id => (JsonNode)$"{id}")])));

        Assert.Equal(4002, await client.CloseCodeAsync());
    }

    private static JsonObject Request(
        string? query = null, JsonArray? ids = null, int limit = 0, string? nonce = null)
    {
        var request = new JsonObject { ["guild_id"] = $"{LittleWorld.Guild(1)}", ["limit"] = limit };
        if (query is not null)
            request["query"] = query;
        if (ids is not null)
            request["user_ids"] = ids;
        if (nonce is not null)
            request["nonce"] = nonce;
        return request;
    }
}
