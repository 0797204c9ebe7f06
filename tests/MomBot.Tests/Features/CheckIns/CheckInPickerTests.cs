using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Tests.Config;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInPickerTests
{
    private const int Years = 4;
    private static readonly ImmutableArray<PromptTheme> Bank = ShippedConfig.Load().Prompts;

    [Fact]
    public void OverYears_NoThemeComesTwiceWithinHalfAYear() => Prop.ForAll<PositiveInt>(seed =>
    {
        var asked = Asked(Bank, new GuildId(seed.Get * 7919L), Years * 52);
        for (var at = 0; at < asked.Length; at++)
            Assert.DoesNotContain(asked[at].Theme.Key, asked.Skip(at + 1).Take(26).Select(each => each.Theme.Key));
        Assert.All(asked, each => Assert.Equal(ThemeChoice.Fresh, each.Choice));
    }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void OfAnyEightInARow_AQuarterIsAboutTheGrownUp_AndAQuarterIsLight() => Prop.ForAll<PositiveInt>(seed =>
    {
        var asked = Asked(Bank, new GuildId(seed.Get * 104_729L), Years * 52);
        for (var at = 0; at + 8 <= asked.Length; at++)
        {
            Assert.InRange(asked.Skip(at).Take(8).Count(each => each.Theme.AdultLife), 2, 8);
            Assert.InRange(asked.Skip(at).Take(8).Count(each => each.Theme.Light), 2, 8);
        }
    }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void TheSameCommunityDateAndHistory_GiveTheSame_AndCommunitiesDiffer()
    {
        var one = Asked(Bank, new GuildId(42), 30).Select(each => each.Wording);

        Assert.Equal(one, Asked(Bank.Reverse().ToImmutableArray(), new GuildId(42), 30).Select(each => each.Wording));
        Assert.NotEqual(one, Asked(Bank, new GuildId(43), 30).Select(each => each.Wording));
    }

    [Fact]
    public void NeitherTheDeepest_NorWhatIsForOneStage_IsAskedOfEveryone()
    {
        ImmutableArray<PromptTheme> bank =
        [
            SomeRound.Theme("deep", depth: 3),
            SomeRound.Theme("for-some", stage: "newborn"),
            SomeRound.Theme("for-all", depth: 2),
        ];

        Assert.All(Asked(bank, SomeRound.Guild, 60), each => Assert.Equal("for-all", each.Theme.Key));
        Assert.Null(CheckInPicker.Choose(bank[..2], [], SomeRound.Guild, SomeRound.Wednesday, "en"));
    }

    [Fact]
    public void WhenAllWereAskedWithinHalfAYear_TheOneAskedLongestAgoComesAgain_AndItSaysSo()
    {
        ImmutableArray<PromptTheme> bank = [SomeRound.Theme("a"), SomeRound.Theme("b"), SomeRound.Theme("c")];

        var asked = Asked(bank, SomeRound.Guild, 30);

        Assert.Equal(3, asked.Take(3).Select(each => each.Theme.Key).Distinct().Count());
        Assert.All(asked.Take(3), each => Assert.Equal(ThemeChoice.Fresh, each.Choice));
        Assert.All(asked.Skip(3), each => Assert.Equal(ThemeChoice.LongestAgo, each.Choice));
        for (var at = 3; at < asked.Length; at++)
            Assert.Equal(asked[at - 3].Theme.Key, asked[at].Theme.Key);
    }

    [Fact]
    public void WhenAThemeIsNoLongerInTheBank_TheOthersGoOn()
    {
        ImmutableArray<PastTheme> history = [new(SomeRound.Wednesday.PlusWeeks(-1), "long-gone")];

        var pick = CheckInPicker.Choose([SomeRound.Theme("a")], history, SomeRound.Guild, SomeRound.Wednesday, "en");

        Assert.Equal(("a", ThemeChoice.Fresh), (pick!.Theme.Key, pick.Choice));
    }

    /// <summary>Week after week, each with what came before it.</summary>
    private static ImmutableArray<Pick> Asked(ImmutableArray<PromptTheme> bank, GuildId community, int weeks)
    {
        var asked = ImmutableArray.CreateBuilder<Pick>();
        var history = ImmutableArray<PastTheme>.Empty;
        for (var week = 0; week < weeks; week++)
        {
            var date = SomeRound.Wednesday.PlusWeeks(week);
            var pick = CheckInPicker.Choose(bank, history, community, date, "en")!;
            asked.Add(pick);
            history = history.Insert(0, new PastTheme(date, pick.Theme.Key));
        }

        return asked.ToImmutable();
    }
}
