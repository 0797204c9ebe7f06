using MomBot.Benchmarks.Figures;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Benchmarks.Inside;

/// <summary>How large is the database after five years, and does letting go delay anybody?</summary>
internal static class Retention
{
    private const string Part = "Retention";

    public static async Task RunAsync(Report report, BenchSize size)
    {
        var communities = size.IsSmoke ? 10 : 1_000;
        await using var bot = await BotInside.OpenAsync();
        await Crowd.MakeAsync(bot, communities);
        for (var year = 1; year <= 5; year++)
            await History.AddYearAsync(bot, year, communities, size.IsSmoke ? 2 : 52);
        await bot.Connections.TidyAsync(default);
        report.Add(new Figure(
            Part, $"database after 5 years of {communities:#,0} communities, nothing but answers taken back removed",
            "MB", [new FileInfo(bot.DatabaseFile).Length / 1048576d], "< 1,000 MB", 1_000));
        await SweepAsync(report, bot, communities, size);
    }

    /// <summary>A backlog of what is thirty days old goes at once, while people press.</summary>
    private static async Task SweepAsync(Report report, BotInside bot, int communities, BenchSize size)
    {
        var rows = size.IsSmoke ? 1_000 : 100_000;
        var old = Instant.FromDateTimeOffset(BotInside.Start) - Duration.FromDays(40);
        await bot.Connections.WriteAsync(
            unit => unit.ExecuteAsync($"""
                with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < {rows})
                insert into outbox (id, guild_id, owner_id, kind, lane, sensitive, nonce, marker, state, priority,
                  not_before, attempts, finished_at)
                select n, n % 1000, 1, 'post', '', false, 'aaaaaaaaaaaaaaaaaaaaaa', 1, 'Sent', 0, @at, 1, @at
                from numbers
                """, new { at = old.ToUnixTimeMilliseconds() }), default);
        await bot.Connections.WriteAsync(
            unit => unit.ExecuteAsync($"""
                with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < {rows})
                insert into inbox (kind, id, at) select 'interaction', n, @at from numbers
                """, new { at = old.ToUnixTimeMilliseconds() }), default);
        var presses = new Presses(bot);
        using var stop = new CancellationTokenSource();
        var pressing = presses.KeepDoingAsync(100, communities, stop.Token);
        var saving = SaveAsync(bot, stop.Token);
        var from = TimeProvider.System.GetTimestamp();
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var now = Instant.FromDateTimeOffset(BotInside.Start);
        await bot.The<OutboxStore>().SweepAsync(now, default);
        await bot.The<EventStore>().SweepAsync(now, default);
        var took = TimeProvider.System.GetElapsedTime(from).TotalSeconds - 0.3;
        await stop.CancelAsync();
        await pressing;
        report.Add(new Figure(Part, $"letting go of {2 * rows:#,0} rows at once", "s", [took]));
        report.Add(new Figure(
            Part, "p99 of interactions meanwhile (100/s)", "ms", [presses.At(0.99)], "≤ 100 ms",
            Most: size.IsSmoke ? null : 100));
        report.Add(new Figure(
            Part, "longest that a commit waited meanwhile", "ms", [await saving], "≤ 100 ms",
            Most: size.IsSmoke ? null : 100));
    }

    private static async Task<double> SaveAsync(BotInside bot, CancellationToken enough)
    {
        var longest = 0d;
        while (!enough.IsCancellationRequested)
        {
            var from = TimeProvider.System.GetTimestamp();
            await bot.The<ScheduledActionStore>().CancelAsync("bench:nobody", default);
            longest = Math.Max(longest, TimeProvider.System.GetElapsedTime(from).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }

        return longest;
    }
}
