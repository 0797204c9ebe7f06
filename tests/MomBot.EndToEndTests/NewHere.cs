using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Somebody joins: reading comes first, and nobody has to introduce themselves.</summary>
public class NewHere
{
    [Fact]
    public async Task AtTheirFirstPress_TheyFindOneCard_Alone_AndNobodyElseHearsOfIt()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = await SaidAsync(village);
        var names = await village.JoinAsync(20);
        await village.HeardAsync();
        await village.AdvanceAsync("P1D");

        // Twenty at once, and not a word anywhere: no room is told, nobody is pinged, nobody is written to.
        Assert.Equal(before, await SaidAsync(village));
        Assert.Empty((await village.StateAsync())["dms"]?.AsArray() ?? []);

        var welcome = Assert.Single(await village.WaitingForAsync(names[0], "village"));
        Assert.True(welcome.IsPrivate);
        Assert.Contains("Nobody has to introduce themselves", welcome.Text);
        Assert.Contains("Read as long as you like", welcome.Text);
        Assert.Contains(await village.ChannelAsync("help"), welcome.Text);
        Assert.Equal(
            ["Choose stages", "My settings", "What I keep about you", "Get support"], welcome.Buttons);
        Assert.Contains("Choose what fits", (await village.As(names[0]).PressAsync(welcome, "Choose stages")).Text);

        Assert.Empty(await village.WaitingForAsync(names[0], "village"));
        Assert.Empty(await village.WaitingForAsync("Maya", "village"));
    }

    [Fact]
    public async Task WhoeverNeedsSupportFirst_IsShownThatAlone()
    {
        await using var village = await Village.StartSetUpAsync();
        var name = (await village.JoinAsync(1))[0];

        Assert.Empty(await village.WaitingForAsync(name, "support"));

        Assert.Single(await village.WaitingForAsync(name, "stages"));
    }

    [Fact]
    public async Task ACommunityThatDoesNotWantIt_SwitchesItOff()
    {
        await using var village = await Village.StartSetUpAsync();
        var features = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Features");
        Assert.Contains("A private word to whoever is new", features.Text);
        var others = features.Card.ChosenIn("Choose the features you want").Where(each => each != "welcome");
        await village.As("Amara").SelectAsync(features.Card, "Choose the features you want", [.. others]);

        var name = (await village.JoinAsync(1))[0];
        await village.HeardAsync();

        Assert.Empty(await village.WaitingForAsync(name, "village"));
    }

    [Fact]
    public async Task WhoeverWasHereBefore_IsNotNew()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.As("Maya").CommandAsync("me", options: new JsonObject { ["zone"] = "Madrid" });
        var id = await village.IdOfAsync("Maya");
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/Maya");
        await village.HeardAsync();
        await village.PostAsync($"guilds/{village.Guild}/members", new JsonObject { ["user"] = id });
        await village.HeardAsync();

        var finds = await village.WaitingForAsync("Maya", "village");

        Assert.DoesNotContain(finds, card => card.Text.Contains("You are new here"));
    }

    /// <summary>How much the bot has said in each room, to everybody there.</summary>
    private static async Task<string> SaidAsync(Village village)
    {
        var said = new List<string>();
        foreach (var channel in (await village.GuildAsync())["channels"]!.AsArray())
        {
            if (channel!["type"]!.GetValue<int>() != 0)
                continue;
            var messages = await village.MessagesAsync(channel["id"]!.GetValue<string>());
            var count = messages.Count(message => message is { IsFromBot: true, IsPrivate: false });
            said.Add($"{channel["name"]}: {count}");
        }

        return string.Join(", ", said);
    }
}
