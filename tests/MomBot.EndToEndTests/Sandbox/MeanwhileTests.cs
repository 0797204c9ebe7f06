using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>People act in the middle of what the bot does.</summary>
public sealed class MeanwhileTests
{
    private const string Once = """{"content":"hello","nonce":"n","enforce_nonce":true}""";

    [Fact]
    public async Task WhenAModeratorDeletesBetweenSendingAndAnswer_TheAnswerStillNamesTheMessage()
    {
        await using var stand = await Stand.StartAsync();
        await BreakAsync(stand, """
            {"kind":"meanwhile","route":"POST /channels/*/messages","when":"after","call":"DELETE /messages/{id}","times":1}
            """);

        var posted = await stand.PostAsync("#general", Once);

        Assert.Equal(200, posted.Status);
        Assert.Equal(["MESSAGE_CREATE", "MESSAGE_DELETE"], stand.Events.Names.TakeLast(2));
        Assert.Equal(10008, (await stand.PostAsync("#general", Once)).Code);
        Assert.Empty(await stand.SeesAsync("Maya", stand.Id("#general")));
    }

    [Fact]
    public async Task WhenTheAnswerIsLostAndTheMessageDeleted_TheRetryFindsNothing()
    {
        await using var stand = await Stand.StartAsync();
        await BreakAsync(stand, """
            [{"kind":"lost-answer","route":"POST /channels/*/messages","times":1},
             {"kind":"meanwhile","route":"POST /channels/*/messages","when":"after","call":"DELETE /messages/{id}","times":1}]
            """);
        await Assert.ThrowsAsync<HttpRequestException>(() => stand.PostAsync("#general", Once));
        Assert.Equal(10008, (await stand.PostAsync("#general", Once)).Code);
    }

    [Fact]
    public async Task WhenAnAdminTakesThePermissionWhileTheRequestIsOnItsWay_ItIsRefused()
    {
        await using var stand = await Stand.StartAsync();
        await BreakAsync(stand, new JsonObject
        {
            ["kind"] = "meanwhile",
            ["route"] = "PUT /guilds/*/members/*/roles/*",
            ["when"] = "before",
            ["call"] = $"PATCH /guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            ["body"] = new JsonObject { ["permissions"] = new JsonArray("VIEW_CHANNEL") },
            ["times"] = 1,
        }.ToJsonString());
        var reply = await stand.CallAsync(
            "PUT", $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}/roles/{stand.Id("@parents")}");
        Assert.Equal((403, 50013), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task WhenTheChannelGoesWhileAPressIsAnswered_TheAnswerHasNowhereToGo()
    {
        await using var stand = await Stand.StartAsync();
        var card = await stand.PostAsync("#help", """
            {"content":"a","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"go"}]}]}
            """);
        await BreakAsync(stand, new JsonObject
        {
            ["kind"] = "meanwhile",
            ["route"] = "POST /interactions/*/*/callback",
            ["when"] = "before",
            ["call"] = $"DELETE /guilds/{stand.Guild}/channels/{stand.Id("#help")}",
            ["times"] = 1,
        }.ToJsonString());
        var told = new TaskCompletionSource<JsonObject>();
        stand.Events.OnInteraction = told.SetResult;
        var pressing = stand.ActAsync($$"""{"as":"Maya","press":{"message":"{{card.Id}}","custom_id":"go"} }""");

        var reply = await stand.CallbackAsync(await told.Task, """{"type":7,"data":{"content":"done"}}""");

        Assert.Equal((404, 10008), (reply.Status, reply.Code));
        stand.Wire.Advance(TimeSpan.FromSeconds(4));
        await pressing;
    }

    [Fact]
    public async Task WhatAHumanCannotDoStopsTheRequestForAllToSee()
    {
        await using var stand = await Stand.StartAsync();
        await BreakAsync(stand, """{"kind":"meanwhile","when":"before","call":"DELETE /messages/1","times":1}""");
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri($"{stand.Discord.Api}/v10/gateway"));
        Assert.Equal(500, (int)answer.StatusCode);
    }

    private static Task<JsonObject> BreakAsync(Stand stand, string faults) =>
        stand.ControlAsync("POST", "faults", JsonNode.Parse(faults));
}
