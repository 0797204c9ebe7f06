using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Safety;
using MomBot.Dispatch;
using MomBot.Features.Safety;
using MomBot.Interactions;
using MomBot.Tests.Config;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Safety;

public class SafetyTests
{
    private const string Folder = "Features/Safety";

    private static readonly LocalLine Own = new(1, "The family centre", "01 234 567", "Mon to Fri, 9 to 17");
    private static readonly Hotlines Hotlines = ShippedConfig.Load().Hotlines;
    private static readonly DateOnly Fresh = Hotlines.Elsewhere.Lines[0].CheckedOn;
    private static readonly DateOnly Old = Fresh.AddDays(400);

    [Fact]
    public void EveryCardIsApproved() => Snapshots.Matches(Folder, "support", CardPicture.OfAll(
        ("no country chosen", SafetyViews.Support(Hotlines, null, [], Fresh)),
        ("united kingdom", SafetyViews.Support(Hotlines, Country("gb"), [], Fresh)),
        ("new zealand, past its review", SafetyViews.Support(Hotlines, Country("nz"), [], Old, all: true)),
        ("with a line of the community's own", SafetyViews.Support(Hotlines, Country("us"), [Own], Fresh)),
        ("what an admin chooses", SafetyViews.Settings(Country("us"), new LocalSupport("us", [Own]), Old)),
        ("what an admin has not chosen yet", SafetyViews.Settings(null, LocalSupport.None, Fresh)),
        ("worried about someone", SafetyViews.Worry(Hotlines, null, new RoleId(5), Fresh)),
        ("worried, no facilitators known", SafetyViews.Worry(Hotlines, Country("gb"), null, Fresh))));

    [Fact]
    public void InEveryCountryTheEmergencyNumberComesFirst_AndTheBotSaysWhatItIsNot()
    {
        foreach (var country in Hotlines.Countries.Append(Hotlines.Elsewhere))
        {
            var card = SafetyViews.Support(Hotlines, country, [], Fresh);

            Assert.StartsWith($"## If someone is in danger now: {country.Lines[0].Contact}\n", Words(card.Parts[0]));
            Assert.Equal(HotlineKind.Emergency, country.Lines[0].Kind);
            Assert.EndsWith("are not a crisis service.", Words(card.Parts[^1]));
        }
    }

    [Fact]
    public void NeverMoreThanThreeLinesAtOnce_AndTheRestOnePressAway()
    {
        foreach (var country in Hotlines.Countries.Append(Hotlines.Elsewhere))
        {
            var few = SafetyViews.Support(Hotlines, country, [Own], Fresh);
            var all = SafetyViews.Support(Hotlines, country, [Own], Fresh, all: true);

            Assert.True(few.Parts.OfType<CardPart.Paragraph>().Count() <= 6);
            Assert.Contains(all.Parts, part => Words(part).Contains(Own.Name));
            foreach (var line in country.Lines)
                Assert.Contains(all.Parts, part => Words(part).Contains(line.Contact));
        }
    }

    [Fact]
    public void PastTheReview_EveryNumberSaysThatItWantsChecking()
    {
        var lines = Country("us").Lines.Length;

        Assert.Equal(lines, Warnings(Old));
        Assert.Equal(Country("us").Lines.Count(line => line.Unverified), Warnings(Fresh));

        int Warnings(DateOnly today) => SafetyViews.Support(Hotlines, Country("us"), [], today, all: true).Parts
            .OfType<CardPart.Paragraph>().Count(part => Words(part).Contains("Please check this number first."));
    }

    [Fact]
    public void NoCardPingsAnyone() => Assert.All(
        new[]
        {
            SafetyViews.Support(Hotlines, null, [], Fresh),
            SafetyViews.Worry(Hotlines, null, new RoleId(5), Fresh),
        },
        card => Assert.Equal(0, card.Pings.Length + card.RolePings.Length));

    private static HotlineCountry Country(string key) => Hotlines.Countries.First(country => country.Key == key);

    private static string Words(CardPart part) => part is CardPart.Paragraph(var words)
        ? new TextRenderer((_, _) => null).Markdown(words, "en")
        : "";
}
