using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>The bot is shown out, and people leave while something of the bot's is open before them.</summary>
public sealed class SentAwayTests
{
    private const string Form = """
        {"type":9,"data":{"custom_id":"form","title":"Ask","components":[
          {"type":18,"label":"What?","component":{"type":4,"custom_id":"what","style":1}}]}}
        """;

    [Theory]
    [InlineData("DELETE", "members")]
    [InlineData("PUT", "bans")]
    public async Task WhenAHumanShowsTheBotOut_ItIsToldAndItsRoleAndCommandsAreGone(string method, string place)
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");

        await stand.ControlAsync(method, $"guilds/{stand.Guild}/{place}/{stand.Bot}");

        Assert.Equal(stand.Guild, (string)stand.Events.Last("GUILD_DELETE")["id"]!);
        Assert.Equal(10004, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}")).Code);
        var left = await stand.ControlAsync("GET", $"guilds/{stand.Guild}");
        Assert.False((bool)left["bot"]!);
        Assert.Empty(left["commands"]!.AsArray());
        Assert.DoesNotContain(left["roles"]!.AsArray(), role => (string)role!["name"]! == "MomBot");
        var pressed = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        Assert.Contains("no command", (string)pressed["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheBotIsBannedItCannotBeInvited_AndAfterwardsItCan()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ControlAsync("PUT", $"guilds/{stand.Guild}/bans/{stand.Bot}");
        var refused = await stand.ControlAsync("POST", $"guilds/{stand.Guild}/bot", new JsonObject());
        Assert.Contains("banned", (string)refused["error"]!, StringComparison.Ordinal);
        await stand.ControlAsync("DELETE", $"guilds/{stand.Guild}/bans/{stand.Bot}");
        await stand.ControlAsync("POST", $"guilds/{stand.Guild}/bot", new JsonObject());
        Assert.Equal(200, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}")).Status);
    }

    [Fact]
    public async Task TheBotCannotKickItself()
    {
        await using var stand = await Stand.StartAsync();
        Assert.Equal(50013, (await stand.CallAsync("DELETE", $"/guilds/{stand.Guild}/members/{stand.Bot}")).Code);
        Assert.Equal(0, stand.Events.Count("GUILD_DELETE"));
    }

    [Theory]
    [InlineData("DELETE", "members/Maya", null, "cannot see")]
    [InlineData("PATCH", "channels/general", """{"overwrites":[{"role":"@everyone","deny":["VIEW_CHANNEL"]}]}""", "cannot see")]
    [InlineData("DELETE", "channels/general", null, "gone")]
    [InlineData("DELETE", "bot", null, "not here")]
    public async Task WhoeverCannotBeHereAnyMoreCannotSendTheFormThatStillStandsOpen(
        string method, string path, string? body, string why)
    {
        await using var stand = await WithFormAsync();
        var opened = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        await stand.ControlAsync(
            method, $"guilds/{stand.Guild}/{path}", body is null ? null : JsonNode.Parse(body));
        await RefusedAsync(stand, opened, why);
    }

    [Fact]
    public async Task WhoeverIsTimedOutCannotSendAForm()
    {
        await using var stand = await WithFormAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse("""{"permissions":["ADMINISTRATOR"],"position":6}"""));
        var opened = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        var silenced = await stand.CallAsync("PATCH", $"/guilds/{stand.Guild}/members/{stand.Id("Maya")}",
            """{"communication_disabled_until":"2026-12-02T09:00:00Z"}""");
        Assert.Equal(200, silenced.Status);
        await RefusedAsync(stand, opened, "timed out");
    }

    private static async Task<Stand> WithFormAsync()
    {
        var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        stand.Answers(_ => Form);
        return stand;
    }

    private static async Task RefusedAsync(Stand stand, JsonObject opened, string why)
    {
        var before = stand.Events.Count("INTERACTION_CREATE");
        var known = stand.Discord.World.AllInteractions.Count;
        var sent = await stand.ActAsync(
            $$"""{"as":"{{stand.Id("Maya")}}","submit":{"interaction":"{{opened["interaction"]}}","fields":{"what":"soup"} } }""");
        Assert.Contains(why, (string)sent["error"]!, StringComparison.Ordinal);
        Assert.Null(sent["interaction"]);
        Assert.Equal(before, stand.Events.Count("INTERACTION_CREATE"));
        Assert.Equal(known, stand.Discord.World.AllInteractions.Count);
    }
}
