using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What people do by themselves: post, react, vote, hand over files; and who may use what.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task APersonPostsInAForumWithATag_AndTheBotHearsOfTheThreadFirst()
    {
        await using var stand = await Stand.StartAsync();
        var made = await stand.ActAsync(
            """{"as":"Maya","post":{"channel":"board","name":"A cot to lend","text":"White, folds","tags":["open"]}}""");
        var thread = made["response"]!["thread"]!;
        Assert.Equal((string)thread["id"]!, (string)made["response"]!["message"]!["id"]!);
        Assert.Equal(["THREAD_CREATE", "MESSAGE_CREATE"], stand.Events.Names.TakeLast(2));
        Assert.Single(thread["applied_tags"]!.AsArray());
        var moderated = await stand.CallAsync("PATCH", $"/channels/{thread["id"]}", """{"flags":2}""");
        Assert.Equal(200, moderated.Status);
    }

    [Theory]
    [InlineData("""{"as":"Maya","post":{"channel":"board","name":"a","text":"b","tags":["lost"]}}""", "no tag")]
    [InlineData("""{"as":"Maya","post":{"channel":"hidden","name":"a","text":"b"}}""", "cannot see")]
    [InlineData("""{"as":"Maya","react":{"message":"1","emoji":"💛"}}""", "no message")]
    [InlineData("""{"as":"Maya","interest":{"event":"1"}}""", "no such event")]
    [InlineData("""{"as":"Maya","join":{"invite":"gone"}}""", "not valid")]
    [InlineData("""{"as":"Maya","dance":{}}""", "Nothing to do")]
    public async Task WhatAClientWouldNotLetThemIsRefused(string act, string why)
    {
        await using var stand = await Stand.StartAsync();
        Assert.Contains(why, (string)(await stand.ActAsync(act))["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InSlowModeAPersonWaitsAndTheBotDoesNot()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PATCH", $"/channels/{stand.Id("#general")}", """{"rate_limit_per_user":60}""");
        const string Say = """{"as":"Maya","say":{"channel":"general","text":"hi"}}""";
        await stand.ActAsync(Say);
        Assert.Contains("Slow mode", (string)(await stand.ActAsync(Say))["error"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await stand.PostAsync("#general", """{"content":"a"}""")).Status);
        Assert.Equal(200, (await stand.PostAsync("#general", """{"content":"b"}""")).Status);
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddMinutes(1));
        Assert.Null((await stand.ActAsync(Say))["error"]);
    }

    [Fact]
    public async Task PeopleVote_TheBotReadsWhoAndClosesThePoll()
    {
        await using var stand = await Stand.StartAsync();
        await PermitAsync(stand, "VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY", "SEND_POLLS");
        var poll = await stand.PostAsync("#general", """
            {"poll":{"question":{"text":"When?"},"answers":[{"poll_media":{"text":"Sat"}},{"poll_media":{"text":"Sun"}}]}}
            """);
        await stand.ActAsync($$"""{"as":"Maya","vote":{"message":"{{poll.Id}}","answers":[1]} }""");
        await stand.ActAsync($$"""{"as":"Maya","vote":{"message":"{{poll.Id}}","answers":[2]} }""");
        var both = await stand.ActAsync($$"""{"as":"Theo","vote":{"message":"{{poll.Id}}","answers":[1,2]} }""");
        Assert.Contains("Only one", (string)both["error"]!, StringComparison.Ordinal);

        var path = $"/channels/{stand.Id("#general")}/polls/{poll.Id}";
        Assert.Empty((await stand.CallAsync("GET", path + "/answers/1"))["users"]!.AsArray());
        Assert.Single((await stand.CallAsync("GET", path + "/answers/2"))["users"]!.AsArray());
        Assert.Equal((2, 1),
            (stand.Events.Count("MESSAGE_POLL_VOTE_ADD"), stand.Events.Count("MESSAGE_POLL_VOTE_REMOVE")));
        var closed = await stand.CallAsync("POST", path + "/expire");
        Assert.True((bool)closed["poll"]!["results"]!["is_finalized"]!);
        Assert.Equal(520_001, (await stand.CallAsync("POST", path + "/expire")).Code);
        var late = await stand.ActAsync($$"""{"as":"Theo","vote":{"message":"{{poll.Id}}","answers":[1]} }""");
        Assert.Contains("closed", (string)late["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APollClosesWhenItsTimeIsOver()
    {
        await using var stand = await Stand.StartAsync();
        await PermitAsync(stand, "VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY", "SEND_POLLS");
        await stand.PostAsync("#general",
            """{"poll":{"question":{"text":"When?"},"duration":1,"answers":[{"poll_media":{"text":"Sat"}}]}}""");
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddHours(1));
        stand.Discord.World.Do(stand.Discord.World.Settle);
        Assert.True((bool)stand.Events.Last("MESSAGE_UPDATE")["poll"]!["results"]!["is_finalized"]!);
    }

    [Fact]
    public async Task AFileIsHandedOverWithACommandAndWithAForm_IfItsKindIsTaken()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""
            {"name":"photo","description":"d","options":[{"type":11,"name":"file","description":"d","file_types":["image"]}]}
            """);
        stand.Answers(_ => """
            {"type":9,"data":{"custom_id":"f","title":"t","components":[{"type":18,"label":"l","component":
              {"type":19,"custom_id":"u","file_types":["image",".pdf"],"max_values":2}}]}}
            """);
        const string Use = """{"as":"Maya","channel":"general","command":{"name":"photo","options":{"file":{"name":"NAME","base64":"AQID"}}}}""";
        var wrong = await stand.ActAsync(Use.Replace("NAME", "a.mp3", StringComparison.Ordinal));
        Assert.Contains("not a kind", (string)wrong["error"]!, StringComparison.Ordinal);

        var form = await stand.ActAsync(Use.Replace("NAME", "a.png", StringComparison.Ordinal));
        var told = stand.Events.Last("INTERACTION_CREATE")["data"]!;
        var file = told["resolved"]!["attachments"]![(string)told["options"]![0]!["value"]!]!;
        Assert.Equal(("a.png", "image/png"), ((string)file["filename"]!, (string)file["content_type"]!));

        stand.Answers(_ => """{"type":4,"data":{"content":"thanks"}}""");
        await stand.ActAsync($$"""
            {"as":"Maya","submit":{"interaction":"{{form["interaction"]}}","fields":{},
              "files":{"u":[{"name":"b.PDF","base64":"AQ=="},{"name":"c.jpg","base64":"AQ=="}]} } }
            """);
        told = stand.Events.Last("INTERACTION_CREATE")["data"]!;
        Assert.Equal(2, told["components"]![0]!["component"]!["values"]!.AsArray().Count);
        Assert.Equal(2, told["resolved"]!["attachments"]!.AsObject().Count);
    }

    [Fact]
    public async Task AMenuOnAPersonTellsTheBotWhoTheyAre()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"Offer help","type":2}""");
        stand.Answers(_ => """{"type":4,"data":{"content":"kind of you"}}""");
        var done = await stand.ActAsync(
            """{"as":"Maya","channel":"general","menu":{"name":"Offer help","user":"Theo"}}""");
        var told = stand.Events.Last("INTERACTION_CREATE")["data"]!;
        Assert.Equal((2, stand.Id("Theo")), ((int)told["type"]!, (string)told["target_id"]!));
        Assert.NotNull(told["resolved"]!["members"]![stand.Id("Theo")]);
        Assert.Equal(stand.Id("Theo"),
            (string)done["response"]!["message"]!["interaction_metadata"]!["target_user"]!["id"]!);
    }

    [Theory]
    [InlineData("""[{"role":"@everyone","allow":false}]""", "Maya", false)]
    [InlineData("""[{"role":"@everyone","allow":false},{"role":"newborn","allow":true}]""", "Maya", true)]
    [InlineData("""[{"role":"newborn","allow":true},{"user":"Maya","allow":false}]""", "Maya", false)]
    [InlineData("""[{"channel":"general","allow":false}]""", "Maya", false)]
    [InlineData("""[{"channel":"all","allow":false},{"channel":"general","allow":true}]""", "Maya", true)]
    [InlineData("""[{"role":"@everyone","allow":false}]""", "Amara", true)]
    public async Task WhoMayUseACommandIsAsPeopleSetIt(string rules, string who, bool offered)
    {
        await using var stand = await Stand.StartAsync();
        var id = await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        stand.Answers(_ => """{"type":4,"data":{"content":"a"}}""");
        await stand.ControlAsync("PUT", $"guilds/{stand.Guild}/commands/ask/permissions",
            new JsonObject { ["permissions"] = JsonNode.Parse(rules) });

        var used = await stand.ActAsync($$"""{"as":"{{who}}","channel":"general","command":{"name":"ask"} }""");

        Assert.Equal(offered, used["error"] is null);
        var path = $"/applications/{stand.App}/guilds/{stand.Guild}/commands";
        var read = await stand.CallAsync("GET", $"{path}/{id}/permissions");
        Assert.Equal(JsonNode.Parse(rules)!.AsArray().Count, read["permissions"]!.AsArray().Count);
        Assert.Single((await stand.CallAsync("GET", path + "/permissions")).Body!.AsArray());
        Assert.Equal(id, (string)stand.Events.Last("APPLICATION_COMMAND_PERMISSIONS_UPDATE")["id"]!);
        Assert.Equal(20001, (await stand.CallAsync("PUT", $"{path}/{id}/permissions", "{}")).Code);
    }

    [Fact]
    public async Task WhenNothingWasSet_PermissionsOfACommandAreUnknown()
    {
        await using var stand = await Stand.StartAsync();
        var id = await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        var reply = await stand.CallAsync(
            "GET", $"/applications/{stand.App}/guilds/{stand.Guild}/commands/{id}/permissions");
        Assert.Equal((404, 10066), (reply.Status, reply.Code));
    }

    private static Task PermitAsync(Stand stand, params string[] names) => stand.ControlAsync(
        "PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
        new JsonObject { ["permissions"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) });
}
