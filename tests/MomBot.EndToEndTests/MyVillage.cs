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

    [Fact]
    public async Task EverythingThatIsHersIsThere_InOrder_AndEachIsOnePressAway()
    {
        await using var village = await Village.StartSetUpAsync();
        var empty = await village.As("Maya").CommandAsync("village");
        Assert.Contains("no check-in is open right now", empty.Text);
        Assert.Contains("none of yours right now", empty.Text);
        Assert.Contains("the next check-in", empty.Text);
        Assert.Contains("none chosen", empty.Text);

        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        await village.AskAsync("Maya", "a pram to borrow");
        await village.AskAsync("Priya", "bread from the bakery", "Tomorrow");
        await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "I can help");

        var panel = await village.As("Maya").CommandAsync("village");
        Assert.True(panel.IsPrivate);
        var order = new[]
        {
            "**This week**", "**Requests and promises**", "a pram to borrow", "**Your stages**", "**Coming up**",
        }.Select(each => panel.Text.IndexOf(each, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Where(at => order.IndexOf(at) != 2).Order(), order.Where(at => order.IndexOf(at) != 2));
        Assert.Contains($"you help <@{await village.IdOfAsync("Priya")}>", panel.Text);
        Assert.True(panel.Text.Split('\n').Length < 25, panel.Text);

        // One press each, and each is private or a form.
        foreach (var button in panel.Card.Buttons.Where(each => each != "Pass").Distinct().ToList())
        {
            var answer = await village.As("Maya").PressAsync(panel.Card, button);
            Assert.True(answer.IsForm || answer.IsPrivate, $"{button}: {answer}");
            Assert.Null(answer.Error);
            panel = await village.As("Maya").CommandAsync("village");
        }

        var form = await village.As("Maya").PressAsync(panel.Card, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "Here, tired." });
        Assert.Contains("you have answered", (await village.As("Maya").CommandAsync("village")).Text);
    }

    [Fact]
    public async Task WhomSheWouldRatherNotMeet_IsSaidFromHerSettings_AndNobodyIsTold()
    {
        await using var village = await Village.StartSetUpAsync();
        var me = await village.As("Maya").CommandAsync("me");
        var list = await village.As("Maya").PressAsync(me.Card, "People I'd rather not meet");
        Assert.Contains("nobody is told", list.Text);
        var form = await village.As("Maya").PressAsync(list.Card, "Add somebody");
        await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["who"] = new JsonArray(await village.IdOfAsync("Theo")) });
        await village.AskAsync("Maya", "a pram to borrow");

        var theirs = await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");

        Assert.Contains("Someone got there first", theirs.Text);
        Assert.Contains("You are not brought together with", (await village.As("Maya").PressAsync(
            (await village.As("Maya").CommandAsync("me")).Card, "People I'd rather not meet")).Text);
        Assert.Empty(await village.WaitingForAsync("Theo"));
    }

    [Fact]
    public async Task EverythingRestsFromHerSettings_InOnePress()
    {
        await using var village = await Village.StartSetUpAsync();
        var me = await village.As("Maya").CommandAsync("me");

        var rests = await village.As("Maya").PressAsync(me.Card, "Pause everything");

        Assert.Contains("Nothing reaches you any more", rests.Text);
        Assert.True(rests.IsPrivate);
    }
}
