using FsCheck;
using FsCheck.Fluent;
using MomBot.Data.ScheduledActions;
using NodaTime;
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
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Asia/Beirut", "2026-03-29", "00:00", "2026-03-28T22:00:00Z")]
    public void WhenTheClocksChange_ASkippedTimeIsTheFirstMomentAfter_AndARepeatedTimeIsTheFirst(
        string zone, string date, string at, string expected)
    {
        var due = LocalSchedule.Resolve(
            NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value,
            NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).Value, Zones[zone]);

        Assert.Equal(expected, due.ToString());
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

    [Fact]
    public void FromAnyInstant_InAnyZone_TheNextDateFitsTheRule_AndNoEarlierOneDid()
    {
        var cases =
            from zone in Gen.Elements(Canonical)
            from day in Gen.Elements(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToArray())
            from weeks in Gen.Choose(1, 5)
            from anchor in Gen.Choose(-400, 5500)
            from minute in Gen.Choose(0, 1439)
            from after in Gen.Choose(0, 14 * 365 * 24 * 60)
            select (zone, new WeekRule(day, weeks, new LocalDate(2024, 1, 1).PlusDays(anchor)),
                LocalTime.FromMinutesSinceMidnight(minute), Start + Duration.FromMinutes(after));

        Prop.ForAll(Arb.From(cases), drawn =>
        {
            var (id, rule, at, after) = drawn;
            var zone = Zones[id];
            var (date, due) = LocalSchedule.Next(rule, at, zone, after);
            var before = date.PlusWeeks(-rule.EveryWeeks);
            return due > after
                && date.DayOfWeek == rule.Day
                && date >= rule.Anchor
                && Period.DaysBetween(rule.Anchor, date) % (7 * rule.EveryWeeks) < 7
                && (before < rule.Anchor || LocalSchedule.Resolve(before, at, zone) <= after);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    private static void Walk(DateTimeZone zone, LocalDateTime around)
    {
        var rule = new WeekRule(around.DayOfWeek, 1, around.Date.PlusWeeks(-2));
        var after = LocalSchedule.Resolve(around.Date.PlusWeeks(-2), around.TimeOfDay, zone);
        var date = around.Date.PlusWeeks(-2);
        for (var step = 0; step < 3; step++)
        {
            var next = LocalSchedule.Next(rule, around.TimeOfDay, zone, after);
            Assert.True(next.Due > after, $"{zone.Id} is stuck at {after}");
            Assert.Equal(date.PlusWeeks(1), next.Date);
            // A moment before its time it is still the next; at its time it is over.
            Assert.Equal(
                next, LocalSchedule.Next(rule, around.TimeOfDay, zone, next.Due - Duration.FromMilliseconds(1)));
            (date, after) = next;
        }
    }
}
