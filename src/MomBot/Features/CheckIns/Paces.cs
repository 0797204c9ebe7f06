using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>How often a schedule comes, as the form says it.</summary>
public enum Pace
{
    [Label("Every week")]
    EveryWeek,

    [Label("Every two weeks")]
    EveryTwoWeeks,

    [Label("Once a month, in its first week")]
    EveryMonth,

    [Label("Once in three months, in the first week")]
    EveryQuarter,

    [Label("Every day")]
    EveryDay,

    [Label("Once a year")]
    EveryYear,
}

/// <summary>Between the paces of the form and the rules of a timetable.</summary>
public static class Paces
{
    private const int MonthsInAQuarter = 3;
    private const int MonthsInAYear = 12;
    private const int LeapYear = 2024;

    public static DateRule RuleFor(Pace pace, IsoDayOfWeek day, LocalDate today) => pace switch
    {
        Pace.EveryWeek => new DateRule.Weeks(1, day, new LocalDate(2024, 1, 1)),
        Pace.EveryTwoWeeks => new DateRule.Weeks(2, day, today),
        Pace.EveryMonth => new DateRule.Months(1, 1, day, 1),
        Pace.EveryQuarter => new DateRule.Months(MonthsInAQuarter, 1, day, 1),
        Pace.EveryDay => new DateRule.Days(1, new LocalDate(2024, 1, 1)),
        Pace.EveryYear => new DateRule.Years(today.Month, today.Day),
    };

    /// <summary>The rule of a tender day; none: its month has no such day.</summary>
    /// <param name="number">The day of the month, for a fixed date.</param>
    public static DateRule? RuleFor(MonthOfYear month, TenderDay day, int? number) => day switch
    {
        TenderDay.SameDate => number >= 1 && number <= CalendarSystem.Iso.GetDaysInMonth(LeapYear, (int)month)
            ? new DateRule.Years((int)month, number.Value)
            : null,
        TenderDay.LastSunday => new DateRule.Months(MonthsInAYear, -1, IsoDayOfWeek.Sunday, (int)month),
        TenderDay.FirstSunday or TenderDay.SecondSunday or TenderDay.ThirdSunday or TenderDay.FourthSunday =>
            new DateRule.Months(MonthsInAYear, (int)day, IsoDayOfWeek.Sunday, (int)month),
    };

    /// <summary>The pace of a rule; one that the form cannot say reads as its nearest.</summary>
    public static Pace Of(DateRule rule) => rule switch
    {
        DateRule.Weeks { Every: 1 } => Pace.EveryWeek,
        DateRule.Weeks => Pace.EveryTwoWeeks,
        DateRule.Months { Every: < MonthsInAQuarter } => Pace.EveryMonth,
        DateRule.Months { Every: < MonthsInAYear } => Pace.EveryQuarter,
        DateRule.Months or DateRule.Years => Pace.EveryYear,
        _ => Pace.EveryDay,
    };

    public static IsoDayOfWeek DayOf(DateRule rule) => rule switch
    {
        DateRule.Weeks(_, var day, _) => day,
        DateRule.Months(_, _, var day, _) => day,
        _ => IsoDayOfWeek.Monday,
    };
}
