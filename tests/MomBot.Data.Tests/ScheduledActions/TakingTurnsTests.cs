using MomBot.Data.Database;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>Whose turn it is among what is due, and what comes of it.</summary>
public class TakingTurnsTests
{
    // Monday 2 November 2026, 9:00 in UTC, 10:00 in Berlin.
    private static readonly Instant Now = Some.Morning;
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 2, 17, 30);

    private static readonly Schedule Mondays = new(
        1, Some.Guild, "check-ins.post", TimetableText.Parse("weeks 1 Monday 2026-10-01 at 18:30"), "Europe/Berlin",
        On: true, Version: 0);

    [EveryDatabase]
    public async Task AfterEachTwoHundred_WhatPeopleWaitForHasItsTurn_AndEachIsTakenOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await FillAsync(database, 250);
        var (taken, pauses) = (new List<long>(), new List<int>());

        await store.TakeDueAsync(
            Now,
            each =>
            {
                taken.Add(each.Id);
                return Task.FromResult(true);
            },
            () =>
            {
                pauses.Add(taken.Count);
                return Task.CompletedTask;
            },
            default);

        Assert.Equal(Enumerable.Range(1, 250).Select(each => (long)each), taken);
        Assert.Equal([200, 250, 250], pauses);
    }

    /// <summary>A newer date stands in for one that waited too long, and has its turn in the same look.</summary>
    [EveryDatabase]
    public async Task WhereNewerOnesStandIn_TheyHaveTheirTurnAtOnce_ButNobodyGoesRoundForEver(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await FillAsync(database, 2);
        var taken = new List<long>();

        await Store(database).TakeDueAsync(
            Now,
            each =>
            {
                taken.Add(each.Id);
                return Task.FromResult(each.Id != 1);
            },
            () => Task.CompletedTask,
            default);

        Assert.Equal([1, 2, 1, 2], taken);
    }

    [EveryDatabase]
    public async Task WhatIsDue_ComesEarliestFirst_AsManyAsAreWanted_BehindTheLastOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await FillAsync(database, 3);
        await database.ExecuteAsync("update occurrences set due = due - 1 where id = 3");

        var all = await store.DueAsync(Now, default);
        Assert.Equal([3, 1, 2], all.Select(each => each.Id));
        Assert.Equal([3], (await store.DueAsync(Now, default, limit: 1)).Select(each => each.Id));
        Assert.Equal([1, 2], (await store.DueAsync(Now, default, after: all[0])).Select(each => each.Id));
        Assert.Equal([2], (await store.DueAsync(Now, default, after: all[1])).Select(each => each.Id));
    }

    [EveryDatabase]
    public async Task WhatIsSetAside_IsCountedAsATry_AndTheNextOneIsPlanned(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        var due = Assert.Single(await store.DueAsync(Due, default));
        await store.TakeAsync(due, Due, default);
        Assert.Empty(await store.DueAsync(Due, default));

        await store.FinishAsync(due, OccurrenceState.Held, Due, default);

        Assert.Empty(await store.DueAsync(Due, default));
        Assert.Equal(Due + Duration.FromDays(7), await store.NextDueAsync(default));
        Assert.Equal(1, await database.ScalarAsync<long>("select attempts from occurrences where state = 'Held'"));
    }

    [EveryDatabase]
    public async Task WhatWentWell_IsNoFailedTry(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        var due = Assert.Single(await store.DueAsync(Due, default));

        await store.FinishAsync(due, OccurrenceState.Done, Due, default);

        Assert.Equal(0, await database.ScalarAsync<long>("select attempts from occurrences where state = 'Done'"));
    }

    /// <summary>Before its turn a week went by: it is not given a turn in the place of the newer one.</summary>
    [EveryDatabase]
    public async Task WhatWaitedWhileANewerOneWentBy_IsNoted_AndTheNewerIsDue(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        var old = Assert.Single(await store.DueAsync(Due, default));
        var later = Due + Duration.FromDays(7);

        Assert.False(await store.TakeAsync(old, later, default));

        Assert.Equal(new LocalDate(2026, 11, 9), Assert.Single(await store.DueAsync(later, default)).Date);
        Assert.Equal([(1, new LocalDate(2026, 11, 2))], await MissedAsync(Due, Due));
        Assert.Empty(await MissedAsync(Due + Duration.FromMilliseconds(1), later));
        Assert.Empty(await MissedAsync(Now, Due - Duration.FromMilliseconds(1)));

        async Task<IEnumerable<(long, LocalDate)>> MissedAsync(Instant since, Instant until) =>
            await store.MissedAsync(Some.Guild, since, until, default);
    }

    /// <summary>It was brought forward, and had its turn; with a new hour, that it was moved is forgotten.</summary>
    [EveryDatabase]
    public async Task ADateThatCameEarly_IsNotPlannedAgain_AndTheOneAfterItIs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var early = Instant.FromUtc(2026, 11, 2, 12, 0);
        var daily = Mondays with { Times = TimetableText.Parse(
            "days 1 2026-10-01 at 18:30; move 2026-11-03 2026-11-02T13:00") };
        var saved = await store.SaveAsync(daily, default);
        foreach (var now in new[] { early, Due })
        {
            database.Clock.Now = now;
            var due = Assert.Single(await store.DueAsync(now, default));
            Assert.True(await store.TakeAsync(due, now, default));
            await store.FinishAsync(due, OccurrenceState.Done, now, default);
        }

        await store.SaveAsync(
            saved with { Times = TimetableText.Parse("days 1 2026-10-01 at 19:00") }, default);

        Assert.Equal(Instant.FromUtc(2026, 11, 4, 18, 0), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhatIsPlanned_WakesTheClock_AndPlannedAgainTheSameDoesNot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var woken = 0;
        database.Connections.Woken += () => woken++;

        var saved = await store.SaveAsync(Mondays, default);
        Assert.Equal(1, woken);
        await database.ExecuteAsync("update occurrences set tzdb = 'TZDB: 2019a'");
        await store.PlanAsync(Now, default);
        Assert.Equal(1, woken);
        Assert.NotEqual("TZDB: 2019a", await database.ScalarAsync<string>("select tzdb from occurrences"));
        await database.ExecuteAsync("update occurrences set due = due + 3600000, tzdb = 'TZDB: 2019a'");
        await store.PlanAsync(Now, default);
        Assert.Equal(2, woken);
        await store.SaveAsync(saved with { On = false }, default);
        Assert.Equal(2, woken);
    }

    [EveryDatabase]
    public async Task AZoneThatNobodyKnows_HasNoDates_AndHoldsNothingElseUp(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);

        await store.SaveAsync(Mondays with { Zone = "Mars/Olympus" }, default);
        await store.SaveAsync(Mondays with { Id = 2, Guild = new(9) }, default);

        Assert.Equal([2], (await store.DueAsync(Due, default)).Select(each => each.ScheduleId));
        Assert.Equal([2], (await store.ListAsync(new(9), default)).Select(each => each.Id));
        Assert.Null(await store.FindAsync(3, default));
    }

    [EveryDatabase]
    public async Task ANumberThatIsTaken_IsNotWrittenOver_AlsoNotFromAnotherCommunity(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var saved = await store.SaveAsync(Mondays, default);

        await Assert.ThrowsAsync<StaleRowException>(() => store.SaveAsync(Mondays, default));
        await Assert.ThrowsAsync<StaleRowException>(
            () => store.SaveAsync(saved with { Guild = new(9), On = false }, default));

        Assert.Equal(saved, await store.FindAsync(1, default));
    }

    /// <summary>A schedule, and that many of its dates that are due, numbered from 1.</summary>
    private static Task FillAsync(TestDatabase database, int count) => database.Connections.WriteAsync(
        async unit =>
        {
            await unit.ExecuteAsync("""
                insert into schedules (id, guild_id, action, times, zone, is_on, since, version)
                values (1, 700, 'check-ins.post', 'days 1 2026-01-01 at 18:30', 'Europe/Berlin', @on, 0, 1)
                """, new { on = true });
            for (var id = 1; id <= count; id++)
            {
                await unit.ExecuteAsync("""
                    insert into occurrences (id, schedule_id, local_date, slot, due, state, tzdb, version)
                    values (@id, 1, @date, 0, @due, 'Due', 'TZDB: 2019a', 1)
                    """, new { id, date = new LocalDate(2026, 1, 1).PlusDays(id), due = Now - Duration.FromDays(1) });
            }
        }, default);

    private static ScheduleStore Store(TestDatabase database) => new(database.Connections, DateTimeZoneProviders.Tzdb);
}
