using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Tests.Config;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInPickerTests
{
    private static readonly ImmutableArray<PromptTheme> Bank = ShippedConfig.Load().Prompts;

    [Fact]
    public void TheSameSpaceDateAndHistory_GiveTheSame_AndSpacesDiffer()
    {
        var one = SimulatedSpace.Of(1).Asked(Bank, 30).Select(each => each.Wording);

        Assert.Equal(one, SimulatedSpace.Of(1).Asked([.. Bank.Reverse()], 30).Select(each => each.Wording));
        Assert.NotEqual(one, SimulatedSpace.Of(2).Asked(Bank, 30).Select(each => each.Wording));
    }

    [Fact]
    public void WhenAllWereAskedWithinHalfAYear_TheOneAskedLongestAgoComesAgain_AndItSaysSo()
    {
        ImmutableArray<PromptTheme> bank = [SomeRound.Theme("a"), SomeRound.Theme("b"), SomeRound.Theme("c")];

        var asked = SimulatedSpace.Of(1).Asked(bank, 30);

        Assert.Equal(3, asked.Take(3).Select(each => each.Theme.Key).Distinct().Count());
        Assert.All(asked.Take(3), each => Assert.Equal(ThemeChoice.Fresh, each.Choice));
        Assert.All(asked.Skip(3), each => Assert.Equal(ThemeChoice.LongestAgo, each.Choice));
        Assert.All(asked.Skip(3), each => Assert.Equal(Because.AllWereAsked, Assert.Single(each.Why).Because));
        for (var at = 3; at < asked.Length; at++)
            Assert.Equal(asked[at - 3].Theme.Key, asked[at].Theme.Key);
    }

    [Fact]
    public void WhenAThemeIsNoLongerInTheBank_TheOthersGoOn()
    {
        var asking = SimulatedSpace.Of(1).Asking(
            SomeRound.Wednesday, [(SomeRound.Wednesday.PlusWeeks(-1), "gone", null)]);

        var pick = CheckInPicker.Choose([SomeRound.Theme("a")], PickerLaws.All, asking);

        Assert.Equal(("a", ThemeChoice.Fresh), (pick!.Theme.Key, pick.Choice));
    }

    [Fact]
    public void WithNothingThatMayBeAsked_ThereIsNoPick() => Assert.Null(CheckInPicker.Choose(
        [SomeRound.Theme("deep", depth: 3), SomeRound.Theme("for-some", stage: "newborn")],
        PickerLaws.All,
        SimulatedSpace.Of(1).Asking(SomeRound.Wednesday, [])));

    [Fact]
    public void APick_SaysWhyItIsThisOne()
    {
        ImmutableArray<PromptTheme> bank = [SomeRound.Theme("light", light: true), SomeRound.Theme("deeper")];
        var asking = SimulatedSpace.Of(1).Asking(
            SomeRound.Wednesday, [(SomeRound.Wednesday.PlusWeeks(-1), "old", SomeRound.Theme("old", light: true))]);

        var pick = CheckInPicker.Choose(bank, PickerLaws.All, asking)!;

        Assert.Equal("deeper", pick.Theme.Key);
        Assert.Equal(
            [Because.NotAskedForHalfAYear, Because.DeeperIsDue, Because.OthersCouldCome],
            pick.Why.Select(each => each.Because));
        Assert.Equal(2, pick.Left);
    }

    [Theory]
    [InlineData(Door.Lighter, "light")]
    [InlineData(Door.Deeper, "deeper")]
    [InlineData(Door.JustUs, "adult")]
    public void ADoor_HasItsKindOfTheme(Door door, string key)
    {
        ImmutableArray<PromptTheme> bank =
        [
            SomeRound.Theme("light", light: true),
            SomeRound.Theme("deeper"),
            SomeRound.Theme("adult", adultLife: true, light: true),
        ];
        var asking = SimulatedSpace.Of(3).Asking(SomeRound.Wednesday, []) with { Door = door };

        var pick = CheckInPicker.Choose(key == "light" ? bank.RemoveAt(2) : bank, PickerLaws.All, asking);

        Assert.Equal(key, pick!.Theme.Key);
    }
}
