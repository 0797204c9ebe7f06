using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Where a family is now: chosen by themselves, opened and closed without a word.</summary>
public class ChoosingStages
{
    [Fact]
    public async Task TwoStagesOpenTwoRooms_AndDroppingOneClosesIt()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Kit").CommandAsync("stages");
        Assert.True(panel.IsPrivate);

        await village.As("Kit").SelectAsync(panel.Card, "Choose what fits", "infant", "preschool");
        await village.QuietAsync();
        Assert.Equal(2, (await village.RolesOfAsync("Kit")).Count);
        await village.MessagesAsync("stage-baby", "Kit");

        var again = await village.As("Kit").CommandAsync("stages");
        await village.As("Kit").SelectAsync(again.Card, "Choose what fits", "preschool");
        await village.QuietAsync();
        Assert.Single(await village.RolesOfAsync("Kit"));
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync("stage-baby", "Kit"));
    }

    [Fact]
    public async Task ARoleThatAPersonGaveIsNeverTaken()
    {
        await using var village = await Village.StartSetUpAsync();
        var role = await village.RoleAsync("Baby");
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/members/{await village.IdOfAsync("Kit")}",
            new JsonObject { ["roles"] = new JsonArray(role) });
        await village.QuietAsync();

        var panel = await village.As("Kit").CommandAsync("stages");
        await village.As("Kit").SelectAsync(panel.Card, "Choose what fits", "infant", "preschool");
        var again = await village.As("Kit").CommandAsync("stages");
        await village.As("Kit").SelectAsync(again.Card, "Choose what fits", "preschool");
        await village.QuietAsync();

        Assert.Contains(role, await village.RolesOfAsync("Kit"));
    }

    [Fact]
    public async Task WhenTheRoleStandsTooHigh_TheFixIsTold_TheChoiceKept_AndAppliedOnceMended()
    {
        await using var village = await Village.StartSetUpAsync();
        var role = await village.RoleAsync("Baby");
        await village.SendAsync(
            HttpMethod.Patch, $"guilds/{village.Guild}/roles/{role}", new JsonObject { ["position"] = 30 });
        await village.QuietAsync();

        var panel = await village.As("Kit").CommandAsync("stages");
        var told = await village.As("Kit").SelectAsync(panel.Card, "Choose what fits", "infant");
        await village.QuietAsync();
        Assert.Contains("above", told.Text);
        Assert.Empty(await village.RolesOfAsync("Kit"));

        await village.SendAsync(
            HttpMethod.Patch, $"guilds/{village.Guild}/roles/{role}", new JsonObject { ["position"] = 1 });
        await village.HeardAsync();
        Assert.Equal([role], await village.RolesOfAsync("Kit"));
    }

    [Fact]
    public async Task AfterAPause_HerStagesAreThereAgain_AndTheirRolesStillTheBotsToTake()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Kit").CommandAsync("stages");
        await village.As("Kit").SelectAsync(panel.Card, "Choose what fits", "infant");
        await village.AdvanceAsync("PT1M");
        var paused = await village.As("Kit").CommandAsync("pause");
        await village.As("Kit").PressAsync(paused.Card, "Hide my stage rooms");
        await village.QuietAsync();
        Assert.Empty(await village.RolesOfAsync("Kit"));

        await village.AdvanceAsync("P30D");
        await village.As("Kit").CommandAsync("resume");
        await village.QuietAsync();
        Assert.Equal([await village.RoleAsync("Baby")], await village.RolesOfAsync("Kit"));

        var again = await village.As("Kit").CommandAsync("stages");
        Assert.Equal(["infant"], again.Card.ChosenIn("Choose what fits"));
        await village.As("Kit").PressAsync(again.Card, "Leave Baby");
        await village.QuietAsync();
        Assert.Empty(await village.RolesOfAsync("Kit"));
    }
}
