using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

public class SmokeTests
{
    [Fact]
    public async Task BeforeAnythingIsSetUp_AskingSaysWhereToBegin()
    {
        await using var village = await Village.StartAsync();

        var answer = await village.As("Maya").CommandAsync("ask");

        Assert.Null(answer.Error);
        Assert.True(answer.IsPrivate);
        Assert.Contains("/setup", answer.Text);
    }
}
