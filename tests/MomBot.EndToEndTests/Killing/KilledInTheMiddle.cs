using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// The promise, held against SIGKILL: a round is started one second before its time, the process is killed at random
/// points, and at the moment a promise is acknowledged, and started again. Every check-in is posted exactly once, and
/// no acknowledged claim is lost. MOMBOT_KILLS says how many rounds; the gate runs twenty.
/// </summary>
public sealed class KilledInTheMiddle : IDisposable
{
    private const string Ready = "is ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(50);

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_KILLS"), out var rounds) ? rounds : 2;

    private readonly string _data = Directory.CreateTempSubdirectory("mombot-kill-").FullName;
    private readonly Random _random = new(20_261_122);
    private readonly HashSet<int> _asked = [];
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
            foreach (var moment in Moments())
                await RunAndKillAsync(communities, round, offset, moment);

            await using var last = Start(communities, offset);
            await UntilAsync(
                async () => (await WithoutAsync(communities, round)).Count == 0,
                async () => $"Round {round}: a check-in is missing.\n{string.Join('\n', last.Errors)}\n"
                    + string.Join('\n', (await WithoutAsync(communities, round))
                        .Select(guild => Remains.Of(_data, guild))));
            await last.WaitForLineAsync(Ready);
            Assert.All(await PostsAsync(communities), posts => Assert.Equal(round + 1, posts));
            await UntilAsync(
                async () => await IsKeptAsync(communities, round),
                () => Task.FromResult(
                    $"Round {round}: what was acknowledged is missing.\n{string.Join('\n', last.Errors)}"));
            foreach (var guild in communities.Guilds)
                await communities.SpeakAsync(guild);
        }

        Assert.Equal(Rounds, _promised.Count);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private BotProcess Start(ThirtyCommunities communities, TimeSpan offset) =>
        BotProcess.StartBot(new Dictionary<string, string>
        {
            ["DISCORD_TOKEN"] = communities.Discord.Token,
            ["DISCORD_API_BASE"] = communities.Discord.Api.ToString(),
            ["MOMBOT_DATA"] = _data,
            ["MOMBOT_TIME_OFFSET"] = offset.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
        });

    /// <summary>Every community is set up and knows when its next check-in comes.</summary>
    private async Task MoveInAsync(ThirtyCommunities communities)
    {
        await using var bot = Start(communities, TimeSpan.Zero);
        await bot.WaitForLineAsync(Ready);
        foreach (var guild in communities.Guilds)
            await communities.SetUpAsync(guild);
        foreach (var guild in communities.Guilds)
        {
            await UntilAsync(
                () => communities.KnowsItsNextCheckInAsync(guild),
                () => Task.FromResult(string.Join('\n', bot.Errors)));
        }
    }

    /// <summary>Up to three kills a round; one of them as soon as a promise is acknowledged.</summary>
    private IReadOnlyList<Moment> Moments()
    {
        var moments = Enumerable.Range(0, _random.Next(0, 3)).Select(_ => (Moment)_random.Next(2)).ToList();
        moments.Insert(_random.Next(moments.Count + 1), Moment.Promised);
        return moments;
    }

    private async Task RunAndKillAsync(ThirtyCommunities communities, int round, TimeSpan offset, Moment moment)
    {
        await using var doomed = Start(communities, offset);
        using var over = new CancellationTokenSource();
        var pressing = PressAsync(communities, round, over.Token);
        if (moment == Moment.Ready)
            await doomed.WaitForLineAsync(Ready);
        if (moment == Moment.Promised)
            await pressing.WaitAsync(Patience);
        else
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(200, 2_500)), TimeProvider.System);
        doomed.Kill();
        await over.CancelAsync();
        await pressing;
    }

    /// <summary>Maya asks and Ana presses, until they are acknowledged or the bot is gone.</summary>
    private async Task PressAsync(ThirtyCommunities communities, int round, CancellationToken over)
    {
        var guild = GuildOf(communities, round);
        var ana = $"<@{ThirtyCommunities.MemberIdOf(guild, "Ana")}>";
        while (!over.IsCancellationRequested && !_promised.Contains(round))
        {
            if (!_asked.Contains(round) && await communities.AskAsync(guild, What(round)))
                _asked.Add(round);
            var card = await RequestAsync(communities, round);
            if (card?.Text.Contains(ana) is true) // Saved, and the bot died before it could say so.
                _promised.Add(round);
            else if (card?.Buttons.Contains("I can help") is true)
            {
                var answer = await communities.PressAsync(guild, "Ana", card, "I can help");
                if (answer["error"] is null && (int?)answer["response"]?["type"] == 7)
                    _promised.Add(round);
            }

            await Task.Delay(Blink, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>An acknowledged request hangs, and an acknowledged promise stands on it.</summary>
    private async Task<bool> IsKeptAsync(ThirtyCommunities communities, int round)
    {
        var ana = $"<@{ThirtyCommunities.MemberIdOf(GuildOf(communities, round), "Ana")}>";
        var card = await RequestAsync(communities, round);
        return (!_asked.Contains(round) || card is not null)
            && (!_promised.Contains(round) || card!.Text.Contains(ana));
    }

    private static async Task<Seen?> RequestAsync(ThirtyCommunities communities, int round) =>
        (await communities.CardsAsync(GuildOf(communities, round), "help"))
            .FirstOrDefault(card => card.Text.Contains(What(round)));

    private static async Task<IReadOnlyList<int>> PostsAsync(ThirtyCommunities communities)
    {
        var counts = new List<int>();
        foreach (var guild in communities.Guilds)
            counts.Add((await communities.CardsAsync(guild, "check-ins")).Count);
        return counts;
    }

    /// <summary>The communities whose check-in of this round does not hang.</summary>
    private static async Task<IReadOnlyList<string>> WithoutAsync(ThirtyCommunities communities, int round)
    {
        var posts = await PostsAsync(communities);
        return
        [
            .. communities.Guilds.Select((guild, at) => (Id: (string)guild["id"]!, Posts: posts[at]))
                .Where(each => each.Posts <= round).Select(each => each.Id),
        ];
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

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<Task<string>> otherwise)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                Assert.Fail("It did not come to be.\n" + await otherwise());
            await Task.Delay(Blink * 4, TimeProvider.System);
        }
    }

    /// <summary>When the process is killed.</summary>
    private enum Moment
    {
        /// <summary>A random while after its start.</summary>
        Starting,

        /// <summary>A random while after Discord said hello: in the midst of the round.</summary>
        Ready,

        /// <summary>At the very moment at which somebody's promise was acknowledged.</summary>
        Promised,
    }
}
