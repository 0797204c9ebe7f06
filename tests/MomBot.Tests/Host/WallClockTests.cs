using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using MomBot.Data;
using MomBot.Data.ScheduledActions;
using MomBot.Host;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Host;

/// <summary>A clock that was set wrong is noticed, and nothing is done by it; a machine that slept goes on.</summary>
public class WallClockTests
{
    private const string WhatTimeIsIt = "GET /users/@me";
    private const string Me = """{"id":"99","username":"mombot"}""";

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24)]
    [InlineData(-24)]
    [InlineData(720)]
    public async Task WhereTheClockWasSetWrong_NothingIsDoneByIt_UntilItIsRight(int hours)
    {
        await using var bot = await TestBot.StartAsync();
        var clock = TrueTime(bot);
        Assert.True(await clock.IsRightAsync(default));
        Assert.Empty(bot.Discord.Of(WhatTimeIsIt));

        bot.Time.ShiftWallClock(TimeSpan.FromHours(hours));
        Assert.False(await clock.IsRightAsync(default));
        Assert.False(await clock.IsRightAsync(default));
        Assert.Single(bot.Discord.Of(WhatTimeIsIt)); // Not each time: a minute later.
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await clock.IsRightAsync(default));
        Assert.Equal(2, bot.Discord.Of(WhatTimeIsIt).Count);

        bot.Time.ShiftWallClock(TimeSpan.FromHours(-hours));
        Assert.True(await clock.IsRightAsync(default));
    }

    [Fact]
    public async Task WhereTheMachineOnlySlept_ItGoesOnAtOnce()
    {
        await using var bot = await TestBot.StartAsync();
        var clock = bot.The<WallClock>();
        bot.Discord.Clock = bot.Time.GetUtcNow; // Discord has the same time as the clock that went on.
        bot.Discord.Script(WhatTimeIsIt, Me);

        bot.Time.ShiftWallClock(TimeSpan.FromHours(9));

        Assert.True(await clock.IsRightAsync(default));
        Assert.Single(bot.Discord.Of(WhatTimeIsIt));
    }

    [Fact]
    public async Task WhereDiscordCannotSayWhatTimeItIs_NothingIsDone()
    {
        await using var bot = await TestBot.StartAsync();
        var clock = bot.The<WallClock>();
        bot.Discord.Refuse(WhatTimeIsIt, 403);

        bot.Time.ShiftWallClock(TimeSpan.FromSeconds(3));
        Assert.False(await clock.IsRightAsync(default));

        bot.Discord.Script(WhatTimeIsIt, Me);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await clock.IsRightAsync(default));
    }

    [Fact]
    public async Task WhatWouldBeDueByAWrongClock_WaitsForItsTime()
    {
        await using var bot = await TestBot.StartAsync();
        TrueTime(bot);
        var later = bot.The<ScheduledActionStore>();
        var due = Instant.FromDateTimeOffset(bot.Time.GetUtcNow()) + Duration.FromMinutes(30);
        await later.ScheduleAsync(new NewScheduledAction(Some.Guild, Some.Maya, "gone.action", due, null), default);
        var sweep = ActivatorUtilities.CreateInstance<SweepJob>(
            bot.Services, new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));

        bot.Time.ShiftWallClock(TimeSpan.FromHours(1));
        await sweep.Execute(null!, default);
        Assert.Single(await later.DueAsync(due, 10, default));

        bot.Time.ShiftWallClock(TimeSpan.FromHours(-1));
        bot.Time.Advance(TimeSpan.FromMinutes(31));
        await sweep.Execute(null!, default);
        Assert.Empty(await later.DueAsync(due, 10, default));
    }

    /// <summary>Discord's clock stays right, whatever happens to the one on the wall.</summary>
    private static WallClock TrueTime(TestBot bot)
    {
        var (start, stamp) = (bot.Time.GetUtcNow(), bot.Time.GetTimestamp());
        bot.Discord.Clock = () => start + bot.Time.GetElapsedTime(stamp);
        for (var time = 0; time < 6; time++)
            bot.Discord.Script(WhatTimeIsIt, Me);
        return bot.The<WallClock>();
    }
}
