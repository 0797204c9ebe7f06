using System.Text.RegularExpressions;
using MomBot.Data;
using MomBot.Discord.Gateway;
using MomBot.Tests.Dispatch;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Safety;

/// <summary>What the bot never does where somebody may be in danger; docs/quality.md has the whole list.</summary>
public partial class CrisisSafetyTests
{
    private static readonly MemberId Nadia = new(8_523_456_789_012_345_678);

    /// <summary>The only places that speak to anybody: Discord's API, its gateway, and files handed in there.</summary>
    private static readonly string[] Doors =
    [
        "src/MomBot/Discord/Gateway/WebSocketConnection.cs",
        "src/MomBot/Discord/Rest/DiscordRest.cs",
        "src/MomBot/Host/HandedInFiles.cs",
    ];

    [Fact]
    public async Task NoColumnScoresALabelOrARisk()
    {
        await using var bot = await TestBot.StartAsync();
        var columns = await bot.QueryAsync("""
            select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'
            """);

        Assert.True(columns.Length > 100);
        Assert.DoesNotContain(columns, Scores().IsMatch);
        Assert.Matches(Scores(), "members.risk_level"); // The guard fires.
        Assert.Matches(Scores(), "answers.mood");
    }

    [Fact]
    public void NobodyIsWrittenToButDiscord() => Assert.Equal(
        Doors,
        Repository.Files("src", "*.cs").Where(file => Speaks().IsMatch(Repository.Read(file))).Order());

    [Fact]
    public void NoWordOfAConversationIsHeard_SoNothingIsDoneOnAKeyword()
    {
        var asked = new GatewayOptions { Token = "token", Url = new Uri("wss://discord.test") }.Intents;

        Assert.Equal(Intents.Guilds | Intents.GuildMembers, asked);
        Assert.DoesNotContain(
            typeof(GatewayEvent).GetNestedTypes(), each => each.Name.Contains("Message", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("safety.more:us")]
    public async Task WhoAsksWhomToCall_LeavesNothingBehind(string asked)
    {
        var log = new LogLines();
        await using var bot = await TestBot.StartAsync(log);
        var before = await RowsAsync(bot);

        await bot.HandleAsync(asked == "support" ? Arriving.Command(asked, Nadia) : Arriving.Press(asked, Nadia));

        Assert.Contains("If someone is in danger now", Assert.Single(bot.Discord.Of("POST /interactions")).Body);
        Assert.Equal(before, await RowsAsync(bot));
        Assert.DoesNotContain(log.All, line => line.Contains($"{Nadia.Value}", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("safety", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Not even by whoever presses everything all the time.</summary>
    [Fact]
    public async Task WhomToCallIsNeverRateLimited()
    {
        await using var bot = await TestBot.StartAsync();
        for (var press = 0; press < 60; press++)
            await bot.HandleAsync(Arriving.Press("t.gone", Some.Maya, id: (ulong)(7000 + press)));
        var flood = bot.Discord.Of("POST /interactions").Count;
        Assert.InRange(flood, 1, 40); // The rest was left alone.

        for (var press = 0; press < 60; press++)
            await bot.HandleAsync(Arriving.Command("support", Some.Maya, id: (ulong)(8000 + press)));

        var answers = bot.Discord.Of("POST /interactions").Skip(flood).ToList();
        Assert.Equal(60, answers.Count);
        Assert.All(answers, answer => Assert.Contains("If someone is in danger now", answer.Body));
    }

    [Fact]
    public void NoTestOfALine_DependsOnToday()
    {
        var words = Repository.Read("tests/MomBot.Tests/Features/Safety/SafetyTests.cs")
            + Repository.Read("tests/MomBot.Tests/Features/Safety/AgeingLinesTests.cs")
            + Repository.Read("tests/MomBot.Tests/Config/HotlinesTests.cs");

        Assert.DoesNotMatch(@"TimeProvider\.System|UtcNow", words);
    }

    private static async Task<string[]> RowsAsync(TestBot bot)
    {
        var tables = await bot.QueryAsync("select name from sqlite_master where type = 'table' order by name");
        var rows = new List<string>();
        foreach (var table in tables)
            rows.AddRange((await bot.QueryAsync($"select * from \"{table}\"")).Select(row => $"{table}: {row}"));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\.(\w+_)?(score|mood|risk|severity|crisis|danger|diagnos\w*|screening)(_|$)")]
    private static partial Regex Scores();

    [GeneratedRegex(
        @"\b(HttpClient|HttpMessageInvoker|ClientWebSocket|TcpClient|UdpClient|SmtpClient)\b|\bProcess\.Start\b")]
    private static partial Regex Speaks();
}
