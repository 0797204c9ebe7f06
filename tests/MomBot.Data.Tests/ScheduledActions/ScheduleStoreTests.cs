using System.Data.Common;
using MomBot.Data.Database;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

public class ScheduleStoreTests
{
    // Monday 2 November 2026, 9:00 in UTC, 10:00 in Berlin.
    private static readonly Instant Now = Some.Morning;

    private static readonly Schedule Mondays = new(
        1, Some.Guild, "check-ins.post", TimetableText.Parse("weeks 1 Monday 2026-10-01 at 18:30"), "Europe/Berlin",
        On: true, Version: 0);

    [EveryDatabase]
    public async Task WhatIsSaved_ComesBack_WithItsNextOccurrencePlanned(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);

        var saved = await store.SaveAsync(Mondays, default);

        Assert.Equal(Mondays with { Version = 1 }, saved);
        Assert.Equal(saved, await store.FindAsync(1, default));
        Assert.Equal([saved], await store.ListAsync(Some.Guild, default));
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 17, 30), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task AnOccurrenceIsTakenOnce_AndTheNextFollowsAWeekLater(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 30);

        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(("check-ins.post", new LocalDate(2026, 11, 2)), (due.Action, due.Date));
        Assert.True(await store.TakeAsync(due, database.Clock.Now, default));
        Assert.False(await store.TakeAsync(due, database.Clock.Now, default));
        Assert.Empty(await store.DueAsync(database.Clock.Now, default));
        await store.FinishAsync(due, OccurrenceState.Done, database.Clock.Now, default);
        await store.PlanAsync(database.Clock.Now, default);
        await store.PlanAsync(database.Clock.Now, default);

        Assert.Equal(Instant.FromUtc(2026, 11, 9, 17, 30), await store.NextDueAsync(default));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from occurrences"));
    }

    [EveryDatabase]
    public async Task WhenTheDatabaseWillNotNoteThatARoundWasTaken_ItComesBack_WithoutARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 30);
        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.True(await store.TakeAsync(due, database.Clock.Now, default));

        await database.RefuseChangesAsync("occurrences");
        await Assert.ThrowsAnyAsync<DbException>(
            () => store.FinishAsync(due, OccurrenceState.Done, database.Clock.Now, default));
        await database.TakeChangesAsync("occurrences");

        var again = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal((due.Id, OccurrenceState.Taken), (again.Id, again.State));
        Assert.True(await store.TakeAsync(again, database.Clock.Now, default));
    }

    [EveryDatabase]
    public async Task ARoundThatFailed_HasItsNextTurnLater_AndKeepsItsOwnTime(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 30);
        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        await store.TakeAsync(due, database.Clock.Now, default);
        var later = database.Clock.Now + Duration.FromMinutes(1);

        await store.FinishAsync(due, OccurrenceState.Due, database.Clock.Now, default, later);
        await store.PlanAsync(database.Clock.Now, default);

        Assert.Empty(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(later, await store.NextDueAsync(default));
        var again = Assert.Single(await store.DueAsync(later, default));
        Assert.Equal((due.Id, due.Due, 1), (again.Id, again.Due, again.Attempts));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from occurrences"));
    }

    /// <summary>Chosen before half past six, and the process died before it was saved.</summary>
    [EveryDatabase]
    public async Task WhatIsSavedLaterThanItWasDecided_StillHasTheTurnThatWentByMeanwhile(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 31);

        await store.SaveAsync(Mondays, default, since: Now);

        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(new LocalDate(2026, 11, 2), due.Date);
    }

    [EveryDatabase]
    public async Task WhenTheProcessDiesBeforeTheNextIsPlanned_ALateStartStillGivesItItsTurn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 30);
        var first = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        await store.TakeAsync(first, database.Clock.Now, default);
        await store.FinishAsync(first, OccurrenceState.Done, database.Clock.Now, default);

        database.Clock.Now = Instant.FromUtc(2026, 11, 9, 17, 32);
        await store.PlanAsync(database.Clock.Now, default);

        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(new LocalDate(2026, 11, 9), due.Date);
    }

    [EveryDatabase]
    public async Task WhenTheProcessDiesOverAnOccurrence_ItIsDueAgain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 18, 0);
        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        await store.TakeAsync(due, database.Clock.Now, default);

        await database.ReopenAsync();
        var restarted = Store(database);
        var again = Assert.Single(await restarted.DueAsync(database.Clock.Now, default));

        Assert.Equal((due.Id, OccurrenceState.Taken), (again.Id, again.State));
        Assert.False(await restarted.TakeAsync(due, database.Clock.Now, default));
        Assert.True(await restarted.TakeAsync(again, database.Clock.Now, default));
    }

    [EveryDatabase]
    public async Task AfterALongOutage_TheNewestMissedOneIsDue_TheOthersAreNoted_AndTheNextLiesAhead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 12, 10, 9, 0);

        await store.PlanAsync(database.Clock.Now, default);
        var late = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(new LocalDate(2026, 12, 7), late.Date);
        await store.TakeAsync(late, database.Clock.Now, default);
        await store.FinishAsync(late, OccurrenceState.Done, database.Clock.Now, default);
        await store.PlanAsync(database.Clock.Now, default);

        Assert.Empty(await store.DueAsync(database.Clock.Now, default));
        Assert.Equal(Instant.FromUtc(2026, 12, 14, 17, 30), await store.NextDueAsync(default));
        var missed = await store.MissedAsync(
            Some.Guild, Instant.FromUtc(2026, 11, 20, 0, 0), database.Clock.Now, default);
        Assert.Equal(["2026-11-30", "2026-11-23"], missed.Select(each => $"{each.Date:uuuu-MM-dd}"));
        Assert.All(missed, each => Assert.Equal(1, each.Schedule));
        Assert.Empty(await store.MissedAsync(
            new GuildId(701), Instant.FromUtc(2026, 11, 20, 0, 0), database.Clock.Now, default));
        Assert.Equal(
            (5L, "2026-11-02", "2026-11-30"),
            (await database.ScalarAsync<long>("select count(*) from occurrences where state = 'Missed'"),
                await database.ScalarAsync<string>("select min(local_date) from occurrences where state = 'Missed'"),
                await database.ScalarAsync<string>("select max(local_date) from occurrences where state = 'Missed'")));
    }

    [EveryDatabase]
    public async Task WhenTheTimeIsMovedOnADayThatIsDone_TheDayIsNotDoneAgain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var saved = await store.SaveAsync(Mondays, default);
        database.Clock.Now = Instant.FromUtc(2026, 11, 2, 17, 30);
        var due = Assert.Single(await store.DueAsync(database.Clock.Now, default));
        await store.TakeAsync(due, database.Clock.Now, default);
        await store.FinishAsync(due, OccurrenceState.Done, database.Clock.Now, default);

        await store.SaveAsync(saved with { Times = saved.Times with { At = new LocalTime(20, 0) } }, default);

        Assert.Equal(Instant.FromUtc(2026, 11, 9, 19, 0), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhenAScheduleIsChanged_ItsFutureIsPlannedAnew_AndSwitchedOffItHasNone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var saved = await store.SaveAsync(Mondays, default);

        saved = await store.SaveAsync(saved with { Zone = "America/New_York" }, default);
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 23, 30), await store.NextDueAsync(default));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from occurrences"));

        saved = await store.SaveAsync(saved with { On = false }, default);
        await store.PlanAsync(Now, default);
        Assert.Null(await store.NextDueAsync(default));

        await store.SaveAsync(saved with { On = true }, default);
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 23, 30), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhenTwoPeopleChangeItAtOnce_TheSecondIsToldThatItsVersionIsOld(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var saved = await store.SaveAsync(Mondays, default);
        await store.SaveAsync(saved with { Times = saved.Times with { At = new LocalTime(7, 0) } }, default);

        await Assert.ThrowsAsync<StaleRowException>(() => store.SaveAsync(saved with { On = false }, default));
    }

    [EveryDatabase]
    public async Task WhenTheRulesOfAZoneHaveChanged_ARestartMovesWhatIsPlanned(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await Store(database).SaveAsync(Mondays, default);
        await database.ExecuteAsync("update occurrences set due = due + 3600000, tzdb = 'TZDB: 2019a'");

        await Store(database).PlanAsync(Now, default);

        Assert.Equal(Instant.FromUtc(2026, 11, 2, 17, 30), await Store(database).NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhatPeopleSaidAboutSingleDates_ComesBack_AndIsHeeded(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        var today = new LocalDate(2026, 11, 2);
        var times = Mondays.Times
            .Resting(today, today, today)
            .Moving(new LocalDate(2026, 11, 9), new LocalDateTime(2026, 11, 10, 9, 0), today);

        var saved = await store.SaveAsync(Mondays with { Times = times }, default);

        Assert.Equal(saved, await store.FindAsync(1, default));
        Assert.Equal(Instant.FromUtc(2026, 11, 10, 8, 0), await store.NextDueAsync(default));
    }

    [EveryDatabase]
    public async Task WhenTheClockWasFarAheadForAWhile_WhatItNotedAsMissedComesAllTheSame_AndWhatItDidDoesNot(
        DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = Store(database);
        await store.SaveAsync(Mondays, default);
        await store.PlanAsync(Now + Duration.FromDays(40), default);
        var done = Assert.Single(await store.DueAsync(Now + Duration.FromDays(40), default));
        await store.TakeAsync(done, database.Clock.Now, default);
        await store.FinishAsync(done, OccurrenceState.Done, database.Clock.Now, default);

        var dates = new List<LocalDate>();
        for (var now = Now; now < Now + Duration.FromDays(50); now += Duration.FromHours(6))
        {
            await store.PlanAsync(now, default);
            foreach (var due in await store.DueAsync(now, default))
            {
                dates.Add(due.Date);
                await store.TakeAsync(due, database.Clock.Now, default);
                await store.FinishAsync(due, OccurrenceState.Done, database.Clock.Now, default);
            }
        }

        Assert.Equal(dates.Distinct(), dates);
        Assert.DoesNotContain(done.Date, dates);
        Assert.Equal(new LocalDate(2026, 11, 2), dates[0]);
        Assert.Equal(7, dates.Count);
    }

    private static ScheduleStore Store(TestDatabase database) => new(database.Connections, DateTimeZoneProviders.Tzdb);
}
