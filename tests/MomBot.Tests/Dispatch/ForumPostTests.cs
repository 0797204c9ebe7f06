using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>A post in a forum is opened once, whatever gets lost on the way, with the tags the forum has.</summary>
public class ForumPostTests
{
    private const string Forum = "GET /channels/801";
    private const string Open = "POST /channels/801/threads";

    private const string Tags =
        """{"id":"801","type":15,"available_tags":[{"id":"31","name":"Open"},{"id":"32","name":"Done"}]}""";

    [Fact]
    public async Task ItsTagsAreCalledByName_AndOneTheForumLacksIsLeftOut()
    {
        await using var bot = await PostingAsync();

        await bot.PumpAsync();

        var post = Assert.Single(bot.Discord.Of(Open)).Json;
        Assert.Equal("A pram", post["name"]!.GetValue<string>());
        Assert.Equal(["31"], post["applied_tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        Assert.Contains("pram to borrow", post["message"]!["components"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task AnAnswerThatGotLostIsLookedForAndNotRepeated()
    {
        await using var bot = await PostingAsync();
        bot.Discord.LoseAnswer(Open);
        await bot.PumpAsync();
        var marker = bot.Discord.Of(Open)[0].Json["message"]!["components"]![0]!["id"]!.GetValue<int>();

        bot.Discord.Script(
            "GET /guilds/700/threads/active",
            """{"threads":[{"id":"7001","type":11,"parent_id":"801","name":"A pram"}],"members":[]}""");
        bot.Discord.Script(
            "GET /channels/7001/messages",
            $$"""
            [{"id":"7001","channel_id":"7001","author":{"id":"99","username":"mombot"},
              "components":[{"type":17,"id":{{marker}}}]}]
            """);
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Of(Open));
        Assert.Equal(["7001"], await bot.QueryAsync("select message_id from outbox where state = 'Sent'"));
    }

    private static async Task<TestBot> PostingAsync()
    {
        var bot = await TestBot.StartAsync(new Feature("t", "For tests").Tells<MemberEvent>(_ =>
            [new Effect.PostInForum(Some.HelpChannel, "A pram", new Card("A pram to borrow"), ["Open", "Urgent"])]));
        bot.Discord.Script(Forum, Tags);
        await bot.The<Connections>().WriteAsync(
            unit => unit.SaveAsync(new MemberEvent.Left(Some.Guild, Some.Maya, Some.Now)), default);
        return bot;
    }
}
