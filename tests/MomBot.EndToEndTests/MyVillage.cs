using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A member finds what is hers in one place, and says how she wants to be treated.</summary>
public class MyVillage
{
    [Fact]
    public async Task OnePanelLeadsToStagesSettingsAndWhatIsKept()
    {
        await using var village = await Village.StartSetUpAsync();

        var panel = await village.As("Maya").CommandAsync("village");
        Assert.True(panel.IsPrivate);
        Assert.Contains("Your stages", panel.Text);
        var stages = await village.As("Maya").PressAsync(panel.Card, "Choose stages");
        Assert.True(stages.IsPrivate);
        var kept = await village.As("Maya").PressAsync(panel.Card, "What I keep about you");
        Assert.Contains("Take my data", kept.Card.Buttons);
    }

    [Fact]
    public async Task MyOwnClockIsShownAndKept()
    {
        await using var village = await Village.StartSetUpAsync();

        var me = await village.As("Maya").CommandAsync("me", options: new JsonObject { ["zone"] = "Madrid" });
        Assert.Contains("Europe/Madrid: it is 09:00 there now", me.Text);
        var form = await village.As("Maya").PressAsync(me.Card, "Change zone, language, quiet hours");
        Assert.True(form.IsForm);
        var saved = await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["quiet_from"] = "21:00", ["quiet_to"] = "7" });

        Assert.Contains("21:00 to 07:00", saved.Text);
        Assert.Contains("Europe/Madrid", saved.Text);
    }

    [Fact]
    public async Task WhileSheIsAwayNothingRings_ItWaitsForHerNextPress()
    {
        await using var village = await Village.StartSetUpAsync();
        var me = await village.As("Maya").CommandAsync("me");
        await village.As("Maya").PressAsync(me.Card, "Turn direct messages on");
        await village.As("Maya").PressAsync(me.Card, "Away for a week");
        await village.AskAsync("Maya", "a pram to borrow");
        await village.QuietAsync();
        var card = await village.LatestCardAsync("help");

        Assert.Null((await village.As("Priya").PressAsync(card, "I can help")).Error);
        await village.QuietAsync();

        Assert.Empty((await village.StateAsync())["dms"]?.AsArray() ?? []);
    }
}
