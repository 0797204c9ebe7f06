using System.Runtime.ExceptionServices;
using MomBot.Data;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;

namespace MomBot.Tests.Simulation;

/// <summary>
/// Each commit takes seconds. Discord gives three to say that something came, and takes it for lost otherwise.
/// </summary>
public class StalledDiskTests
{
    private const int Shown = 4, Thinking = 5, ThinkingOnTheCard = 6;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(7), InTime = TimeSpan.FromSeconds(3);

    [Fact]
    public Task EveryPressIsAcknowledgedInTime_NoneAsDoneBeforeItIsSaved_AndEachComesOnce() => OnAsync(disk =>
    {
        var asked = Others.Select(who => disk.Press(who, new QuickAsk(new ConfigKey("meals")))).ToList();
        disk.Stall(TimeSpan.FromSeconds(1));
        Assert.All(asked, press => Assert.Null(press.Answer));
        disk.BreakGateway();

        disk.Stall(InTime - TimeSpan.FromSeconds(1));

        Assert.All(asked, press => Assert.Equal(Thinking, press.Answer));
        Assert.All(asked, press => Assert.Equal("", Said(press)));
        Assert.Equal(0, disk.Count("help_requests"));
        for (var commits = 0; asked.Any(press => Said(press).Length == 0); commits++)
        {
            Assert.InRange(commits, 0, 20);
            disk.Commit(Slow);
            Assert.InRange(asked.Count(press => Said(press).Length > 0), 0, disk.Count("help_requests"));
        }

        disk.Settle();
        Assert.All(asked, press => Assert.Contains(press.By % 2 == 0 ? "va camino" : "on its way", Said(press)));
        Assert.Equal(asked.Count, disk.Count("help_requests"));
        Assert.Equal(asked.Count, disk.Discord.Messages.Count(IsRequest));
    });

    [Fact]
    public Task WhoeverPressesASeatThatCannotBeSavedYet_HearsOfItWhenItIs_AndOneOfTwoGetsIt() => OnAsync(disk =>
    {
        disk.Press(SimulatedDiscord.Owner, new QuickAsk(new ConfigKey("meals")));
        disk.Settle();
        var card = disk.Discord.Messages.Single(IsRequest);
        var request = new HelpRequestId(disk.Number("select id from help_requests"));

        var pressed = Others.Take(2).Select(who => disk.Press(who, new ClaimSeat(request), card)).ToList();
        disk.Stall(InTime);
        Assert.All(pressed, press => Assert.Equal(ThinkingOnTheCard, press.Answer));
        Assert.Equal(0, disk.Count("help_claims"));

        disk.Commit(Slow);
        disk.Settle();
        Assert.Equal(1, disk.Count("help_claims"));
    });

    [Fact]
    public Task SupportAnswersAtOnce_WhileNothingCanBeWritten() => OnAsync(disk =>
    {
        foreach (var who in Others)
            disk.Press(who, new QuickAsk(new ConfigKey("meals")));
        disk.Stall(Slow);

        var support = disk.Command(SimulatedDiscord.Owner, "support");

        Assert.Equal(Shown, support.Answer);
        Assert.Contains("emergency", Said(support), StringComparison.OrdinalIgnoreCase);
        disk.Settle();
    });

    private static IEnumerable<ulong> Others => Crowd.Everybody.Except([SimulatedDiscord.Owner]);

    private static bool IsRequest(Posted message) => message.ShownTo is null && !message.Gone
        && SimulatedDiscord.TextOf(message.Components).Contains("A meal", StringComparison.Ordinal);

    /// <summary>What she reads where she pressed, or in its place.</summary>
    private static string Said(Asked press) => SimulatedDiscord.TextOf(press.Original?.Components ?? []);

    /// <summary>A thread of its own, which nothing of a simulation leaves.</summary>
    private static async Task OnAsync(Action<StalledDisk> story)
    {
        using var village = await SimulatedVillage.BuildAsync();
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var disk = new StalledDisk(village);
                story(disk);
                Assert.Empty(disk.Wrongs);
            }
            catch (Exception error)
            {
                failed = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.Start();
        thread.Join();
        failed?.Throw();
    }
}
