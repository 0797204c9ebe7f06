using System.Collections.Immutable;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>A bot that does what a test asks for each time something happens, and keeps how each of it went.</summary>
internal sealed class Doing : IAsyncDisposable
{
    private Doing(TestBot bot, List<EffectOutcome> heard) => (Bot, Heard) = (bot, heard);

    public TestBot Bot { get; }

    public ScriptedDiscord Discord => Bot.Discord;

    public List<EffectOutcome> Heard { get; }

    public static async Task<Doing> StartAsync(params ImmutableArray<Effect> effects)
    {
        var heard = new List<EffectOutcome>();
        var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<MemberEvent>(_ => [.. effects.Select(each => each with { Then = new Over() })])
            .OnOutcome<Over>((_, how, _) =>
            {
                heard.Add(how);
                return Task.CompletedTask;
            }));
        return new Doing(bot, heard);
    }

    /// <summary>It happens; nothing of it is told yet.</summary>
    public Task HappenAsync() => Bot.The<Connections>().WriteAsync(
        unit => unit.SaveAsync(new MemberEvent.Left(Some.Guild, Some.Maya, Some.Now)), default);

    /// <summary>It happens and is told; nothing of it is begun.</summary>
    public async Task TellAsync()
    {
        await HappenAsync();
        await Bot.The<EventPump>().StepAsync(default);
    }

    /// <summary>It happens, and all that can be done at this moment is done.</summary>
    public async Task DoAsync()
    {
        await HappenAsync();
        await Bot.PumpAsync();
    }

    /// <summary>Time passes, and all that can be done then is done.</summary>
    public async Task LaterAsync(TimeSpan by)
    {
        Bot.Time.Advance(by);
        await Bot.PumpAsync();
    }

    /// <summary>Of every row so far: where it stands.</summary>
    public async Task<string[]> StatesAsync() => await Bot.QueryAsync("select state from outbox order by id");

    /// <summary>Of every row that has not ended: its lane, and what it would replace.</summary>
    public async Task<string[]> LanesAsync() =>
        await Bot.QueryAsync("select lane, coalesce(supersedes, '') from outbox order by id");

    /// <summary>After how long the one row that waits is tried again.</summary>
    public async Task<TimeSpan> WaitAsync()
    {
        var due = Assert.Single(await Bot.QueryAsync("select not_before from outbox where state = 'Pending'"));
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(due)) - Bot.Time.GetUtcNow();
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    [Route("t.over")]
    public sealed record Over : BotAction;
}
