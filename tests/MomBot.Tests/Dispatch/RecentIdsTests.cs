using MomBot.Dispatch;

namespace MomBot.Tests.Dispatch;

/// <summary>What was seen a moment ago is known, and a long life does not fill the memory.</summary>
public class RecentIdsTests
{
    [Fact]
    public void TheLastFourThousandAreKnown_AndWhatCameBeforeThemIsLetGo()
    {
        var recent = new RecentIds();
        for (ulong id = 1; id <= 4096; id++)
            Assert.True(recent.Add(id));
        Assert.False(recent.Add(1)); // the oldest of those that are kept

        Assert.True(recent.Add(4097));

        Assert.False(recent.Add(2));
        Assert.False(recent.Add(4097));
        Assert.True(recent.Add(1));
    }

    /// <summary>Read out over the phone and typed from there: nothing in it looks like something else.</summary>
    [Fact]
    public void AReferenceIsFourLettersThatCannotBeMisread_TheSameForTheSame()
    {
        var all = Enumerable.Range(1, 2_000).Select(id => Reference.Of((ulong)id)).ToList();

        Assert.All(all, each => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}$", each));
        Assert.Equal(Reference.Of(6001), Reference.Of(6001));
        Assert.InRange(all.Distinct().Count(), 1_990, 2_000);
        for (var place = 0; place < 4; place++)
            Assert.Equal(32, all.Select(each => each[place]).Distinct().Count());
    }
}
