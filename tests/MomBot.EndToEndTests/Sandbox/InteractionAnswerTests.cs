using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What each kind of answer does, and to whom it shows.</summary>
public sealed class InteractionAnswerTests
{
    private const string Ask = """{"as":"Maya","channel":"general","command":{"name":"ask"}}""";
    private const string Modal = """
        {"type":9,"data":{"custom_id":"form","title":"Ask","components":[
          {"type":18,"label":"What?","component":{"type":4,"custom_id":"what","style":1,"max_length":20}},
          {"type":18,"label":"When?","component":{"type":21,"custom_id":"when","options":[{"label":"Now","value":"now"},{"label":"Later","value":"later"}]}},
          {"type":18,"label":"Anyone?","component":{"type":5,"custom_id":"who","required":false}},
          {"type":18,"label":"Quietly","component":{"type":23,"custom_id":"quiet"}},
          {"type":10,"content":"Thank you."}]}}
        """;

    [Fact]
    public async Task WhenTheAnswerIsEphemeral_OnlyOnePersonSeesItAndNoEventIsSent()
    {
        await using var stand = await WithAskAsync("""{"type":4,"data":{"content":"for you","flags":64}}""");
        var told = await stand.ActAsync(Ask);
        var message = told["response"]!["message"]!;
        Assert.Equal(64, (int)message["flags"]!);
        Assert.Single(await stand.SeesAsync("Maya", stand.Id("#general")));
        Assert.Empty(await stand.SeesAsync("Theo", stand.Id("#general")));
        Assert.Equal(0, stand.Events.Count("MESSAGE_CREATE"));
        var path = $"/channels/{stand.Id("#general")}/messages/{message["id"]}";
        Assert.Equal(10008, (await stand.CallAsync("GET", path)).Code);
    }

    [Fact]
    public async Task WhenTheAnswerIsDeferred_TheFirstFollowupFillsItAndKeepsItPrivate()
    {
        await using var stand = await WithAskAsync("""{"type":5,"data":{"flags":64}}""");
        await stand.ActAsync(Ask);
        var token = stand.Events.Last("INTERACTION_CREATE")["token"];
        var filled = await stand.CallAsync("POST", $"/webhooks/{stand.App}/{token}", """{"content":"done"}""");
        Assert.Equal(64, (int)filled["flags"]!);
        var seen = Assert.Single(await stand.SeesAsync("Maya", stand.Id("#general")));
        Assert.Equal("done", (string)seen["content"]!);
        Assert.Empty(await stand.SeesAsync("Theo", stand.Id("#general")));
    }

