using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A community has stages by its own ways, and nobody loses one they chose.</summary>
public class ShapingStages
{
    [Fact]
    public async Task Renamed_ItIsCalledSoEverywhere_AndWhoeverIsInItStays()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "infant");
        var before = await village.RolesOfAsync("Kit");

        var form = await village.As("Amara").PressAsync((await StageAsync(village, "infant")).Card, "Rename");
        await village.As("Amara").SubmitAsync(
            form, new JsonObject { ["name"] = "Arms full", ["about"] = "Until they walk, or do not yet" });
        await village.QuietAsync();

        var panel = await village.As("Kit").CommandAsync("stages");
        Assert.Contains("**Arms full**", panel.Text);
        Assert.Contains("Leave Arms full", panel.Card.Buttons);
        Assert.Equal(before, await village.RolesOfAsync("Kit"));
        Assert.Contains("Arms full", (await village.As("Kit").CommandAsync("village")).Text);
    }

    [Fact]
    public async Task Merged_BothAreInOneRoom_AndUndoingItPutsEachBackWhereTheyWere()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.JoinAsync(1);
        await ChooseAsync(village, "Kit", "infant");
        await ChooseAsync(village, "Neighbour1", "newborn", "infant");
        await ChooseAsync(village, "Dev", "newborn");
        var (baby, newborn) = (await village.RoleAsync("Baby"), await village.RoleAsync("Newborn"));

        await village.As("Amara").SelectAsync(
            (await StageAsync(village, "infant")).Card, "Merge it into another", "newborn");
        await SettleAsync(village);

        foreach (var name in new[] { "Kit", "Neighbour1", "Dev" })
            Assert.Equal([newborn], await village.RolesOfAsync(name));
        Assert.DoesNotContain(
            "infant", (await village.As("Kit").CommandAsync("stages")).Card.OptionsIn("Choose what fits"));

        await UndoLastAsync(village);
        await SettleAsync(village);

        Assert.Equal([baby], await village.RolesOfAsync("Kit"));
        Assert.Equal(new[] { baby, newborn }.Order(), (await village.RolesOfAsync("Neighbour1")).Order());
        Assert.Equal([newborn], await village.RolesOfAsync("Dev"));
    }

    [Fact]
    public async Task Split_WhoeverIsInItStays_IsAskedOnce_AndMovesOnlyByTheirOwnPress()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.JoinAsync(1);
        await ChooseAsync(village, "Kit", "toddler");
        await ChooseAsync(village, "Dev", "toddler");
        await ChooseAsync(village, "Neighbour1", "preschool");
        var toddler = await village.RoleAsync("Toddler");

        var form = await village.As("Amara").PressAsync((await StageAsync(village, "toddler")).Card, "Split in two");
        var split = await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["name"] = "Ones",
            ["about"] = "One year",
            ["second"] = "Twos",
            ["second_about"] = "Two years",
            ["from"] = "24",
        });
        Assert.Contains("Nobody is moved", split.Text);
        await village.As("Amara").PressAsync(await LastPageAsync(village), "Apply");
        await SettleAsync(village);

        Assert.Equal([toddler], await village.RolesOfAsync("Kit"));
        var asked = Assert.Single(await village.WaitingForAsync("Kit", "village"));
        Assert.Contains("**Twos**", asked.Text);
        await village.As("Kit").PressAsync(asked, "Open Twos too");
        Assert.Single(await village.WaitingForAsync("Dev", "village"));
        Assert.Empty(await village.WaitingForAsync("Neighbour1", "village"));
        await village.QuietAsync();
        var twos = await village.RoleAsync("Twos");
        Assert.Equal(new[] { toddler, twos }.Order(), (await village.RolesOfAsync("Kit")).Order());

        await village.AdvanceAsync("P60D");
        Assert.Empty(await village.WaitingForAsync("Kit", "village"));
        Assert.Empty(await village.WaitingForAsync("Dev", "village"));
        Assert.Equal([toddler], await village.RolesOfAsync("Dev"));
    }

    [Fact]
    public async Task MadePrivate_TheRoomStaysOpenToWhoeverIsInIt_AndTheirRoleIsGone()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "infant");

        await village.As("Amara").PressAsync((await StageAsync(village, "infant")).Card, "Make it private");
        await SettleAsync(village);

        Assert.Empty(await village.RolesOfAsync("Kit"));
        await village.MessagesAsync("stage-baby", "Kit");
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync("stage-baby", "Dev"));

        await village.As("Amara").PressAsync((await StageAsync(village, "infant")).Card, "Open it with a role");
        await SettleAsync(village);
        Assert.Equal([await village.RoleAsync("Baby")], await village.RolesOfAsync("Kit"));
    }

    [Fact]
    public async Task TheOrderIsTheCommunitys_AndCanBeTakenElsewhere()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.As("Amara").SelectAsync(
            (await StageAsync(village, "grown")).Card, "Put it before another", "newborn");

        var panel = await village.As("Kit").CommandAsync("stages");
        Assert.Equal(["grown", "newborn", "infant"], panel.Card.OptionsIn("Choose what fits").Take(3));

        var last = await LastPageAsync(village);
        var file = await village.FileAsync((await village.As("Amara").PressAsync(last, "Take settings along")).Card);
        Assert.Contains("grown,newborn", file);
    }

    private static async Task<Answer> StageAsync(Village village, string key)
    {
        var places = await village.As("Amara").PressAsync(await LastPageAsync(village), "Channels and roles");
        return await village.As("Amara").SelectAsync(
            places.Card, "Use a role or a channel of yours for a stage", key);
    }

    private static async Task<Seen> LastPageAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        return panel.Card.Buttons.Contains("Preview and apply")
            ? (await village.As("Amara").PressAsync(panel.Card, "Preview and apply")).Card
            : panel.Card;
    }

    private static async Task UndoLastAsync(Village village)
    {
        var history = await village.As("Amara").PressAsync(await LastPageAsync(village), "What was changed");
        await village.As("Amara").SelectAsync(
            history.Card, "Undo one of these", history.Card.OptionsIn("Undo one of these")[0]);
    }

    private static async Task ChooseAsync(Village village, string who, params string[] stages)
    {
        var panel = await village.As(who).CommandAsync("stages");
        await village.As(who).SelectAsync(panel.Card, "Choose what fits", stages);
        await village.QuietAsync();
    }

    /// <summary>One role after the other: what follows from one is seen when the bot has heard of that one.</summary>
    private static async Task SettleAsync(Village village)
    {
        for (var round = 0; round < 4; round++)
            await village.HeardAsync();
    }
}
