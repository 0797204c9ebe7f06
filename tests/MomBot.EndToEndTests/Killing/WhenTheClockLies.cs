using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// The bot as a process of its own, on a machine whose clock somebody sets wrong a few seconds before a check-in or a
/// reminder is due, and right again a little later, in the weeks around the night the clocks change. Nothing comes
/// early, nothing is lost, nothing comes twice.
/// </summary>
public sealed class WhenTheClockLies : IDisposable
{
    private const string Stops = "nothing is done by it until it is right";
    private const string GoesOn = "clock is right again";
    private const int Communities = 3;
    private const string Helper = "Ana";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);

    /// <summary>Long enough for a start on a busy machine: the clock is to be wrong before something is due.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(8);

    /// <summary>Each week: how far the clock is set wrong before its check-in, and before its reminder.</summary>
    private static readonly (int Round, int Reminder)[] Jumps =
    [
        (Hours(1), Hours(-1)), (Hours(-24), Hours(24)), (Hours(24), Hours(-24)), (Hours(-1), Hours(1)),
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("mombot-clock-").FullName;
    private readonly string _clock = Path.GetTempFileName();

    [WrongClockFact]
    public async Task NothingComesEarly_NothingIsLost_AndNothingComesTwice()
    {
        await using var communities = await ThirtyCommunities.StartAsync();
        var guilds = communities.Guilds.Take(Communities).ToList();
        var wednesday = WednesdayBeforeTheClocksChange();
        SetClock(0);
        await MoveInAsync(communities, guilds, London(wednesday.AddDays(-2), 12));

        for (var week = 0; week < Jumps.Length; week++)
        {
            var (day, done) = (wednesday.AddDays(7 * week), week);
            var what = $"a hand with thing {week}";
            var guild = guilds[week % Communities];
            await using (var bot = await StartAsync(communities, London(day, 10) - Lead))
            {
                await LieAsync(bot, 1, Jumps[week].Round, async () =>
                    Assert.All(await RoundsAsync(communities, guilds), count => Assert.Equal(done, count)));
                await UntilAsync(bot, async () => (await RoundsAsync(communities, guilds)).All(count => count > done));
                await UntilAsync(bot, () => communities.AskAsync(guild, what, "Tomorrow"));
                await UntilAsync(bot, () => IsPromisedAsync(communities, guild, what));
                foreach (var each in guilds)
                    await communities.SpeakAsync(each);
            }

            var before = await RemindersAsync(communities, guild);
            await using (var bot = await StartAsync(communities, London(day, 18) - Lead))
            {
                await LieAsync(bot, 1, Jumps[week].Reminder, async () =>
                    Assert.Equal(before, await RemindersAsync(communities, guild)));
                await UntilAsync(bot, async () => await RemindersAsync(communities, guild) > before);

                // And once more, now that all is done.
                await LieAsync(bot, 2, Jumps[week].Round, () => Task.CompletedTask);
            }

            Assert.Equal(before + 1, await RemindersAsync(communities, guild));
            Assert.All(await RoundsAsync(communities, guilds), count => Assert.Equal(done + 1, count));
        }
    }

    public void Dispose()
    {
        File.Delete(_clock);
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The clock is set wrong, the bot notices; something is looked at; it is set right again.</summary>
    private async Task LieAsync(BotProcess bot, int time, int seconds, Func<Task> meanwhile)
    {
        SetClock(seconds);
        await UntilAsync(bot, () => Task.FromResult(Said(bot, Stops) == time));
        await Task.Delay(Lead, TimeProvider.System); // What was due is overdue by now.
        await meanwhile();
        SetClock(0);
        await UntilAsync(bot, () => Task.FromResult(Said(bot, GoesOn) == time));
    }

    private static int Said(BotProcess bot, string words) =>
        bot.Errors.Count(line => line.Contains(words, StringComparison.Ordinal));

    private async Task MoveInAsync(ThirtyCommunities communities, List<JsonObject> guilds, DateTimeOffset at)
    {
        await using var bot = await StartAsync(communities, at);
        foreach (var guild in guilds)
        {
            await communities.SetUpAsync(guild);
            await UntilAsync(bot, () => communities.KnowsItsNextCheckInAsync(guild));
        }
    }

    private async Task<BotProcess> StartAsync(ThirtyCommunities communities, DateTimeOffset at)
    {
        var offset = at - TimeProvider.System.GetUtcNow();
        var bot = BotProcess.StartBot(new Dictionary<string, string>
        {
            ["DISCORD_TOKEN"] = communities.Discord.Token,
            ["DISCORD_API_BASE"] = communities.Discord.Api.ToString(),
            ["MOMBOT_DATA"] = _data,
            ["MOMBOT_TIME_OFFSET"] = offset.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            ["LD_PRELOAD"] = WrongClockFactAttribute.Library!,
            ["FAKETIME_TIMESTAMP_FILE"] = _clock,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
            ["NO_FAKE_STAT"] = "1",
        });
        await bot.WaitForLineAsync("is ready");
        return bot;
    }

    /// <summary>Of all processes that look at this file; in one piece.</summary>
    private void SetClock(int ahead)
    {
        var next = _clock + ".next";
        File.WriteAllText(next, ahead.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move(next, _clock, overwrite: true);
    }

    private static async Task<bool> IsPromisedAsync(ThirtyCommunities communities, JsonObject guild, string what)
    {
        var card = (await communities.CardsAsync(guild, "help")).FirstOrDefault(each => each.Text.Contains(what));
        if (card is null)
            return false;
        if (card.Buttons.Contains("I can help"))
            await communities.PressAsync(guild, Helper, card, "I can help");
        return (await communities.InPrivateThreadsAsync(guild)).Count > 0
            && card.Text.Contains($"<@{ThirtyCommunities.MemberIdOf(guild, Helper)}>");
    }

    private static async Task<int> RemindersAsync(ThirtyCommunities communities, JsonObject guild) =>
        (await communities.InPrivateThreadsAsync(guild)).Count(each => each.Text.Contains("a gentle note"));

    private static async Task<IReadOnlyList<int>> RoundsAsync(ThirtyCommunities communities, List<JsonObject> guilds)
    {
        var counts = new List<int>();
        foreach (var guild in guilds)
            counts.Add((await communities.CardsAsync(guild, "check-ins")).Count);
        return counts;
    }

    private static async Task UntilAsync(BotProcess bot, Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                Assert.Fail("It did not come to be.\n" + string.Join('\n', bot.Errors));
            await Task.Delay(Blink, TimeProvider.System);
        }
    }

    private static DateTimeOffset London(DateTime day, int hour)
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return new DateTimeOffset(day.AddHours(hour), london.GetUtcOffset(day.AddHours(hour)));
    }

    /// <summary>In the last week of a coming March's winter time; Wednesdays are when check-ins come.</summary>
    private static DateTime WednesdayBeforeTheClocksChange()
    {
        var today = TimeProvider.System.GetUtcNow().Date;
        var sunday = LastSundayOfMarch(today.Year);
        return (sunday < today.AddDays(14) ? LastSundayOfMarch(today.Year + 1) : sunday).AddDays(-4);
    }

    private static DateTime LastSundayOfMarch(int year)
    {
        var last = new DateTime(year, 3, 31, 0, 0, 0, DateTimeKind.Unspecified);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static int Hours(int hours) => hours * 3600;
}

/// <summary>Runs where a process can be given a wrong clock (libfaketime), and is shown as skipped where not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WrongClockFactAttribute : FactAttribute
{
    public WrongClockFactAttribute()
    {
        if (Library is null)
            Skip = "libfaketime is not here: on Debian it is in the package faketime";
    }

    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
            .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;
}
