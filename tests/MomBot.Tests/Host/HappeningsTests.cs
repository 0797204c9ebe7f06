using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Host;
using MomBot.Tests.Support;

namespace MomBot.Tests.Host;

/// <summary>What the gateway tells reaches the features, whatever the database says to it at first.</summary>
public sealed class HappeningsTests
{
    private const int Leavers = 200;

    [Fact]
    public async Task WhenTheDiskIsFull_WhoLeftIsKeptInOrderAndSavedWhenThereIsRoom()
    {
        var log = new ListeningLogger<Happenings>();
        await using var bot = await TestBot.StartAsync();
        var happenings = Of(bot, log);
        await bot.ExecuteAsync("pragma max_page_count = 1");
        for (var member = 1; member <= Leavers; member++)
            await happenings.AddAsync(Left(member), default);

        var running = happenings.RunAsync(default);
        await log.WhenSaid("wait for the database").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(bot.The<Activity>().NobodyIsServed);
        await bot.ExecuteAsync("pragma max_page_count = 1000000");
        happenings.End();
        await bot.Time.PassUntilDone(running, TimeSpan.FromSeconds(5));

        Assert.Equal(
            Enumerable.Range(1, Leavers).Select(member => (long)member),
            (await bot.The<EventStore>().UntoldAsync(1000, default)).Select(each => each.Event.Owner.Value));
        Assert.True(bot.The<Activity>().NobodyIsServed);
    }

    [Fact]
    public async Task WhatTheDatabaseRefusesForWhatItIsTakesNobodyElseWithIt()
    {
        var log = new ListeningLogger<Happenings>();
        await using var bot = await TestBot.StartAsync();
        var happenings = Of(bot, log);
        await bot.ExecuteAsync("""
            create trigger one before insert on events when new.owner_id = 2
            begin select raise(abort, 'constraint failed'); end
            """);
        for (var member = 1; member <= 3; member++)
            await happenings.AddAsync(Left(member), default);
        happenings.End();

        await happenings.RunAsync(default);

        await log.WhenSaid("could not be handled").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(
            [1, 3], (await bot.The<EventStore>().UntoldAsync(10, default)).Select(each => each.Event.Owner.Value));
    }

    private static Happenings Of(TestBot bot, ILogger<Happenings> log) => new(
        bot.The<MomBot.Data.Database.Connections>(), bot.The<Activity>(), bot.Time, log);

    private static MemberEvent.Left Left(long member) => new(Some.Guild, new MemberId(member), Some.Now);
}
