using System.Reflection;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Moderation;
using MomBot.Discord.Wire;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Features.Privacy;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>
/// Somebody who runs another server makes up custom_ids: every action there is, with the numbers of what hangs in this
/// one. Nothing here changes, and nothing of it is shown there.
/// </summary>
public class ForgedIdsTests
{
    private const string Secret = "a pram nobody else may read of";
    private static readonly Snowflake Elsewhere = new(701);

    [Fact]
    public async Task NothingOfAnotherCommunityIsReachedByItsNumbers()
    {
        await using var bot = await TestBot.StartAsync();
        var request = Some.OpenRequest() with { What = Secret };
        await bot.The<HelpRequestStore>().AddAsync(request, Some.Press(), [], default);
        await bot.The<ReportStore>().AddAsync(
            new Report(
                5001, Some.Guild, Some.Maya, new ChannelId(801), new MessageId(5), Secret, ReportState.Open, null,
                Some.Now, 1),
            Some.Press(2),
            new ModerationEvent.Restricted(Some.Guild, Some.Maya, "help", "", Some.Now),
            default);
        await bot.PumpAsync();
        var before = await HereAsync(bot);
        var number = VillageDatabase.Base36(5001);
        var member = VillageDatabase.Base36(Some.Maya.Value);
        string[] endings =
            ["", $":{number}", $":{number}:1", $":{number}:0", $":{number}:{member}", $":{member}", $":1:{number}"];
        var pressed = 0;

        foreach (var route in Routes())
        {
            foreach (var ending in endings)
            {
                pressed++;
                var press = Arriving.Press(route + ending, new MemberId(900_000 + pressed), (ulong)(70_000 + pressed));
                await bot.HandleAsync(press with
                {
                    GuildId = Elsewhere,
                    Data = press.Data! with { Values = ["5001", "1"] },
                });
                if (pressed % 20 == 0)
                    bot.Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        await bot.PumpAsync();
        Assert.True(pressed > 700);
        Assert.Equal(before, await HereAsync(bot));
        Assert.DoesNotContain(bot.Discord.Calls, sent => sent.Body.Contains(Secret, StringComparison.Ordinal));
    }

    /// <summary>Every action that has a route.</summary>
    private static IEnumerable<string> Routes() => typeof(FeatureList).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<RouteAttribute>()?.Name).OfType<string>().Order();

    /// <summary>All that is kept of the community whose numbers were taken.</summary>
    private static async Task<string[]> HereAsync(TestBot bot) =>
    [
        .. await bot.QueryAsync("select id, status, version, follow_up from help_requests where guild_id = 700"),
        .. await bot.QueryAsync("select request_id, number, helper_id, state from help_claims"),
        .. await bot.QueryAsync("select id, state, taken_by, version from reports where guild_id = 700"),
        .. await bot.QueryAsync("select member_id, feature from restrictions where guild_id = 700"),
        .. await bot.QueryAsync("select number, act from moderation_log where guild_id = 700"),
        .. await bot.QueryAsync("select member_id, paused from members where guild_id = 700"),
    ];
}
