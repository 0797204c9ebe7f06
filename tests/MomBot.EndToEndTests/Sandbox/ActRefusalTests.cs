using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What a real client would not let a person do never reaches the bot.</summary>
public sealed class ActRefusalTests
{
    private const string Commands = """
        [ {"name":"ask","description":"Ask"},
          {"name":"host","description":"Host","default_member_permissions":"32","options":[
            {"type":2,"name":"prompt","description":"Prompts","options":[{"type":1,"name":"list","description":"List"}]}]},
          {"name":"admin","description":"Admin","default_member_permissions":"0"},
          {"name":"swap","description":"Swap","options":[
            {"type":3,"name":"what","description":"What","required":true,"max_length":5},
            {"type":4,"name":"days","description":"Days","min_value":1,"max_value":7},
            {"type":3,"name":"kind","description":"Kind","choices":[{"name":"Give","value":"give"}]},
            {"type":6,"name":"who","description":"Who"}]},
          {"name":"Worried","type":3}, {"name":"Say hello","type":2} ]
        """;

    public static TheoryData<string, string> Refused => new()
    {
        { """{"as":"Nobody","channel":"general","command":{"name":"ask"}}""", "nobody named" },
        { """{"as":"Maya","command":{"name":"ask"}}""", "'channel' is missing" },
        { """{"as":"Maya","channel":"general"}""", "Nothing to do" },
        { """{"as":"Maya","channel":"general","command":{"name":"dance"}}""", "no command" },
        { """{"as":"Maya","channel":"general","command":{"name":"host prompt list"}}""", "not offered" },
        { """{"as":"Maya","channel":"general","command":{"name":"admin"}}""", "not offered" },
        { """{"as":"Amara","channel":"general","command":{"name":"host"}}""", "subcommands" },
        { """{"as":"Amara","channel":"general","command":{"name":"host prompt add"}}""", "no subcommand" },
        { """{"as":"Maya","channel":"hidden","command":{"name":"ask"}}""", "cannot see" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap"}}""", "required" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","x":1}}}""",
            "no option" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"pushchair"}}}""",
            "too long" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","days":8}}}""",
            "too large" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","days":1.5}}}""",
            "a number" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","kind":"sell"}}}""",
            "no choice" },
        { """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","who":"Zed"}}}""",
            "nobody named" },
        { """{"as":"Maya","channel":"general","autocomplete":{"name":"swap","focused":"what"}}""",
            "does not complete" },
        { """{"as":"Maya","channel":"general","menu":{"name":"Worried","message":"1"}}""", "no message" },
        { """{"as":"Maya","press":{"message":"{card}","custom_id":"off"}}""", "disabled" },
        { """{"as":"Maya","press":{"message":"{card}","custom_id":"none"}}""", "no component" },
        { """{"as":"Maya","press":{"message":"{card}","custom_id":"choose"}}""", "not a button" },
        { """{"as":"Maya","select":{"message":"{card}","custom_id":"choose","values":["c"]}}""", "not offered" },
        { """{"as":"Maya","select":{"message":"{card}","custom_id":"choose","values":["a","b"]}}""", "At most 1" },
        { """{"as":"Maya","select":{"message":"{card}","custom_id":"choose","values":[]}}""", "At least 1" },
        { """{"as":"Priya","press":{"message":"{night}","custom_id":"on"}}""", "cannot see" },
        { """{"as":"Priya","say":{"channel":"newborn-nights","text":"hi"}}""", "cannot see" },
        { """{"as":"Maya","say":{"channel":"board","text":"hi"}}""", "may not write" },
        { """{"as":"Maya","submit":{"interaction":"1","fields":{}}}""", "no such interaction" },
        { """{"as":"Maya","join":{"guild":"Village"}}""", "here already" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhenAClientWouldNotLetThem_TheBotHearsNothing(string act, string why)
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PUT", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", Commands);
        const string Card = """
            {"content":"a","components":[{"type":1,"components":[{"type":2,"style":1,"label":"On","custom_id":"on"},
              {"type":2,"style":1,"label":"Off","custom_id":"off","disabled":true}]},
              {"type":1,"components":[{"type":3,"custom_id":"choose","options":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}]}]}
            """;
        var card = await stand.PostAsync("#general", Card);
        var night = await stand.PostAsync("#newborn-nights", Card);
        act = act.Replace("{card}", card.Id, StringComparison.Ordinal)
            .Replace("{night}", night.Id, StringComparison.Ordinal);
        var told = await stand.ActAsync(act);
        Assert.Contains(why, (string)told["error"]!, StringComparison.Ordinal);
        Assert.Null(told["interaction"]);
        Assert.Equal(0, stand.Events.Count("INTERACTION_CREATE"));
    }

    [Fact]
    public async Task WhenASubcommandIsUsed_TheWholePathAndTheResolvedPeopleReachTheBot()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PUT", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", Commands);
        stand.Answers(_ => """{"type":4,"data":{"content":"ok"}}""");
        await stand.ActAsync("""{"as":"Amara","channel":"general","command":{"name":"host prompt list"}}""");
        var options = stand.Events.Last("INTERACTION_CREATE")["data"]!["options"]!;
        Assert.Equal(("prompt", "list"), ((string)options[0]!["name"]!, (string)options[0]!["options"]![0]!["name"]!));
        await stand.ActAsync(
            """{"as":"Maya","channel":"general","command":{"name":"swap","options":{"what":"crib","who":"Theo","kind":"Give"}}}""");
        var interaction = stand.Events.Last("INTERACTION_CREATE");
        Assert.Equal("Theo", (string)interaction["data"]!["resolved"]!["users"]![stand.Id("Theo")]!["global_name"]!);
        Assert.NotNull(interaction["data"]!["resolved"]!["members"]![stand.Id("Theo")]!["permissions"]);
        foreach (var field in new[] { "app_permissions", "locale", "guild_locale", "context", "entitlements",
            "authorizing_integration_owners", "attachment_size_limit", "channel" })
            Assert.True(interaction.ContainsKey(field), field);
    }

    [Fact]
    public async Task WhenAMenuIsOpenedOnAMessage_ItsWordsComeWithIt()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PUT", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", Commands);
        stand.Answers(_ => """{"type":4,"data":{"content":"thank you","flags":64}}""");
        var said = await stand.ActAsync("""{"as":"Theo","say":{"channel":"general","text":"I can't do this"}}""");
        var id = (string)said["response"]!["message"]!["id"]!;
        await stand.ActAsync($$$"""{"as":"Maya","menu":{"name":"Worried","message":"{{{id}}}"}}""");
        var data = stand.Events.Last("INTERACTION_CREATE")["data"]!;
        Assert.Equal(id, (string)data["target_id"]!);
        Assert.Equal("I can't do this", (string)data["resolved"]!["messages"]![id]!["content"]!);
    }

    [Fact]
    public async Task WhenSomeoneIsTimedOut_TheyCanNeitherWriteNorPressNorCommand()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PUT", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", Commands);
        var until = stand.Discord.World.Clock.Now.AddDays(1).ToString("O");
        await stand.ControlAsync(
            "PATCH", $"guilds/{stand.Guild}/members/Maya", JsonNode.Parse($$"""{"timed_out_until":"{{until}}"}"""));
        Assert.NotNull((await stand.ActAsync("""{"as":"Maya","say":{"channel":"general","text":"hi"}}"""))["error"]);
        Assert.NotNull(
            (await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}"""))["error"]);
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddDays(2));
        Assert.Null((await stand.ActAsync("""{"as":"Maya","say":{"channel":"general","text":"hi"}}"""))["error"]);
    }
}
