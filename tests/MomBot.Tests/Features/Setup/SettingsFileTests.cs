using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;
using MomBot.Data.Communities;

namespace MomBot.Tests.Features.Setup;

public class SettingsFileTests
{
    [Fact]
    public void WhateverStandsInIt_ItIsReadBackAsItWasWritten() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        words =>
        {
            var line = new string([.. words.Get.Where(each => !char.IsControl(each) && !char.IsSurrogate(each))]);
            var file = new SettingsFile(
                "700 " + line,
                [new("zone", "Europe/London"), new("channel.help", "5 " + line)],
                ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty
                    .Add("cohorts", [line, "x"]).Add("values", []));
            var read = SettingsFile.Read(file.Write());
            return read.Server == file.Server
                && read.Settings.SequenceEqual(file.Settings)
                && read.Carried["cohorts"].SequenceEqual(file.Carried["cohorts"])
                && read.Carried["values"].IsEmpty;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("shopping: [milk]", "shopping")]
    [InlineData("mombot_settings: 2\nserver: x\nsettings: {}\ncarried: {}", "form 2")]
    [InlineData("mombot_settings: 1\nserver: x\nsettings: []\ncarried: {}", "expected")]
    [InlineData("mombot_settings: 1\nserver: x\nsettings: {}\ncarried: { cohorts: 5 }", "cohorts")]
    [InlineData("", "empty")]
    public void WhatIsNoSettingsFileIsRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<ConfigException>(() => SettingsFile.Read(text)).Message);

    [Fact]
    public void EachLineOfACommunityLeadsBackToIt()
    {
        var community = Community.Fresh(ModelServer.Guild) with
        {
            Zone = "America/Lima",
            ZoneChosen = true,
            Language = "es",
            StageDates = true,
            Features = [new FeatureSwitch("help", On: false)],
            Places =
            [
                new Place("channel", "help", 11, Ours: true, "help me"),
                new Place("channel", "log", 13, Ours: true, "a forum", IsForum: true),
                new Place("role", "stage:teen", 12, Ours: false, "Teen"),
            ],
        };
        var lines = SettingLines.Of(community);

        var back = lines.Aggregate(
            Community.Fresh(ModelServer.Guild), (whole, line) => SettingLines.With(whole, line.Key, line.Value)!);

        Assert.Equal(lines, SettingLines.Of(back));
        Assert.Equal(community.Places.ToArray(), back.Places.ToArray());
        Assert.Empty(SettingLines.With(back, "feature.help", null)!.Features);
        Assert.Null(SettingLines.With(community, "moon.phase", "full"));
    }
}
