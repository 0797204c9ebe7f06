using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A server that asks newcomers itself: what they answer there is their stage.</summary>
public class WithOnboarding
{
    private const int Started = 1 << 3, Completed = 1 << 1;

    [Fact]
    public async Task ItsAnswersAreMappedToStages_ByNameInOnePress_ElseTheAdminSays()
    {
        await using var village = await VillageAsync();

        var mapped = await MapAsync(village);

        Assert.Contains("*Toddler*", mapped.Text);
        Assert.Contains("*Baby*", mapped.Text);
        Assert.Equal(0, await RolesCalledAsync(village, "Baby"));
        Assert.Equal(1, await RolesCalledAsync(village, "Toddler"));
    }

    [Fact]
    public async Task WhoeverAnswersThere_IsInThatStage_AndTheBotNeverTakesWhatItDidNotGive()
    {
        await using var village = await VillageAsync();
        await MapAsync(village);
        await ApplyAsync(village);
        await village.AdvanceAsync("PT1M");
        var arms = await village.RoleAsync("Arms full");

        await AnswerAsync(village, "Noor", arms);
        var panel = await village.As("Noor").CommandAsync("stages");
        Assert.Equal(["infant"], panel.Card.ChosenIn("Choose what fits"));

        var left = await village.As("Noor").PressAsync(panel.Card, "Leave Baby");
        await village.QuietAsync();
        Assert.Contains("You keep the role", left.Text);
        Assert.Equal([arms], await village.RolesOfAsync("Noor"));
        await village.AdvanceAsync("PT1M");
        await AnswerAsync(village, "Noor", arms);
        Assert.Empty((await village.As("Noor").CommandAsync("stages")).Card.ChosenIn("Choose what fits"));
    }

    [Fact]
    public async Task WhatIsTakenBackInDiscord_IsNoStageAnyMore()
    {
        await using var village = await VillageAsync();
        await MapAsync(village);
        await ApplyAsync(village);
        await village.AdvanceAsync("PT1M");
        await AnswerAsync(village, "Noor", await village.RoleAsync("Arms full"));
        Assert.Contains("Baby", (await village.As("Noor").CommandAsync("village")).Text);

        await village.AdvanceAsync("PT1M");
        await AnswerAsync(village, "Noor");

        Assert.DoesNotContain("Baby", (await village.As("Noor").CommandAsync("village")).Text);
    }

    [Fact]
    public async Task AsLongAsDiscordAsks_NoRoleIsGiven_AndItComesByItselfAfterwards()
    {
        await using var village = await VillageAsync();
        await MapAsync(village);
        await ApplyAsync(village);
        await village.PostAsync(
            $"guilds/{village.Guild}/members", new JsonObject { ["name"] = "Rosa", ["flags"] = Started });
        await village.QuietAsync();

        var panel = await village.As("Rosa").CommandAsync("stages");
        var told = await village.As("Rosa").SelectAsync(panel.Card, "Choose what fits", "toddler");
        await village.QuietAsync();
        Assert.Contains("Discord has a few questions for newcomers first", told.Text);
        Assert.Empty(await village.RolesOfAsync("Rosa"));

        await village.AdvanceAsync("PT1M");
        await AnswerAsync(village, "Rosa");
        await village.QuietAsync();
        Assert.Equal([await village.RoleAsync("Toddler")], await village.RolesOfAsync("Rosa"));
    }

