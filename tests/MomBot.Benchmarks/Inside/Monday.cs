using System.Diagnostics;
using MomBot.Benchmarks.Figures;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Host;

namespace MomBot.Benchmarks.Inside;

/// <summary>Monday, nine o'clock, in a hundred thousand communities at once.</summary>
internal static class Monday
{
    private const string Part = "Monday, nine o'clock";
    private const int Lane = 45;

    public static async Task RunAsync(Report report, BenchSize size)
    {
        await using var bot = await BotInside.OpenAsync();
        await Crowd.MakeAsync(bot, size.Communities);
        bot.People.MoveTo(Crowd.Monday.ToDateTimeOffset());
        await ClaimAsync(bot, report, size);
        var presses = new Presses(bot);
        using var stop = new CancellationTokenSource();
        using var process = Process.GetCurrentProcess();
        var (from, cpu) = (TimeProvider.System.GetTimestamp(), process.TotalProcessorTime);
        Task[] parts =
        [
            PumpAsync(bot, stop.Token), presses.KeepDoingAsync(50, size.Communities, stop.Token),
            SweepAsync(bot, stop.Token),
        ];
        await Task.Delay(TimeSpan.FromSeconds(size.Watched / 10d), TimeProvider.System);
        var (begun, soFar) = (TimeProvider.System.GetTimestamp(), bot.Discord.Posts.Count);
        await Task.Delay(TimeSpan.FromSeconds(size.Watched), TimeProvider.System);
        var (posts, watched) = (bot.Discord.Posts.Count - soFar, TimeProvider.System.GetElapsedTime(begun));
        process.Refresh();
        var (spent, took) = (process.TotalProcessorTime - cpu, TimeProvider.System.GetElapsedTime(from));
        var opened = await CountAsync(bot, "select count(*) from check_in_rounds where status <> 'Planned'");
        await stop.CancelAsync();
        await Task.WhenAll(parts);

        var each = spent.TotalMilliseconds / Math.Max(1, opened);
        report.Add(new Figure(Part, "communities with a round due at this instant", "", [size.Communities]));
        report.Add(new Figure(
            Part, $"rounds taken, decided, saved and told in the first {took.TotalSeconds:0} s", "", [opened]));
        report.Add(new Figure(
            Part, "CPU of one round in all: taken, decided, saved, told, posted, and 50 interactions a second",
            "ms", [each]));
        report.Add(new Figure(
            Part, $"posted, of what the lane of {Lane}/s holds", "%", [posts / watched.TotalSeconds / Lane * 100],
            "≥ 98 %", Least: size.IsSmoke ? null : 98));
        report.Add(new Figure(
            Part, "most posts within one second", "", [MostInASecond(bot.Discord)], "≤ 50 (no 429)", 50));
        report.Add(new Figure(
            Part, "p99 of interactions meanwhile (50/s)", "ms", [presses.At(0.99)], "≤ 100 ms",
            Most: size.IsSmoke ? null : 100));
        report.Add(new Figure(
            Part, "posts of a community beyond its first, before all others had one", "", [Unfair(bot)], "0", 0));
    }

    /// <summary>What is due is found and claimed, its next time computed and saved; nothing is done about it.</summary>
    private static async Task ClaimAsync(BotInside bot, Report report, BenchSize size)
    {
        var (schedules, claimed, wanted) = (bot.The<ScheduleStore>(), 0, size.Communities / 20);
        using var enough = new CancellationTokenSource();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        try
        {
            await schedules.TakeDueAsync(Crowd.Monday, TakeAsync, () => Task.CompletedTask, enough.Token);
        }
        catch (OperationCanceledException)
        {
            process.Refresh();
        }

        var each = (process.TotalProcessorTime - cpu).TotalMicroseconds / claimed;
        report.Add(new Figure(Part, "CPU of computing and claiming one that is due", "µs", [each]));
        report.Add(new Figure(
            Part, $"that, at {Lane} a second", "% of a core", [each * Lane / 10_000], "< 5 %",
            Most: size.IsSmoke ? null : 5));

        async Task<bool> TakeAsync(Occurrence due)
        {
            var taken = await schedules.TakeAsync(due, Crowd.Monday, default);
            await schedules.FinishAsync(due, OccurrenceState.Done, Crowd.Monday, default);
            if (Interlocked.Increment(ref claimed) == wanted)
                await enough.CancelAsync();
            return taken;
        }
    }

    private static async Task SweepAsync(BotInside bot, CancellationToken enough)
    {
        try
        {
            await bot.The<Sweep>().RunAsync(Crowd.Monday, enough);
        }
        catch (OperationCanceledException)
        {
            // It was watched long enough.
        }
    }

    /// <summary>Tells and sends whenever something was saved or has ended, as the host does.</summary>
    private static async Task PumpAsync(BotInside bot, CancellationToken enough)
    {
        using var woken = new SemaphoreSlim(1);
        var (events, outbox) = (bot.The<EventPump>(), bot.The<OutboxPump>());
        void Wake() => woken.Release();
        bot.Connections.Woken += Wake;
        outbox.Ended += Wake;
        while (!enough.IsCancellationRequested)
        {
            if (await events.StepAsync(default) | await outbox.StepAsync(default, default))
                continue;
            await woken.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
            while (woken.CurrentCount > 0)
                await woken.WaitAsync(CancellationToken.None);
        }

        bot.Connections.Woken -= Wake;
        await outbox.DrainAsync();
        outbox.Ended -= Wake;
    }

    private static Task<long> CountAsync(BotInside bot, string sql) => bot.Connections.ReadAsync(
        connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, sql), default);

    private static double MostInASecond(QuietDiscord discord)
    {
        var at = discord.Posts.Select(post => post.At).ToArray();
        var (most, from) = (0, 0);
        for (var to = 0; to < at.Length; to++)
        {
            while (TimeProvider.System.GetElapsedTime(at[from], at[to]) >= TimeSpan.FromSeconds(1))
                from++;
            most = Math.Max(most, to - from + 1);
        }

        return most;
    }

    private static double Unfair(BotInside bot) =>
        bot.Discord.Posts.Count - bot.Discord.Posts.Select(post => post.Channel).Distinct().Count();
}
