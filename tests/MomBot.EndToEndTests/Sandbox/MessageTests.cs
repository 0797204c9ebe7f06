using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Nonces, pings, files, replies and reading back.</summary>
public sealed class MessageTests
{
    private const string Once = """{"content":"once","nonce":"n-1","enforce_nonce":true}""";

    [Fact]
    public async Task WhenANonceIsEnforced_TheSameMessageComesBackForFiveMinutes()
    {
        await using var stand = await Stand.StartAsync();
        var first = await stand.PostAsync("#general", Once);
        stand.Wire.Advance(TimeSpan.FromMinutes(4));
        var second = await stand.PostAsync("#help", Once);
        Assert.Equal((first.Id, "n-1"), (second.Id, (string)second["nonce"]!));
        Assert.Equal(1, stand.Events.Count("MESSAGE_CREATE"));
        stand.Wire.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first.Id, (await stand.PostAsync("#general", Once)).Id);
    }

    [Fact]
    public async Task WhenANonceIsNotEnforced_ASecondMessageIsMade()
    {
        await using var stand = await Stand.StartAsync();
        var first = await stand.PostAsync("#general", """{"content":"a","nonce":"n"}""");
        Assert.NotEqual(first.Id, (await stand.PostAsync("#general", """{"content":"a","nonce":"n"}""")).Id);
    }

    [Fact]
    public async Task WhenTheFirstMessageWasDeleted_TheNonceFindsNothing()
    {
        await using var stand = await Stand.StartAsync();
        var first = await stand.PostAsync("#general", Once);
        await stand.CallAsync("DELETE", $"/channels/{stand.Id("#general")}/messages/{first.Id}");
        Assert.Equal(10008, (await stand.PostAsync("#general", Once)).Code);
    }

    [Fact]
    public async Task TheNonceStandsInTheAnswerAndTheEventAndNowhereLater()
    {
        await using var stand = await Stand.StartAsync();
        var posted = await stand.PostAsync("#general", Once);
        Assert.Equal("n-1", (string)stand.Events.Last("MESSAGE_CREATE")["nonce"]!);
        var read = await stand.CallAsync("GET", $"/channels/{stand.Id("#general")}/messages/{posted.Id}");
        Assert.Null(read["nonce"]);
    }

    [Theory]
    [InlineData("""{"content":"<@{Maya}> <@&{@newborn}> @everyone"}""", "Amara,Dev,Maya,Priya,Theo")]
    [InlineData("""{"content":"<@{Maya}> <@&{@newborn}> @everyone","allowed_mentions":{"parse":[]}}""", "")]
    [InlineData("""{"content":"<@{Maya}> <@{Theo}>","allowed_mentions":{"users":["{Theo}"]}}""", "Theo")]
    [InlineData("""{"content":"<@&{@newborn}>","allowed_mentions":{"parse":["roles"]}}""", "Maya,Theo")]
    [InlineData("""{"flags":32768,"components":[{"type":17,"components":[{"type":10,"content":"<@{Maya}>"}]}],"allowed_mentions":{"parse":["users"]}}""", "Maya")]
    public async Task AllowedMentionsDecideWhoIsPinged(string body, string pinged)
    {
        await using var stand = await Stand.StartAsync();
        foreach (var name in new[] { "Maya", "Theo", "@newborn" })
            body = body.Replace($"{{{name}}}", stand.Id(name), StringComparison.Ordinal);
        await stand.PostAsync("#general", body);
        Assert.Equal(pinged, await PingedAsync(stand));
    }

    [Fact]
    public async Task WhenTheBotMayNotMentionEveryone_OnlyMentionableRolesArePinged()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ControlAsync(
            "PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse("""{"permissions":["VIEW_CHANNEL","SEND_MESSAGES"]}"""));
        await stand.ControlAsync(
            "PATCH", $"guilds/{stand.Guild}/members/Priya", new JsonObject { ["roles"] = new JsonArray("quiet") });
        await stand.PostAsync(
            "#general", $$"""{"content":"@everyone <@&{{stand.Id("@quiet")}}> <@&{{stand.Id("@newborn")}}>"}""");
        Assert.Equal("Maya,Theo", await PingedAsync(stand));
    }

    [Fact]
    public async Task TheEndsOfWordsAreTrimmedAsDiscordDoes()
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.PostAsync("#general", """{"content":" \n soup \n","embeds":[{"title":" pot "}]}""");
        Assert.Equal(("soup", "pot"), ((string)reply["content"]!, (string)reply["embeds"]![0]!["title"]!));
    }

    [Fact]
    public async Task WhenAMessageIsEdited_NobodyIsPingedAgain()
    {
        await using var stand = await Stand.StartAsync();
        var message = await stand.PostAsync("#general", """{"content":"hello"}""");
        await stand.CallAsync(
            "PATCH", $"/channels/{stand.Id("#general")}/messages/{message.Id}",
            $$"""{"content":"<@{{stand.Id("Maya")}}>"}""");
        Assert.Equal("", await PingedAsync(stand));
    }

    [Fact]
    public async Task WhenAFileIsSent_ItCanBeShownByAComponentAndFetched()
    {
        await using var stand = await Stand.StartAsync();
        var body = """{"flags":32768,"components":[{"type":12,"items":[{"media":{"url":"attachment://card.png"},"description":"a card"}]},{"type":13,"file":{"url":"attachment://card.png"}}],"attachments":[{"id":0,"description":"a card"}]}""";
        var reply = await stand.UploadAsync(
            "POST", $"/channels/{stand.Id("#general")}/messages", body, ("card.png", [1, 2, 3]));
        Assert.Equal(200, reply.Status);
        Assert.Equal("a card", (string)reply["attachments"]![0]!["description"]!);
        using var http = new HttpClient();
        Assert.Equal([1, 2, 3],
            await http.GetByteArrayAsync(new Uri((string)reply["components"]![0]!["items"]![0]!["media"]!["url"]!)));
    }

    [Fact]
    public async Task WhenOthersWrite_TheirWordsAreHiddenWithoutTheMessageContentIntent()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ActAsync("""{"as":"Maya","say":{"channel":"general","text":"between us"}}""");
        await stand.ActAsync($$"""{"as":"Maya","say":{"channel":"general","text":"hello <@{{stand.Bot}}>"} }""");
        var read = await stand.CallAsync("GET", $"/channels/{stand.Id("#general")}/messages");
        Assert.Equal([$"hello <@{stand.Bot}>", ""], read.Body!.AsArray().Select(one => (string)one!["content"]!));
    }

    [Fact]
    public async Task MessagesAreReadInPagesNewestFirst()
    {
        await using var stand = await Stand.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 6; i++) ids.Add((await stand.PostAsync("#general", $$"""{"content":"{{i}}"}""")).Id);
        Assert.Equal(ids.Order(), ids);
        Assert.Equal("54", await Page("limit=2"));
        Assert.Equal("21", await Page($"limit=2&before={ids[3]}"));
        Assert.Equal("32", await Page($"limit=2&after={ids[1]}"));
        Assert.Equal("432", await Page($"limit=3&around={ids[3]}"));

        async Task<string> Page(string query)
        {
            var reply = await stand.CallAsync("GET", $"/channels/{stand.Id("#general")}/messages?{query}");
            return string.Concat(reply.Body!.AsArray().Select(one => (string)one!["content"]!));
        }
    }

    [Fact]
    public async Task WhenAForumPostIsMade_ItsFirstMessageHasItsId()
    {
        await using var stand = await Stand.StartAsync();
        var forum = await stand.CallAsync("GET", $"/channels/{stand.Id("#board")}");
        var tag = (string)forum["available_tags"]![0]!["id"]!;
        var post = await stand.CallAsync(
            "POST", $"/channels/{forum.Id}/threads",
            $$$"""{"name":"Crib to lend","applied_tags":["{{{tag}}}"],"message":{"content":"Yours if you need it."}}""");
        Assert.Equal((201, post.Id, tag),
            (post.Status, (string)post["message"]!["id"]!, (string)post["applied_tags"]![0]!));
        var wrong = await stand.CallAsync(
            "POST", $"/channels/{forum.Id}/threads", """{"name":"a","applied_tags":["1"],"message":{"content":"b"}}""");
        Assert.Equal("TAG_UNKNOWN", wrong.ProblemAt("applied_tags.0"));
    }

    private static async Task<string> PingedAsync(Stand stand)
    {
        var seen = await stand.SeesAsync("Maya", stand.Id("#general"));
        var ids = seen[^1]["pinged"]!.AsArray().Select(one => (string)one!).ToHashSet();
        return string.Join(
            ',', new[] { "Amara", "Dev", "Maya", "Priya", "Theo" }.Where(name => ids.Contains(stand.Id(name))));
    }
}
