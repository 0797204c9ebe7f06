using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using MomBot.Data.HelpRequests;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Host;

/// <summary>The loop that tells and sends: what it does when something is in its way, and how it ends.</summary>
public sealed class OutboxServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task WhenEventsCannotEvenBeRead_WhatIsToBeSentIsSent()
    {
        await using var bot = await StartAsync();
        await bot.The<EventPump>().StepAsync(default);
        await bot.ExecuteAsync("alter table events rename to mislaid");

        using var service = Service(bot);
        await service.StartAsync(default);
        await bot.Discord.WhenCalled(1).WaitAsync(Patience);
        await StopAsync(service);

        Assert.Single(bot.Discord.Messages);
        Assert.Equal(["Sent"], await bot.QueryAsync("select state from outbox"));
    }

    [Fact]
    public async Task UntilDiscordHasSaidWhoWeAre_ItWaitsInsteadOfAskingOverAndOver()
    {
        await using var bot = await StartAsync();
        await bot.The<EventPump>().StepAsync(default);
        await bot.RestartAsync(known: false);

        using var service = Service(bot);
        await service.StartAsync(default);
        await bot.Time.WhenDueWithin(TimeSpan.FromSeconds(5)).WaitAsync(Patience); // asleep, though a row is due
        bot.MeetDiscord();
        await bot.Discord.WhenCalled(1).WaitAsync(Patience);
        await StopAsync(service);

        Assert.Single(bot.Discord.Messages);
    }

    [Fact]
    public async Task WhenItIsAskedToStop_WhatIsInTheAirIsFinishedAndNoted()
    {
        await using var bot = await StartAsync();
        bot.Discord.Hold();
        using var service = Service(bot);
        await service.StartAsync(default);
        await bot.Discord.WhenCalled(1).WaitAsync(Patience);

        var stopping = StopAsync(service);
        Assert.False(stopping.IsCompleted);
        bot.Discord.GoOn();
        await stopping.WaitAsync(Patience);

        Assert.Single(bot.Discord.Messages);
        Assert.Equal(["Sent"], await bot.QueryAsync("select state from outbox"));
    }

    [Fact]
    public async Task WhatDoesNotComeBackWithinItsLastMomentsIsGivenUpAndLookedForAtTheNextStart()
    {
        await using var bot = await StartAsync();
        bot.Discord.Hold();
        using var service = Service(bot);
        await service.StartAsync(default);
        await bot.Discord.WhenCalled(1).WaitAsync(Patience);

        var stopping = StopAsync(service);
        bot.Time.Advance(TimeSpan.FromSeconds(8));
        await stopping.WaitAsync(Patience);

        Assert.Equal(["Sending"], await bot.QueryAsync("select state from outbox"));
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<HelpEvent>(_ => [new Effect.Post(Some.HelpChannel, new Card("Hello."))]));
        var request = Some.OpenRequest() with { Card = null };
        await bot.The<HelpRequestStore>().AddAsync(
            request, Some.Press(), [new HelpEvent.Asked(request, [], null, Some.Now, Some.Now)], default);
        return bot;
    }

    private OutboxService Service(TestBot bot) => ActivatorUtilities.CreateInstance<OutboxService>(
        bot.Services, new LastMoments(_lifetime, bot.Time));

    private Task StopAsync(BackgroundService service)
    {
        _lifetime.StopApplication();
        return service.StopAsync(default);
    }
}
