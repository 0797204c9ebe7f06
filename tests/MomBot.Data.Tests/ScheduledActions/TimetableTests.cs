using System.Globalization;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>What people said about single dates of something that recurs, and how it is written down.</summary>
public class TimetableTests
{
    private static readonly LocalDate Today = new(2026, 12, 10);

    private static readonly Timetable Wednesdays = TimetableText.Parse("weeks 1 Wednesday 2024-01-01 at 10:00");

    [Theory]
    [InlineData("days 2 2026-01-01 at 07:05")]
    [InlineData("weeks 1 Wednesday 2024-01-01 at 10:00; rest 2026-12-24 2027-01-06; move 2026-12-23 2026-12-22T18:00")]
    [InlineData("weeks 4 Sunday 2024-01-01 at 23:59; rest 2026-12-24 2026-12-24; rest 2027-01-01 2027-01-01")]
    [InlineData("months 3 -1 Friday 2 at 18:30; move 2026-11-27 2026-11-28T09:15; move 2027-02-26 2027-02-27T00:00")]
    [InlineData("years 2 29 at 00:00")]
    public void WhatIsWritten_IsReadBackAsItWas_WhateverTheMachineSpeaks(string text)
    {
        var spoken = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "~";
        strange.DateTimeFormat.TimeSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(text, TimetableText.Parse(text).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = spoken;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("weeks 1 Wednesday 2024-01-01")]
    [InlineData("weeks 1 Wednesday 2024-01-01 at 10:00 at 11:00")]
    [InlineData("days 1 2024-01-01 at 10:00; skip 2026-12-24 2026-12-25")]
    [InlineData("days 1 2024-01-01 at 10:00; rest 2026-12-24")]
    public void WhatIsNoTimetable_IsNamed(string text) => Assert.Equal(
        $"\"{text}\" is not a timetable.", Assert.Throws<FormatException>(() => TimetableText.Parse(text)).Message);

    [Fact]
    public void ARuleNobodyKnows_IsNamed() => Assert.Equal(
        "\"fortnights 1 2024-01-01\" is not a timetable.",
        Assert.Throws<FormatException>(() => TimetableText.Parse("fortnights 1 2024-01-01 at 10:00")).Message);

    [Fact]
    public void ARest_IncludesItsFirstAndItsLastDay()
    {
        var times = Wednesdays.Resting(new(2026, 12, 24), new(2027, 1, 6), Today);

        Assert.Equal(
            [false, true, true, false],
            new LocalDate[] { new(2026, 12, 23), new(2026, 12, 24), new(2027, 1, 6), new(2027, 1, 7) }
                .Select(times.RestsOn));
        Assert.False(times.IsMoved(new(2026, 12, 24)));
    }

    [Fact]
    public void TheSameRestSaidTwice_IsNotedOnce_AndWhatIsOverIsForgotten()
    {
        var times = Wednesdays
            .Resting(Today.PlusDays(-9), Today.PlusDays(-1), Today.PlusDays(-9))
            .Resting(Today.PlusDays(-9), Today, Today.PlusDays(-9))
            .Moving(Today.PlusDays(-1), Today.PlusDays(-2).At(LocalTime.Noon), Today.PlusDays(-9))
            .Resting(Today, Today.PlusDays(9), Today)
            .Resting(Today, Today.PlusDays(9), Today);

        Assert.Equal(
            [new Rest(Today.PlusDays(-9), Today), new Rest(Today, Today.PlusDays(9))], times.Rests.AsEnumerable());
        Assert.Empty(times.Moves);
    }

    [Fact]
    public void Awake_NoRestLiesAheadAnyMore_AndWhatWasMovedStaysMoved()
    {
        var past = new Rest(Today.PlusDays(-9), Today.PlusDays(-1));
        var times = (Wednesdays with { Rests = [past] })
            .Moving(Today, Today.At(LocalTime.Noon), Today.PlusDays(-9))
            .Moving(Today.PlusDays(-7), Today.PlusDays(-6).At(LocalTime.Noon), Today.PlusDays(-9));
        var resting = times with { Rests = [past, new(Today.PlusDays(-9), Today), new(Today, Today.PlusDays(9))] };

        var awake = resting.Awake(Today);

        Assert.Equal([past], awake.Rests.AsEnumerable());
        Assert.Equal([new Move(Today, Today.At(LocalTime.Noon))], awake.Moves.AsEnumerable());
    }

    [Fact]
    public void ADateMovedAgain_ComesAtItsNewestTimeAlone_AndIsKeptWhileEitherDayIsAhead()
    {
        var noon = LocalTime.Noon;
        var times = Wednesdays
            .Moving(Today.PlusDays(-1), Today.At(noon), Today.PlusDays(-1))
            .Moving(Today, Today.PlusDays(-1).At(noon), Today.PlusDays(-1))
            .Moving(Today.PlusDays(6), Today.PlusDays(5).At(noon), Today)
            .Moving(Today.PlusDays(6), Today.PlusDays(7).At(noon), Today);

        Assert.Equal(
            [
                new Move(Today.PlusDays(-1), Today.At(noon)),
                new Move(Today, Today.PlusDays(-1).At(noon)),
                new Move(Today.PlusDays(6), Today.PlusDays(7).At(noon)),
            ],
            times.Moves.AsEnumerable());
        Assert.True(times.IsMoved(Today.PlusDays(6)));
        Assert.False(times.IsMoved(Today.PlusDays(7)));
    }

    /// <summary>Whoever changes a schedule to what it is already has changed nothing.</summary>
    [Fact]
    public void TwoAreTheSame_WhereEverythingSaidIsTheSame()
    {
        var times = Wednesdays.Resting(Today, Today, Today).Moving(Today, Today.At(LocalTime.Noon), Today);

        var same = TimetableText.Parse(times.ToString());
        Assert.Equal(times, same);
        Assert.Equal(times.GetHashCode(), same.GetHashCode());
        Assert.False(times.Equals(null));
        Assert.NotEqual(times, times with { Rule = new DateRule.Years(1, 1) });
        Assert.NotEqual(times, times with { At = LocalTime.Midnight });
        Assert.NotEqual(times, times with { Rests = [] });
        Assert.NotEqual(times, times with { Moves = [] });
    }
}
