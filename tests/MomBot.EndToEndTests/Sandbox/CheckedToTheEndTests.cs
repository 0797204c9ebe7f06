using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Corners of bodies and routes that a bot comes to seldom, and Discord looks at all the same.</summary>
public sealed class CheckedToTheEndTests
{
    [Theory]
    [InlineData("PATCH", "/channels/{#kitchen}", """{"type":0}""", "type BASE_TYPE_CHOICES")]
    [InlineData("PATCH", "/channels/{#board}", """{"type":0}""", "type BASE_TYPE_CHOICES")]
    [InlineData("PATCH", "/channels/{#board}", """{"default_sort_order":2}""", "default_sort_order BASE_TYPE_CHOICES")]
    [InlineData("PATCH", "/channels/{#board}", """{"default_forum_layout":3}""", "default_forum_layout BASE_TYPE_CHOICES")]
    [InlineData("PATCH", "/channels/{#board}", """{"default_reaction_emoji":{"emoji_name":"heart"}}""",
        "default_reaction_emoji.emoji_name BUTTON_COMPONENT_INVALID_EMOJI")]
    [InlineData("PATCH", "/channels/{#kitchen}", """{"bitrate":7999}""", "bitrate NUMBER_TYPE_MIN")]
    [InlineData("PATCH", "/channels/{#kitchen}", """{"user_limit":100}""", "user_limit NUMBER_TYPE_MAX")]
    [InlineData("PATCH", "/guilds/{guild}/members/{Maya}", """{"mute":"yes"}""", "mute BOOLEAN_TYPE_CONVERT")]
    [InlineData("PATCH", "/guilds/{guild}/members/{Maya}", """{"deaf":true}""", "40032")]
    [InlineData("PATCH", "/guilds/{guild}/members/{Maya}", """{"channel_id":"{#kitchen}"}""", "40032")]
    [InlineData("PATCH", "/guilds/{guild}/members/{Maya}", """{"flags":1}""", "flags MEMBER_FLAGS_INVALID")]
    [InlineData("PATCH", "/guilds/{guild}/members/@me", """{"avatar":"a picture"}""", "avatar IMAGE_INVALID")]
    [InlineData("PATCH", "/guilds/{guild}/members/@me", """{"bio":7}""", "bio STRING_TYPE_CONVERT")]
    [InlineData("PUT", "/channels/{#general}/messages/{message}/reactions/heart:123456789012345678/@me", null, "10014")]
    [InlineData("GET", "/channels/{dm}/threads/archived/public", null, "50024")]
    [InlineData("GET", "/channels/{#kitchen}/threads/archived/public", null, "50024")]
    [InlineData("DELETE", "/channels/{dm}/messages/{direct}/reactions", null, "50013")]
    [InlineData("POST", "/channels/{#general}/messages", """{"embeds":[{"title":" "}]}""",
        "embeds.0.description BASE_TYPE_REQUIRED")]
    [InlineData("POST", "/channels/{#general}/messages", """{"embeds":[{"footer":{"text":"a","txet":"b"}}]}""",
        "embeds.0.footer.txet UNKNOWN_FIELD")]
    [InlineData("POST", "/channels/{#general}/messages", """{"embeds":[{"image":{}}]}""",
        "embeds.0.image.url BASE_TYPE_REQUIRED")]
    [InlineData("POST", "/channels/{#general}/messages",
        """{"poll":{"question":{"text":"a","question":"b"},"answers":[{"poll_media":{"text":"c"}}]}}""",
        "poll.question.question UNKNOWN_FIELD")]
    [InlineData("POST", "/channels/{#general}/messages",
        """{"flags":32768,"components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"mailto:a@b.c"}]}]}""",
        "components.0.components.0.url URL_TYPE_INVALID_SCHEME")]
    [InlineData("PATCH", "/guilds/{guild}/roles", """[{"id":"{@parents}"},{"id":"{@quiet}","position":-1}]""",
        "1.position NUMBER_TYPE_MIN")]
    [InlineData("PATCH", "/guilds/{guild}/channels", """[{"id":"{#help}"},{"id":"{#general}","position":-1}]""",
        "1.position NUMBER_TYPE_MIN")]
    [InlineData("PATCH", "/guilds/{guild}/scheduled-events/{event}", """{"entity_type":2,"entity_metadata":null}""",
        "channel_id BASE_TYPE_REQUIRED")]
    public async Task WhatIsWrongIsNamed(string method, string path, string? body, string refusal)
    {
        await using var stand = await StartAsync();
        var ids = await IdsAsync(stand);
        var reply = await stand.CallAsync(method, Fill(path), body is null ? null : Fill(body));
        if (refusal.Split(' ') is [var place, var problem])
            Assert.True(reply.ProblemAt(place) == problem, $"{reply.Status} {reply.Body?.ToJsonString()}");
        else
            Assert.Equal(int.Parse(refusal, null), reply.Code);

        string Fill(string text)
        {
            foreach (var (name, id) in ids) text = text.Replace($"{{{name}}}", id, StringComparison.Ordinal);
            return text;
        }
    }

