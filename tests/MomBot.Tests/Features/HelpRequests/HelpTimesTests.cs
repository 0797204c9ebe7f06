using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>When a helper is reminded and when to look again: never at night, in people's own time.</summary>
public class HelpTimesTests
{
    private const string None = "none";
    private static readonly Instant January = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly When[] Wishes = [When.Now, When.Today, When.Tomorrow, When.ThisWeek, When.Anytime];

    private static readonly LocalDateTimePattern Minutes =
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm");

    [Theory]
    [InlineData(When.Today, "2026-11-23T09:00", "2026-11-23T11:00")]
    [InlineData(When.Today, "2026-11-23T18:59", "2026-11-23T20:59")]
    [InlineData(When.Today, "2026-11-23T19:00", None)] // two hours later is nine in the evening
    [InlineData(When.Tomorrow, "2026-11-23T09:00", "2026-11-23T18:00")]
    [InlineData(When.Tomorrow, "2026-11-23T17:01", "2026-11-24T08:00")] // no hour is set, and the evening is too near
    [InlineData(When.Tomorrow, "2026-11-24T07:30", None)]
    [InlineData(When.ThisWeek, "2026-11-23T09:00", "2026-11-23T18:00")]
    [InlineData(When.Anytime, "2026-11-23T20:00", "2026-11-24T18:00")]
    [InlineData(When.Anytime, "2026-11-29T20:00", None)] // its last day ends before
    public void TheReminderComesWhenItHelps(When when, string claimed, string expected)
    {
        var request = Some.OpenRequest(when: when);
        var now = Local(claimed).InZoneStrictly(Some.Berlin).ToInstant();

        Assert.Equal(expected, Shown(HelpTimes.RemindAt(request, request.Slots[0], Some.Berlin, now)));
    }

    [Theory]
    [InlineData(PartOfDay.Evening, "2026-11-23T09:00", "2026-11-24T18:00")] // the evening before
    [InlineData(PartOfDay.Evening, "2026-11-25T09:00", "2026-11-25T15:00")] // the same day: two hours before
    [InlineData(PartOfDay.Morning, "2026-11-24T20:30", "2026-11-25T08:00")]
    [InlineData(PartOfDay.Morning, "2026-11-25T11:30", None)]
    public void AChosenDayIsRemindedTheEveningBeforeOrTwoHoursBefore(PartOfDay part, string claimed, string expected)
    {
        var slots = HelpTimes.SlotsOn([new LocalDate(2026, 11, 25)], part, 1, Some.Berlin, Some.Now);
        var request = Some.OpenRequest() with { When = When.Dates, Slots = slots, EndsAt = slots[0].EndsAt };
        var now = Local(claimed).InZoneStrictly(Some.Berlin).ToInstant();

        Assert.Equal(expected, Shown(HelpTimes.RemindAt(request, slots[0], Some.Berlin, now)));
    }

    [Theory]
    [InlineData("2026-11-23T09:00", "09:30", "10:00", "11:00")]
    [InlineData("2026-11-23T20:45", "07:00", "07:30", "08:00")] // at night it waits for the morning
    public void WhatIsWantedTodayIsLookedAtAgainInHalfAnHour(string asked, params string[] expected)
    {
        var now = Local(asked).InZoneStrictly(Some.Berlin).ToInstant();
        var slots = HelpTimes.SlotsOn([now.InZone(Some.Berlin).Date, now.InZone(Some.Berlin).Date.PlusDays(1)],
            PartOfDay.AnyTime, 1, Some.Berlin, now);
        var request = Some.OpenRequest(when: When.Today) with { AskedAt = now, Slots = slots,
            EndsAt = slots[^1].EndsAt };

        var steps = HelpTimes.Ladder(request, Some.Berlin, now);

        Assert.Equal(expected, steps.Select(step => Shown(step)[11..]));
    }

    [Fact]
    public void AWishForLaterIsLookedAtAgainAtAQuarterHalfAndThreeQuartersOfTheWay()
    {
        var slots = HelpTimes.SlotsOn([Some.Today.PlusDays(4)], PartOfDay.Morning, 1, Some.Berlin, Some.Now);
        var request = Some.OpenRequest() with { When = When.Dates, Slots = slots, EndsAt = slots[0].EndsAt };

        var steps = HelpTimes.Ladder(request, Some.Berlin, Some.Now).Select(step => Shown(step));

        // From Monday 10:00 to Friday 7:00 are 93 hours; the first step would fall on 9:15 on Tuesday.
        Assert.Equal(["2026-11-24T09:15", "2026-11-25T08:30", "2026-11-26T07:45"], steps);
    }

    [Fact]
    public void AMealTrainKeepsItsPaceAndNeverPassesThreeInSevenDays()
    {
        foreach (var (pace, most) in new[] { (Pace.EveryOther, 3), (Pace.TwiceAWeek, 2), (Pace.Weekly, 1) })
        {
            foreach (var weeks in Enum.GetValues<Weeks>())
            {
                var days = MealTrain.Slots(pace, weeks, DropWindow.Evening, Some.Berlin, Some.Now)
                    .Select(slot => slot.Date).ToList();
                Assert.All(days, day =>
                    Assert.InRange(days.Count(other => other >= day && other < day.PlusDays(7)), 1, most));
                Assert.Equal(Some.Today.PlusDays(1), days[0]);
                Assert.True(days[^1] < Some.Today.PlusDays(1).PlusWeeks((int)weeks));
                Assert.True(days.Count >= (int)weeks * most - most);
            }
        }
    }

    /// <summary>Every zone, every change night of a year: in order, at decent hours, before the end.</summary>
    [Fact]
    public void WhereverTheyLiveNobodyIsDisturbedAtNightOrTooLate()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var change in zone.GetZoneIntervals(January, January + Duration.FromDays(365)))
            {
                var around = change.HasStart && change.Start > January
                    ? change.Start
                    : Instant.FromUtc(2026, 6, 1, 0, 0);
                for (var hours = -30; hours <= 6; hours += 3)
                {
                    foreach (var when in Wishes)
                        Check(zone, around + Duration.FromHours(hours), when);
                }
            }
        }
    }

    private static void Check(DateTimeZone zone, Instant now, When when)
    {
        var slots = HelpTimes.Slots(when, 1, zone, now);
        var request = Some.OpenRequest() with { When = when, Slots = slots, AskedAt = now, EndsAt = slots[0].EndsAt };
        var where = $"{zone.Id} {now} {when}";
        if (HelpTimes.RemindAt(request, slots[0], zone, now) is { } at)
        {
            Assert.True(at.InZone(zone).Hour is >= 7 and < 21, where);
            Assert.True(at >= now + Duration.FromHours(1), where);
            Assert.True(at < request.EndsAt, where);
        }

        var before = now;
        foreach (var step in HelpTimes.Ladder(request, zone, now))
        {
            Assert.True(step > before && step < request.EndsAt, where);
            Assert.True(step.InZone(zone).Hour is >= 7 and < 21, where);
            before = step;
        }
    }

    private static string Shown(Instant? at) =>
        at is { } found ? Minutes.Format(found.InZone(Some.Berlin).LocalDateTime) : None;

    private static LocalDateTime Local(string text) => Minutes.Parse(text).GetValueOrThrow();
}
