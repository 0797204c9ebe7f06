using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Who looks after a community, and how they come by their commands.</summary>
public class Facilitating
{
    [Fact]
    public async Task AFacilitatorFindsTheirCommands_AndLosesThemWithTheRole()
    {
        await using var village = await Village.StartSetUpAsync();
        Assert.Null((await village.As("Sam").CommandAsync("host values")).Error);
        var proposals = (await village.As("Sam").CommandAsync("host values")).Text;
        Assert.Contains("Nothing is proposed", proposals);
        Assert.NotNull((await village.As("Maya").CommandAsync("host values")).Error);
    }

    [Fact]
    public async Task ARoleThatDoesNotSeeHostIsNamedWithItsFix_AndFindsItOnceMended()
    {
        await using var village = await Village.StartSetUpAsync();
        var people = await ChooseAsync(village, "Toddler");
        Assert.Contains("Fix: Server Settings ▸ Roles", people.Text);
        Assert.DoesNotContain("Show them /host", people.Card.Buttons);
        Assert.NotNull((await village.As("Priya").CommandAsync("host values")).Error);

        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/roles/Toddler",
            new JsonObject { ["permissions"] = new JsonArray("MANAGE_EVENTS") });

        Assert.Contains("Nothing is proposed", (await village.As("Priya").CommandAsync("host values")).Text);
        var mended = await village.As("Amara").PressAsync(people.Card, "Look again");
        Assert.DoesNotContain("*problem*", mended.Text);
    }

    private static async Task<Answer> ChooseAsync(Village village, string role)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var people = await village.As("Amara").PressAsync(panel.Card, "Facilitators");
        var chosen = await village.As("Amara").SelectAsync(
            people.Card, "Choose the role: Facilitators", await village.RoleAsync(role));
        return chosen;
    }
}
