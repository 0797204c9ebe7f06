using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Features.Village;
using MomBot.Features;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Village;

/// <summary>The member's panel, her settings, and when nothing rings.</summary>
public class VillageTests
{
    private const string Folder = "Features/Village";

    private static readonly Member Maya = Member.Fresh(Some.Guild, Some.Maya);
    private static readonly MySettings Here = new("Europe/Berlin", new LocalTime(14, 5), null);

    [Fact]
    public void ThePanelsReadAsApproved() => Snapshots.Matches(Folder, "village", CardPicture.OfAll(
        ("nothing going on", VillageViews.Panel([], hasAgreement: false)),
        ("with stages", VillageViews.Panel(
            [new Section("**Your stages** Newborn", new Button("Choose stages", new OpenStages()))],
            hasAgreement: true)),
        ("settings, fresh", VillageViews.Me(Maya, Here, null)),
        ("settings, all chosen", VillageViews.Me(
            Maya with
            {
                Zone = "Europe/Madrid",
                Language = "es",
                DmYes = true,
                QuietFrom = new LocalTime(21, 0),
                QuietTo = new LocalTime(7, 30),
            },
            Here with { AwayUntil = new LocalDate(2026, 12, 1) },
            "Saved.")),
        ("a zone nobody knows", VillageViews.UnknownZone("Lodnon", ["Europe/London"]))));

    [Theory]
    [InlineData("21:00", "07:00", "22:15", true)]
    [InlineData("21:00", "07:00", "06:59", true)]
    [InlineData("21:00", "07:00", "07:00", false)]
    [InlineData("21:00", "07:00", "20:59", false)]
    [InlineData("13", "14.30", "13:00", true)]
    [InlineData("13", "14.30", "14:30", false)]
    public void QuietHoursBeginAndEndWhenSheSays_AlsoOverMidnight(string from, string to, string at, bool rests)
    {
        var chosen = Accepted(MeRules.Choose(Maya, null, null, from, to));

        Assert.Equal(rests, chosen.RestsAt(Some.Today.At(Time(at))));
    }

    [Theory]
    [InlineData("21:00", "")]
    [InlineData("", "07:00")]
    [InlineData("9pm", "07:00")]
    [InlineData("25:00", "07:00")]
    [InlineData("07:00", "07:00")]
    public void HoursThatCannotBeReadAreDeclinedAndNothingIsSaved(string from, string to) =>
        Assert.IsType<Decision<Member>.Declined>(MeRules.Choose(Maya, null, null, from, to));

    [Fact]
    public void AwayLastsUntilTheEndOfItsLastDay_AndBackIsBack()
    {
        var away = Accepted(MeRules.Away(Maya, 7, Some.Today));

        Assert.True(away.RestsAt(Some.Today.PlusDays(7).At(new LocalTime(23, 59))));
        Assert.False(away.RestsAt(Some.Today.PlusDays(8).AtMidnight()));
        Assert.False(Accepted(MeRules.Away(away, 0, Some.Today)).RestsAt(Some.Today.AtMidnight()));
    }

    private static LocalTime Time(string at) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).Value;

    private static Member Accepted(Decision<Member> decision) =>
        Assert.IsType<Decision<Member>.Accepted>(decision).Next;
}
