using System.Text.Json.Nodes;
using MomBot.Sandbox.World;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Three seconds, fifteen minutes, one first answer; nobody really waits.</summary>
public sealed class InteractionTimingTests
{
    private const string Answer = """{"type":4,"data":{"content":"hi","flags":64}}""";

    private const string Ask = """{"as":"Maya","channel":"general","command":{"name":"ask"}}""";

    [Fact]
    public async Task WhenThreeSecondsPass_TheAnswerIsTooLate()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        stand.Wire.Advance(TimeSpan.FromSeconds(3.1));
        var late = await stand.CallbackAsync(interaction, Answer);
        Assert.Equal((404, 10062), (late.Status, late.Code));
        var told = await acting;
        Assert.Null(told["response"]);
        Assert.Contains("three seconds", (string)told["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenThePersonWasToldThatNobodyAnswered_NoAnswerIsTaken_EvenOnTheVerySecond()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        stand.Wire.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains("three seconds", (string)(await acting)["error"]!, StringComparison.Ordinal);
        var late = await stand.CallbackAsync(interaction, Answer);
        Assert.Equal((404, 10062), (late.Status, late.Code));
    }

    [Fact]
    public async Task WhenTheAnswerComesAtTwoPointNine_ItIsInTime()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        stand.Wire.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(200, (await stand.CallbackAsync(interaction, Answer)).Status);
        Assert.Equal(2900, (double)(await acting)["ms"]!);
    }

    [Fact]
    public async Task WhenAnAnswerWasGiven_ASecondOneIs40060()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        await stand.CallbackAsync(interaction, Answer);
        var second = await stand.CallbackAsync(interaction, Answer);
        Assert.Equal((400, 40060), (second.Status, second.Code));
        Assert.Equal(4, (int)(await acting)["response"]!["type"]!);
    }

    [Fact]
    public async Task WhenAMessageIsEditedTwice_WhatWasOnTheScreenCanStillBePressedForASecond()
    {
        await using var stand = await WithAskAsync();
        stand.Answers(_ => Answer);
        var card = await stand.PostAsync("#general", """
            {"content":"here","components":[{"type":1,"components":[
              {"type":2,"style":1,"label":"Go","custom_id":"go"}]}]}
            """);
        var path = $"/channels/{stand.Id("#general")}/messages/{card.Id}";
        await stand.CallAsync("PATCH", path, """{"components":[]}""");
        await stand.CallAsync("PATCH", path, """{"content":"and again"}""");
        var press = $$"""{"as":"Maya","press":{"message":"{{card.Id}}","custom_id":"go"} }""";

        Assert.Null((string?)(await stand.ActAsync(press))["error"]);
        stand.Wire.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("no component", (string)(await stand.ActAsync(press))["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenAnAnswerIsInvalid_TheInteractionIsStillOpen()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        Assert.Equal(50035, (await stand.CallbackAsync(interaction, """{"type":4,"data":{"contents":"hi"}}""")).Code);
        Assert.Equal(200, (await stand.CallbackAsync(interaction, Answer)).Status);
        await acting;
    }

    [Fact]
    public async Task WhenFifteenMinutesPass_TheTokenIsDead()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        await stand.CallbackAsync(interaction, Answer);
        await acting;
        var original = $"/webhooks/{stand.App}/{interaction["token"]}/messages/@original";
        stand.Wire.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await stand.CallAsync("PATCH", original, """{"content":"edited"}""")).Status);
        stand.Wire.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(50027, (await stand.CallAsync("PATCH", original, """{"content":"late"}""")).Code);
    }

    [Fact]
    public async Task WhenManyInteractionsAreOver_TheOldestAreForgotten()
    {
        await using var stand = await Stand.StartAsync();
        var world = stand.Discord.World;
        var (maya, place) = (world.User(ulong.Parse(stand.Id("Maya"), null))!,
            world.Channel(ulong.Parse(stand.Id("#general"), null))!);
        for (var i = 0; i < 1000; i++) Send();
        Send();
        Assert.Equal(1001, world.AllInteractions.Count);
        stand.Wire.Advance(TimeSpan.FromMinutes(16));
        Send();
        Assert.Equal(1000, world.AllInteractions.Count);

        void Send() => world.Do(() => world.Interactions.Send(new Interaction(
            world.Clock.NextId(), world.Interactions.NewToken(), InteractionType.Command, maya, place)
        {
            Data = new JsonObject { ["id"] = "1", ["name"] = "ask", ["type"] = 1 },
        }));
    }

    [Fact]
    public async Task WhenNothingWasAnsweredYet_AFollowupHasNowhereToGo()
    {
        await using var stand = await WithAskAsync();
        var acting = stand.ActAsync(Ask);
        var interaction = await Heard(stand);
        var path = $"/webhooks/{stand.App}/{interaction["token"]}";
        Assert.Equal(10015, (await stand.CallAsync("POST", path, """{"content":"early"}""")).Code);
        await stand.CallbackAsync(interaction, Answer);
        await acting;
        Assert.Equal(200, (await stand.CallAsync("POST", path, """{"content":"now"}""")).Status);
    }

    private static async Task<Stand> WithAskAsync()
    {
        var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"Ask"}""");
        return stand;
    }

    /// <summary>The act call is under way once the bot has heard of it and the clock runs for it.</summary>
    private static async Task<JsonObject> Heard(Stand stand)
    {
        while (stand.Events.Count("INTERACTION_CREATE") == 0 || stand.Wire.Waiting == 0) await Task.Yield();
        return stand.Events.Last("INTERACTION_CREATE");
    }
}
