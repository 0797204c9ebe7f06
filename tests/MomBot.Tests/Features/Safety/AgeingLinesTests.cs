using MomBot.Config;
using MomBot.Data.Safety;
using MomBot.Features.Safety;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Safety;

/// <summary>Numbers grow old: who runs a place hears of it a month before anybody reads "check this first".</summary>
public class AgeingLinesTests
{
    private static readonly Hotline Line = ShippedConfig.Load().Hotlines.Elsewhere.Lines[0] with
    {
        CheckedOn = new DateOnly(2027, 1, 1),
        ReviewBy = new DateOnly(2027, 1, 1).AddDays(180),
        Unverified = false,
    };

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(149, false, false)]
    [InlineData(150, true, false)]
    [InlineData(180, true, false)]
    [InlineData(181, true, true)]
    public async Task FromDay150OnAdminsHear_AndFromDay181OnEverybodyReadsIt(int day, bool told, bool shown)
    {
        var today = Line.CheckedOn.AddDays(day);
        await using var bot = await TestBot.StartAsync();
        var hotlines = new Hotlines([new HotlineCountry("xx", "Somewhere", [Line])], new("zz", "Elsewhere", [Line]));
        var store = bot.The<SafetyStore>();
        await store.ChooseAsync(Some.Guild, "xx", default);

        var found = await new SupportSettingsHandlers(hotlines, store, bot.The<IClock>()).Ageing(
            Some.Guild, LocalDate.FromDateOnly(today).AtMidnight().InUtc().ToInstant(), default);

        Assert.Equal(told ? ["LinesAge of Somewhere"] : [], found.Select(each => $"{each.Kind} of {each.Name}"));
        Assert.Equal(shown, Line.NeedsChecking(today));
    }
}
