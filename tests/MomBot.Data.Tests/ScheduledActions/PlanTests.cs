using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>What becomes of a schedule's dates at a moment: each Monday at ten, in UTC.</summary>
public class PlanTests
{
    private static readonly DateTimeZone Zone = DateTimeZone.Utc;
    private static readonly Timetable Mondays = TimetableText.Parse("weeks 1 Monday 2026-10-01 at 10:00");

    /// <summary>At ten o'clock of a Monday, two days after the schedule was made.</summary>
    private static readonly Instant Now = At(9);

    private static readonly Instant Made = Now - Duration.FromDays(2);

    [Fact]
    public void WhatIsDueThisVeryMoment_HasItsTurn() => IsPlanned(
        At(9), [], new([], [], (Date(9), At(9)), null));

    [Fact]
    public void BeforeTheFirst_TheFirstIsPlanned_AndStaysAsItIs()
    {
        IsPlanned(At(9) - Duration.Epsilon, [], new([], [], (Date(9), At(9)), null));
        var first = Known(9, OccurrenceState.Due);
        IsPlanned(At(9) - Duration.Epsilon, [first], new([], [], null, (first, At(9))));
    }

    /// <summary>The rules of its zone have changed.</summary>
    [Fact]
    public void WhatIsPlannedForAnotherHourThanItsOwn_IsMoved()
    {
        var first = Known(9, OccurrenceState.Due) with { Due = At(9) + Duration.FromHours(1) };
        IsPlanned(At(9) - Duration.Epsilon, [first], new([], [], null, (first, At(9))));
    }

    [Fact]
    public void WhileOneWaitsForItsTurn_NothingElseIsPlanned() => IsPlanned(
        At(9), [Known(9, OccurrenceState.Due)], new([], [], null, null));

    [Theory]
    [InlineData(OccurrenceState.Taken)]
    [InlineData(OccurrenceState.Done)]
    [InlineData(OccurrenceState.Held)]
    [InlineData(OccurrenceState.Missed)]
    public void AfterOneThatHadItsTurn_TheNextFollows(OccurrenceState state) => IsPlanned(
        At(9), [Known(9, state)], new([], [], (Date(16), At(16)), null));

    [Fact]
    public void OfSeveralThatWentBy_OnlyTheNewestHasItsTurn_AndTheOthersAreNoted()
    {
        IsPlanned(At(30), [], new(
            [(Date(9), At(9)), (Date(16), At(16)), (Date(23), At(23))], [], (Date(30), At(30)), null));
        var waits = Known(9, OccurrenceState.Due);
        IsPlanned(At(23), [waits], new([(Date(16), At(16))], [waits], (Date(23), At(23)), null));
    }

    /// <summary>One that is due later than now does not wait for its turn: it lies ahead.</summary>
    [Fact]
    public void WhatLiesAhead_IsNotTooLate()
    {
        var (waits, ahead) = (Known(9, OccurrenceState.Due), Known(30, OccurrenceState.Due));
        IsPlanned(At(16), [waits, ahead, Known(2, OccurrenceState.Done)], new([], [waits], (Date(16), At(16)), null));
    }

    /// <summary>A date that moved back past others: it had its turn, and is not given another.</summary>
    [Fact]
    public void ADateThatHadItsTurn_IsNotMissed_ThoughItsHourIsAnotherNow()
    {
        var done = Known(16, OccurrenceState.Done) with { Due = At(9) + Duration.FromHours(1) };
        IsPlanned(At(16), [done], new([], [], (Date(23), At(23)), null));
    }

    /// <summary>The schedule was off, or another, until it was changed on the 7th.</summary>
    [Fact]
    public void WhatWouldHaveComeBeforeItWasChanged_IsNotMissed()
    {
        var done = new KnownDate(1, new(2026, 10, 26), At(2) - Duration.FromDays(7), OccurrenceState.Done);
        IsPlanned(At(8), [done], new([], [], (Date(9), At(9)), null));
    }

    /// <summary>The clock was far ahead, and has come back.</summary>
    [Fact]
    public void WhatWasNotedAsMissedAndLiesAhead_ComesAllTheSame_AndWhatWasDoneDoesNot()
    {
        var (done, missed) = (Known(16, OccurrenceState.Done), Known(23, OccurrenceState.Missed));
        IsPlanned(At(9) + Duration.Epsilon, [Known(9, OccurrenceState.Done), done, missed],
            new([], [], null, (missed, At(23))));
    }

    /// <summary>So that a bot which was away for years does not sit over one schedule for good.</summary>
    [Fact]
    public void AThousandMissedOnes_AreNotedAtOnce_AndTheRestTheNextTime()
    {
        var daily = new Timetable(new DateRule.Days(1, Date(1)), new LocalTime(10, 0));

        var plan = Plan.Of(daily, Zone, Now + Duration.FromDays(1100), Now, []);

        Assert.Equal(999, plan.Missed.Length);
        Assert.Equal(Date(9).PlusDays(1000), plan.Due!.Value.Date);
    }

    private static void IsPlanned(Instant now, KnownDate[] known, Plan expected)
    {
        var plan = Plan.Of(Mondays, Zone, now, Made, known);
        Assert.Equal(expected.Missed.AsEnumerable(), plan.Missed.AsEnumerable());
        Assert.Equal(expected.TooLate.AsEnumerable(), plan.TooLate.AsEnumerable());
        Assert.Equal((expected.Due, expected.Again), (plan.Due, plan.Again));
    }

    private static LocalDate Date(int day) => new(2026, 11, day);

    private static Instant At(int day) => Instant.FromUtc(2026, 11, day, 10, 0);

    private static KnownDate Known(int day, OccurrenceState state) => new(day, Date(day), At(day), state);
}
