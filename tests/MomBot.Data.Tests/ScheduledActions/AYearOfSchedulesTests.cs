using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>
/// A year of 200 communities in 20 zones: the bot is away for minutes to days, its clock jumps and comes back, people
/// change their schedules. Nothing comes twice, never two at once, and every date is accounted for.
/// </summary>
public class AYearOfSchedulesTests
{
    private const int Communities = 200;
    private static readonly Duration Grace = Duration.FromHours(6);
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 0, 0);
    private static readonly Instant End = Start + Duration.FromDays(365);

    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Madrid", "Africa/Casablanca", "Africa/Cairo",
        "Africa/Lagos", "America/New_York", "America/Los_Angeles", "America/Lima", "America/Sao_Paulo",
        "America/St_Johns", "Asia/Kolkata", "Asia/Manila", "Asia/Tokyo", "Asia/Beirut", "Australia/Sydney",
        "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Auckland",
    ];

    private readonly Random _random = new(20_260_105);
    private readonly Dictionary<long, List<LocalDate>> _taken = [];
    private readonly Dictionary<long, Schedule> _schedules = [];
    private readonly HashSet<(long, LocalDate)> _owed = [];
    private readonly Dictionary<long, Instant> _since = [];
    private int _posted, _held;

    [Fact]
    public async Task NothingComesTwice_NothingInABurst_AndEveryMissIsAccountedFor()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        database.Clock.Now = Start;
        var store = new ScheduleStore(database.Connections, DateTimeZoneProviders.Tzdb);
        for (var id = 1L; id <= Communities; id++)
            await SaveAsync(store, New(id), Start);

        var now = Start;
        var (outages, jumps, falls, edits) = (0, 0, 0, 0);
        while (now < End)
        {
            database.Clock.Now = now;
            await SweepAsync(store, now);
            switch (_random.Next(30))
            {
                case 0:
                    now += Duration.FromMinutes(_random.Next(5, 4 * 24 * 60));
                    outages++;
                    break;
                case 1:
                    await JumpAsync(store, now, Duration.FromMinutes(_random.Next(1, 180)));
                    now += Duration.FromMinutes(20);
                    jumps++;
                    break;
                case 2:
                    await JumpAsync(store, now, -Duration.FromMinutes(_random.Next(1, 36 * 60)));
                    now += Duration.FromMinutes(20);
                    falls++;
                    break;
                case < 12:
                    await EditAsync(store, 1 + _random.Next(Communities), now);
                    edits++;
                    goto default;
                default:
                    now += Duration.FromMinutes(30 + _random.Next(240));
                    break;
            }
        }

        database.Clock.Now = End;
        await SweepAsync(store, End);
        Owe(End);
        Assert.All(_taken, each => Assert.Equal(each.Value.Distinct(), each.Value));
        var known = await KnownAsync(database);
        Assert.Empty(_owed.Where(each => !known.Contains(each)).Take(5));
        Assert.True(
            outages > 50 && jumps > 50 && falls > 50 && edits > 300,
            $"{outages} outages, {jumps} jumps ahead, {falls} back, {edits} edits");
        Assert.True(_posted > 5_000 && _held > 200, $"{_posted} posted, {_held} held");
    }

    /// <summary>Takes what is due, as the bot does; of one schedule at most one at a time.</summary>
    private async Task SweepAsync(ScheduleStore store, Instant now)
    {
        await store.PlanAsync(now, default);
        var due = await store.DueAsync(now, default);
        Assert.Equal(due.Select(each => each.ScheduleId).Distinct().Count(), due.Count);
        foreach (var each in due)
        {
            Assert.True(await store.TakeAsync(each, now, default));
            if (_random.Next(40) == 0)
                Assert.False(await store.TakeAsync(each, now, default)); // A second sweep at the same moment.
            (_taken.TryGetValue(each.ScheduleId, out var dates) ? dates : _taken[each.ScheduleId] = []).Add(each.Date);
            if (now - each.Due <= Grace)
                _posted++;
            else
                _held++;
            await store.FinishAsync(each, OccurrenceState.Done, now, default);
        }

        await store.PlanAsync(now, default);
    }

    /// <summary>For one sweep the clock is ahead or behind, then it is right again.</summary>
    private Task JumpAsync(ScheduleStore store, Instant now, Duration by) => SweepAsync(store, now + by);

    private async Task EditAsync(ScheduleStore store, long id, Instant now)
    {
        Owe(now, id);
        var schedule = _schedules[id];
        var today = now.InZone(DateTimeZoneProviders.Tzdb[schedule.Zone]).Date;
        await SaveAsync(store, _random.Next(5) switch
        {
            4 => schedule with { Zone = Zones[_random.Next(Zones.Length)] },
            0 => New(id) with { Version = schedule.Version, Zone = schedule.Zone },
            1 => schedule with { Times = schedule.Times.Resting(today, today.PlusDays(_random.Next(20)), today) },
            2 => schedule with { Times = schedule.Times.Awake(today) },
            _ => schedule with { On = !schedule.On },
        }, now);
    }

    private async Task SaveAsync(ScheduleStore store, Schedule schedule, Instant now)
    {
        _schedules[schedule.Id] = await store.SaveAsync(schedule, default);
        _since[schedule.Id] = now;
    }

    /// <summary>Every date whose time has come under a schedule as it stood.</summary>
    private void Owe(Instant now, long? only = null)
    {
        foreach (var schedule in _schedules.Values.Where(each => each.On && (only is null || each.Id == only)))
        {
            var zone = DateTimeZoneProviders.Tzdb[schedule.Zone];
            for (var next = LocalSchedule.Next(schedule.Times, zone, _since[schedule.Id]);
                next.Due <= now;
                next = LocalSchedule.Next(schedule.Times, zone, next.Due))
                _owed.Add((schedule.Id, next.Date));
        }
    }

    private Schedule New(long id)
    {
        DateRule rule = _random.Next(6) switch
        {
            0 => new DateRule.Days(1, new LocalDate(2024, 1, 1)),
            1 => new DateRule.Months(1, 1, Day(), 1),
            _ => new DateRule.Weeks(1, Day(), new LocalDate(2024, 1, 1)),
        };
        var at = LocalTime.FromMinutesSinceMidnight(30 * _random.Next(48));
        return new Schedule(
            id, Some.Guild, "checkins.due:", new Timetable(rule, at), Zones[id % Zones.Length], On: true, Version: 0);
    }

    private IsoDayOfWeek Day() => (IsoDayOfWeek)_random.Next(1, 8);

    private static async Task<HashSet<(long, LocalDate)>> KnownAsync(TestDatabase database)
    {
        var rows = await database.Connections.ReadAsync(
            connection => Dapper.SqlMapper.QueryAsync<Known>(
                connection, "select schedule_id as schedule, local_date as date from occurrences where state <> 'Due'"),
            default);
        return [.. rows.Select(row => (row.Schedule, row.Date))];
    }

    [method: Dapper.ExplicitConstructor]
    private sealed record Known(long Schedule, LocalDate Date);
}
