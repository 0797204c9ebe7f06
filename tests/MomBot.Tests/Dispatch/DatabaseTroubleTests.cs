using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.HelpRequests;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>What the database refuses, for a while or for ever, is not lost, not doubled, and blocks nothing.</summary>
public class DatabaseTroubleTests
{
    private const string Post = "POST /channels/801/messages";

    /// <summary>It was posted, and neither that nor anything else could be noted: a full disk, for a while.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(600)]
    public async Task WhatCouldNotBeNotedAfterTheCallIsFoundAgainAndNotPostedTwice(int secondsLater)
    {
        await using var bot = await TestBot.StartAsync(Speaker());
        await AskAsync(bot);
        await bot.ExecuteAsync("""
            create trigger full before update on outbox when old.state = 'Sending'
            begin select raise(abort, 'database or disk is full'); end
            """);

        await bot.PumpAsync();
        await bot.PumpAsync();
        Assert.Single(bot.Discord.Of(Post)); // it rests instead of asking the full disk again at once
        await bot.ExecuteAsync("drop trigger full");
        if (secondsLater > 60)
            bot.Discord.ForgetNonces();
        bot.Time.Advance(TimeSpan.FromSeconds(secondsLater));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.Equal(["Sent"], await bot.QueryAsync("select state from outbox"));
    }

    [Fact]
    public async Task WhatTheDatabaseRefusesForWhatItIsIsHeldAndTheOthersAreTold()
    {
        await using var bot = await TestBot.StartAsync(Speaker());
        await AskAsync(bot);
        await bot.ExecuteAsync("""
            create trigger once before insert on outbox when (select count(*) from events where error is not null) = 0
            begin select raise(abort, 'constraint failed'); end
            """);
        await AskAsync(bot, 5002);

        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.Equal(1, await bot.The<EventStore>().HeldCountAsync(default));
        Assert.Empty(await bot.The<EventStore>().UntoldAsync(10, default));
    }

    [Fact]
    public async Task WhatTheDatabaseRefusesForAWhileIsToldAfterwards()
    {
        await using var bot = await TestBot.StartAsync(Speaker(new string('x', 3_000)));
        for (var id = 1; id <= 20; id++)
            await AskAsync(bot, id);
        await bot.ExecuteAsync("pragma max_page_count = 1"); // no room for as many words

        await Assert.ThrowsAsync<DataException>(bot.PumpAsync);
        await bot.ExecuteAsync("pragma max_page_count = 1000000");
        await bot.PumpAsync();

        Assert.Equal(20, bot.Discord.Messages.Count);
        Assert.Equal(0, await bot.The<EventStore>().HeldCountAsync(default));
    }

    private static Feature Speaker(string words = "Hello.") => new Feature("t", "For tests")
        .Tells<HelpEvent>(_ => [new Effect.Post(Some.HelpChannel, new Card(words))]);

    private static Task AskAsync(TestBot bot, long id = 5001)
    {
        var request = Some.OpenRequest() with { Id = new HelpRequestId(id), Card = null };
        return bot.The<HelpRequestStore>().AddAsync(
            request, Some.Press(id), [new HelpEvent.Asked(request, [], null, Some.Now, Some.Now)], default);
    }
}
