using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>
/// Fifty people press one seat at the same moment, three times. How quickly they are answered is measured where nothing
/// else wants the machine: <c>proof/seat</c>, run by <c>.ci/run</c>.
/// </summary>
public class FiftyAtOnce
{
    private const int Rounds = 3;

    [Fact]
    public async Task ExactlyOneSeatIsFilled_AndFortyNineAreThanked()
    {
        await using var village = await Village.StartSetUpAsync();
        var helpers = await village.JoinAsync(50);
        for (var round = 1; round <= Rounds; round++)
        {
            await village.AskAsync("Maya", $"someone to hold the baby while I shower, {round}");
            var card = await village.LatestCardAsync("help");

            var answers = await Task.WhenAll(
                helpers.Select(helper => village.As(helper).PressAsync(card, "I can help")));

            var words = new List<string>();
            foreach (var answer in answers)
            {
                Assert.Null(answer.Error);
                words.Add(answer.IsPrivate ? answer.Text : (await answer.FollowupsAsync())[0].Text);
            }

            Assert.Single(words, each => each.StartsWith("Thank you."));
            Assert.Equal(49, words.Count(each => each.StartsWith("Someone got there first.")));
            Assert.Equal(round, (await village.GuildAsync())["threads"]!.AsArray().Count);
        }
    }
}
