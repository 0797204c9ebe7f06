using System.Text;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.SandboxWire;
using MomBot.Sandbox;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What stands in Discord's developer portal: which privileged intents are on, which token holds.</summary>
public sealed class PortalTests
{
    [Fact]
    public async Task TheWordsOfOthersAreHidden_UntilTheIntentIsSwitchedOn()
    {
        await using var stand = await Stand.StartAsync();
        var said = await stand.ActAsync("""{"as":"Maya","say":{"channel":"general","text":"hello"}}""");
        var path = $"/channels/{stand.Id("#general")}/messages/{said["response"]!["message"]!["id"]}";
        Assert.Equal("", (string)(await stand.CallAsync("GET", path))["content"]!);
        Assert.Equal(1 << 15, (int)(await stand.CallAsync("GET", "/applications/@me"))["flags"]!);

        var portal = await SwitchAsync(stand, "GUILD_MEMBERS", "MESSAGE_CONTENT");

        Assert.Equal(["GUILD_MEMBERS", "MESSAGE_CONTENT"], portal["intents"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("hello", (string)(await stand.CallAsync("GET", path))["content"]!);
        Assert.Equal(1 << 15 | 1 << 19, (int)(await stand.CallAsync("GET", "/applications/@me"))["flags"]!);
    }

    [Fact]
    public async Task WithoutTheMembersIntent_NoListOfPeopleIsGiven()
    {
        await using var stand = await Stand.StartAsync();
        var thread = await stand.CallAsync("POST", $"/channels/{stand.Id("#general")}/threads",
            """{"name":"n","type":11}""");
        await SwitchAsync(stand);
        Assert.Equal(50001, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}/members")).Code);
        Assert.Equal(50001, (await stand.CallAsync("GET", $"/channels/{thread.Id}/thread-members")).Code);
        await SwitchAsync(stand, "GUILD_MEMBERS");
        Assert.Equal(200, (await stand.CallAsync("GET", $"/channels/{thread.Id}/thread-members")).Status);
    }

    [Fact]
    public async Task AnIntentThatDoesNotExistIsNamed()
    {
        await using var stand = await Stand.StartAsync();
        var told = await SwitchAsync(stand, "TELEPATHY");
        Assert.Contains("'TELEPATHY'", (string)told["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterOneIdentifyTooMany_TheTokenIsWorthNothingAnywhere_AndThePortalHasAnother()
    {
        await using var discord = await LocalDiscord.StartAsync(
            new SandboxOptions { Gateway = new() { IdentifiesPerDay = 1, MaxConcurrency = 2 } });
        var dead = discord.Token;
        await using var first = await ConnectAsync();
        await IdentifyAsync(first, dead, 0);
        Assert.Equal("READY", (string?)(await first.NextAsync())["t"]);
        await using var second = await ConnectAsync();
        await IdentifyAsync(second, dead, 1);
        Assert.Equal(4004, await second.CloseCodeAsync());

        Assert.Equal(401, await AskAsync(dead));
        using var http = new HttpClient();
        var portal = JsonNode.Parse(await http.GetStringAsync(new Uri($"{discord.Control}/application")))!;
        Assert.NotEqual(dead, (string)portal["token"]!);
        Assert.Equal(200, await AskAsync((string)portal["token"]!));

        async Task<GatewayClient> ConnectAsync()
        {
            var client = await GatewayClient.ConnectAsync(
                new Uri($"ws://{discord.Page.Authority}/gateway?v=10&encoding=json"));
            await client.NextAsync();
            return client;
        }

        async Task<int> AskAsync(string token)
        {
            using var bot = new HttpClient();
            bot.DefaultRequestHeaders.Add("User-Agent", "DiscordBot (https://example.org, 1.0)");
            bot.DefaultRequestHeaders.Add("Authorization", $"Bot {token}");
            return (int)(await bot.GetAsync(new Uri($"{discord.Api}/v10/users/@me"))).StatusCode;
        }
    }

    private static Task IdentifyAsync(GatewayClient client, string token, int shard)
    {
        var identify = GatewayClient.Identify(intents: 0, shard: new JsonArray(shard, 2));
        identify["token"] = token;
        return client.SendAsync(2, identify);
    }

    private static Task<JsonObject> SwitchAsync(Stand stand, params string[] intents) => stand.ControlAsync(
        "PATCH", "application", new JsonObject { ["intents"] = new JsonArray([.. intents.Select(one => (JsonNode)one)]) });
}
