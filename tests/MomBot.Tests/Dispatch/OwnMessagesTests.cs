using System.Text.Json.Nodes;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>
/// A message whose answer was lost: how long its nonce is trusted, where it is looked for, and what is taken for ours.
/// </summary>
public class OwnMessagesTests
{
    private const string Post = "POST /channels/801/messages";
    private const string ReadBack = "GET /channels/801/messages";
    private const string OpenPost = "POST /channels/801/threads";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly Effect Hello = new Effect.Post(Some.HelpChannel, new Card("Hello."));
    private static readonly Effect Poll = new Effect.PostPoll(Some.HelpChannel, "When?", ["Now", "Later"]);
    private static readonly Effect Pram =
        new Effect.PostInForum(Some.HelpChannel, "A pram", new Card("A pram to borrow"), []);

    [Fact]
    public async Task WithinTheMinuteTheNonceIsTrustedToTheLastMoment()
    {
        await using var doing = await LostAsync(Hello, Post, arrives: true);

        await doing.LaterAsync(Minute);

        Assert.Empty(doing.Discord.Of(ReadBack));
        Assert.Single(doing.Discord.Messages);
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Theory]
    [InlineData(0, 2, Went.Well)]
    [InlineData(1, 1, Went.Held)]
    public async Task ForAnHourWhatIsNotThereIsTakenForLost(int milliseconds, int posts, Went went)
    {
        await using var doing = await LostAsync(Hello, Post);

        await doing.LaterAsync(TimeSpan.FromHours(1) + (milliseconds * Moment));

        Assert.Equal(posts, doing.Discord.Of(Post).Count);
        Assert.Equal(went, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task APersonWhoIsAskedReadsWhy()
    {
        await using var doing = await LostAsync(
            new Effect.Post(Some.HelpChannel, new Card("Hello."), Sensitive: true), Post);

        await doing.LaterAsync(Minute + Moment);

        Assert.Equal("Unknown 0 It could not be known whether it arrived.", Assert.Single(doing.Heard).Why);
    }

    /// <summary>Two minutes, because our clock may be that much ahead of Discord's.</summary>
    [Fact]
    public async Task ItIsLookedForFromTwoMinutesBeforeItWasFirstTried()
    {
        await using var doing = await LostAsync(Hello, Post, arrives: true);
        var first = doing.Bot.Time.GetUtcNow();

        await doing.LaterAsync(Minute + Moment);

        var look = Assert.Single(doing.Discord.Of(ReadBack)).Line;
        Assert.Equal(
            $"{ReadBack}?after={Snowflake.FromTime(first - TimeSpan.FromMinutes(2))}&limit=100", look);
        Assert.Single(doing.Discord.Of(Post));
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task InABusyChannelItIsLookedForPageByPage()
    {
        await using var doing = await LostAsync(Hello, Post);
        var marker = doing.Discord.Of(Post)[0].Json["components"]![0]!["id"]!.GetValue<int>();
        doing.Discord.Script(ReadBack, Page(8000, 100));
        doing.Discord.Script(ReadBack, Page(8100, 1, marker));

        await doing.LaterAsync(Minute + Moment);

        Assert.Equal(2, doing.Discord.Of(ReadBack).Count);
        Assert.Contains("after=8099&", doing.Discord.Of(ReadBack)[1].Line);
        Assert.Single(doing.Discord.Of(Post));
        Assert.Equal(8100, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task TenPagesAreReadAndNoMore()
    {
        await using var doing = await LostAsync(Hello, Post);
        for (var page = 0; page < 12; page++)
            doing.Discord.Script(ReadBack, Page(8000 + (page * 100), 100));

        await doing.LaterAsync(Minute + Moment);

        Assert.Equal(10, doing.Discord.Of(ReadBack).Count);
        Assert.Equal(2, doing.Discord.Of(Post).Count);
    }

    /// <summary>Another's message that looks like ours, and another of ours.</summary>
    [Theory]
    [InlineData(98, 0)]
    [InlineData(99, 1)]
    public async Task WhatIsNotOursOrNotThisOneIsNotTakenForIt(long author, int off)
    {
        await using var doing = await LostAsync(Hello, Post);
        var marker = doing.Discord.Of(Post)[0].Json["components"]![0]!["id"]!.GetValue<int>();
        doing.Discord.Script(ReadBack, Page(8000, 1, marker + off, author));

        await doing.LaterAsync(Minute + Moment);

        Assert.Single(doing.Discord.Of(ReadBack));
        Assert.Equal(2, doing.Discord.Of(Post).Count);
    }

    [Fact]
    public async Task APollIsTriedAgainWhileItsNonceHolds_AndThenAPersonIsAsked()
    {
        await using var doing = await LostAsync(Poll, Post);
        await using var late = await LostAsync(Poll, Post);

        await doing.LaterAsync(Minute);
        await late.LaterAsync(Minute + Moment);

        Assert.Single(doing.Discord.Of(Post).Select(sent => sent.Body).Distinct());
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
        Assert.Single(late.Discord.Of(Post));
        Assert.Equal(Went.Held, Assert.Single(late.Heard).Went);
    }

    [Fact]
    public async Task APostInAForumIsNotLookedForBeforeItsFirstTry()
    {
        await using var doing = await Doing.StartAsync(Pram);

        await doing.DoAsync();

        Assert.Equal(["GET /channels/801", OpenPost], doing.Discord.Calls.Select(sent => sent.Line));
    }

    /// <summary>Posts of the same name elsewhere, of another name here, and of somebody else.</summary>
    [Theory]
    [InlineData(802, "A pram", 99, 0)]
    [InlineData(801, "Another", 99, 0)]
    [InlineData(801, "A pram", 98, 0)]
    [InlineData(801, "A pram", 99, 1)]
    public async Task APostOfAnotherIsNotTakenForOurs(long forum, string name, long author, int off)
    {
        await using var doing = await LostAsync(Pram, OpenPost);
        var marker = MarkerOfPost(doing);
        doing.Discord.Script("GET /guilds/700/threads/active", Threads(forum, name));
        doing.Discord.Script("GET /channels/7001/messages", Page(7001, 1, marker + off, author));

        await doing.LaterAsync(Minute);

        Assert.Equal(2, doing.Discord.Of(OpenPost).Count);
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task APostThatIsNotThereAfterAMinuteIsAPersonsToDecide()
    {
        await using var doing = await LostAsync(Pram, OpenPost);
        doing.Discord.Script("GET /guilds/700/threads/active", """{"threads":[]}""");

        await doing.LaterAsync(Minute + Moment);

        Assert.Single(doing.Discord.Of(OpenPost));
        Assert.Equal(Went.Held, Assert.Single(doing.Heard).Went);
    }

    private static int MarkerOfPost(Doing doing) =>
        doing.Discord.Of(OpenPost)[0].Json["message"]!["components"]![0]!["id"]!.GetValue<int>();

    /// <summary>It was tried once, and nothing came back.</summary>
    private static async Task<Doing> LostAsync(Effect effect, string call, bool arrives = false)
    {
        var doing = await Doing.StartAsync(effect);
        if (arrives)
            doing.Discord.LoseAnswer(call);
        else
            doing.Discord.LoseRequest(call);
        await doing.DoAsync();
        return doing;
    }

    private static string Threads(long forum, string name) =>
        $$"""{"threads":[{"id":"7001","type":11,"parent_id":"{{forum}}","name":"{{name}}"}]}""";

    /// <summary>Messages in a row, newest first, as Discord gives them; the newest with a marker.</summary>
    private static string Page(int first, int count, int? marker = null, long author = ScriptedDiscord.Bot) =>
        new JsonArray([.. Enumerable.Range(first, count).Reverse().Select((id, at) => new JsonObject
        {
            ["id"] = $"{id}",
            ["author"] = new JsonObject { ["id"] = $"{author}", ["username"] = "x" },
            ["components"] = at == 0 && marker is not null
                ? new JsonArray(new JsonObject { ["type"] = 17, ["id"] = marker })
                : new JsonArray(),
        })]).ToJsonString();
}
