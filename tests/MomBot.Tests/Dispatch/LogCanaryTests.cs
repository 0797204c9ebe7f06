using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Dispatch;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Words, names and tokens go in everywhere, everything breaks, and the log is read afterwards.</summary>
public class LogCanaryTests
{
    private static readonly string[] Canaries =
        ["pram", "maya", "Maya", "interaction-token", "Bot token", "/interactions/6001/"];

    [Fact]
    public async Task WhateverBreaks_NoWordNameOrTokenIsInTheLog()
    {
        using var log = new LogLines();
        await using var bot = await TestBot.StartAsync(log);
        await bot.The<CommunityStore>().ChangeAsync(
            new GuildId(700),
            new Cause("test", 1),
            community => Decision.Accept(community.With(new Place("channel", "help", 801, Ours: true, "help"))),
            default);

        bot.Discord.Refuse("POST /interactions", 500);
        await bot.HandleAsync(Arriving.Form("help.ask", "meals"));
        bot.Discord.Refuse("POST /channels", 403, """{"code":50013,"message":"Missing Permissions"}""");
        await bot.PumpAsync();
        bot.Discord.LoseAnswer("POST /channels");
        await bot.HandleAsync(Arriving.Form("help.ask", "no such category", id: 6002));
        await bot.HandleAsync(Arriving.Form("help.nothing", "meals", id: 6003));
        await bot.HandleAsync(Arriving.Form("help.ask", "meals", id: 6004));
        await bot.PumpAsync();
        await bot.LoseDatabaseAsync();
        await bot.HandleAsync(Arriving.Form("help.ask", "meals", id: 6005));

        Assert.NotEmpty(log.All);
        foreach (var canary in Canaries)
            Assert.DoesNotContain(log.All, line => line.Contains(canary, StringComparison.Ordinal));
    }
}
