using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox.Load;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>The load driver: what it sends, counts and says. How fast anything is, is measured by hand.</summary>
public sealed class UnderLoad
{
    [Fact]
    public async Task TheAnswererAnswersAllThatIsSent()
    {
        var report = await ReportAsync("--answerer", "--world", "large:3", "--rate", "200");

        Assert.Equal(200, (int)report["sent"]!);
        Assert.Equal(200, (int)report["answered"]!);
        Assert.Equal(0, (int)report["lost"]!);
        Assert.Equal("read", (string)report["act"]!);
        Assert.True((double)report["first_answer_ms"]!["p50"]! <= (double)report["first_answer_ms"]!["max"]!);
        Assert.True((double)report["client"]!["rss_mb"]! > 0);
    }

    [Fact]
    public async Task TheBotAnswersParentsWhoTakeSeatsAndGiveThemBack()
    {
        var report = await ReportAsync("--act", "commit", "--world", "large:2", "--rate", "20");

        Assert.Equal("commit", (string)report["act"]!);
        Assert.Equal(20, (int)report["answered"]!);
        Assert.Equal(0, (int)report["lost"]!);
    }

    [Fact]
    public async Task WhenNobodyAnswers_AllIsLostAndCountedSo()
    {
        var report = await ReportAsync("--answerer", "--world", "large:1", "--rate", "10", "--mute");

        Assert.Equal(10, (int)report["lost"]!);
        Assert.Null(report["first_answer_ms"]!["p50"]);
    }

    [Theory]
    [InlineData("--rate 0", "from 1 to")]
    [InlineData("--rate many", "'many'")]
    [InlineData("--act dance", "read and commit")]
    [InlineData("--answerer --act commit", "keeps nothing")]
    [InlineData("--world", "needs a value")]
    [InlineData("--fast", "no option")]
    public void WhenTheLineIsWrong_OneSentenceSaysSo(string line, string why)
    {
        var wrong = Assert.Throws<ArgumentException>(() => LoadLine.Read(line.Split(' ')));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PercentilesAreThoseOfTheNearestRank()
    {
        var answers = new FirstAnswers();
        Assert.Null(answers.At(0.5));

        for (var i = 1; i <= 100; i++) answers.Add(TimeSpan.FromMilliseconds(i));

        Assert.Equal(50, answers.At(0.5));
        Assert.Equal(99, answers.At(0.99));
        Assert.Equal(100, answers.At(1));
        Assert.Equal(100, answers.Answered);
    }

    private static async Task<JsonObject> ReportAsync(params string[] options)
    {
        await using var driver = BotProcess.StartSandbox(["load", "--seconds", "1", "--warm", "0", .. options]);
        Assert.True(await driver.ExitAsync() == 0, string.Join('\n', driver.Errors));
        Assert.Equal(2, driver.Output.Count);
        Assert.NotNull(JsonNode.Parse(driver.Output[0])!["token"]);
        return JsonNode.Parse(driver.Output[1])!.AsObject();
    }
}
