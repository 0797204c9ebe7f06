using MomBot.Data.ScheduledActions;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace MomBot.Data.Tests.ScheduledActions;

public class LocalScheduleTests
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
    private static readonly string[] Canonical = [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct()];
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2038, 1, 1, 0, 0);

    [Theory]
    // Ireland and Morocco call their winter the deviation ("negative" summer time).
    [InlineData("Europe/Dublin", "2027-03-28", "01:30", "2027-03-28T01:00:00Z")]
    [InlineData("Europe/Dublin", "2027-10-31", "01:30", "2027-10-31T00:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T02:00:00Z")]
    [InlineData("Europe/London", "2027-03-28", "01:30", "2027-03-28T01:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "02:15", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Asia/Beirut", "2026-03-29", "00:00", "2026-03-28T22:00:00Z")]
    // Half an hour only.
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z")]
    // At midnight: the day begins at one.
    [InlineData("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-10-29", "23:30", "2026-10-29T20:30:00Z")]
    // A whole day that never was.
    [InlineData("Pacific/Apia", "2011-12-30", "10:00", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2026-12-30", "10:00", "2026-12-29T21:00:00Z")]
    public void WhenTheClocksChange_ASkippedTimeIsTheFirstMomentAfter_AndARepeatedTimeIsTheFirst(
        string zone, string date, string at, string expected)
    {
        var due = LocalSchedule.Resolve(
            LocalDatePattern.Iso.Parse(date).Value,
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).Value,
            Zones[zone]);

        Assert.Equal(expected, due.ToString());
    }

    [Theory]
    [InlineData("Europe/Dublin", "weeks 1 Sunday 2024-01-01 at 01:30", "2027-03-20T12:00:00Z", "2027-03-21 2027-03-28 2027-04-04")]
    [InlineData("Africa/Casablanca", "days 1 2024-01-01 at 02:30", "2026-02-14T12:00:00Z", "2026-02-15 2026-02-16 2026-02-17")]
    [InlineData("Australia/Lord_Howe", "days 1 2024-01-01 at 02:15", "2026-10-02T12:00:00Z", "2026-10-03 2026-10-04 2026-10-05")]
    [InlineData("Africa/Cairo", "days 1 2024-01-01 at 00:00", "2026-04-22T12:00:00Z", "2026-04-23 2026-04-24 2026-04-25")]
    // The 30th did not exist there; it comes at the first moment of the 31st, and the 31st at its own hour.
    [InlineData("Pacific/Apia", "days 1 2011-12-01 at 10:00", "2011-12-29T12:00:00Z", "2011-12-29 2011-12-30 2011-12-31")]
    [InlineData("Pacific/Apia", "weeks 1 Friday 2011-12-01 at 10:00", "2011-12-25T12:00:00Z", "2011-12-30 2012-01-06 2012-01-13")]
    public void AcrossAClockChange_EachDateComesOnce(string zone, string times, string after, string dates) =>
        Assert.Equal(dates, string.Join(' ', LocalSchedule
            .Upcoming(TimetableText.Parse(times), Zones[zone], InstantPattern.General.Parse(after).Value, 3)
            .Select(next => LocalDatePattern.Iso.Format(next.Date))));

    /// <summary>Daily at ten; the 3rd was moved to the 2nd at eight in the evening, the 5th to the 6th.</summary>
    [Theory]
    [InlineData("", "2026-11-02T10:00 2026-11-02T20:00 2026-11-04T10:00 2026-11-06T09:00 2026-11-06T10:00")]
    [InlineData("; rest 2026-11-03 2026-11-04", "2026-11-02T10:00 2026-11-06T09:00 2026-11-06T10:00")]
    public void WhatIsMoved_ComesOnceAtItsNewTime_UnlessItsDateRests(string rest, string expected)
    {
        var times = TimetableText.Parse(
            $"days 1 2026-11-01 at 10:00{rest}; "
            + "move 2026-11-03 2026-11-02T20:00; move 2026-11-05 2026-11-06T09:00");

        var found = LocalSchedule.Upcoming(times, DateTimeZone.Utc, Instant.FromUtc(2026, 11, 2, 9, 59), 5)
            .TakeWhile(next => next.Date < new LocalDate(2026, 11, 7));

        Assert.Equal(expected, string.Join(' ', found.Select(next => $"{next.Due.InUtc():uuuu-MM-dd'T'HH:mm}")));
    }

    [Fact]
    public void AroundEveryClockChangeInEveryZone_EachDateComesOnce_AndTimeAlwaysAdvances()
    {
        var changes = 0;
        foreach (var zone in Canonical.Select(id => Zones[id]))
        {
            foreach (var change in zone.GetZoneIntervals(Start, End).Where(interval => interval.HasStart))
            {
                changes++;
                var local = change.Start.InZone(zone).LocalDateTime;
                foreach (var minutes in (int[])[-121, -61, -60, -31, -1, 0, 1, 30, 59, 61, 120])
                    Walk(zone, local.PlusMinutes(minutes));
            }
        }

        Assert.True(changes > 3000, $"only {changes} changes were seen");
    }

    private static void Walk(DateTimeZone zone, LocalDateTime around)
    {
        var date = around.Date.PlusWeeks(-2);
        var times = new Timetable(new DateRule.Weeks(1, around.DayOfWeek, date), around.TimeOfDay);
        var after = LocalSchedule.Resolve(date, around.TimeOfDay, zone);
        for (var step = 0; step < 3; step++)
        {
            var next = LocalSchedule.Next(times, zone, after);
            Assert.True(next.Due > after, $"{zone.Id} is stuck at {after}");
            Assert.Equal(date.PlusWeeks(1), next.Date);
            // A moment before its time it is still the next; at its time it is over.
            Assert.Equal(next, LocalSchedule.Next(times, zone, next.Due - Duration.FromMilliseconds(1)));
            (date, after) = next;
        }
    }
}
