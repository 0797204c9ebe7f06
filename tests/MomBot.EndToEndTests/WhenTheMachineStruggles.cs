using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MomBot.Data.Database;
using MomBot.EndToEndTests.Support;
using MomBot.Host;

namespace MomBot.EndToEndTests;

/// <summary>A disk that does not come back for a while, and a machine that is switched off in the middle.</summary>
public sealed class WhenTheMachineStruggles
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task WhileManyLeaveAndTheDatabaseHangs_SupportStillAnswers_AndTheirPlacesAreFreedAfterwards()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "Soup for two");
        var names = await village.JoinAsync(20);
        await village.As(names[0]).PressAsync(await village.LatestCardAsync("help"), "I can help");
        await village.QuietAsync();

        var hang = HangDatabase(village);
        foreach (var name in names)
            await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/{name}");
        var support = await village.As("Priya").CommandAsync("support");
        hang.SetResult();

        Assert.Null(support.Error);
        Assert.True(support.IsPrivate);
        Assert.Contains("I can help", (await village.LatestCardAsync("help")).Buttons);
    }

    [Fact]
    public async Task WhenItIsStoppedWhileSomebodyIsBeingAnswered_SheIsAnsweredFirst()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "Soup for two");
        var card = await village.LatestCardAsync("help");

        var hang = HangDatabase(village);
        var pressing = village.As("Priya").PressAsync(card, "I can help");
        while (village.Bot.GetRequiredService<Activity>().NobodyIsServed)
            await Task.Delay(Blink, TimeProvider.System);
        var stopping = village.Bot.GetRequiredService<IHost>().StopAsync();
        hang.SetResult();
        var answer = await pressing;
        await stopping;

        Assert.Null(answer.Error);
        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", answer.Text);
    }

    /// <summary>Nothing is written until the answer is set: the one thread that writes is held up.</summary>
    private static TaskCompletionSource HangDatabase(Village village)
    {
        var hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = village.Bot.GetRequiredService<Connections>().WriteAsync(_ => hang.Task, default);
        return hang;
    }
}
