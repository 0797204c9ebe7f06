using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Private threads, the order of channels, posts at the top, and what is told when sight is gained.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task APrivateThreadIsSeenByThoseWithin_AndIsPrivateAgainForWhoeverLeaves()
    {
        await using var stand = await Stand.StartAsync();
        var thread = await stand.CallAsync(
            "POST", $"/channels/{stand.Id("#general")}/threads", """{"name":"circle","type":12,"invitable":false}""");
        await stand.CallAsync("PUT", $"/channels/{thread.Id}/thread-members/{stand.Id("Maya")}");
        await stand.CallAsync("POST", $"/channels/{thread.Id}/messages", """{"content":"hello"}""");

        Assert.Single(await stand.SeesAsync("Maya", thread.Id));
        var hidden = await stand.ControlAsync("GET", $"messages?channel={thread.Id}&as={stand.Id("Theo")}");
        Assert.NotNull(hidden["error"]);
        await stand.CallAsync("DELETE", $"/channels/{thread.Id}/thread-members/{stand.Id("Maya")}");
        hidden = await stand.ControlAsync("GET", $"messages?channel={thread.Id}&as={stand.Id("Maya")}");
        Assert.NotNull(hidden["error"]);
    }

    [Fact]
    public async Task WhenTheBotGainsSightOfAChannel_ItIsToldOfItsThreads_AndLosingItIsSilent()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ActAsync(
            """{"as":"Amara","post":{"channel":"general","name":"night shift","text":"who is up?"}}""");
        await OverwriteAsync(stand, "deny");
        Assert.Equal(0, stand.Events.Count("THREAD_DELETE"));
        Assert.Equal(0, stand.Events.Count("THREAD_LIST_SYNC"));

        await OverwriteAsync(stand, "allow");

        var sync = stand.Events.Last("THREAD_LIST_SYNC");
        Assert.Equal("night shift", (string)sync["threads"]![0]!["name"]!);
        Assert.Equal(stand.Id("#general"), (string)sync["channel_ids"]![0]!);
    }

    [Fact]
    public async Task ChannelsFindTheirPlacesTogether()
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/channels", $$"""
            [{"id":"{{stand.Id("#help")}}","position":7,"parent_id":"{{stand.Id("#Green")}}","lock_permissions":true}]
            """);
        var moved = await stand.CallAsync("GET", $"/channels/{stand.Id("#help")}");
        Assert.Equal(204, reply.Status);
        Assert.Equal((7, stand.Id("#Green")), ((int)moved["position"]!, (string)moved["parent_id"]!));
    }

    [Fact]
    public async Task OnePostStandsAtTheTopOfAForum()
    {
        await using var stand = await Stand.StartAsync();
        var posts = $"/channels/{stand.Id("#board")}/threads";
        const string Post = """{"name":"a","message":{"content":"b"}}""";
        var first = await stand.CallAsync("POST", posts, Post);
        var second = await stand.CallAsync("POST", posts, Post);
        Assert.Equal(200, (await stand.CallAsync("PATCH", $"/channels/{first.Id}", """{"flags":2}""")).Status);
        Assert.Equal(30047, (await stand.CallAsync("PATCH", $"/channels/{second.Id}", """{"flags":2}""")).Code);
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddDays(30));
        stand.Discord.World.Do(stand.Discord.World.Settle);
        var asleep = stand.Events.Last("THREAD_UPDATE");
        Assert.Equal((second.Id, true), ((string)asleep["id"]!, (bool)asleep["thread_metadata"]!["archived"]!));
        Assert.False((bool)(await stand.CallAsync("GET", $"/channels/{first.Id}"))["thread_metadata"]!["archived"]!);
    }

    [Fact]
    public async Task NobodySilencesAnAdministrator()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@newborn")}",
            JsonNode.Parse("""{"permissions":["ADMINISTRATOR"],"position":1}"""));
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse("""{"permissions":["MODERATE_MEMBERS"],"position":5}"""));
        const string Quiet = """{"communication_disabled_until":"2026-12-02T00:00:00Z"}""";
        var refused = await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/members/{stand.Id("Maya")}", Quiet);
        var done = await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}", Quiet);
        Assert.Equal((403, 50013, 200), (refused.Status, refused.Code, done.Status));
    }

    [Fact]
    public async Task ABodyThatIsNeitherJsonNorAFormIsRefusedAs50035()
    {
        await using var stand = await Stand.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
        http.DefaultRequestHeaders.Add("Authorization", $"Bot {stand.Discord.Token}");
        using var text = new StringContent("content=hello");
        var answer = await http.PostAsync(
            new Uri($"{stand.Discord.Api}/v10/channels/{stand.Id("#general")}/messages"), text);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((400, 50035), ((int)answer.StatusCode, (int)body["code"]!));
    }

    private static Task<JsonObject> OverwriteAsync(Stand stand, string what) => stand.ControlAsync(
        "PATCH", $"guilds/{stand.Guild}/channels/{stand.Id("#general")}", new JsonObject
        {
            ["overwrites"] = new JsonArray(
                new JsonObject { ["role"] = "bots", [what] = new JsonArray("VIEW_CHANNEL") }),
        });
}
