using MomBot.Data.ScheduledActions;
using MomBot.Features.Setup;
using NodaTime;

namespace MomBot.Tests.Features.Setup;

public class SetupPanelTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly Schedule Mondays = new(
        1, ModelServer.Guild, "checkins.round", TimetableText.Parse("weeks 1 Monday 2026-01-05 at 19:00"), "Etc/UTC",
        On: true, 1);

    [Fact]
    public void TheNextThreeCheckIns_AreShownByTheCommunitysClocks_AlsoAcrossAChange()
    {
        var sunday = Instant.FromUtc(2026, 10, 18, 12, 0);

        Assert.Equal(
            [
                Instant.FromUtc(2026, 10, 19, 18, 0),
                Instant.FromUtc(2026, 10, 26, 19, 0),
                Instant.FromUtc(2026, 11, 2, 19, 0),
            ],
            SetupPanel.RoundsOf([Mondays], London, sunday).ToArray());
    }

    [Fact]
    public void SchedulesThatAreOff_OrOfOtherThings_AreNotShown() => Assert.Empty(SetupPanel.RoundsOf(
        [Mondays with { On = false }, Mondays with { Action = "stages.ask" }], London, ModelServer.Now));
}
