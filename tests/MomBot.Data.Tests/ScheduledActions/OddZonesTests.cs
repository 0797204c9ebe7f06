using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Data.Tests.ScheduledActions;

/// <summary>
/// Dublin, Casablanca, Lord Howe, Cairo and Apia through all years from 2024 to 2037: when their clocks change is
/// written here as their laws say it, and not asked of the rules that are under test.
/// </summary>
public class OddZonesTests
{
    private const int FirstYear = 2024, LastYear = 2037;

    /// <summary>
    /// In Morocco the clocks went back for the month of fasting, until the law of 2026 set them back for good.
    /// </summary>
    private static readonly (string Back, string Forward)[] Fasting =
        [("2024-03-10", "2024-04-14"), ("2025-02-23", "2025-04-06"), ("2026-02-15", "2026-03-22")];

    private static readonly LocalDate ForGood = new(2026, 9, 20);

    public static TheoryData<string> Names =>
        ["Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"];

    /// <summary>
    /// A daily round in the hour that is skipped comes at the first moment after; in the hour that comes twice, the
    /// first time. The days around it come at their own hour, and each of the three comes once.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void OnEachOddDayOfFourteenYears_TheRoundComesOnce_AtThisInstant(string name)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        foreach (var (date, at, due) in OddDays(name))
        {
            var times = new Timetable(new DateRule.Days(1, new LocalDate(2024, 1, 1)), at);
            var dayBefore = LocalSchedule.Resolve(date.PlusDays(-1), at, zone);
            var found = LocalSchedule.Upcoming(times, zone, dayBefore - Duration.FromMinutes(1), 3).ToArray();

            Assert.Equal([date.PlusDays(-1), date, date.PlusDays(1)], found.Select(next => next.Date));
            Assert.Equal(due, found[1].Due);
            Assert.Equal(date.PlusDays(1) + at, found[2].Due.InZone(zone).LocalDateTime);
            Assert.Equal((date, due), LocalSchedule.Next(times, zone, due - Duration.FromMilliseconds(1)));
            Assert.Equal(date.PlusDays(1), LocalSchedule.Next(times, zone, due).Date);
        }
    }

    /// <summary>Nothing is left out above: these zones have no other change of the clocks in those years.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TheseAreAllTheOddDaysThereAre(string name) => Assert.Equal(
        OddDays(name).Count(),
        DateTimeZoneProviders.Tzdb[name]
            .GetZoneIntervals(Instant.FromUtc(FirstYear, 1, 2, 0, 0), Instant.FromUtc(LastYear + 1, 1, 1, 0, 0))
            .Count() - 1);

    /// <summary>Friday the 30th of December 2011 never was: its round comes as the 31st begins.</summary>
    [Fact]
    public void ADayThatNeverWas_IsNotLost_AndTheNextOneComesAtItsHour()
    {
        var zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var times = new Timetable(new DateRule.Days(1, new LocalDate(2011, 12, 1)), new LocalTime(10, 0));

        var found = LocalSchedule.Upcoming(times, zone, Instant.FromUtc(2011, 12, 29, 12, 0), 4);

        Assert.Equal(
            [
                (new LocalDate(2011, 12, 29), Instant.FromUtc(2011, 12, 29, 20, 0)),
                (new LocalDate(2011, 12, 30), Instant.FromUtc(2011, 12, 30, 10, 0)),
                (new LocalDate(2011, 12, 31), Instant.FromUtc(2011, 12, 30, 20, 0)),
                (new LocalDate(2012, 1, 1), Instant.FromUtc(2011, 12, 31, 20, 0)),
            ],
            found);
    }

    private static IEnumerable<(LocalDate Date, LocalTime At, Instant Due)> OddDays(string name) => name switch
    {
        "Africa/Casablanca" => Fasting.SelectMany(each => new[]
        {
            (Read(each.Back), new LocalTime(2, 30), On(Read(each.Back), 1, 30)),
            (Read(each.Forward), new LocalTime(2, 30), On(Read(each.Forward), 2, 0)),
        }).Append((ForGood, new LocalTime(1, 30), On(ForGood, 0, 30))),
        _ => Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(year => OfYear(name, year)),
    };

    private static IEnumerable<(LocalDate Date, LocalTime At, Instant Due)> OfYear(string name, int year)
    {
        switch (name)
        {
            // Winter is the deviation there ("negative" summer time); the hours are London's.
            case "Europe/Dublin":
                var (spring, autumn) = (Last(year, 3, IsoDayOfWeek.Sunday), Last(year, 10, IsoDayOfWeek.Sunday));
                yield return (spring, new LocalTime(1, 30), On(spring, 1, 0));
                yield return (autumn, new LocalTime(1, 30), On(autumn, 0, 30));
                break;
            // By half an hour, in the southern summer.
            case "Australia/Lord_Howe":
                var (april, october) = (First(year, 4), First(year, 10));
                yield return (april, new LocalTime(1, 45), On(april.PlusDays(-1), 14, 45));
                yield return (october, new LocalTime(2, 15), On(october.PlusDays(-1), 15, 30));
                break;
            // At midnight: the last Friday of April begins at one, the last Thursday of October ends with its last
            // hour twice.
            case "Africa/Cairo":
                var (friday, thursday) = (Last(year, 4, IsoDayOfWeek.Friday), Last(year, 10, IsoDayOfWeek.Thursday));
                yield return (friday, new LocalTime(0, 30), On(friday.PlusDays(-1), 22, 0));
                yield return (thursday, new LocalTime(23, 30), On(thursday, 20, 30));
                break;
        }
    }

    private static LocalDate Last(int year, int month, IsoDayOfWeek day) =>
        new LocalDate(year, month, 1).PlusMonths(1).Previous(day);

    private static LocalDate First(int year, int month) =>
        new LocalDate(year, month, 1).PlusDays(-1).Next(IsoDayOfWeek.Sunday);

    private static Instant On(LocalDate date, int hour, int minute) =>
        date.At(new LocalTime(hour, minute)).InUtc().ToInstant();

    private static LocalDate Read(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
}
