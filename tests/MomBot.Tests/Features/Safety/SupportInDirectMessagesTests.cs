using MomBot.Tests.Dispatch;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Safety;

/// <summary>Whom to call, asked for in a direct message: no server, no row, and no database either.</summary>
public class SupportInDirectMessagesTests
{
    private const string Answer = "POST /interactions/6001/interaction-token/callback";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SheIsAnsweredAtOnce(bool databaseIsThere)
    {
        await using var bot = await TestBot.StartAsync();
        if (!databaseIsThere)
            await bot.LoseDatabaseAsync();
        var asked = Arriving.Command("support");

        await bot.HandleAsync(asked with
        {
            GuildId = null, Member = null, User = asked.Member!.User,
        });

        var body = Assert.Single(bot.Discord.Of(Answer)).Body;
        Assert.Contains("If someone is in danger now", body, StringComparison.Ordinal);
        Assert.Contains("not a crisis service", body, StringComparison.Ordinal);
    }
}
