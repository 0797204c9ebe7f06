using MomBot.Data.ScheduledActions;
using NodaTime;
using NodaTime.TimeZones;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>
/// A million steps of schedules in every zone of the world from 2024 to 2037, each held against a calendar that knows
/// nothing of rules: it looks at one day after the other. Half the walks begin just before a change of the clocks.
/// </summary>
public class AMillionOccurrencesTests
{
    private const int Walks = 125_000;
    private const int Steps = 8;
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly int AllDays = Period.DaysBetween(First, new LocalDate(2037, 12, 31));

    private static readonly DateTimeZone[] Zones =
        [.. TzdbDateTimeZoneSource.Default.GetIds().Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly Instant[][] Changes =
    [
        .. Zones.Select(zone => zone
            .GetZoneIntervals(Instant.FromUtc(2024, 1, 2, 0, 0), Instant.FromUtc(2037, 12, 1, 0, 0))
            .Where(each => each.HasStart && each.Start > Instant.FromUtc(2024, 1, 2, 0, 0))
            .Select(each => each.Start).ToArray()),
    ];

    [Fact]
    public void EachDateComesExactlyOnce_InOrder_NeverStuck_AtTheRightInstant()
    {
        var random = new Random(20_240_101);
        var seen = new HashSet<int>();
        for (var walk = 0; walk < Walks; walk++)
        {
            var at = random.Next(Zones.Length);
            seen.Add(at);
            Walk(random, Zones[at], Changes[at]);
        }

        Assert.Equal(Zones.Length, seen.Count);
    }

    /// <summary>The test above is only worth something if it sees a schedule that is wrong.</summary>
    [Theory]
    [InlineData("Europe/London", "2027-03-28T01:30", "2027-03-28T01:30:00Z")] // by the length of the gap
    [InlineData("Europe/London", "2027-10-31T01:30", "2027-10-31T01:30:00Z")] // the second of two
    [InlineData("Europe/London", "2027-06-01T10:00", "2027-06-01T10:00:00Z")] // an offset kept over the summer
    public void AWrongInstantIsSeen(string zone, string local, string due) => Assert.False(IsRight(
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value,
        DateTimeZoneProviders.Tzdb[zone],
        NodaTime.Text.InstantPattern.General.Parse(due).Value));

    private static void Walk(Random random, DateTimeZone zone, Instant[] changes)
    {
        var isAtAChange = changes.Length > 0 && random.Next(2) == 0;
        var start = isAtAChange
            ? changes[random.Next(changes.Length)].InZone(zone).Date.PlusDays(-random.Next(3))
            : First.PlusDays(random.Next(AllDays - 800));
        var times = Draw(random, start, isAtAChange ? 4 * 60 : 24 * 60);
        var after = LocalSchedule.Resolve(start, LocalTime.FromMinutesSinceMidnight(random.Next(1440)), zone);
        var date = default(LocalDate?);
        for (var step = 0; step < Steps; step++)
        {
            var next = LocalSchedule.Next(times, zone, after);
            var local = LocalOf(times, next.Date);
            if (next.Due <= after || !Falls(times, next.Date) || !IsRight(local, zone, next.Due))
                Fail(times, zone, after, next);
            // Every date between the last one and this one rests, or is none of the rule's.
            for (var between = date?.PlusDays(1) ?? next.Date; between < next.Date; between = between.PlusDays(1))
            {
                if (Falls(times, between))
                    Fail(times, zone, after, next);
            }

            (date, after) = next;
        }
    }

    /// <summary>Any kind of rule, often with a rest or a moved date, around a date.</summary>
    private static Timetable Draw(Random random, LocalDate around, int minutes)
    {
        var day = (IsoDayOfWeek)random.Next(1, 8);
        DateRule rule = random.Next(8) switch
        {
            0 or 1 => new DateRule.Days(random.Next(1, 4), around.PlusDays(random.Next(-9, 9))),
            2 or 3 or 4 => new DateRule.Weeks(random.Next(1, 5), day, around.PlusDays(random.Next(-90, 90))),
            5 or 6 => new DateRule.Months(
                random.Next(1, 4), random.Next(5) is var week and > 0 ? week : -1, day, around.Month),
            _ => new DateRule.Years(around.Month, around.Month == 2 && random.Next(2) == 0 ? 29 : around.Day),
        };
        var times = new Timetable(rule, LocalTime.FromMinutesSinceMidnight(random.Next(minutes)));
        if (random.Next(3) == 0)
            times = times.Resting(around, around.PlusDays(random.Next(20)), around);
        if (random.Next(3) == 0)
        {
            var moved = rule.OnOrAfter(around);
            times = times.Moving(moved, (moved + times.At).PlusMinutes(-random.Next(1, 600)), around);
        }

        return times;
    }

    /// <summary>What the rule says about one date, asked in the plainest way there is.</summary>
    private static bool Falls(Timetable times, LocalDate date) => !times.RestsOn(date) && times.Rule switch
    {
        DateRule.Days(var every, var anchor) => Days(anchor, date) % every == 0,
        DateRule.Weeks(var every, var day, var anchor) => date.DayOfWeek == day
            && Days(anchor, date) is var passed
            && (passed < 0 ? passed - 6 : passed) / 7 % every == 0,
        DateRule.Months(var every, var week, var day, var month) => date.DayOfWeek == day
            && ((date.Year * 12) + date.Month - month) % every == 0
            && (week > 0 ? (date.Day - 1) / 7 == week - 1 : date.PlusDays(7).Month != date.Month),
        DateRule.Years(var month, var day) => (date.Month, date.Day) == (month, day)
            || ((month, day, date.Month, date.Day) == (2, 29, 2, 28) && date.PlusDays(1).Day == 1),
        _ => false,
    };

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    private static LocalDateTime LocalOf(Timetable times, LocalDate date)
    {
        foreach (var move in times.Moves)
        {
            if (move.Date == date)
                return move.To;
        }

        return date + times.At;
    }

    /// <summary>
    /// Either it is that local time and was not so before; or there is no such time, and the clocks jump at this very
    /// moment over it.
    /// </summary>
    private static bool IsRight(LocalDateTime local, DateTimeZone zone, Instant due)
    {
        var here = zone.GetZoneInterval(due);
        if (here.HasStart && here.Start == due)
        {
            var last = zone.GetZoneInterval(due - Duration.Epsilon);
            if (local >= last.IsoLocalEnd && local < here.IsoLocalStart)
                return true;
        }

        if (due.WithOffset(here.WallOffset).LocalDateTime != local)
            return false;
        var earlier = here.HasStart ? zone.GetZoneInterval(here.Start - Duration.Epsilon) : null;
        return earlier is null || local >= earlier.IsoLocalEnd;
    }

    private static void Fail(Timetable times, DateTimeZone zone, Instant after, (LocalDate Date, Instant Due) next) =>
        Assert.Fail($"{times} in {zone.Id}: after {after} came {next.Date:uuuu-MM-dd} at {next.Due}");
}