    [Fact]
    public async Task SheComesBack_AndDiscordAsksOnceMore_HerStagesWaitForThat()
    {
        await using var village = await VillageAsync();
        await MapAsync(village);
        await ApplyAsync(village);
        await village.AdvanceAsync("PT1M");
        var panel = await village.As("Noor").CommandAsync("stages");
        var told = await village.As("Noor").SelectAsync(panel.Card, "Choose what fits", "toddler");
        Assert.Contains("is opening for you", told.Text);
        await village.QuietAsync();
        var toddler = await village.RoleAsync("Toddler");
        Assert.Equal([toddler], await village.RolesOfAsync("Noor"));
        var her = await village.IdOfAsync("Noor");
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/Noor");
        await village.HeardAsync();
        await village.AdvanceAsync("P2D");
        await village.PostAsync(
            $"guilds/{village.Guild}/members", new JsonObject { ["user"] = her, ["flags"] = Started });
        await village.QuietAsync();

        var asked = await village.As("Noor").CommandAsync("stages");
        var on = await village.As("Noor").PressAsync(asked.Card, "As it was");
        await village.AdvanceAsync("PT1H");

        Assert.Contains("questions", on.Text);
        Assert.Empty(await village.RolesOfAsync("Noor"));

        await AnswerAsync(village, "Noor");
        await village.QuietAsync();
        Assert.Equal([toddler], await village.RolesOfAsync("Noor"));
    }

    private static async Task<Village> VillageAsync()
    {
        var village = await Village.StartAsync();
        await village.MoveToAsync(new JsonObject
        {
            ["name"] = "Old town parents",
            ["bot"] = new JsonObject { ["position"] = 4 },
            ["channels"] = new JsonArray(
                new JsonObject { ["name"] = "general" }, new JsonObject { ["name"] = "help" }),
            ["roles"] = new JsonArray(
                new JsonObject { ["name"] = "Toddler" },
                new JsonObject { ["name"] = "Arms full" },
                new JsonObject { ["name"] = "Likes cake" }),
            ["members"] = new JsonArray(
                new JsonObject { ["name"] = "Amara", ["owner"] = true }, new JsonObject { ["name"] = "Noor" }),
            ["onboarding"] = new JsonObject
            {
                ["prompts"] = new JsonArray(new JsonObject
                {
                    ["title"] = "Where is your family?",
                    ["options"] = new JsonArray(
                        new JsonObject { ["title"] = "Small steps", ["roles"] = new JsonArray("Toddler") },
                        new JsonObject { ["title"] = "Never a hand free", ["roles"] = new JsonArray("Arms full") },
                        new JsonObject { ["title"] = "Cake", ["roles"] = new JsonArray("Likes cake") }),
                }),
            },
        });
        return village;
    }

    /// <summary>By name what is called so, and one by hand.</summary>
    private static async Task<Answer> MapAsync(Village village)
    {
        var questions = await QuestionsAsync(village);
        Assert.Contains("called like *Toddler*", questions.Text);
        var used = await village.As("Amara").PressAsync(questions.Card, "Use what is called the same");
        Assert.Contains("no stage yet", used.Text);
        var which = await village.As("Amara").SelectAsync(
            used.Card, "Say which stage an answer stands for", await village.RoleAsync("Arms full"));
        await village.As("Amara").SelectAsync(which.Card, "Choose the stage", "infant");
        return await QuestionsAsync(village);
    }

    private static async Task<Answer> QuestionsAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        while (!panel.Card.Buttons.Contains("Discord's own questions"))
            panel = await village.As("Amara").PressAsync(panel.Card, "Next");
        return await village.As("Amara").PressAsync(panel.Card, "Discord's own questions");
    }

    private static async Task ApplyAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        await village.As("Amara").PressAsync(panel.Card, "Apply");
        await village.QuietAsync();
    }

    private static async Task AnswerAsync(Village village, string who, params string[] roles)
    {
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/members/{await village.IdOfAsync(who)}",
            new JsonObject
            {
                ["flags"] = Started | Completed,
                ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
            });
        // Discord tells of it before the next press; once that is answered, all that follows is under way.
        await village.As(who).CommandAsync("support");
        await village.QuietAsync();
    }

    private static async Task<int> RolesCalledAsync(Village village, string name) =>
        (await village.GuildAsync())["roles"]!.AsArray().Count(role => role!["name"]!.GetValue<string>() == name);
}
