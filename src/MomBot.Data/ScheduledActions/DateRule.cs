using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>On which local dates something recurs. Calendar alone: no zone, no time of day.</summary>
public abstract record DateRule
{
    private DateRule()
    {
    }

    /// <summary>Its first date that is this one or later.</summary>
    public abstract LocalDate OnOrAfter(LocalDate date);

    /// <summary>Every so many days, counted from the anchor in both directions.</summary>
    public sealed record Days(int Every, LocalDate Anchor) : DateRule
    {
        public override LocalDate OnOrAfter(LocalDate date) => Forward(Anchor, Every, date);
    }

    /// <summary>Every so many weeks on one day, counted from the first such day on or after the anchor.</summary>
    public sealed record Weeks(int Every, IsoDayOfWeek Day, LocalDate Anchor) : DateRule
    {
        public override LocalDate OnOrAfter(LocalDate date) => Forward(
            Anchor.DayOfWeek == Day ? Anchor : Anchor.Next(Day), 7 * Every, date);
    }

    /// <summary>Every so many months, on one day of one of their weeks: the second Tuesday, the last Friday.</summary>
    /// <param name="Week">1 to 4 from the beginning of the month; -1 is its last.</param>
    /// <param name="Month">A month in which it falls, 1 to 12.</param>
    public sealed record Months(int Every, int Week, IsoDayOfWeek Day, int Month) : DateRule
    {
        public override LocalDate OnOrAfter(LocalDate date)
        {
            for (var month = date.ToYearMonth(); ; month = month.PlusMonths(1))
            {
                var ordinal = (month.Year * 12) + month.Month - Month;
                if (ordinal % Every == 0 && DayIn(month) is var found && found >= date)
                    return found;
            }
        }

        private LocalDate DayIn(YearMonth month)
        {
            var first = month.OnDayOfMonth(1);
            first = first.DayOfWeek == Day ? first : first.Next(Day);
            if (Week > 0)
                return first.PlusWeeks(Week - 1);
            var fifth = first.PlusWeeks(4);
            return fifth.Month == month.Month ? fifth : first.PlusWeeks(3);
        }
    }

    /// <summary>Once a year on one date; the 29th of February is the 28th where there is none.</summary>
    public sealed record Years(int Month, int Day) : DateRule
    {
        public override LocalDate OnOrAfter(LocalDate date) =>
            In(date.Year) is var found && found >= date ? found : In(date.Year + 1);

        private LocalDate In(int year) => new AnnualDate(Month, Day).InYear(year);
    }

    private static LocalDate Forward(LocalDate anchor, int days, LocalDate date)
    {
        var passed = Period.DaysBetween(anchor, date) % days;
        return date.PlusDays(passed > 0 ? days - passed : -passed);
    }
}
