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

    /// <summary>Each month, every second, every quarter, once a year.</summary>
    private static readonly int[] Paces = [1, 2, 3, 12];

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
        var (zones, rules) = (new HashSet<int>(), new HashSet<Type>());
        for (var walk = 0; walk < Walks; walk++)
        {
            var at = random.Next(Zones.Length);
            zones.Add(at);
            Assert.Null(Walk(random, Zones[at], Changes[at], LocalSchedule.Next, rules));
        }

        Assert.Equal(Zones.Length, zones.Count);
        Assert.Equal(typeof(DateRule).GetNestedTypes().ToHashSet(), rules);
    }

    /// <summary>Each rule is what keeps its promise: left out, the walks above stumble over it.</summary>
    [Theory]
    [MemberData(nameof(Broken))]
    public void WithoutARule_AWalkFails(string rule)
    {
        var random = new Random(20_240_101);
        var next = Without[rule];
        for (var walk = 0; walk < 20_000; walk++)
        {
            var at = random.Next(Zones.Length);
            if (Walk(random, Zones[at], Changes[at], next, []) is not null)
                return;
        }

        Assert.Fail($"Nobody noticed that there is no rule on {rule}.");
    }

    /// <summary>What those walks stumble over is the rule left out, and not the way of leaving it out.</summary>
    [Fact]
    public void WithTheRightHours_TheSameWayIsRight()
    {
        var random = new Random(20_240_101);
        for (var walk = 0; walk < 20_000; walk++)
        {
            var at = random.Next(Zones.Length);
            Assert.Null(Walk(
                random,
                Zones[at],
                Changes[at],
                (times, zone, after) => Later(
                    times, after, next => LocalSchedule.Resolve(next.Date, next.TimeOfDay, zone)),
                []));
        }
    }

    public static TheoryData<string> Broken => [.. Without.Keys];

    private static readonly Dictionary<string, Next> Without = new()
    {
        ["a skipped hour"] = (times, zone, after) => Later(
            times, after, next => next.InZone(zone, Resolvers.LenientResolver).ToInstant()),
        ["an hour that comes twice"] = (times, zone, after) => Later(times, after, next => next.InZone(
            zone,
            Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter)).ToInstant()),
        ["summer and winter"] = (times, zone, after) => Later(
            times, after, next => next.WithOffset(zone.GetUtcOffset(Instant.FromUtc(2024, 1, 1, 0, 0))).ToInstant()),
        ["what rests"] = (times, zone, after) => LocalSchedule.Next(times with { Rests = [] }, zone, after),
        ["what is moved"] = (times, zone, after) => LocalSchedule.Next(times with { Moves = [] }, zone, after),
        ["going on"] = (times, zone, after) => LocalSchedule.Next(times, zone, after - Duration.FromMilliseconds(1)),
        ["every date having its turn"] = (times, zone, after) =>
            LocalSchedule.Next(times, zone, LocalSchedule.Next(times, zone, after).Due),
    };

    private delegate (LocalDate Date, Instant Due) Next(Timetable times, DateTimeZone zone, Instant after);

    /// <summary>The next one, with another way from local times to instants.</summary>
    private static (LocalDate Date, Instant Due) Later(
        Timetable times, Instant after, Func<LocalDateTime, Instant> instantOf)
    {
        var date = times.Rule.OnOrAfter(after.InUtc().Date.PlusDays(-2));
        while (times.RestsOn(date) || instantOf(LocalOf(times, date)) <= after)
            date = times.Rule.OnOrAfter(date.PlusDays(1));
        return (date, instantOf(LocalOf(times, date)));
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

    /// <summary>What is wrong with a few steps of some schedule in a zone; none: nothing.</summary>
    private static string? Walk(Random random, DateTimeZone zone, Instant[] changes, Next find, HashSet<Type> rules)
    {
        var isAtAChange = changes.Length > 0 && random.Next(2) == 0;
        var start = isAtAChange
            ? changes[random.Next(changes.Length)].InZone(zone).Date.PlusDays(-random.Next(3))
            : First.PlusDays(random.Next(AllDays - 800));
        var times = Draw(random, start, isAtAChange ? 4 * 60 : 24 * 60);
        rules.Add(times.Rule.GetType());
        var after = LocalSchedule.Resolve(start, LocalTime.FromMinutesSinceMidnight(random.Next(1440)), zone);
        var date = default(LocalDate?);
        for (var step = 0; step < Steps; step++)
        {
            var next = find(times, zone, after);
            var local = LocalOf(times, next.Date);
            if (next.Due <= after || !Falls(times, next.Date) || !IsRight(local, zone, next.Due))
                return Wrong(times, zone, after, next);
            // Every date between the last one and this one rests, or is none of the rule's.
            for (var between = date?.PlusDays(1) ?? next.Date; between < next.Date; between = between.PlusDays(1))
            {
                if (Falls(times, between))
                    return Wrong(times, zone, after, next);
            }

            (date, after) = next;
        }

        return null;
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
                Paces[random.Next(Paces.Length)], random.Next(5) is var week and > 0 ? week : -1, day, around.Month),
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

    private static string Wrong(
        Timetable times, DateTimeZone zone, Instant after, (LocalDate Date, Instant Due) next) =>
        $"{times} in {zone.Id}: after {after} came {next.Date:uuuu-MM-dd} at {next.Due}";
}
