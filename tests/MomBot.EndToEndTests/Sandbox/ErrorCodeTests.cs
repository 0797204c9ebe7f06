using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Each of Discord's error codes that the bot must know is shown firing.</summary>
public sealed class ErrorCodeTests
{
    private const string Hello = """{"content":"hello"}""";

    public static TheoryData<string, string, string?, int, int> Simple => new()
    {
        { "GET", "/nowhere", null, 404, 0 },
        { "PUT", "/users/@me/channels", "{}", 405, 0 },
        { "GET", "/channels/1", null, 404, 10003 },
        { "GET", "/guilds/1", null, 404, 10004 },
        { "GET", "/guilds/{guild}/members/1", null, 404, 10013 },
        { "GET", "/channels/{#general}/messages/1", null, 404, 10008 },
        { "DELETE", "/channels/{#general}/permissions/1", null, 404, 10009 },
        { "DELETE", "/guilds/{guild}/roles/1", null, 404, 10011 },
        { "POST", "/users/@me/channels", """{"recipient_id":"1"}""", 404, 10013 },
        { "GET", "/guilds/{guild}/scheduled-events/1", null, 404, 10070 },
        { "GET", "/applications/{app}/commands/1", null, 404, 10063 },
        { "GET", "/applications/1/commands", null, 404, 10002 },
        { "POST", "/interactions/1/none/callback", """{"type":4,"data":{"content":"a"}}""", 404, 10062 },
        { "PATCH", "/webhooks/{app}/none/messages/@original", Hello, 401, 50027 },
        { "GET", "/channels/{#hidden}", null, 403, 50001 },
        { "POST", "/channels/{#hidden}/messages", Hello, 403, 50001 },
        { "PATCH", "/guilds/{guild}/members/{Amara}", """{"nick":"boss"}""", 403, 50013 },
        { "DELETE", "/guilds/{guild}/members/{Maya}", null, 403, 50013 },
        { "POST", "/channels/{#general}/messages", "{}", 400, 50006 },
        { "POST", "/channels/{#general}/messages", """{"content":"   "}""", 400, 50006 },
        { "POST", "/channels/{#Green}/messages", Hello, 400, 50024 },
        { "POST", "/channels/{#board}/messages", Hello, 400, 40058 },
        { "POST", "/channels/{#general}/messages/bulk-delete", """{"messages":["1"]}""", 400, 50016 },
        { "POST", "/channels/{#general}/messages/bulk-delete", """{"messages":["1","2"]}""", 400, 50034 },
        { "POST", "/channels/{#news}/threads", """{"name":"a","type":12}""", 400, 50024 },
        { "DELETE", "/guilds/{guild}/roles/{guild}", null, 400, 50028 },
        { "GET", "/channels/x", null, 400, 50035 },
        { "GET", "/channels/{#general}/messages?limit=101", null, 400, 50035 },
    };

