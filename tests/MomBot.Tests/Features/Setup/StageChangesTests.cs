using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Features.Setup;

namespace MomBot.Tests.Features.Setup;

public class StageChangesTests
{
    private static readonly StageChanges Fresh =
        new(ModelServer.Catalog, Community.Fresh(ModelServer.Guild), new MemberId(1), ModelServer.Now);

    [Theory]
    [InlineData("newborn", "school", false)]
    [InlineData("newborn", "infant", true)]
    [InlineData("infant", "newborn", true)]
    [InlineData("supporter", "grown", true)]
    [InlineData("remembering", "supporter", false)]
    [InlineData("remembering", "trying", true)]
    [InlineData("teen", "grown", false)]
    [InlineData("infant", "infant", false)]
    [InlineData("infant", "nowhere", false)]
    public void NeighboursAreMerged_AndNothingPrivateIsMergedIntoWhatAllSee(string stage, string into, bool merged) =>
        Assert.Equal(merged, Fresh.Merge(stage, into) is Decision<Community>.Accepted);

    [Theory]
    [InlineData("toddler", "24", true)]
    [InlineData("toddler", "12", false)]
    [InlineData("toddler", "36", false)]
    [InlineData("toddler", "", false)]
    [InlineData("toddler", "soon", false)]
    [InlineData("grown", "312", true)]
    [InlineData("expecting", "", true)]
    public void AStageIsSplitInsideItsMonths(string stage, string from, bool split) => Assert.Equal(
        split, Fresh.Split(stage, "One", "", "Two", "", from) is Decision<Community>.Accepted);

    [Fact]
    public void WhatWasSplitIsSplitAgain_AndMergingItBackIsAsIfNothingWasSaid()
    {
        var once = After(Fresh.Split("toddler", "Ones", "", "Twos", "", "24"));
        var twice = After(once.Split("toddler-2", "Twos", "", "Half past two", "", "30"));

        Assert.Equal(["toddler", "toddler-2", "toddler-3"], new[] { 13, 25, 31 }.Select(at => twice.List.At(at)!.Key));
        Assert.IsType<Decision<Community>.Declined>(twice.Merge("toddler-3", "toddler"));
        var back = After(After(twice.Merge("toddler-2", "toddler")).Merge("toddler-3", "toddler"));
        Assert.Equal("toddler", back.List.At(35)!.Key);
        Assert.Equal(["toddler"], back.Community.StageLines.Select(line => line.Stage));
    }

    /// <summary>Else whoever was in the first one would be moved into the second.</summary>
    [Fact]
    public void APieceIsNeverCalledAsOneThatHadARoomBefore()
    {
        var used = Fresh with
        {
            Community = Fresh.Community.With(new Place("role", "stage:toddler-2", 9, Ours: true, "Twos")),
        };

        Assert.NotNull(After(used.Split("toddler", "Ones", "", "Twos", "", "24")).List.Find("toddler-3"));
    }

    [Fact]
    public void RoomsOfHopingAndLossStayPrivate_AndOthersAreClosedAndOpenedAgain()
    {
        Assert.IsType<Decision<Community>.Declined>(Fresh.SetPrivate("remembering", closed: false));
        var closed = After(Fresh.SetPrivate("infant", closed: true));
        Assert.True(closed.List.Find("infant")!.Private);
        Assert.Empty(After(closed.SetPrivate("infant", closed: false)).Community.StageLines);
        Assert.False(After(Fresh.SetPrivate("teen", closed: false)).List.Find("teen")!.Private);
    }

    [Fact]
    public void WhatIsCalledAsItComes_IsNotSaid_SoThatItStaysInEverybodysLanguage()
    {
        var stage = Fresh.List.Find("infant")!;

        Assert.Empty(After(Fresh.Rename("infant", stage.Name, stage.Description, stage.Role)).Community.StageLines);
        var named = After(Fresh.Rename("infant", "Arms full; always", "", "Oak"));
        Assert.Equal(("Arms full, always", "Oak"), (named.List.Find("infant")!.Name, named.List.Find("infant")!.Role));
        Assert.Equal(stage.Description, named.List.Find("infant")!.Description);
    }

    private static StageChanges After(Decision<Community> decision) => Fresh with
    {
        Community = Assert.IsType<Decision<Community>.Accepted>(decision).Next,
    };
}
