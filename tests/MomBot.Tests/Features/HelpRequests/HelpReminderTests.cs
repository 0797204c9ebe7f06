using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>When a helper is reminded: once, never at night, in the community's own time.</summary>
public class HelpReminderTests
{
    private const string None = "none";
    private static readonly Instant January = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly LocalDateTimePattern Minutes =
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm");

    [Theory]
    [InlineData(Soon.Today, "2026-11-23T09:00", "2026-11-23T11:00")]
    [InlineData(Soon.Today, "2026-11-23T18:59", "2026-11-23T20:59")]
    [InlineData(Soon.Today, "2026-11-23T19:00", None)] // two hours later is nine in the evening
    [InlineData(Soon.Today, "2026-11-23T04:59", None)]
    [InlineData(Soon.Today, "2026-11-23T05:00", "2026-11-23T07:00")]
    [InlineData(Soon.Tomorrow, "2026-11-23T09:00", "2026-11-23T18:00")]
    [InlineData(Soon.Tomorrow, "2026-11-23T17:00", "2026-11-23T18:00")]
    [InlineData(Soon.Tomorrow, "2026-11-23T17:01", "2026-11-24T08:00")]
    [InlineData(Soon.Tomorrow, "2026-11-24T06:30", "2026-11-24T08:00")]
    [InlineData(Soon.Tomorrow, "2026-11-24T07:30", None)]
    [InlineData(Soon.ThisWeek, "2026-11-23T09:00", "2026-11-23T18:00")]
    [InlineData(Soon.Anytime, "2026-11-23T20:00", "2026-11-24T18:00")]
    [InlineData(Soon.Anytime, "2026-11-29T20:00", None)] // its last day ends before
    public void TheReminderComesWhenItHelps(Soon soon, string claimed, string expected)
    {
        var request = Some.OpenRequest(soon: soon);
        var now = Local(claimed).InZoneStrictly(Some.Berlin).ToInstant();

        var at = HelpRules.RemindAt(request, Some.Berlin, now);

        var seen = at is { } found
            ? Minutes.Format(found.InZone(Some.Berlin).LocalDateTime)
            : None;
        Assert.Equal(expected, seen);
    }

    /// <summary>Every zone, every change night of a year: inside the day, a decent hour, an hour's notice.</summary>
    [Fact]
    public void WhereverTheyLiveNobodyIsRemindedAtNightOrTooLate()
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
                    foreach (var soon in Enum.GetValues<Soon>())
                        Check(zone, around + Duration.FromHours(hours), soon);
                }
            }
        }
    }

    private static void Check(DateTimeZone zone, Instant now, Soon soon)
    {
        var request = HelpRules.Ask(Some.OpenRequest(soon: soon), 1, now.InZone(zone).Date);
        if (HelpRules.RemindAt(request, zone, now) is not { } at)
            return;
        var where = $"{zone.Id} {now} {soon} → {at}";
        Assert.True(at.InZone(zone).Hour is >= 7 and < 21, where);
        Assert.True(at >= now + Duration.FromHours(1), where);
        Assert.True(at < HelpRules.EndOf(request, zone), where);
    }

    private static LocalDateTime Local(string text) =>
        Minutes.Parse(text).GetValueOrThrow();
}
