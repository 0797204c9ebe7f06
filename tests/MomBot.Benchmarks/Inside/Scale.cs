using MomBot.Benchmarks.Figures;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Outbox;
using MomBot.Host;
using NodaTime;

namespace MomBot.Benchmarks.Inside;

/// <summary>Does one action cost the same among few and among many, in the first year and in the fifth?</summary>
internal static class Scale
{
    private const string Part = "Flat cost";

    private static long _cause = 1_000;

    public static async Task RunAsync(Report report, BenchSize size)
    {
        var byCommunities = new List<(int X, Costs Cost)>();
        await using (var bot = await BotInside.OpenAsync())
        {
            var there = 0;
            foreach (var scale in size.Scales)
            {
                if (there == 0)
                    await Crowd.MakeAsync(bot, scale);
                else
                    await Crowd.CopyAsync(bot, there, scale - 1);
                there = scale;
                byCommunities.Add((scale, await CostsAsync(bot, scale)));
            }
        }

        var byYears = new List<(int X, Costs Cost)>();
        await using (var bot = await BotInside.OpenAsync())
        {
            var communities = size.IsSmoke ? 5 : 200;
            await Crowd.MakeAsync(bot, communities);
            for (var year = 1; year <= 5; year++)
            {
                await History.AddYearAsync(bot, year, communities);
                byYears.Add((year, await CostsAsync(bot, communities)));
            }
        }

        foreach (var (name, of) in (ReadOnlySpan<(string, Func<Costs, double>)>)[
            ("an answer that reads", costs => costs.Read), ("something saved", costs => costs.Save),
            ("what is due next", costs => costs.Due), ("what is to be sent next", costs => costs.Send)])
        {
            Add($"{name}, {size.Scales[^1]:#,0} communities against {size.Scales[0]}", byCommunities, of);
            Add($"{name}, in the fifth year against the first", byYears, of);
        }

        report.Add("communities.svg", "One action, as communities grow", "communities", "µs", Curves(byCommunities));
        report.Add("years.svg", "One action, as history grows", "years", "µs", Curves(byYears));

        void Add(string name, List<(int X, Costs Cost)> costs, Func<Costs, double> of) => report.Add(new Figure(
            Part, name, "times", [of(costs[^1].Cost) / of(costs[0].Cost)], "flat (≤ 1.5)",
            Most: size.IsSmoke ? null : 1.5));
    }

    private static async Task<Costs> CostsAsync(BotInside bot, int communities)
    {
        var presses = new Presses(bot);
        var sweep = bot.The<Sweep>();
        var outbox = bot.The<OutboxStore>();
        var random = new Random(11);
        var sunday = Instant.FromDateTimeOffset(BotInside.Start);
        return new Costs(
            await TimeAsync(300, () => presses.DoAsync(random.Next(communities))),
            await TimeAsync(300, () => SaveAsync(bot, random.Next(communities), ++_cause)),
            await TimeAsync(300, () => sweep.NextDueAsync(default)),
            await TimeAsync(300, () => outbox.DueAsync(sunday, 24, default)));
    }

    /// <summary>A request is read with all its parts, changed, and safe on the disk.</summary>
    private static Task SaveAsync(BotInside bot, int community, long cause) =>
        bot.The<HelpRequestStore>().ChangeAsync(
            Crowd.Request(community),
            new Cause("bench", cause),
            request => Decision.Accept(request with { FollowUp = !request.FollowUp }),
            default);

    private static async Task<double> TimeAsync(int times, Func<Task> act)
    {
        for (var i = 0; i < times / 3; i++)
            await act();
        var took = new double[times];
        for (var i = 0; i < times; i++)
        {
            var from = TimeProvider.System.GetTimestamp();
            await act();
            took[i] = TimeProvider.System.GetElapsedTime(from).TotalMicroseconds;
        }

        return took.Order().ElementAt(times / 2);
    }

    private static Curve[] Curves(List<(int X, Costs Cost)> costs) =>
    [
        new("answer that reads", [.. costs.Select(each => ((double)each.X, each.Cost.Read))]),
        new("something saved", [.. costs.Select(each => ((double)each.X, each.Cost.Save))]),
        new("what is due next", [.. costs.Select(each => ((double)each.X, each.Cost.Due))]),
        new("what is to be sent", [.. costs.Select(each => ((double)each.X, each.Cost.Send))]),
    ];

    /// <summary>Medians, in microseconds.</summary>
    private sealed record Costs(double Read, double Save, double Due, double Send);
}
