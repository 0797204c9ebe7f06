using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
    public async Task WhatWasAskedHere_IsKnownThere_SoThatItIsNotAskedAgain()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        var card = await village.LatestCardAsync("check-ins");
        var form = await village.As("Maya").PressAsync(card, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "We painted the hall yellow." });
        var text = await ExportAsync(village);
        var asked = Regex.Match(text, "2026-11-04 [a-z0-9-]+").Value;
        Assert.NotEmpty(asked);
        Assert.DoesNotContain("yellow", text);

        await village.MoveToAsync(new JsonObject
        {
            ["name"] = "Across the river",
            ["channels"] = new JsonArray(new JsonObject { ["name"] = "general" }),
            ["members"] = new JsonArray(new JsonObject { ["name"] = "Amara", ["owner"] = true }),
        });
        await village.As("Amara").PressAsync((await ImportAsync(village, text)).Card, "Use these settings");
        await village.QuietAsync();

        Assert.Contains(asked, await ExportAsync(village));
    }

    [Fact]
    public async Task StagesByTheirOwnWays_GoAlong_RenamedMergedSplitClosedAndInTheirOrder()
    {
        await using var village = await Village.StartSetUpAsync();
        await ShapeAsync(village);
        var text = await ExportAsync(village);

        await village.MoveToAsync(new JsonObject
        {
            ["name"] = "Across the river",
            ["bot"] = new JsonObject { ["position"] = 3 },
            ["channels"] = new JsonArray(
                new JsonObject { ["name"] = "general" },
                new JsonObject { ["name"] = "help", ["type"] = "forum" },
                new JsonObject { ["name"] = "stage-baby" }),
            ["roles"] = new JsonArray(
                new JsonObject { ["name"] = "Baby" },
                new JsonObject { ["name"] = "Twos", ["permissions"] = new JsonArray("KICK_MEMBERS") }),
            ["members"] = new JsonArray(
                new JsonObject { ["name"] = "Amara", ["owner"] = true }, new JsonObject { ["name"] = "Maya" }),
        });
        var diff = await ImportAsync(village, text);
        Assert.Contains("Use these settings", diff.Card.Buttons);
        await village.As("Amara").PressAsync(diff.Card, "Use these settings");
        await village.As("Amara").PressAsync((await village.As("Amara").CommandAsync("setup")).Card, "Apply");
        for (var step = 0; step < 4; step++)
            await village.HeardAsync();

        var panel = await village.As("Maya").CommandAsync("stages");
        Assert.Equal(
            ["grown", "newborn", "infant", "toddler", "toddler-2", "preschool", "school", "teen"],
            panel.Card.OptionsIn("Choose what fits"));
        await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "infant", "toddler-2", "preschool");
        await village.QuietAsync();
        var mine = (await village.As("Maya").CommandAsync("stages")).Text;
        Assert.Contains("**Arms full**", mine);
        Assert.Contains("**Twos**", mine);

        // By name what is called the same; never a role that could do harm, and a closed room has none at all.
        var roles = (await village.GuildAsync())["roles"]!.AsArray();
        var baby = roles.Single(role => role!["name"]!.GetValue<string>() == "Baby")!["id"]!.GetValue<string>();
        var twos = roles.Where(role => role!["name"]!.GetValue<string>() == "Twos").ToList();
        Assert.Equal(2, twos.Count);
        var harmless = twos.Single(role => role!["permissions"]!.GetValue<string>() == "0")!["id"]!.GetValue<string>();
        Assert.Equal(new[] { baby, harmless }.Order(), (await village.RolesOfAsync("Maya")).Order());
        await village.MessagesAsync("stage-preschool", "Maya");

        // The forum of the new place serves as a forum.
        await village.AskAsync("Amara", "an hour of company");
        await village.QuietAsync();
        var posts = new List<string>();
        foreach (var thread in (await village.GuildAsync())["threads"]!.AsArray())
            posts.AddRange((await village.MessagesAsync(thread!["id"]!.GetValue<string>())).Select(each => each.Text));
        Assert.Contains(posts, post => post.Contains("an hour of company", StringComparison.Ordinal));
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

    /// <summary>One renamed, one split, two made one, one closed, and another order.</summary>
    private static async Task ShapeAsync(Village village)
    {
        var rename = await village.As("Amara").PressAsync((await StageAsync(village, "infant")).Card, "Rename");
        await village.As("Amara").SubmitAsync(rename, new JsonObject { ["name"] = "Arms full" });
        var split = await village.As("Amara").PressAsync((await StageAsync(village, "toddler")).Card, "Split in two");
        await village.As("Amara").SubmitAsync(split, new JsonObject
        {
            ["name"] = "Ones",
            ["second"] = "Twos",
            ["second_about"] = "Two years",
            ["from"] = "24",
        });
        await village.As("Amara").SelectAsync(
            (await StageAsync(village, "tween")).Card, "Merge it into another", "teen");
        await village.As("Amara").PressAsync((await StageAsync(village, "preschool")).Card, "Make it private");
        await village.As("Amara").SelectAsync(
            (await StageAsync(village, "grown")).Card, "Put it before another", "newborn");
        var preview = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Preview and apply");
        await village.As("Amara").PressAsync(preview.Card, "Apply");
        for (var step = 0; step < 4; step++)
            await village.HeardAsync();
    }

    private static async Task<Answer> StageAsync(Village village, string key)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        if (panel.Card.Buttons.Contains("Channels and roles"))
            panel = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        return await village.As("Amara").SelectAsync(
            panel.Card, "Use a role or a channel of yours for a stage", key);
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
