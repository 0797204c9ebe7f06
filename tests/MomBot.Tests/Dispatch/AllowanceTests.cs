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
}