    [Theory]
    [MemberData(nameof(Simple))]
    public async Task WhenACallCannotBe_DiscordsCodeComesBack(
        string method, string path, string? body, int status, int code)
    {
        await using var stand = await Stand.StartAsync();
        foreach (var name in new[] { "#general", "#hidden", "#Green", "#board", "#news", "Amara", "Maya", "guild" })
            path = path.Replace($"{{{name}}}", stand.Id(name), StringComparison.Ordinal);
        var reply = await stand.CallAsync(method, path.Replace("{app}", stand.App, StringComparison.Ordinal), body);
        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task WhenTheTokenIsWrong_EveryRouteSays401()
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.CallAsync("GET", "/users/@me", token: "stolen");
        Assert.Equal((401, 0), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task WhenTheBodyIsNoJson_ItSaysSo()
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.PostAsync("#general", "{");
        Assert.Equal((400, 50109), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task WhenDirectMessagesAreClosed_50007ComesOnSendingAndNotOnOpening()
    {
        await using var stand = await Stand.StartAsync();
        var closed =
            await stand.CallAsync("POST", "/users/@me/channels", $$"""{"recipient_id":"{{stand.Id("Dev")}}"}""");
        Assert.Equal(200, closed.Status);
        var refused = await stand.CallAsync("POST", $"/channels/{closed.Id}/messages", Hello);
        Assert.Equal((403, 50007), (refused.Status, refused.Code));
        var open = await stand.CallAsync(
            "POST", "/users/@me/channels", $$"""{"recipient_id":"{{stand.Id("Maya")}}"}""");
        Assert.Equal(200, (await stand.CallAsync("POST", $"/channels/{open.Id}/messages", Hello)).Status);
    }

    [Fact]
    public async Task WhenAMessageHasAThread_ASecondOneIsRefused()
    {
        await using var stand = await Stand.StartAsync();
        var message = await stand.PostAsync("#general", Hello);
        var path = $"/channels/{stand.Id("#general")}/messages/{message.Id}/threads";
        Assert.Equal(201, (await stand.CallAsync("POST", path, """{"name":"answers"}""")).Status);
        Assert.Equal(160004, (await stand.CallAsync("POST", path, """{"name":"again"}""")).Code);
    }

    [Fact]
    public async Task WhenAThreadIsArchived_EditsAreRefusedUntilSomeoneWrites()
    {
        await using var stand = await Stand.StartAsync();
        var thread =
            await stand.CallAsync("POST", $"/channels/{stand.Id("#general")}/threads", """{"name":"a","type":11}""");
        var message = await stand.CallAsync("POST", $"/channels/{thread.Id}/messages", Hello);
        await stand.CallAsync("PATCH", $"/channels/{thread.Id}", """{"archived":true}""");
        var edit = $"/channels/{thread.Id}/messages/{message.Id}";
        Assert.Equal(50083, (await stand.CallAsync("PATCH", edit, Hello)).Code);
        Assert.Equal(50083, (await stand.CallAsync("PATCH", $"/channels/{thread.Id}", """{"name":"b"}""")).Code);
        Assert.Equal(50083, (await stand.CallAsync("PUT", edit + "/reactions/%F0%9F%92%9B/@me")).Code);
        Assert.Equal(200, (await stand.CallAsync("POST", $"/channels/{thread.Id}/messages", Hello)).Status);
        Assert.Equal(200, (await stand.CallAsync("PATCH", edit, Hello)).Status);
    }

    [Fact]
    public async Task WhenOldMessagesAreEditedTooOften_30046Comes()
    {
        await using var stand = await Stand.StartAsync();
        var message = await stand.PostAsync("#general", Hello);
        var path = $"/channels/{stand.Id("#general")}/messages/{message.Id}";
        for (var i = 0; i < 40; i++) Assert.Equal(200, (await stand.CallAsync("PATCH", path, Hello)).Status);
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddHours(2));
        for (var i = 0; i < 30; i++) Assert.Equal(200, (await stand.CallAsync("PATCH", path, Hello)).Status);
        var refused = await stand.CallAsync("PATCH", path, Hello);
        Assert.Equal((429, 30046), (refused.Status, refused.Code));
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddHours(2));
        Assert.Equal(200, (await stand.CallAsync("PATCH", path, Hello)).Status);
    }

    [Fact]
    public async Task WhenAnotherPersonsMessageIsEdited_50005Comes()
    {
        await using var stand = await Stand.StartAsync();
        var said = await stand.ActAsync("""{"as":"Maya","say":{"channel":"general","text":"hi"}}""");
        var id = said["response"]!["message"]!["id"];
        var reply = await stand.CallAsync("PATCH", $"/channels/{stand.Id("#general")}/messages/{id}", Hello);
        Assert.Equal((403, 50005), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task WhenFiftyPinsPlusTwoHundredStand_30003Comes()
    {
        await using var stand = await Stand.StartAsync();
        var pins = $"/channels/{stand.Id("#general")}/messages/pins";
        for (var i = 0; i < 250; i++)
            await stand.CallAsync("PUT", $"{pins}/{(await stand.PostAsync("#general", Hello)).Id}");
        var last = await stand.PostAsync("#general", Hello);
        Assert.Equal(30003, (await stand.CallAsync("PUT", $"{pins}/{last.Id}")).Code);
        var page = await stand.CallAsync("GET", pins + "?limit=50");
        Assert.Equal((50, true), (page["items"]!.AsArray().Count, (bool)page["has_more"]!));
    }

    [Fact]
    public async Task WhenTheCommunityIsNotTheBots_ItIsUnknown()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ControlAsync("DELETE", $"guilds/{stand.Guild}/bot");
        Assert.Equal(10004, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}")).Code);
        Assert.Equal(50001, (await stand.PostAsync("#general", Hello)).Code);
        Assert.Equal(1, stand.Events.Count("GUILD_DELETE"));
    }
}
