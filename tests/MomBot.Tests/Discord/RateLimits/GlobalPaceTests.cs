using FsCheck;
using FsCheck.Fluent;
using MomBot.Discord;
using MomBot.Discord.RateLimits;
using Xunit;

namespace MomBot.Tests.Discord.RateLimits;

public class GlobalPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void HoweverManyWantToGoAndWhenever_NoSecondIsTooFull_AndNoMinute()
    {
        // Most come at once, some after a moment, some after a rest.
        var pauses = Gen.Frequency(
            (8, Gen.Constant(0)), (1, Gen.Choose(0, 100)), (1, Gen.Choose(0, 3_000))).ListOf(400);
        Prop.ForAll(pauses.ToArbitrary(), waits =>
        {
            var went = Go(new GlobalPace(), waits);
            return went.All(from => went.Count(at => at >= from && at < from + Second)
                    <= DiscordLimits.GlobalRequestsInASecond)
                && went.Count <= (went[^1] + Second).TotalSeconds * DiscordLimits.GlobalRequestsPerSecond + 1;
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    public void WhoeverComesAroundOnlyNowAndThen_LosesNothingOfTheLane(int everyMilliseconds)
    {
        var (pace, went, now) = (new GlobalPace(), 0, TimeSpan.Zero);
        for (; now < TimeSpan.FromMinutes(1); now += TimeSpan.FromMilliseconds(everyMilliseconds))
        {
            for (var some = 0; some < 24 && pace.Wait(now) == TimeSpan.Zero; some++, went++)
                pace.Take(now);
        }

        var most = DiscordLimits.GlobalRequestsPerSecond * 61;
        Assert.InRange(went, most * 0.98, most);
    }

    [Fact]
    public void AfterARest_AWholeSecondsWorthGoesAtOnce()
    {
        var pace = new GlobalPace();
        for (var gone = 0; gone < DiscordLimits.GlobalRequestsPerSecond; gone++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Wait(Second));
            pace.Take(Second);
        }

        Assert.Equal(TimeSpan.FromMilliseconds(23), pace.Wait(Second));
    }

    /// <summary>Each goes as soon as it may, after a pause in milliseconds; answers when it went.</summary>
    private static List<TimeSpan> Go(GlobalPace pace, IEnumerable<int> pauses)
    {
        var (went, now) = (new List<TimeSpan>(), TimeSpan.Zero);
        foreach (var pause in pauses)
        {
            now += TimeSpan.FromMilliseconds(pause);
            while (pace.Wait(now) is { Ticks: > 0 } wait)
                now += wait;
            pace.Take(now);
            went.Add(now);
        }

        return went;
    }
}
