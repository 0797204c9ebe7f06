using MomBot.Data.ScheduledActions;
using NodaTime.Text;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>On which dates something recurs, read off a calendar.</summary>
public class DateRuleTests
{
    [Theory]
    // Every third day, before and after the day it is counted from.
    [InlineData("days 3 2026-11-10", "2026-11-10", "2026-11-10")]
    [InlineData("days 3 2026-11-10", "2026-11-11", "2026-11-13")]
    [InlineData("days 3 2026-11-10", "2026-11-13", "2026-11-13")]
    [InlineData("days 3 2026-11-10", "2026-11-08", "2026-11-10")]
    [InlineData("days 3 2026-11-10", "2026-11-07", "2026-11-07")]
    [InlineData("days 3 2026-11-10", "2026-11-06", "2026-11-07")]
    // Every second Tuesday: the 10th is one; counted from the 11th, the first is the 17th.
    [InlineData("weeks 2 Tuesday 2026-11-10", "2026-11-10", "2026-11-10")]
    [InlineData("weeks 2 Tuesday 2026-11-10", "2026-11-11", "2026-11-24")]
    [InlineData("weeks 2 Tuesday 2026-11-11", "2026-11-11", "2026-11-17")]
    [InlineData("weeks 2 Tuesday 2026-11-10", "2026-11-01", "2026-11-10")]
    [InlineData("weeks 2 Tuesday 2026-11-10", "2026-10-27", "2026-10-27")]
    // The second Tuesday; the month begins with a Sunday, or with a Tuesday.
    [InlineData("months 1 2 Tuesday 1", "2026-11-01", "2026-11-10")]
    [InlineData("months 1 2 Tuesday 1", "2026-11-10", "2026-11-10")]
    [InlineData("months 1 2 Tuesday 1", "2026-11-11", "2026-12-08")]
    [InlineData("months 1 1 Tuesday 1", "2026-12-01", "2026-12-01")]
    // The last Friday: the fourth, or the fifth where there are five.
    [InlineData("months 1 -1 Friday 1", "2026-11-01", "2026-11-27")]
    [InlineData("months 1 -1 Friday 1", "2026-10-01", "2026-10-30")]
    // The last Thursday of a month whose fifth is its last day.
    [InlineData("months 1 -1 Thursday 1", "2026-12-01", "2026-12-31")]
    // Each quarter, of which one month is February; across the year.
    [InlineData("months 3 1 Monday 2", "2026-11-03", "2027-02-01")]
    [InlineData("months 3 1 Monday 2", "2026-03-01", "2026-05-04")]
    [InlineData("months 12 1 Monday 2", "2026-02-03", "2027-02-01")]
    [InlineData("months 12 1 Monday 2", "2026-01-01", "2026-02-02")]
    [InlineData("months 12 1 Monday 2", "2028-02-01", "2028-02-07")]
    [InlineData("years 12 27", "2026-12-26", "2026-12-27")]
    [InlineData("years 12 27", "2026-12-27", "2026-12-27")]
    [InlineData("years 12 27", "2026-12-28", "2027-12-27")]
    [InlineData("years 2 29", "2026-03-01", "2027-02-28")]
    [InlineData("years 2 29", "2028-02-28", "2028-02-29")]
    public void TheNextDateIs(string rule, string date, string next) => Assert.Equal(
        LocalDatePattern.Iso.Parse(next).Value,
        TimetableText.Parse($"{rule} at 10:00").Rule.OnOrAfter(LocalDatePattern.Iso.Parse(date).Value));
}
