using System.Collections.Immutable;
using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>
/// The library is large enough in each kind that the rules of choosing can always be kept: nothing twice in 26 weeks,
/// light and deep half and half, one in four about the grown-up's own life; in every room, whatever one subject it has
/// opted out of.
/// </summary>
public class PromptBalanceTests
{
    /// <summary>Rounds in which nothing may come twice: the 26 weeks and the one that is being chosen.</summary>
    private const int Rounds = 27;

    private static readonly ConfigFolder Shipped = ShippedConfig.Load();

    public static TheoryData<string> Stages => [PromptTheme.AnyStage, .. Shipped.Stages.Select(stage => stage.Key)];

    [Theory]
    [MemberData(nameof(Stages))]
    public void InEveryRoom_TheRulesOfChoosingCanAlwaysBeKept(string stage) =>
        Assert.Empty(Lacking(Shipped.Prompts, stage));

    [Fact]
    public void ALibraryThatIsTooSmallIsFound()
    {
        Assert.Equal("any without : 13 light", Lacking(Without(theme => theme.Light, 13), "any").First());
        Assert.Contains("any without : 6 adult-life", Lacking(Without(theme => theme.AdultLife, 6), "any"));

        static ImmutableArray<PromptTheme> Without(Func<PromptTheme, bool> kind, int left) =>
        [
            .. Shipped.Prompts.Where(theme => !kind(theme)),
            .. Shipped.Prompts.Where(theme => kind(theme) && theme.IsFor("any")).Take(left),
        ];
    }

    [Fact]
    public void AboutHalfIsLight_AndAQuarterOrMoreIsAboutTheGrownUp()
    {
        var asked = Shipped.Prompts.Where(theme => theme.Depth < 3).ToImmutableArray();

        Assert.InRange(asked.Count(theme => theme.Light) / (double)asked.Length, 0.4, 0.6);
        Assert.InRange(asked.Count(theme => theme.AdultLife) / (double)asked.Length, 0.25, 0.6);
    }

    [Fact]
    public void ThereIsAMonthWithoutProblemsForMoreThanAYear_AndEachIsLight()
    {
        Assert.True(Shipped.NoProblems.Length > 12, $"{Shipped.NoProblems.Length} themes");
        Assert.All(Shipped.NoProblems, theme => Assert.True(theme.Light && theme.IsFor("any"), theme.Key));
    }

    [Fact]
    public void ThereAreEnoughPollsForOneEveryOtherWeek_InEveryLanguage()
    {
        Assert.True(Shipped.Polls.Length >= 20, $"{Shipped.Polls.Length} polls");
        Assert.All(Shipped.Polls, poll => Assert.Equal(["en", "es"], poll.Questions.Keys.Order()));
    }

    /// <summary>
    /// Of each kind there has to be one more than a stretch of 27 rounds asks for, so that one is always left.
    /// </summary>
    private static IEnumerable<string> Lacking(ImmutableArray<PromptTheme> library, string stage)
    {
        var room = library.Where(theme => theme.IsFor(stage) && theme.Depth < 3).ToImmutableArray();
        foreach (var tag in room.SelectMany(theme => theme.Tags).Distinct().Prepend(""))
        {
            var left = room.Where(theme => !theme.Tags.Contains(tag)).ToImmutableArray();
            var light = left.Count(theme => theme.Light);
            if (light < (Rounds + 1) / 2)
                yield return $"{stage} without {tag}: {light} light";
            if (left.Length - light < (Rounds + 1) / 2)
                yield return $"{stage} without {tag}: {left.Length - light} deep";
            if (left.Count(theme => theme.AdultLife) is var adult && adult < (Rounds + 3) / 4)
                yield return $"{stage} without {tag}: {adult} adult-life";
        }
    }
}
