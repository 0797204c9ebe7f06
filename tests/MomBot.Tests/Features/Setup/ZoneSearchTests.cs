using MomBot.Config;

namespace MomBot.Tests.Features.Setup;

public class ZoneSearchTests
{
    private static readonly ZoneSearch Zones = new();

    [Theory]
    [InlineData("lon", "Europe/London")]
    [InlineData("new y", "America/New_York")]
    [InlineData("york", "America/New_York")]
    [InlineData("ireland", "Europe/Dublin")]
    [InlineData("KATHMANDU", "Asia/Kathmandu")]
    [InlineData("europe/ams", "Europe/Amsterdam")]
    public void AFewLettersOfACityOrACountryAreEnough(string typed, string first) =>
        Assert.Equal(first, Zones.Suggest(typed, 25)[0]);

    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData(" europe/london ", "Europe/London")]
    [InlineData("london", "Europe/London")]
    [InlineData("New York", "America/New_York")]
    [InlineData("Asia/Calcutta", "Asia/Calcutta")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("EST", null)]
    [InlineData("GMT+1", null)]
    [InlineData("Etc/GMT+5", null)]
    [InlineData("US/Pacific", null)]
    [InlineData("Lodnon", null)]
    [InlineData("", null)]
    [InlineData("Europe/", null)]
    public void OnlyAZoneThatIsMeantWithoutDoubtIsTaken(string typed, string? zone) =>
        Assert.Equal(zone, Zones.Exactly(typed));

    [Theory]
    [InlineData("Lodnon", "Europe/London")]
    [InlineData("Berlni", "Europe/Berlin")]
    [InlineData("Germny", "Europe/Berlin")]
    public void AMisspeltOneIsMetWithTheThreeNearest(string typed, string among)
    {
        var closest = Zones.Closest(typed);

        Assert.Equal(3, closest.Distinct().Count());
        Assert.Contains(among, closest);
    }

    [Fact]
    public void NothingTypedYet_OffersAFullList() => Assert.Equal(25, Zones.Suggest("", 25).Length);
}
