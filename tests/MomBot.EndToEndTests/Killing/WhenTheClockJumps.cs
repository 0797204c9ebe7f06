using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// The bot as a process of its own on a machine whose clock is set forward and back while it runs (libfaketime): every
/// check-in whose time came is posted once, and the bot goes on by itself. MOMBOT_JUMPS says how often.
/// </summary>
public sealed class WhenTheClockJumps : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan[] Sizes =
        [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(40), TimeSpan.FromHours(5), TimeSpan.FromDays(1),
         TimeSpan.FromDays(6)];

    private static readonly int Jumps =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_JUMPS"), out var jumps) ? jumps : 6;

    private readonly string _data = Directory.CreateTempSubdirectory("mombot-clock-").FullName;
    private readonly Random _random = new(20_261_130);

    [FactWhereClocksCanBeFaked]
    public async Task HoweverTheClockIsSet_EachCheckInIsPostedOnce()
    {
        await using var communities = await ThirtyCommunities.StartAsync();
        SetClock(TimeSpan.Zero);
        await using var bot = BotProcess.StartBot(new Dictionary<string, string>
        {
            ["DISCORD_TOKEN"] = communities.Discord.Token,
            ["DISCORD_API_BASE"] = communities.Discord.Api.ToString(),
            ["MOMBOT_DATA"] = _data,
            ["LD_PRELOAD"] = FactWhereClocksCanBeFakedAttribute.Path!,
            ["FAKETIME_TIMESTAMP_FILE"] = ClockFile,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        });
        await bot.WaitForLineAsync("have their commands");
        var guilds = communities.Guilds.Take(5).ToArray();
        foreach (var guild in guilds)
            await communities.SetUpAsync(guild);

        var (ahead, farthest) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var jump = 0; jump < Jumps; jump++)
        {
            var by = Sizes[_random.Next(Sizes.Length)] * (_random.Next(3) == 0 ? -1 : 1);
            ahead = TimeSpan.FromTicks(Math.Max(0, (ahead + by).Ticks));
            farthest = ahead > farthest ? ahead : farthest;
            SetClock(ahead);
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(200, 1_500)), TimeProvider.System);
        }

        // Set back by a day, and then on to the next check-in: it comes all the same.
        SetClock(farthest - TimeSpan.FromDays(1));
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var before = await PostsAsync(communities, guilds);
        SetClock(ToNextWednesday(farthest));
        var began = TimeProvider.System.GetTimestamp();
        while ((await PostsAsync(communities, guilds)).Zip(before, (now, then) => now > then).Any(more => !more))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                Assert.Fail($"A check-in is missing.\n{string.Join('\n', bot.Errors)}");
            await Task.Delay(Blink, TimeProvider.System);
        }

        foreach (var guild in guilds)
        {
            var cards = await communities.CardsAsync(guild, "check-ins");
            var rounds = cards.SelectMany(card => card.Buttons.Where(label => label == "Answer").Select(card.ButtonId));
            Assert.Equal(rounds.Distinct().Count(), rounds.Count());
        }
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        File.Delete(ClockFile);
    }

    private string ClockFile => _data + ".clock";

    private void SetClock(TimeSpan ahead)
    {
        var next = ClockFile + ".next";
        File.WriteAllText(next, FormattableString.Invariant($"{ahead.TotalSeconds:+0;-0;+0}"));
        File.Move(next, ClockFile, overwrite: true);
    }

    private static async Task<int[]> PostsAsync(ThirtyCommunities communities, JsonObject[] guilds)
    {
        var counts = new List<int>();
        foreach (var guild in guilds)
            counts.Add((await communities.CardsAsync(guild, "check-ins")).Count);
        return [.. counts];
    }

    /// <summary>How far ahead a moment after the first Wednesday, ten o'clock, is that nobody has come to yet.</summary>
    private static TimeSpan ToNextWednesday(TimeSpan farthest)
    {
        var now = TimeProvider.System.GetUtcNow();
        var day = (now + farthest).Date.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Wednesday)
            day = day.AddDays(1);
        var ten = day.AddHours(10);
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return new DateTimeOffset(ten, london.GetUtcOffset(ten)) - now + TimeSpan.FromSeconds(2);
    }
}

/// <summary>Where the library is that gives a process another clock; without it the test is shown as skipped.</summary>
public sealed class FactWhereClocksCanBeFakedAttribute : FactAttribute
{
    public FactWhereClocksCanBeFakedAttribute()
    {
        if (Path is null)
            Skip = "libfaketime is not here: apt install faketime.";
    }

    public static string? Path { get; } = Directory.Exists("/usr/lib")
        ? Directory.GetFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions
        {
            RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true,
        }).FirstOrDefault()
        : null;
}
