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

        await village.SendAsync(
            HttpMethod.Post,
            $"guilds/{village.Guild}/bot",
            new JsonObject { ["roles"] = new JsonArray("MomBot helper") });
        await village.QuietAsync();

        Assert.Contains("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Card.SelectId("Choose what kind of help"));
        Assert.Contains("Europe/London", (await village.As("Amara").CommandAsync("setup")).Text);
    }
}
