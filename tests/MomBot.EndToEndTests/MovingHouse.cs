using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A community moves to another server and takes its settings along, but nobody's words.</summary>
public class MovingHouse
{
    [Fact]
    public async Task WhatWasSetUpHereIsSetUpThere_MappedByName()
    {
        await using var village = await Village.StartSetUpAsync();
        var board = await village.As("Sam").CommandAsync("host cohorts");
        var form = await village.As("Sam").PressAsync(board.Card, "Open a new one");
        await village.As("Sam").SubmitAsync(form, new JsonObject { ["name"] = "Summer 2026", ["cap"] = "12" });
        await village.AskAsync("Maya", "a pram to borrow");
        var text = await ExportAsync(village);
        Assert.Contains("Europe/London", text);
        Assert.Contains("Summer 2026", text);
        Assert.DoesNotContain("pram", text);
        Assert.DoesNotContain(await village.IdOfAsync("Maya"), text);

        await village.MoveToAsync(new JsonObject
        {
            ["name"] = "Across the river",
            ["channels"] = new JsonArray(
                new JsonObject { ["name"] = "general" },
                new JsonObject { ["name"] = "help" },
                new JsonObject { ["name"] = "stage-newborn" }),
            ["roles"] = new JsonArray(new JsonObject { ["name"] = "Newborn" }),
            ["members"] = new JsonArray(new JsonObject { ["name"] = "Amara", ["owner"] = true }),
        });
        var diff = await ImportAsync(village, text);
        Assert.Contains("zone: nothing → Europe/London", diff.Text);
        Assert.Contains("channel.help: nothing → help", diff.Text);
        Assert.Contains("Not found here", diff.Text);
        Assert.DoesNotContain("Europe/London", (await village.As("Amara").CommandAsync("setup")).Text);

        var used = await village.As("Amara").PressAsync(diff.Card, "Use these settings");
        await village.QuietAsync();

        Assert.Contains("in use now", used.Text);
        Assert.Contains("Summer 2026", (await village.As("Amara").CommandAsync("cohorts")).Text
            + (await village.As("Amara").CommandAsync("host cohorts")).Text);
        await village.AskAsync("Amara", "an hour of company");
        Assert.Contains("an hour of company", (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task WhatNobodyKnowsIsRefusedByName_AndNothingChanges()
    {
        await using var village = await Village.StartSetUpAsync();
        var text = (await ExportAsync(village)).Replace("Europe/London", "America/Lima")
            .Replace("\"zone\"", "\"moon.phase\": \"full\"\n  \"zone\"");

        var refused = await ImportAsync(village, text);

        Assert.Contains("**moon.phase**", refused.Text);
        Assert.DoesNotContain("Use these settings", refused.Card.Buttons);
        Assert.Contains("Europe/London", (await village.As("Amara").CommandAsync("setup")).Text);
    }

    [Fact]
    public async Task WhatIsNoSettingsFileIsRefusedKindly()
    {
        await using var village = await Village.StartSetUpAsync();

        var refused = await ImportAsync(village, "shopping: [milk, bread]");

        Assert.Contains("shopping", refused.Text);
        Assert.Contains("I change nothing", refused.Text);
    }

    private static async Task<string> ExportAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var exported = await village.As("Amara").PressAsync(panel.Card, "Take settings along");
        return await village.FileAsync(exported.Card);
    }

    private static async Task<Answer> ImportAsync(Village village, string text)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var preview = panel.Card.Buttons.Contains("Bring a file")
            ? panel
            : await village.As("Amara").PressAsync(panel.Card, "Preview and apply");
        var form = await village.As("Amara").PressAsync(preview.Card, "Bring a file");
        return await village.As("Amara").SubmitAsync(form, [], ("file", "mombot-settings.yaml", text));
    }
}
