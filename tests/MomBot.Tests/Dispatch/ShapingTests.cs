using System.Text.Json.Nodes;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Roles and channels: what is there is used, what is not is made, what people use stays.</summary>
public class ShapingTests
{
    private const string Roles = "GET /guilds/700/roles";
    private const string MakeRole = "POST /guilds/700/roles";
    private const string Channels = "GET /guilds/700/channels";
    private const string MakeChannel = "POST /guilds/700/channels";
    private const string Why = "Set up by an admin";
    private const string Half = """{"id":"888","name":"x","permissions":"0","type":0}""";

    [Theory]
    [InlineData("""{"id":"5","name":"Newborn","permissions":"1024"}""", 5, 0)]
    [InlineData("""{"id":"5","name":"Toddler","permissions":"0"}""", 888, 1)]
    [InlineData("""{"id":"5","name":"Newborn","permissions":"0","managed":true}""", 888, 1)]
    [InlineData("""{"id":"5","name":"Newborn","permissions":"32"}""", 888, 1)] // it may change the server
    public async Task ARoleOfThatNameIsUsedUnlessItIsAnotherAppsOrMayTooMuch(string there, long id, int made)
    {
        await using var doing = await Doing.StartAsync(new Effect.EnsureRole("Newborn", Why));
        doing.Discord.Script(Roles, $"[{there}]");
        doing.Discord.Script(MakeRole, Half);

        await doing.DoAsync();

        Assert.Equal(made, doing.Discord.Of(MakeRole).Count);
        Assert.Equal(id, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task ARoleThatMayWhatItIsToMayIsUsed()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.EnsureRole("Hosts", Why) { Permissions = GuildPermissions.ManageEvents });
        doing.Discord.Script(Roles, $$"""[{"id":"5","name":"Hosts","permissions":"{{1UL << 33}}"}]""");

        await doing.DoAsync();

        Assert.Empty(doing.Discord.Of(MakeRole));
        Assert.Equal(5, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task ANewRoleMayWhatItIsToMay_AndSaysWhyItWasMade()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.EnsureRole("Hosts", Why) { Permissions = GuildPermissions.ManageEvents, Mentionable = true },
            new Effect.EnsureRole("Newborn", Why));
        for (var each = 0; each < 2; each++)
        {
            doing.Discord.Script(Roles, "[]");
            doing.Discord.Script(MakeRole, Half);
        }

        await doing.DoAsync();

        Assert.Equal(
            [
                """{"name":"Hosts","permissions":8589934592,"mentionable":true}""",
                """{"name":"Newborn","permissions":0,"mentionable":false}""",
            ],
            doing.Discord.Of(MakeRole).Select(sent => sent.Body));
        Assert.All(doing.Discord.Of(MakeRole), sent => Assert.Equal(Why, sent.Reason));
    }

