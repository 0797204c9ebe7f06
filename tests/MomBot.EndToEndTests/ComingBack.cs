using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A community sends the bot away and asks it back: everything is found again.</summary>
public class ComingBack
{
    [Fact]
    public async Task InvitedAgain_ItHasItsCommandsItsSettingsAndWhatPeopleChose()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "toddler");
        await village.QuietAsync();
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/bot");
        await village.QuietAsync();
        Assert.NotNull((await village.As("Maya").CommandAsync("stages")).Error);

        await village.AskBackAsync();

        Assert.Contains("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Card.SelectId("Choose what kind of help"));
        Assert.Contains("Europe/London", (await village.As("Amara").CommandAsync("setup")).Text);
    }

    [Fact]
    public async Task WhoLeftWhileItWasAway_HasLeft_AndHerPlaceIsFreeForOthers()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "Soup for two");
        var helper = (await village.JoinAsync(1))[0];
        await village.As(helper).PressAsync(await village.LatestCardAsync("help"), "I can help");
        Assert.DoesNotContain("I can help", (await village.LatestCardAsync("help")).Buttons);

        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/bot");
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/{helper}");
        await village.SendAsync(
            HttpMethod.Post,
            $"guilds/{village.Guild}/bot",
            new JsonObject { ["roles"] = new JsonArray("MomBot helper") });

        for (var look = 0; !(await village.LatestCardAsync("help")).Buttons.Contains("I can help"); look++)
        {
            Assert.True(look < 500, "Her place is still taken.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
