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
    public async Task ARoleThatDoesNotSeeHostIsShownItWithOnePress()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Amara").CommandAsync("setup");
        var people = await village.As("Amara").PressAsync(panel.Card, "Facilitators");
        var chosen = await village.As("Amara").SelectAsync(
            people.Card, "Choose the facilitators' role", await village.RoleAsync("Toddler"));
        people = await village.As("Amara").PressAsync(chosen.Card, "Facilitators");
        Assert.Contains("may not yet", people.Text);
        Assert.NotNull((await village.As("Priya").CommandAsync("host values")).Error);

        await village.As("Amara").PressAsync(people.Card, "Show them /host");
        await village.QuietAsync();

        Assert.Null((await village.As("Priya").CommandAsync("host values")).Error);
        Assert.Contains("Nothing is proposed", (await village.As("Priya").CommandAsync("host values")).Text);
    }
}