    [Fact]
    public async Task WhatARoleMayAlreadyDoStays()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.AllowRole(Some.Facilitators, GuildPermissions.ManageEvents, Why));
        doing.Discord.Script(
            Roles, """[{"id":"5","name":"a","permissions":"8"},{"id":"601","name":"b","permissions":"1024"}]""");
        doing.Discord.Script("PATCH /guilds/700/roles/601", """{"id":"601","name":"b","permissions":"0"}""");

        await doing.DoAsync();

        Assert.Equal(
            """{"permissions":8589935616}""",
            Assert.Single(doing.Discord.Of("PATCH /guilds/700/roles/601")).Body);
        Assert.Equal(601, Assert.Single(doing.Heard).Id);
    }

    [Theory]
    [InlineData("""[{"roles":["602"]},{"roles":["601"]}]""", false)]
    [InlineData("""[{"roles":["602"]}]""", true)]
    public async Task ARoleThatSomebodyHasIsLeft(string members, bool deleted)
    {
        await using var doing = await Doing.StartAsync(
            new Effect.DeleteRole(Some.Facilitators, Why, OnlyUnused: true));
        doing.Discord.Script("GET /guilds/700/members", members);

        await doing.DoAsync();

        Assert.Equal(deleted ? 1 : 0, doing.Discord.Of("DELETE /guilds/700/roles/601").Count);
        Assert.Equal(deleted ? null : 601L, Assert.Single(doing.Heard).Id);
    }

    [Theory]
    [InlineData(99, 1002, false)]
    [InlineData(99, 99, true)]
    public async Task AChannelInWhichSomebodyWroteIsLeft(long one, long other, bool deleted)
    {
        await using var doing = await Doing.StartAsync(
            new Effect.DeleteChannel(Some.HelpChannel, Why, OnlyUnused: true));
        doing.Discord.Script("GET /channels/801/messages", $$$"""
            [{"id":"1","author":{"id":"{{{one}}}","username":"x"}},
             {"id":"2","author":{"id":"{{{other}}}","username":"y"}}]
            """);

        await doing.DoAsync();

        Assert.Equal("GET /channels/801/messages?limit=100", doing.Discord.Calls[0].Line);
        Assert.Equal(deleted ? 1 : 0, doing.Discord.Of("DELETE /channels/801").Count);
        Assert.Equal(deleted ? null : 801L, Assert.Single(doing.Heard).Id);
    }

    [Theory]
    [InlineData("""{"id":"5","name":"help","type":0}""", 5, 0)]
    [InlineData("""{"id":"5","name":"help","type":2}""", 888, 1)] // a voice channel
    [InlineData("""{"id":"5","name":"chat","type":0}""", 888, 1)]
    public async Task ATextChannelOfThatNameIsUsedWhereItStands(string there, long id, int made)
    {
        await using var doing = await Doing.StartAsync(
            new Effect.EnsureChannel("help", "For a hand", [], Why));
        doing.Discord.Script(Channels, $"[{there}]");
        doing.Discord.Script(MakeChannel, Half);

        await doing.DoAsync();

        Assert.Equal(made, doing.Discord.Of(MakeChannel).Count);
        Assert.Equal(id, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task ANewChannelThatEverybodySeesHasItsTopicAndNothingElse()
    {
        var made = await MadeAsync(new Effect.EnsureChannel("help", "For a hand", [], Why), "[]");

        Assert.Equal("""{"name":"help","type":0,"topic":"For a hand"}""", Assert.Single(made).Body);
        Assert.Equal(Why, made[0].Reason);
    }

    /// <summary>A text channel may be called like the category.</summary>
    [Fact]
    public async Task ANewChannelStandsInTheCategoryThatIsThere()
    {
        var made = await MadeAsync(
            new Effect.EnsureChannel("help", "", [], Why) { CategoryName = "Village" },
            """
            [{"id":"4","name":"Village","type":0},{"id":"5","name":"Other","type":4},
             {"id":"6","name":"Village","type":4}]
            """);

        Assert.Equal("6", Assert.Single(made).Json["parent_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task ACategoryThatIsNotThereIsMadeFirst()
    {
        var made = await MadeAsync(new Effect.EnsureChannel("help", "", [], Why) { CategoryName = "Village" }, "[]");

        Assert.Equal("""{"name":"Village","type":4}""", made[0].Body);
        Assert.Equal("888", made[1].Json["parent_id"]!.GetValue<string>());
        Assert.Equal([Why, Why], made.Select(sent => sent.Reason));
    }

    [Fact]
    public async Task AChannelForARoleIsSeenByItAndByUs()
    {
        var made = await MadeAsync(new Effect.EnsureChannel("team", "", [Some.Facilitators], Why), "[]");

        const ulong Take = (1UL << 10) | (1UL << 11) | (1UL << 16) | (1UL << 38);
        Assert.Equal(
            [$"700 0 0 {1UL << 10}", $"99 1 {(1UL << 10) | (1UL << 11)} 0", $"601 0 {Take} 0"],
            Overwrites(made[0].Json));
    }

    [Fact]
    public async Task APrivateChannelIsSeenByUsAlone()
    {
        var made = await MadeAsync(new Effect.EnsureChannel("one", "", [], Why) { Private = true }, "[]");

        Assert.Equal(["700", "99"], Overwrites(made[0].Json).Select(each => each.Split(' ')[0]));
    }

    /// <summary>Discord takes five tags, and where a forum wants one on every post it gets its first.</summary>
    [Theory]
    [InlineData("a,b,c,d,e,f", 0, """["31","32","33","34","35"]""")]
    [InlineData("b,nowhere", 0, """["32"]""")]
    [InlineData("nowhere", 0, "[]")]
    [InlineData("nowhere", 16, """["31"]""")]
    [InlineData("b", 16, """["32"]""")]
    public async Task TagsAreThoseTheForumHas(string wanted, int flags, string applied)
    {
        await using var doing = await Doing.StartAsync(new Effect.TagPost(
            Some.HelpChannel, Some.Thread, [.. wanted.Split(',').Select(each => (MomBot.Data.Text)each)]));
        var tags = string.Join(',', "abcdef".Select((name, at) => $$"""{"id":"{{31 + at}}","name":"{{name}}"}"""));
        doing.Discord.Script(
            "GET /channels/801", $$"""{"id":"801","type":15,"flags":{{flags}},"available_tags":[{{tags}}]}""");

        await doing.DoAsync();

        Assert.Equal(
            applied, Assert.Single(doing.Discord.Of("PATCH /channels/850")).Json["applied_tags"]!.ToJsonString());
    }

    private static async Task<IReadOnlyList<ScriptedDiscord.Sent>> MadeAsync(Effect effect, string there)
    {
        await using var doing = await Doing.StartAsync(effect);
        doing.Discord.Script(Channels, there);
        doing.Discord.Script(MakeChannel, Half);
        doing.Discord.Script(MakeChannel, Half);
        await doing.DoAsync();
        Assert.Equal(888, Assert.Single(doing.Heard).Id);
        return doing.Discord.Of(MakeChannel);
    }

    private static IEnumerable<string> Overwrites(JsonNode channel) =>
        channel["permission_overwrites"]!.AsArray().Select(each => string.Join(
            ' ', new[] { "id", "type", "allow", "deny" }.Select(key => each![key]!.ToString())));
}
