using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class RhythmRulesTests
{
    private const string Berlin = "Europe/Berlin";

    private static readonly Rhythm Weekly = Rhythm.Fresh(SomeRound.Guild) with { Version = 3 };

    /// <summary>A Monday; the next round comes on the 25th at ten.</summary>
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 8, 0);

    private static readonly LocalDate Next = new(2026, 11, 25);

    [Fact]
    public void WhatIsSetAsItWas_IsNotToldAgain()
    {
        Assert.Empty(Set(IsoDayOfWeek.Wednesday, Pace.EveryWeek).Events);
        var set = Set(IsoDayOfWeek.Friday, Pace.EveryMonth);

        Assert.Equal(Berlin, Assert.IsType<CheckInEvent.RhythmSet>(Assert.Single(set.Events)).Zone);
        Assert.Equal([new LocalDate(2026, 12, 4), new(2027, 1, 1), new(2027, 2, 5)], Dates(set.Next));

        static Decision<Rhythm>.Accepted Set(IsoDayOfWeek day, Pace pace) => Accepted(
            RhythmRules.Set(Weekly, day, Weekly.Times.At, pace, on: true, Berlin, Monday));
    }

    [Theory]
    [InlineData(Pace.EveryWeek)]
    [InlineData(Pace.EveryTwoWeeks)]
    [InlineData(Pace.EveryMonth)]
    [InlineData(Pace.EveryQuarter)]
    public void ThePaceOfTheForm_IsReadBackFromItsRule(Pace pace)
    {
        var rule = Paces.RuleFor(pace, IsoDayOfWeek.Thursday, Next);

        Assert.Equal((pace, IsoDayOfWeek.Thursday), (Paces.Of(rule), Paces.DayOf(rule)));
    }

    [Fact]
    public void ADateThatRests_IsLeftOut_AndComesAgainWhenItNoLongerDoes()
    {
        LocalDate[] offered = [Next, Next.PlusWeeks(1), Next.PlusWeeks(2)];

        var rested = Accepted(RhythmRules.RestOn(Weekly, [.. offered], [Next.PlusWeeks(1)], Berlin, Monday)).Next;
        var back = Accepted(RhythmRules.RestOn(rested, [.. offered], [], Berlin, Monday)).Next;

        Assert.Equal([Next, Next.PlusWeeks(2), Next.PlusWeeks(3)], Dates(rested));
        Assert.Equal(offered, Dates(back));
    }

    [Fact]
    public void AMovedRound_ComesOnce_AtItsNewTime()
    {
        var moved = Accepted(RhythmRules.Move(
            Weekly, Next, new LocalDateTime(2026, 11, 27, 18, 0), SomeRound.Berlin, Monday)).Next;

        var (first, second) = (Upcoming(moved)[0], Upcoming(moved)[1]);
        Assert.Equal((Next, Instant.FromUtc(2026, 11, 27, 17, 0)), first);
        Assert.Equal(Next.PlusWeeks(1), second.Date);
    }

    [Theory]
    [InlineData("2026-11-25", 2026, 11, 23, 7)] // that hour is over
    [InlineData("2026-11-25", 2026, 12, 2, 10)] // the one after would come at the same time
    [InlineData("2026-11-25", 2026, 12, 5, 10)] // the one after would come first
    [InlineData("2026-11-18", 2026, 11, 26, 10)] // it has come already
    public void AMoveThatWouldConfuse_IsRefusedInWords(string date, int year, int month, int day, int hour) =>
        Assert.IsType<Decision<Rhythm>.Declined>(RhythmRules.Move(
            Weekly,
            NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value,
            new LocalDateTime(year, month, day, hour, 0),
            SomeRound.Berlin,
            Monday));

    [Fact]
    public void APause_EndsByItself_OrWithOnePress()
    {
        var paused = Accepted(RhythmRules.Pause(Weekly, new LocalDate(2026, 12, 21), Berlin, Monday)).Next;

        Assert.Equal(new LocalDate(2026, 12, 23), Dates(paused)[0]);
        Assert.Equal(Next, Dates(Accepted(RhythmRules.Wake(paused, Berlin, Monday)).Next)[0]);
    }

    [Fact]
    public void AfterThreeSilentRounds_ItRests_AndFacilitatorsHearOfItOnce()
    {
        var (rhythm, told) = (Weekly, 0);
        for (var round = 1; round <= 5; round++)
        {
            var heard = Accepted(RhythmRules.Heard(
                rhythm, somebody: false, SomeRound.Channel, SomeRound.Room, Berlin, Monday));
            told += heard.Events.OfType<CheckInEvent.WentToRest>().Count();
            rhythm = heard.Next;
            Assert.Equal(round < 3, rhythm.On);
        }

        Assert.Equal(1, told);
        Assert.Equal((true, 0), (Woken(rhythm).On, Woken(rhythm).Silent));

        static Rhythm Woken(Rhythm rhythm) => Accepted(RhythmRules.Wake(rhythm, Berlin, Monday)).Next;
    }

    [Fact]
    public void OneVoice_BeginsTheSilenceAnew_AndNightsAreNeverCounted()
    {
        var twice = Weekly with { Silent = 2 };

        Assert.Equal(0, Heard(twice, somebody: true).Silent);
        Assert.Equal(0, Heard(Weekly with { Format = RoundFormat.NightOwl }, somebody: false).Silent);

        static Rhythm Heard(Rhythm rhythm, bool somebody) => Accepted(
            RhythmRules.Heard(rhythm, somebody, SomeRound.Channel, null, Berlin, Monday)).Next;
    }

    [Fact]
    public void TheFormOffersTheHoursOfTheDay_AndOneForNightOwls()
    {
        var hours = ScheduleHandlers.Hours(null!).Select(hour => hour.Value).ToArray();

        Assert.Equal(("07:00", "20:00", "22:00"), (hours[0], hours[^2], hours[^1]));
        Assert.Contains(new SetRhythm(default).At, hours);
    }

    private static LocalDate[] Dates(Rhythm rhythm) => [.. Upcoming(rhythm).Select(next => next.Date)];

    private static ImmutableArray<(LocalDate Date, Instant Due)> Upcoming(Rhythm rhythm) =>
        [.. LocalSchedule.Upcoming(rhythm.Times, SomeRound.Berlin, Monday, 3)];

    private static Decision<Rhythm>.Accepted Accepted(Decision<Rhythm> decision) =>
        Assert.IsType<Decision<Rhythm>.Accepted>(decision);
}
