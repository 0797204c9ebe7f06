using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Moderation;
using MomBot.Data.Outbox;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>
/// A message was perhaps sent, and is not there when we look. Within the hour it is taken for lost; later a moderator
/// may as well have taken it down, and a person is asked.
/// </summary>
public class MissingMessageTests
{
    private const string Post = "POST /channels/801/messages";

    [Theory]
    [InlineData(61, 2, 0)]
    [InlineData(59 * 60, 2, 0)]
    [InlineData(61 * 60, 1, 1)]
    [InlineData(6 * 24 * 60 * 60, 1, 1)]
    public async Task WhatIsNotThere_IsSentAgainWithinTheHour_AndAskedAboutLater(int seconds, int sent, int asked)
    {
        await using var bot = await TestBot.StartAsync();
        await ReportAsync(bot);
        bot.Discord.LoseRequest(Post);
        await bot.PumpAsync();

        bot.Time.Advance(TimeSpan.FromSeconds(seconds));
        await bot.RestartAsync();
        await bot.PumpAsync();

        Assert.Equal(sent, bot.Discord.Of(Post).Count);
        Assert.Equal(asked, (await bot.The<OutboxStore>().HeldAsync(Some.Guild, default)).Count);
    }

    private static Task ReportAsync(TestBot bot)
    {
        var report = new Report(
            7, Some.Guild, Some.Maya, new ChannelId(801), new MessageId(5), "", ReportState.Open, null, Some.Now, 1);
        return bot.The<Connections>().WriteAsync(
            unit => unit.SaveAsync(new ModerationEvent.Reported(report, new ChannelId(801), Some.Now)), default);
    }
}
