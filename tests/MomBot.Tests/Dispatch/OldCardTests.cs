using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Messages older than an hour may be edited only so often: such a redraw waits, nothing else does.</summary>
public class OldCardTests
{
    private const string Edit = "PATCH /channels/801/messages/901";
    private const string Post = "POST /channels/801/messages";

    private const string TooOften =
        """{"code":30046,"message":"Maximum number of edits to messages older than 1 hour reached. Try again later"}""";

    [Fact]
    public async Task AnOldCardThatMayNotBeEditedNowIsRedrawnLaterAndHoldsNothingElseUp()
    {
        await using var bot = await DrawingAsync();
        bot.Discord.Refuse(Edit, 429, TooOften);
        await HappenAsync(bot);
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Of(Edit));
        Assert.Single(bot.Discord.Of(Post)); // the lane of the same request goes on
        bot.Time.Advance(TimeSpan.FromMinutes(5));
        await bot.PumpAsync();

        Assert.Equal(2, bot.Discord.Of(Edit).Count);
        Assert.Equal(["0"], await bot.QueryAsync("select count(*) from outbox where state <> 'Sent'"));
    }

    [Fact]
    public async Task OfSeveralRedrawsThatWaitOnlyTheNewestIsSent()
    {
        await using var bot = await DrawingAsync();
        bot.Discord.Refuse(Edit, 429, TooOften);
        await HappenAsync(bot);
        await bot.PumpAsync();
        for (var each = 0; each < 3; each++)
            await HappenAsync(bot);

        bot.Time.Advance(TimeSpan.FromMinutes(5));
        await bot.PumpAsync();

        Assert.Equal(2, bot.Discord.Of(Edit).Count); // the one that was refused, and the newest
        Assert.Equal(4, bot.Discord.Of(Post).Count);
    }

    private static Task<TestBot> DrawingAsync() => TestBot.StartAsync(new Feature("t", "Tests").Tells<MemberEvent>(_ =>
    [
        new Effect.UpdateCard(Some.HelpChannel, Some.Card, new Card("Being helped")) { Lane = "help:1:card" },
        new Effect.Post(Some.HelpChannel, new Card("A word")) { Lane = "help:1" },
    ]));

    private static Task HappenAsync(TestBot bot) => bot.The<Connections>().WriteAsync(
        unit => unit.SaveAsync(new MemberEvent.Left(Some.Guild, Some.Maya, Some.Now)), default);
}