    [Fact]
    public async Task WhenADeferredAnswerIsEditedWithComponentsV2_TheFlagStays()
    {
        await using var stand = await WithAskAsync("""{"type":5}""");
        await stand.ActAsync(Ask);
        var original = $"/webhooks/{stand.App}/{stand.Events.Last("INTERACTION_CREATE")["token"]}/messages/@original";
        var card = """{"flags":32768,"components":[{"type":10,"content":"card"}]}""";
        Assert.Equal(32768, (int)(await stand.CallAsync("PATCH", original, card))["flags"]!);
        var back = await stand.CallAsync("PATCH", original, """{"flags":0,"components":[]}""");
        Assert.Equal("MESSAGE_FLAGS_COMPONENTS_V2_IRREVERSIBLE", back.ProblemAt("flags"));
        var legacy = await stand.CallAsync("PATCH", original, """{"content":"words"}""");
        Assert.Equal("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", legacy.ProblemAt("content"));
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":7,"data":{"content":"x"}}""")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    public async Task WhenACommandIsAnsweredLikeAButton_ItIsRefused(string answer)
    {
        await using var stand = await WithAskAsync("""{"type":4,"data":{"content":"ok"}}""");
        await stand.ActAsync(Ask);
        stand.Events.OnInteraction = null;
        _ = stand.ActAsync(Ask);
        while (stand.Events.Count("INTERACTION_CREATE") < 2) await Task.Yield();
        var reply = await stand.CallbackAsync(stand.Events.Last("INTERACTION_CREATE"), answer);
        Assert.Equal("INTERACTION_CALLBACK_TYPE_INVALID", reply.ProblemAt("type"));
        stand.Wire.Advance(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task WhenAButtonUpdatesItsMessage_TheMessageChangesInPlace()
    {
        await using var stand = await Stand.StartAsync();
        var card = await stand.PostAsync(
            "#general", """{"content":"a","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"go"}]}]}""");
        stand.Answers(_ => """{"type":7,"data":{"content":"b","components":[]}}""");
        var told = await stand.ActAsync($$$"""{"as":"Theo","press":{"message":"{{{card.Id}}}","custom_id":"go"}}""");
        Assert.Equal((7, "b"), ((int)told["response"]!["type"]!, (string)told["response"]!["message"]!["content"]!));
        var interaction = stand.Events.Last("INTERACTION_CREATE");
        Assert.Equal((3, 2, "go"),
            ((int)interaction["type"]!, (int)interaction["data"]!["component_type"]!,
            (string)interaction["data"]!["custom_id"]!));
        Assert.Equal(card.Id, (string)interaction["message"]!["id"]!);
        Assert.Equal(stand.Id("Theo"), (string)interaction["member"]!["user"]!["id"]!);
    }

    [Fact]
    public async Task WhenAFormIsShownAndSent_TheBotHearsItsFieldsByLabel()
    {
        await using var stand = await WithAskAsync(Modal);
        var shown = await stand.ActAsync(Ask);
        Assert.Equal("form", (string)shown["response"]!["modal"]!["custom_id"]!);
        stand.Answers(_ => """{"type":4,"data":{"content":"asked","flags":64}}""");
        var sent = await stand.ActAsync(Submit(shown, """{"what":"soup","when":"now","who":["Theo"],"quiet":true}"""));
        Assert.Null(sent["error"]);
        var data = stand.Events.Last("INTERACTION_CREATE")["data"]!;
        Assert.Equal("soup", (string)data["components"]![0]!["component"]!["value"]!);
        Assert.Equal("now", (string)data["components"]![1]!["component"]!["value"]!);
        Assert.Equal(stand.Id("Theo"), (string)data["components"]![2]!["component"]!["values"]![0]!);
        Assert.True((bool)data["components"]![3]!["component"]!["value"]!);
        Assert.Equal("Theo", (string)data["resolved"]!["users"]![stand.Id("Theo")]!["global_name"]!);
        Assert.Equal("This form has been sent already.",
            (string)(await stand.ActAsync(Submit(shown, """{"what":"x","when":"now"}""")))["error"]!);
    }

    [Theory]
    [InlineData("""{"when":"now"}""", "required")]
    [InlineData("""{"what":"123456789012345678901","when":"now"}""", "too long")]
    [InlineData("""{"what":"soup"}""", "required")]
    [InlineData("""{"what":"soup","when":"never"}""", "not offered")]
    [InlineData("""{"what":"soup","when":"now","extra":"x"}""", "no field")]
    public async Task WhenAFormIsNotFilledIn_TheClientKeepsIt(string fields, string why)
    {
        await using var stand = await WithAskAsync(Modal);
        var shown = await stand.ActAsync(Ask);
        var refused = await stand.ActAsync(Submit(shown, fields));
        Assert.Contains(why, (string)refused["error"]!, StringComparison.Ordinal);
        Assert.Equal(1, stand.Events.Count("INTERACTION_CREATE"));
    }

    [Fact]
    public async Task WhenAFormIsSent_ItCannotBeAnsweredWithAnotherForm()
    {
        await using var stand = await WithAskAsync(Modal);
        var shown = await stand.ActAsync(Ask);
        stand.Events.OnInteraction = null;
        var acting = stand.ActAsync(Submit(shown, """{"what":"soup","when":"now"}"""));
        while (stand.Events.Count("INTERACTION_CREATE") < 2) await Task.Yield();
        var interaction = stand.Events.Last("INTERACTION_CREATE");
        Assert.Equal(50035, (await stand.CallbackAsync(interaction, Modal)).Code);
        Assert.Equal(50035, (await stand.CallbackAsync(interaction, """{"type":6}""")).Code);
        Assert.Equal(200, (await stand.CallbackAsync(interaction, """{"type":5}""")).Status);
        await acting;
    }

    [Fact]
    public async Task WhenAFollowupIsDeleted_ItIsGoneFromTheRecord()
    {
        await using var stand = await WithAskAsync("""{"type":4,"data":{"content":"first"}}""");
        var told = await stand.ActAsync(Ask);
        var root = $"/webhooks/{stand.App}/{stand.Events.Last("INTERACTION_CREATE")["token"]}";
        var followup = await stand.CallAsync("POST", root, """{"content":"second","flags":64}""");
        var record = await stand.ControlAsync("GET", $"interactions/{told["interaction"]}");
        Assert.Equal("second", (string)Assert.Single(record["followups"]!.AsArray())!["content"]!);
        Assert.Equal(204, (await stand.CallAsync("DELETE", $"{root}/messages/{followup.Id}")).Status);
        Assert.Equal(204, (await stand.CallAsync("DELETE", $"{root}/messages/@original")).Status);
        Assert.Equal(10008, (await stand.CallAsync("GET", $"{root}/messages/@original")).Code);
        record = await stand.ControlAsync("GET", $"interactions/{told["interaction"]}");
        Assert.Empty(record["followups"]!.AsArray());
        Assert.Equal(["first answer", "followup", "delete", "delete"],
            record["history"]!.AsArray().Select(one => (string)one!["what"]!));
    }

    [Fact]
    public async Task WhenAPersonTypes_TheBotCompletesAtMostTwentyFive()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync(
            """{"name":"zone","description":"Zone","options":[{"type":3,"name":"city","description":"City","autocomplete":true}]}""");
        stand.Answers(_ => """{"type":8,"data":{"choices":[{"name":"Lisbon","value":"Europe/Lisbon"}]}}""");
        var typing =
            """{"as":"Maya","channel":"general","autocomplete":{"name":"zone","options":{"city":"lis"},"focused":"city"}}""";
        var told = await stand.ActAsync(typing);
        Assert.Equal("Europe/Lisbon", (string)told["response"]!["choices"]![0]!["value"]!);
        Assert.True((bool)stand.Events.Last("INTERACTION_CREATE")["data"]!["options"]![0]!["focused"]!);
        stand.Events.OnInteraction = null;
        _ = stand.ActAsync(typing);
        while (stand.Events.Count("INTERACTION_CREATE") < 2) await Task.Yield();
        var many = string.Join(',', Enumerable.Range(0, 26).Select(i => $$"""{"name":"n{{i}}","value":"v"}"""));
        var refused =
            await stand.CallbackAsync(
            stand.Events.Last("INTERACTION_CREATE"), $$$"""{"type":8,"data":{"choices":[{{{many}}}]}}""");
        Assert.Equal("BASE_TYPE_MAX_LENGTH", refused.ProblemAt("data.choices"));
        stand.Wire.Advance(TimeSpan.FromSeconds(4));
    }

    private static string Submit(JsonObject shown, string fields) =>
        $$"""{"as":"Maya","submit":{"interaction":"{{shown["interaction"]}}","fields":{{fields}} } }""";

    private static async Task<Stand> WithAskAsync(string answer)
    {
        var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"Ask"}""");
        stand.Answers(_ => answer);
        return stand;
    }
}
