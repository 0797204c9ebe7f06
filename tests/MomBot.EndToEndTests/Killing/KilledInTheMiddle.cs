using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// The promise, held against SIGKILL: a round is started one second before its time, the process is killed at random
/// points and started again. Every check-in is posted exactly once, and no acknowledged claim is lost.
/// MOMBOT_KILLS says how many rounds; the gate runs twenty.
/// </summary>
public sealed class KilledInTheMiddle : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(50);

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_KILLS"), out var rounds) ? rounds : 2;

    private readonly string _data = Directory.CreateTempSubdirectory("mombot-kill-").FullName;
    private readonly Random _random = new(20_261_122);
    private readonly HashSet<int> _promised = [];

    [Fact]
    public async Task ThirtyCommunitiesGetEachCheckInOnceAndKeepEveryPromise()
    {
        await using var communities = await ThirtyCommunities.StartAsync();
        await MoveInAsync(communities);
        var first = NextWednesdayAtTen();

        for (var round = 0; round < Rounds; round++)
        {
            var offset = first.AddDays(7 * round).AddSeconds(-1) - TimeProvider.System.GetUtcNow();
            for (var kills = _random.Next(1, 4); kills > 0; kills--)
                await RunAndKillAsync(communities, round, offset);

            using var last = KillableBot.Start(communities.Discord, _data, offset);
            await UntilAsync(async () => (await PostsAsync(communities)).All(posts => posts > round), () => last.Said);
            await last.WhenReadyAsync();
            Assert.All(await PostsAsync(communities), posts => Assert.Equal(round + 1, posts));
            await UntilAsync(async () => await PromisesAreKeptAsync(communities), () => last.Said);
        }

        Assert.NotEmpty(_promised);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    /// <summary>Every community is set up, and one request for each round hangs in one of them.</summary>
    private async Task MoveInAsync(ThirtyCommunities communities)
    {
        using var bot = KillableBot.Start(communities.Discord, _data, TimeSpan.Zero);
        await bot.WhenReadyAsync();
        foreach (var guild in communities.Guilds)
            await communities.SetUpAsync(guild);
        for (var round = 0; round < Rounds; round++)
            Assert.True(await communities.AskAsync(GuildOf(communities, round), What(round)), bot.Said);
        await UntilAsync(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    if (await RequestAsync(communities, round) is null)
                        return false;
                }

                return true;
            },
            () => bot.Said);
    }

    private async Task RunAndKillAsync(ThirtyCommunities communities, int round, TimeSpan offset)
    {
        using var doomed = KillableBot.Start(communities.Discord, _data, offset);
        using var over = new CancellationTokenSource();
        var pressing = PressAsync(communities, round, over.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(200, 5_000)), TimeProvider.System);
        doomed.Kill();
        await over.CancelAsync();
        await pressing;
    }

    /// <summary>Ana presses until she is acknowledged or the bot is gone.</summary>
    private async Task PressAsync(ThirtyCommunities communities, int round, CancellationToken over)
    {
        while (!over.IsCancellationRequested && !_promised.Contains(round))
        {
            if (await RequestAsync(communities, round) is { } card && card.Buttons.Contains("I can help"))
            {
                var answer = await communities.PressAsync(GuildOf(communities, round), "Ana", card, "I can help");
                if (answer["error"] is null && (int?)answer["response"]?["type"] == 7)
                    _promised.Add(round);
            }

            await Task.Delay(Blink, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<bool> PromisesAreKeptAsync(ThirtyCommunities communities)
    {
        foreach (var round in _promised)
        {
            var ana = ThirtyCommunities.MemberIdOf(GuildOf(communities, round), "Ana");
            if (await RequestAsync(communities, round) is not { } card || !card.Text.Contains($"<@{ana}>"))
                return false;
        }

        return true;
    }

    private static async Task<Seen?> RequestAsync(ThirtyCommunities communities, int round) =>
        (await communities.CardsAsync(GuildOf(communities, round), "help"))
            .SingleOrDefault(card => card.Text.Contains(What(round)));

    private static async Task<IReadOnlyList<int>> PostsAsync(ThirtyCommunities communities)
    {
        var counts = new List<int>();
        foreach (var guild in communities.Guilds)
            counts.Add((await communities.CardsAsync(guild, "check-ins")).Count);
        return counts;
    }

    private static JsonObject GuildOf(ThirtyCommunities communities, int round) =>
        communities.Guilds[round % ThirtyCommunities.Count];

    private static string What(int round) => $"a hand with thing {round:D3}";

    private static DateTimeOffset NextWednesdayAtTen()
    {
        var day = TimeProvider.System.GetUtcNow().Date.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Wednesday)
            day = day.AddDays(1);
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return new DateTimeOffset(day.AddHours(10), london.GetUtcOffset(day.AddHours(10)));
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<string> otherwise)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It did not come to be.\n" + otherwise());
            await Task.Delay(Blink * 4, TimeProvider.System);
        }
    }
}
