using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace MomBot.Config;

/// <summary>
/// Finds a time zone by what people type: its name, a city, a country. Only zones of places: offsets and abbreviations
/// (GMT+1, EST) are wrong for half the year.
/// </summary>
public sealed class ZoneSearch
{
    private const string Utc = "Etc/UTC";
    private const int LongestTyped = 60;

    private static readonly FrozenSet<string> Areas = new[]
    {
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    }.ToFrozenSet();

    private readonly ImmutableArray<Entry> _entries;

    public ZoneSearch()
    {
        var source = TzdbDateTimeZoneSource.Default;
        var countries = source.ZoneLocations!
            .GroupBy(location => location.ZoneId)
            .ToDictionary(group => group.Key, group => group.First().CountryName);
        _entries =
        [
            .. source.GetIds().Where(id => Areas.Contains(id.Split('/')[0]) && id.Contains('/'))
                .Select(id => new Entry(id, CityOf(id), countries.GetValueOrDefault(id)))
                .OrderBy(entry => entry.Country is null).ThenBy(entry => entry.City.Length)
                .ThenBy(entry => entry.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The zone that is meant without doubt: its name, or a city that only one zone is named after.</summary>
    public string? Exactly(string typed)
    {
        var name = Plain(typed);
        if (name is "utc" or "etc/utc")
            return Utc;
        if (_entries.FirstOrDefault(entry => Plain(entry.Id) == name) is { } same)
            return same.Id;
        var cities = _entries.Where(entry => Plain(entry.City) == name).ToList();
        return cities.Count(entry => entry.Country is not null) == 1 ? cities[0].Id : null;
    }

    /// <summary>Zones that fit what has been typed so far, the likeliest first.</summary>
    public ImmutableArray<string> Suggest(string typed, int most)
    {
        var name = Plain(typed);
        return
        [
            .. _entries.Select(entry => (entry.Id, Fit: Fit(entry, name)))
                .Where(each => each.Fit is not null)
                .OrderBy(each => each.Fit)
                .Select(each => each.Id)
                .Take(most),
        ];
    }

    /// <summary>The three zones whose city, country or name is spelt most like it.</summary>
    public ImmutableArray<string> Closest(string typed)
    {
        var name = Plain(typed.Length <= LongestTyped ? typed : typed[..LongestTyped]);
        return
        [
            .. Suggest(name, 3)
                .Concat(_entries.Where(entry => entry.Country is not null)
                    .OrderBy(entry => Distance(name, entry)).Select(entry => entry.Id))
                .Distinct().Take(3),
        ];
    }

    private static int? Fit(Entry entry, string name) =>
        Plain(entry.City).StartsWith(name, StringComparison.Ordinal) ? 0
        : Plain(entry.City).Contains(" " + name, StringComparison.Ordinal) ? 1
        : Plain(entry.Country ?? "").StartsWith(name, StringComparison.Ordinal) && entry.Country is not null ? 2
        : Plain(entry.Id).Contains(name, StringComparison.Ordinal) ? 3
        : null;

    private static int Distance(string name, Entry entry) => new[] { entry.City, entry.Country!, entry.Id }
        .Min(candidate => EditDistance(name, Plain(candidate)));

    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static string CityOf(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string Plain(string words) => words.Trim().Replace('_', ' ').ToLowerInvariant();

    /// <param name="Country">None: an old name, kept by the database for those who still use it.</param>
    private sealed record Entry(string Id, string City, string? Country);
}
