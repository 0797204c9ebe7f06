using System.Diagnostics;
using MomBot.Benchmarks.Figures;
using MomBot.Dispatch;
using MomBot.Host;
using NodaTime;

namespace MomBot.Benchmarks.Inside;

/// <summary>A week of steady use, on the clock of the people: does memory grow?</summary>
internal static class Week
{
    private const string Part = "A week of steady use";
    private const int Days = 7, People = 60;

    public static async Task RunAsync(Report report, BenchSize size)
    {
        var (communities, pressesAnHour) = size.IsSmoke ? (5, 5) : (200, 200);
        await using var bot = await BotInside.OpenAsync();
        await Crowd.MakeAsync(bot, communities);
        var living = new double[Days];
        var resident = new double[Days];
        var random = new Random(5);
        for (var hour = 0; hour < Days * 24; hour++)
        {
            bot.People.MoveTo(BotInside.Start + TimeSpan.FromHours(hour + 1));
            var now = Instant.FromDateTimeOffset(bot.People.GetUtcNow());
            await bot.The<Sweep>().RunAsync(now, default);
            for (var i = 0; i < pressesAnHour; i++)
                await new Presses(bot).DoAsync(random.Next(communities), person: random.Next(People));
            await SendAllAsync(bot);
            if (hour % 24 == 23)
                (living[hour / 24], resident[hour / 24]) = Now();
        }

        report.Add(new Figure(
            Part, $"memory (RSS) on its last day, {communities} communities, {Days * 24 * pressesAnHour:#,0} presses",
            "MB", [resident[^1]]));
        report.Add(new Figure(
            Part, "living objects on the last day, above the second", "MB", [living[^1] - living[1]],
            "no growth (≤ 1 MB)", Most: size.IsSmoke ? null : 1));
        report.Add(new Figure(
            Part, "memory (RSS) on the last day, above the second", "MB", [resident[^1] - resident[1]],
            "no growth (≤ 5 MB)", Most: size.IsSmoke ? null : 5));
    }

    private static async Task SendAllAsync(BotInside bot)
    {
        var outbox = bot.The<OutboxPump>();
        do
        {
            await bot.TellAllAsync();
            await outbox.StepAsync(default, default);
            await outbox.DrainAsync();
        }
        while (await bot.The<EventPump>().StepAsync(default) | await outbox.StepAsync(default, default));
    }

    private static (double Living, double Resident) Now()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true) / 1048576d, process.WorkingSet64 / 1048576d);
    }
}
