using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Stages over years: offered when they may fit, never assigned, and silent after a loss.</summary>
public class StagesOverTime
{
    [Fact]
    public async Task AFamilyFromExpectingToSchool_OverSevenYears_WithSomebodyWhoCameEarly()
    {
        await using var village = await QuietVillageAsync();
        await WantExpectingAsync(village);
        await ChooseAsync(village, "Maya", "expecting");
        var offers = new List<(DateTimeOffset At, string Text)>();
        for (var month = 1; month <= 84; month++)
        {
            var first = new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero).AddMonths(month - 1);
            await village.AdvanceToAsync(first);
            if (month == 5)
            {
                // Nine weeks early. Nobody had told the bot a date, and it had said nothing until now.
                Assert.Empty(offers);
                await ChooseAsync(village, "Maya", "expecting", "newborn");
                await KeepMonthAsync(village, "Maya", "2027-03", "9");
            }

            var waiting = await village.WaitingForAsync("Maya", "village");
            Assert.InRange(waiting.Count, 0, 1);
            foreach (var word in waiting)
            {
                offers.Add((first, word.Text));
                await village.As("Maya").PressAsync(word, word.Buttons.First(label => label.StartsWith("Open ")));
                await village.QuietAsync();
            }
        }

        Assert.Equal(
            ["**Baby**", "**Toddler**", "**Preschool**", "**School-age**"],
            offers.Select(offer => offer.Text.Split("too: ")[1].Split('.')[0]));
        Assert.Equal(
            [(2027, 9), (2028, 6), (2030, 4), (2032, 4)], offers.Select(offer => (offer.At.Year, offer.At.Month)));
        Assert.Equal(0, await village.PingsOfAsync("Maya"));
        var mine = (await village.As("Maya").CommandAsync("stages")).Text;
        Assert.Contains("Expecting & waiting", mine);
        Assert.Contains("Newborn", mine);
    }

    [Fact]
    public async Task FourInFourStages_AreOneWordAMonth()
    {
        await using var village = await QuietVillageAsync();
        foreach (var month in new[] { "2026-08", "2025-11", "2023-11", "2021-11" })
            await KeepMonthAsync(village, "Kit", month);

        await village.AdvanceToAsync(new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero));

        var word = Assert.Single(await village.WaitingForAsync("Kit", "village"));
        foreach (var stage in new[] { "Baby", "Toddler", "Preschool", "School-age" })
            Assert.Contains($"**{stage}**", word.Text);
        Assert.Empty(await village.WaitingForAsync("Kit", "village"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AfterALoss_TwoYearsSendNothing(bool pauses)
    {
        await using var village = await QuietVillageAsync();
        await ChooseAsync(village, "Maya", "newborn");
        await KeepMonthAsync(village, "Maya", "2026-11");
        if (pauses)
        {
            await village.As("Maya").CommandAsync("pause");
        }
        else
        {
            var panel = await village.As("Maya").CommandAsync("stages");
            await village.As("Maya").PressAsync(panel.Card, "Leave Newborn");
        }

        for (var month = 1; month <= 24; month++)
            await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 15, 9, 0, 0, TimeSpan.Zero).AddMonths(month));

        Assert.Equal(0, await village.PingsOfAsync("Maya"));
        Assert.Empty(await village.WaitingForAsync("Maya", "village"));
    }

    [Fact]
    public async Task AMonthThatHasNotComeIsNotKept_SoThatNothingCanEverComeOfIt()
    {
        await using var village = await QuietVillageAsync();

        var panel = await village.As("Maya").CommandAsync("stages");
        var form = await village.As("Maya").PressAsync(panel.Card, "Offer me the next stage in time");
        var refused = await village.As("Maya").SubmitAsync(form, new JsonObject { ["month"] = "2027-05" });

        Assert.Contains("only once it has come", refused.Text);
        await village.AdvanceAsync("P400D");
        Assert.Empty(await village.WaitingForAsync("Maya", "village"));
    }

    [Fact]
    public async Task WhereNoMonthsAreKept_EverybodyIsAskedFourTimesAYear()
    {
        await using var village = await QuietVillageAsync(months: false);
        Assert.DoesNotContain(
            "Offer me the next stage in time", (await village.As("Maya").CommandAsync("stages")).Card.Buttons);

        await village.AdvanceToAsync(new DateTimeOffset(2027, 11, 15, 9, 0, 0, TimeSpan.Zero));

        var asked = (await village.MessagesAsync("check-ins"))
            .Where(message => message.Text.Contains("Do your rooms still fit?")).ToList();
        Assert.Equal(4, asked.Count);
        Assert.All(asked, message => Assert.Empty(message.Pinged));
    }

    /// <summary>Without rounds, which would only take time.</summary>
    private static async Task<Village> QuietVillageAsync(bool months = true)
    {
        var village = await Village.StartSetUpAsync(limits: false);
        var panel = await village.As("Amara").CommandAsync("setup");
        var features = await village.As("Amara").PressAsync(panel.Card, "Features");
        await village.As("Amara").SelectAsync(features.Card, "Choose the features you want", "stages", "help");
        if (months)
        {
            var places = await village.As("Amara").PressAsync(features.Card, "Next");
            await village.As("Amara").PressAsync(places.Card, "Let people keep a month");
        }

        await village.QuietAsync();
        return village;
    }

    private static async Task WantExpectingAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        await village.As("Amara").SelectAsync(
            panel.Card,
            "Choose the stages you want",
            [.. panel.Card.ChosenIn("Choose the stages you want"), "expecting"]);
        var preview = await village.As("Amara").PressAsync(panel.Card, "Preview and apply");
        await village.As("Amara").PressAsync(preview.Card, "Apply");
        await village.QuietAsync();
    }

    private static async Task ChooseAsync(Village village, string who, params string[] stages)
    {
        var panel = await village.As(who).CommandAsync("stages");
        await village.As(who).SelectAsync(panel.Card, "Choose what fits", stages);
        await village.QuietAsync();
    }

    private static async Task KeepMonthAsync(Village village, string who, string month, string early = "")
    {
        var panel = await village.As(who).CommandAsync("stages");
        var form = await village.As(who).PressAsync(panel.Card, "Offer me the next stage in time");
        var kept = await village.As(who).SubmitAsync(
            form, new JsonObject { ["month"] = month, ["weeks_early"] = early });
        Assert.Contains(month, kept.Text);
    }
}