    [Fact]
    public async Task OnlyTextAndAnnouncementsBecomeEachOther()
    {
        await using var stand = await StartAsync();
        var news = await stand.CallAsync("PATCH", $"/channels/{stand.Id("#help")}", """{"type":5}""");
        Assert.Equal((200, 5), (news.Status, (int)news["type"]!));
        Assert.Equal(0, (int)(await stand.CallAsync("PATCH", $"/channels/{stand.Id("#help")}", """{"type":0}"""))["type"]!);
    }

    [Fact]
    public async Task HowAForumLooksIsKeptAndToldAgain()
    {
        await using var stand = await StartAsync();
        await stand.CallAsync("PATCH", $"/channels/{stand.Id("#board")}",
            """{"default_sort_order":1,"default_forum_layout":2,"default_reaction_emoji":{"emoji_name":"💛"}}""");
        var read = await stand.CallAsync("GET", $"/channels/{stand.Id("#board")}");
        Assert.Equal((1, 2, "💛"), ((int)read["default_sort_order"]!, (int)read["default_forum_layout"]!,
            (string)read["default_reaction_emoji"]!["emoji_name"]!));
    }

    [Fact]
    public async Task OfAPropertyNamedTwiceTheLastHolds()
    {
        await using var stand = await StartAsync();
        var reply = await stand.PostAsync("#general", """{"content":"first","content":"last"}""");
        Assert.Equal((200, "last"), (reply.Status, (string)reply["content"]!));
    }

    [Theory]
    [InlineData(""","contexts":[0,3]""", "contexts.1 BASE_TYPE_CHOICES")]
    [InlineData(""","contexts":[0,0]""", "contexts SET_TYPE_ALREADY_CONTAINS_VALUE")]
    [InlineData(""","integration_types":[2]""", "integration_types.0 BASE_TYPE_CHOICES")]
    [InlineData(""","options":[{"type":7,"name":"o","description":"d","channel_types":[3]}]""",
        "options.0.channel_types.0 BASE_TYPE_CHOICES")]
    [InlineData(""","options":[{"type":4,"name":"o","description":"d","min_value":1.5}]""",
        "options.0.min_value NUMBER_TYPE_COERCE")]
    [InlineData(""","options":[{"type":10,"name":"o","description":"d","max_value":"9"}]""",
        "options.0.max_value NUMBER_TYPE_COERCE")]
    [InlineData(""","options":[{"type":4,"name":"o","description":"d","min_value":3,"max_value":2}]""",
        "options.0.min_value BASE_TYPE_RANGE")]
    [InlineData(""","options":[{"type":3,"name":"o","description":"d","min_length":3,"max_length":2}]""",
        "options.0.min_length BASE_TYPE_RANGE")]
    public async Task WhatACommandSaysOfItselfIsChecked(string more, string refusal)
    {
        await using var stand = await StartAsync();
        var reply = await stand.CallAsync("POST", $"/applications/{stand.App}/commands",
            $$"""{"name":"ask","description":"d"{{more}}}""");
        var (place, problem) = (refusal.Split(' ')[0], refusal.Split(' ')[1]);
        Assert.True(reply.ProblemAt(place) == problem, $"{reply.Status} {reply.Body?.ToJsonString()}");
    }

    [Fact]
    public async Task ACommandKeepsItsKind_AndTakesNoOthersName()
    {
        await using var stand = await StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        var path = $"/applications/{stand.App}/guilds/{stand.Guild}/commands/"
            + await stand.CommandAsync("""{"name":"help","description":"d"}""");
        Assert.Equal("UNKNOWN_FIELD", (await stand.CallAsync("PATCH", path, """{"type":2}""")).ProblemAt("type"));
        Assert.Equal("APPLICATION_COMMANDS_DUPLICATE_NAME",
            (await stand.CallAsync("PATCH", path, """{"name":"ask"}""")).ProblemAt("name"));
        Assert.Equal("aid", (string)(await stand.CallAsync("PATCH", path, """{"name":"aid"}"""))["name"]!);
    }

    [Fact]
    public async Task ACommandForWhichThereIsNoRoomIsNotCountedAsMade()
    {
        await using var stand = await StartAsync();
        var path = $"/applications/{stand.App}/guilds/{stand.Guild}/commands";
        for (var i = 0; i < 15; i++) await stand.CommandAsync($$"""{"type":2,"name":"menu {{i}}"}""");
        for (var i = 0; i < 200; i++)
            Assert.Equal(30032, (await stand.CallAsync("POST", path, """{"type":2,"name":"more"}""")).Code);
        Assert.Equal(201, (await stand.CallAsync("POST", path, """{"name":"ask","description":"d"}""")).Status);
    }

    [Fact]
    public async Task AUploadTakesOneFileUnlessItSaysMore_AndAGroupNoMoreThanItOffers()
    {
        await using var stand = await StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        stand.Answers(asked => (int)asked["type"]! == 5
            ? """{"type":4,"data":{"content":"thank you"}}"""
            : Form(""" "type":19,"custom_id":"u" """));
        var shown = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        var file = """{"name":"a.txt","base64":"YQ=="}""";
        var two = await SubmitAsync($$"""[{{file}},{{file}}]""");
        Assert.Contains("number of files", (string)two["error"]!, StringComparison.Ordinal);
        Assert.Empty(stand.Discord.World.Uploads);
        await SubmitAsync($"[{file}]");
        Assert.Single(stand.Discord.World.Uploads);

        var told = new TaskCompletionSource<Reply>();
        stand.Events.OnInteraction = async asked => told.SetResult(await stand.CallbackAsync(asked,
            Form(""" "type":22,"custom_id":"c","max_values":3,"options":[{"label":"a","value":"a"},{"label":"b","value":"b"}] """)));
        _ = stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        Assert.Equal("BASE_TYPE_MAX_VALUES", (await told.Task).ProblemAt("data.components.0.component.max_values"));

        Task<JsonObject> SubmitAsync(string files) => stand.ActAsync(
            $$$"""{"as":"Maya","submit":{"interaction":"{{{shown["interaction"]}}}","files":{"u":{{{files}}}}} }""");
    }

    [Fact]
    public async Task APollComesByEditOnlyWhereTheAnswerWasDeferred_AndClosesAsAnyOther()
    {
        const string Poll =
            """{"poll":{"question":{"text":"When?"},"duration":1,"answers":[{"poll_media":{"text":"Sat"}}]}}""";
        await using var stand = await StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        stand.Answers(_ => """{"type":5}""");
        await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        var original = $"/webhooks/{stand.App}/{stand.Events.Last("INTERACTION_CREATE")["token"]}/messages/@original";
        Assert.Equal(200, (await stand.CallAsync("PATCH", original, Poll)).Status);
        Assert.Equal("POLL_EDIT_INVALID", (await stand.CallAsync("PATCH", original, Poll)).ProblemAt("poll"));
        var card = await stand.CallAsync("PATCH", original,
            """{"flags":32768,"components":[{"type":10,"content":"card"}]}""");
        Assert.Equal("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", card.ProblemAt("poll"));
        stand.Discord.World.Clock.MoveTo(Stand.Start.AddHours(1));
        Assert.True((bool)stand.Events.Last("MESSAGE_UPDATE")["poll"]!["results"]!["is_finalized"]!);
    }

    [Fact]
    public async Task WhenManyMoveAtOnce_TheAuditLogNamesEach()
    {
        await using var stand = await StartAsync();
        await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/roles", $$"""[{"id":"{{stand.Id("@quiet")}}","position":1}]""");
        await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/channels", $$"""[{"id":"{{stand.Id("#help")}}","position":9}]""");
        var log = (await stand.ControlAsync("GET", $"guilds/{stand.Guild}"))["audit_log"]!.AsArray();
        Assert.Contains(log, entry => (int)entry!["action_type"]! == 31);
        Assert.Contains(log, entry => (int)entry!["action_type"]! == 11
            && (string)entry["target_id"]! == stand.Id("#help"));
    }

    private static string Form(string component) => $$$"""
        {"type":9,"data":{"custom_id":"f","title":"t","components":[{"type":18,"label":"l","component":{{{{component}}}} }]} }
        """;

    private static async Task<Stand> StartAsync()
    {
        var stand = await Stand.StartAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse("""{"permissions":["ADMINISTRATOR"],"position":6}"""));
        return stand;
    }

    private static async Task<Dictionary<string, string>> IdsAsync(Stand stand)
    {
        var ids = new[] { "#general", "#help", "#board", "@parents", "@quiet", "Maya" }
            .ToDictionary(name => name, stand.Id);
        ids["guild"] = stand.Guild;
        ids["message"] = (await stand.PostAsync("#general", """{"content":"a"}""")).Id;
        ids["#kitchen"] = (await stand.CallAsync("POST", $"/guilds/{stand.Guild}/channels", """{"name":"k","type":2}""")).Id;
        ids["dm"] = (await stand.CallAsync("POST", "/users/@me/channels", $$"""{"recipient_id":"{{ids["Maya"]}}"}""")).Id;
        ids["direct"] = (await stand.CallAsync("POST", $"/channels/{ids["dm"]}/messages", """{"content":"a"}""")).Id;
        ids["event"] = (await stand.CallAsync("POST", $"/guilds/{stand.Guild}/scheduled-events", """
            {"name":"n","privacy_level":2,"entity_type":3,"scheduled_start_time":"2026-12-05T10:00:00Z",
             "scheduled_end_time":"2026-12-05T11:00:00Z","entity_metadata":{"location":"p"} }
            """)).Id;
        return ids;
    }
}
