using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Asking the people somebody started with, and nobody else.</summary>
public class AskingMyCohort
{
    [Fact]
    public async Task OnlyWhoStartedWithHerHearsOfIt_AndHelpsInOneTap()
    {
        await using var village = await Village.StartSetUpAsync();
        var all = await village.As("Sam").CommandAsync("host cohorts");
        var making = await village.As("Sam").PressAsync(all.Card, "Open a new one");
        await village.As("Sam").SubmitAsync(making, new JsonObject { ["name"] = "Summer 2026", ["room"] = false });
        foreach (var name in new[] { "Maya", "Theo" })
        {
            var open = await village.As(name).CommandAsync("cohorts");
            await village.As(name).SelectAsync(
                open.Card, "Come into a cohort", open.Card.OptionsIn("Come into a cohort")[0]);
        }

        var before = village.Presses;
        await village.AskAsync(
            "Maya", "a walk round the lake", more: new JsonObject { ["audience"] = new JsonArray("cohort") });
        Assert.Equal(3, village.Presses - before);

        Assert.DoesNotContain(await village.MessagesAsync("help"), each => each.Text.Contains("a walk round the lake"));
        var told = Assert.Single(
            await village.WaitingForAsync("Theo"), note => note.Text.Contains("a walk round the lake"));
        Assert.Contains("All is quiet", (await village.As("Priya").CommandAsync("requests")).Text);
        Assert.Empty(await village.WaitingForAsync("Priya"));
        await village.As("Theo").PressAsync(told, "I can help");
        Assert.Contains(
            "a walk round the lake", (await village.LatestCardAsync(await village.HandOffThreadAsync(), "Theo")).Text);

        var kinds = await village.As("Priya").CommandAsync("ask");
        var form = await village.As("Priya").SelectAsync(kinds.Card, "Choose what kind of help", "meals");
        Assert.DoesNotContain("My cohort", form.ToString());
    }
}
