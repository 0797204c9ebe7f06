using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads hotlines.yaml; what would put a person at risk here stops the start.</summary>
internal static class HotlineReader
{
    private const int MostDaysUnchecked = 180;

    private static readonly ConfigShape FileShape = ConfigShape.Of(
        $"hotlines file", ("review_by", "2027-02-27"), ("countries", "[...]"), ("elsewhere", "{ ... }"));

    private static readonly ConfigShape CountryShape = ConfigShape.Of(
        $"country", ("key", "nz"), ("name", "New Zealand"), ("lines", "[...]"));

    private static readonly ConfigShape LineShape = ConfigShape.Of(
        $"line",
        ("kind", "crisis"),
        ("name", "Samaritans"),
        ("contact", "116 123"),
        ("how", "call or text"),
        ("hours", "24 hours, every day"),
        ("languages", "English and French"),
        ("source", "samaritans.org"),
        ("checked_on", "2026-08-31"),
        ("review_by", "2027-02-27"),
        ("grade", "A"),
        ("note", "Not a crisis line."),
        ("unverified", "true"));

    public static Hotlines Read(ConfigFile file)
    {
        var top = file.Top(FileShape);
        var reviewBy = top.Date("review_by");
        var keys = new UniqueKeys();
        var countries = top.Maps("countries", CountryShape)
            .Select(country => Country(country, keys, reviewBy))
            .ToImmutableArray();
        return countries.Length <= 24
            ? new Hotlines(countries, Country(top.Map("elsewhere", CountryShape), keys, reviewBy))
            : throw top.Problem(
                "countries", $"there are more than 24 countries, too many for Discord's menus. Take some out.");
    }

    private static HotlineCountry Country(ConfigMap country, UniqueKeys keys, DateOnly reviewBy)
    {
        var key = keys.Take(country);
        var entries = country.Maps("lines", LineShape);
        var lines = entries.Select(entry => Line(entry, reviewBy)).ToImmutableArray();
        if (lines[0].Kind is not HotlineKind.Emergency)
        {
            throw entries[0].Problem(
                "kind", $"the first line of \"{key}\" must be its emergency number, with kind: emergency");
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (Place(lines[i]) < Place(lines[i - 1]))
            {
                throw entries[i].Problem(
                    "kind", $"the order is emergency, crisis, perinatal, then the others. Move this line up.");
            }
        }

        return new HotlineCountry(key, country.Text("name", 100), lines);

        static int Place(Hotline line) => Math.Min((int)line.Kind, (int)HotlineKind.Loss);
    }

    private static Hotline Line(ConfigMap entry, DateOnly reviewByOfFile)
    {
        var line = new Hotline(
            entry.Choice<HotlineKind>("kind"),
            entry.Text("name", 100),
            entry.Text("contact", 100),
            entry.Text("how", 100),
            entry.Text("hours", 100),
            entry.OptionalText("languages", 100),
            entry.Text("source", 200),
            entry.Date("checked_on"),
            entry.OptionalDate("review_by") ?? reviewByOfFile,
            entry.Choice<HotlineGrade>("grade"),
            entry.OptionalText("note", 200),
            entry.Flag("unverified"));
        if (line is { Grade: HotlineGrade.N, Unverified: false })
        {
            throw entry.Problem("grade", $"a line of grade N is not confirmed. Add: unverified: true");
        }

        if (line.ReviewBy < line.CheckedOn || line.ReviewBy > line.CheckedOn.AddDays(MostDaysUnchecked))
        {
            var latest = line.CheckedOn.AddDays(MostDaysUnchecked);
            FormattableString mend = $"Write a review_by from {line.CheckedOn:yyyy-MM-dd} to {latest:yyyy-MM-dd}.";
            throw entry.Problem("checked_on", $"this line is reviewed by {line.ReviewBy:yyyy-MM-dd}. {mend}");
        }

        return line;
    }
}
