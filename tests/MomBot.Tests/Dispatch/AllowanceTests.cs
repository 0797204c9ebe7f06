using MomBot.Dispatch;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

public class AllowanceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void SomebodyWhoFloods_IsToldOnce_ThenLeftWithoutAnswer_AndTheOthersNoticeNothing()
    {
        var allowance = new Allowance(_time);
        var flood = Enumerable.Range(0, 10_000).Select(_ => allowance.Take(person: 1, community: 7)).ToList();

        Assert.Equal(30, flood.Count(verdict => verdict == Allowance.Verdict.Fine));
        Assert.Single(flood, verdict => verdict == Allowance.Verdict.TooMuch);
        Assert.Equal(Allowance.Verdict.Fine, allowance.Take(person: 2, community: 7));
    }

    [Fact]
    public void WhoeverWaits_MayPressAgain()
    {
        var allowance = new Allowance(_time);
        for (var i = 0; i < 40; i++)
            allowance.Take(1, null);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => allowance.Take(1, null) == Allowance.Verdict.Fine));
    }

    [Fact]
    public void ManyPeopleTogether_CannotFloodACommunityEither_AndTheNextCommunityNoticesNothing()
    {
        var allowance = new Allowance(_time);

        var fine = Enumerable.Range(0, 5_000)
            .Count(person => allowance.Take((ulong)person, 7) == Allowance.Verdict.Fine);

        Assert.Equal(2_000, fine);
        Assert.Equal(Allowance.Verdict.Fine, allowance.Take(9_999, 8));
    }

    [Fact]
    public void WhoeverIsToldWaits_AndIsToldAgainOnlyAfterSheWasAnsweredAgain()
    {
        var allowance = new Allowance(_time);
        for (var i = 0; i < 30; i++)
            Assert.Equal(Allowance.Verdict.Fine, allowance.Take(1, null));
        Assert.Equal(Allowance.Verdict.TooMuch, allowance.Take(1, null));
        Assert.Equal(Allowance.Verdict.StillTooMuch, allowance.Take(1, null));

        _time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(Allowance.Verdict.StillTooMuch, allowance.Take(1, null));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Allowance.Verdict.Fine, allowance.Take(1, null));
        Assert.Equal(Allowance.Verdict.TooMuch, allowance.Take(1, null));
    }

    [Fact]
    public void HoweverLongSheWaits_NoMoreThanThirtyAreSaved()
    {
        var allowance = new Allowance(_time);
        allowance.Take(1, null);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(30, Enumerable.Range(0, 100).Count(_ => allowance.Take(1, null) == Allowance.Verdict.Fine));
    }

    /// <summary>What one person may not do any more does not count against her community.</summary>
    [Fact]
    public void AFloodOfOne_LeavesTheCommunityItsRoom_AndACommunityGainsFiveHundredASecond()
    {
        var allowance = new Allowance(_time);
        for (var i = 0; i < 5_000; i++)
            allowance.Take(1, 7);
        Assert.Equal(1_970, Fine(allowance, from: 10));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(500, Fine(allowance, from: 10_000));
    }

    /// <summary>Of so many people the memory lets go; nobody is locked out for that.</summary>
    [Fact]
    public void PastFiftyThousandPeopleTheMemoryBeginsAnew()
    {
        var allowance = new Allowance(_time);
        Flood(allowance, 1);
        for (ulong person = 2; person <= 50_000; person++)
            allowance.Take(person, null);
        Assert.NotEqual(Allowance.Verdict.Fine, allowance.Take(1, null));

        allowance.Take(50_001, null);
        Assert.Equal(Allowance.Verdict.Fine, allowance.Take(1, null));
    }

    private static void Flood(Allowance allowance, ulong person)
    {
        for (var i = 0; i < 40; i++)
            allowance.Take(person, null);
    }

    private static int Fine(Allowance allowance, int from) => Enumerable.Range(from, 5_000)
        .Count(person => allowance.Take((ulong)person, 7) == Allowance.Verdict.Fine);
}
