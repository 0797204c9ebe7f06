using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>When the night ends, and how late each kind of round may come.</summary>
public class RoundHoursTests
{
    [Theory]
    [InlineData(21, 5)] // 22:00 in Berlin, until the next morning
    [InlineData(2, 5)] // a late one, at 03:00, until the same morning
    [InlineData(4, 5)]
    [InlineData(5, 29)] // 06:00: the night after
    public void TheNightOwlsThread_ClosesAtSixInTheMorning(int hour, int closes)
    {
        var at = Instant.FromUtc(2026, 11, 25, hour, 0);
        var owl = SomeRound.Opening() with { Format = RoundFormat.NightOwl };

        var open = Next(CheckInRules.Post(owl, SomeRound.Card, null, SomeRound.Berlin, at));

        var midnight = Instant.FromUtc(2026, 11, hour > 12 ? 26 : 25, 0, 0);
        Assert.Equal(midnight + Duration.FromHours(1) * closes, open.ClosesAt);
    }

    [Theory]
    [InlineData(RoundFormat.NightOwl, 4)]
    [InlineData(RoundFormat.TenderDate, 12)]
    [InlineData(RoundFormat.Question, 6)]
    public void EachKindHasItsOwnGrace(RoundFormat format, int hours)
    {
        var round = SomeRound.Planned() with { Format = format };

        Assert.Equal(RoundStatus.Opening, At(Duration.FromHours(1) * hours).Status);
        Assert.Equal(HeldBecause.Late, At((Duration.FromHours(1) * hours) + Duration.FromMinutes(1)).Held);

        Round At(Duration late) => Next(CheckInRules.Open(
            round, SomeRound.Moment(SomeRound.Due, SomeRound.Due + late) with { Zone = DateTimeZone.Utc }));
    }

    private static Round Next(Decision<Round> decision) => Assert.IsType<Decision<Round>.Accepted>(decision).Next;
}
