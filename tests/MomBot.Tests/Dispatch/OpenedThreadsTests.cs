using System.Text.Json.Nodes;
using MomBot.Data;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Threads and posts that are opened: what they are called, and that a second try finds the first.</summary>
public class OpenedThreadsTests
{
    private static readonly ChannelId Channel = Some.HelpChannel;

    [Fact]
    public async Task ThreadsOfAFewCarryANameByWhichASecondTryFindsThem()
    {
        await using var doing = await Doing.StartAsync(new Effect.OpenPrivateThread(Channel, new string('x', 91)));
        doing.Discord.LoseAnswer("POST /channels/801/threads");
        await doing.DoAsync();
        var made = Assert.Single(doing.Discord.Calls);
        var name = made.Json["name"]!.GetValue<string>();
        Assert.Equal("POST /channels/801/threads", made.Line);
        Assert.Matches("^x{89}… · [0-9a-hjkmnp-tv-z]{4}$", name);
        Assert.Equal((12, false), (made.Json["type"]!.GetValue<int>(), made.Json["invitable"]!.GetValue<bool>()));

        doing.Discord.Script("GET /guilds/700/threads/active", Threads($"{name}!", name));
        await doing.LaterAsync(TimeSpan.FromSeconds(1));

        Assert.Single(doing.Discord.Of("POST"));
        Assert.Equal(902, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task WhereNoThreadOfThatNameIsThere_ASecondTryMakesIt()
    {
        await using var doing = await Doing.StartAsync(new Effect.OpenPrivateThread(Channel, "A meal"));
        doing.Discord.LoseRequest("POST /channels/801/threads");
        await doing.DoAsync();

        doing.Discord.Script("GET /guilds/700/threads/active", Threads("Another"));
        await doing.LaterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, doing.Discord.Of("POST").Count);
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task TitlesAreCutToWhatDiscordTakes()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.OpenThread(Channel, Some.Card, new string('x', 101)));

        await doing.DoAsync();

        Assert.Equal(100, Assert.Single(doing.Discord.Calls).Json["name"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task APostInAForumIsCutToWhatDiscordTakes_AndItsTagsAreChangedByName()
    {
        var longest = new string('t', 20);
        await using var doing = await Doing.StartAsync(
            new Effect.PostInForum(Channel, new string('x', 101), new Card("A pram"), [longest + "t"]),
            new Effect.TagPost(Channel, Some.Thread, [longest + "t", "Done"]));
        var forum = $$"""
            {"id":"801","type":15,"available_tags":[
              {"id":"31","name":"{{longest[..19]}}…"},{"id":"32","name":"Done"},{"id":"33","name":"Other"}]}
            """;
        doing.Discord.Script("GET /channels/801", forum);
        doing.Discord.Script("GET /channels/801", forum);
        await doing.TellAsync();
        Assert.Equal(["channel:801|", "channel:850|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        var post = Assert.Single(doing.Discord.Of("POST /channels/801/threads")).Json;
        Assert.Equal(100, post["name"]!.GetValue<string>().Length);
        Assert.Equal("""["31"]""", post["applied_tags"]!.ToJsonString());
        var tagged = Assert.Single(doing.Discord.Of("PATCH /channels/850"));
        Assert.Equal("""{"applied_tags":["31","32"]}""", tagged.Body);
    }

    private static string Threads(params string[] names) => new JsonObject
    {
        ["threads"] = new JsonArray([.. names.Select((name, at) => new JsonObject
        {
            ["id"] = $"{901 + at}",
            ["type"] = 12,
            ["name"] = name,
        })]),
    }.ToJsonString();
}
