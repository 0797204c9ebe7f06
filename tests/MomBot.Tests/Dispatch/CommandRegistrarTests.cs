using MomBot.Data;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Tests.Support;
using Xunit;

namespace MomBot.Tests.Dispatch;

/// <summary>A host of thousands of communities must not tell each of them its commands at every start.</summary>
public class CommandRegistrarTests
{
    private const string Everywhere = "/applications/98/commands";
    private const string Here = "PUT /applications/98/guilds/7/commands";
    private static readonly DateTimeOffset Long = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WhenACommunityWasGivenItsCommands_ARestartDoesNotGiveThemAgain()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal((true, true), await MeetAsync(bot, "[]", Long));
        var given = bot.Discord.Of($"PUT {Everywhere}")[0].Body;

        await bot.RestartAsync();
        Assert.Equal((false, false), await MeetAsync(bot, given, Long));
        Assert.Single(bot.Discord.Of(Here));

        await bot.RestartAsync();
        Assert.Equal((false, true), await MeetAsync(bot, given, Long.AddDays(1))); // It had left, and came back.

        await bot.RestartAsync();
        Assert.Equal((true, true), await MeetAsync(bot, "[]", Long.AddDays(1))); // Discord has lost them all.
        Assert.Equal(3, bot.Discord.Of(Here).Count);
    }

    [Fact]
    public async Task WhenDiscordDoesNotTakeThem_TheyAreGivenAgain()
    {
        await using var bot = await TestBot.StartAsync();
        await MeetAsync(bot, "[]", Long, takes: false);
        var given = bot.Discord.Of($"PUT {Everywhere}")[0].Body;

        await bot.RestartAsync();

        Assert.Equal((false, true), await MeetAsync(bot, given, Long));
    }

    private static async Task<(bool Everywhere, bool Here)> MeetAsync(
        TestBot bot, string there, DateTimeOffset since, bool takes = true)
    {
        bot.Discord.Script($"GET {Everywhere}", there);
        bot.Discord.Script($"PUT {Everywhere}", "[]");
        if (takes)
            bot.Discord.Script(Here, "[]");
        else
            bot.Discord.Refuse(Here, 400);
        bot.The<GuildCache>().Apply(new GatewayEvent.GuildCreated(new Guild { Id = new(7), JoinedAt = since }));
        var registrar = bot.The<CommandRegistrar>();
        var everywhere = await registrar.RegisterAsync(98, default);
        try
        {
            return (everywhere, await registrar.RegisterAsync(new GuildId(7), default));
        }
        catch (DiscordException) when (!takes)
        {
            return (everywhere, false);
        }
    }
}
