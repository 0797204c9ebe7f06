using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Whoever runs the server moves the bot in.</summary>
public class SettingUp
{
    [Fact]
    public async Task BeforeAnythingIsSetUp_AskingSaysWhereToBegin()
    {
        await using var village = await Village.StartAsync();

        var answer = await village.As("Maya").CommandAsync("ask");

        Assert.Null(answer.Error);
        Assert.True(answer.IsPrivate);
        Assert.Contains("/setup", answer.Text);
    }

    [Fact]
    public async Task OneCommandAndOnePressAdoptWhatIsThereAndMakeWhatIsLacking()
    {
        await using var village = await Village.StartAsync();

        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        var applied = await village.As("Amara").PressAsync(panel.Card, "Apply");
        var done = await applied.NowAsync();
        var state = await village.GuildAsync();
        var channels = state["channels"]!.AsArray().Select(channel => channel!["name"]!.GetValue<string>()).ToList();

        Assert.True(panel.IsPrivate);
        Assert.Single(channels, name => name == "help");
        Assert.Single(channels, name => name == "check-ins");
        Assert.Single(channels, name => name == "stage-newborn");
        Assert.Single(channels, name => name == "stage-baby");
        Assert.Contains("Check-in day and time", done.Buttons);
        Assert.Contains((await village.MessagesAsync("help")), message => message.IsPinned);
    }

    [Fact]
    public async Task WhatSoundsLikeIt_IsAskedAboutBeforeAnythingIsMade()
    {
        await using var village = await Village.StartAsync();
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/channels/check-ins",
            new JsonObject { ["name"] = "checkin" });
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/roles/{await village.RoleAsync("Newborn")}",
            new JsonObject { ["name"] = "new-borns" });
        await village.QuietAsync();
        var before = await NamesAsync(village);

        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        Assert.DoesNotContain("Apply", panel.Card.Buttons);
        Assert.Contains("sounds like it", panel.Text);
        var used = await village.As("Amara").PressAsync(panel.Card, "Use that one");
        var other = await village.As("Amara").PressAsync(used.Card, "Make a new one");
        Assert.Equal(before, await NamesAsync(village));
        await village.As("Amara").PressAsync(other.Card, "Apply");
        await village.QuietAsync();

        var names = await NamesAsync(village);
        Assert.DoesNotContain("#check-ins", names);
        Assert.Contains("#checkin", names);
        Assert.Contains("@new-borns", names);
        Assert.Contains("@Newborn", names);
    }

    [Fact]
    public async Task ApplyingTwiceMakesNothingTwice()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = await village.GuildAsync();

        var again = await village.As("Amara").CommandAsync("setup");
        var after = await village.GuildAsync();

        Assert.DoesNotContain("Apply", again.Card.Buttons);
        Assert.Equal(before["channels"]!.AsArray().Count, after["channels"]!.AsArray().Count);
        Assert.Equal(before["roles"]!.AsArray().Count, after["roles"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhenTheTimeZoneIsMisspelt_TheNearestAreNamedPrivatelyAndNothingIsSaved()
    {
        await using var village = await Village.StartAsync();

        var answer = await village.As("Amara").CommandAsync("setup", options: new JsonObject { ["zone"] = "Lodnon" });
        var panel = await village.As("Amara").CommandAsync("setup");

        Assert.Null(answer.Error);
        Assert.True(answer.IsPrivate);
        Assert.Contains("I don't know a time zone called Lodnon", answer.Text);
        Assert.Contains("Europe/London", answer.Text);
        Assert.Contains("Choose time zone", answer.Card.Buttons);
        Assert.DoesNotContain("Lodnon", panel.Text);
        Assert.DoesNotContain("Europe/London", panel.Text);
    }

    [Fact]
    public async Task WhenAChannelTheBotUsesIsDeleted_ItSaysSo_AndOnePressMakesItGoodAgain()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/channels/help");

        var panel = await village.As("Amara").CommandAsync("setup");
        Assert.Contains("it was deleted in Discord", panel.Text);
        await village.As("Amara").PressAsync(panel.Card, "Apply");
        await village.QuietAsync();

        Assert.Contains(await village.MessagesAsync("help"), message => message.IsPinned);
        await village.AskAsync("Maya", "a pram to borrow");
        Assert.Contains("a pram to borrow", (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task NewRoomsOfStagesStandTogetherInACategory()
    {
        await using var village = await Village.StartSetUpAsync();

        var channels = (await village.GuildAsync())["channels"]!.AsArray();
        var category = channels.Single(each => each!["name"]!.GetValue<string>() == "Stages"
            && each["type"]!.GetValue<int>() == 4)!["id"]!.GetValue<string>();

        Assert.All(
            channels.Where(each => each!["name"]!.GetValue<string>() is "stage-baby" or "stage-teen"),
            room => Assert.Equal(category, room!["parent_id"]?.GetValue<string>()));
    }

    [Fact]
    public async Task WhatTheBotMadeIsCalledItsOwn()
    {
        await using var village = await Village.StartSetUpAsync();

        var panel = await village.As("Amara").CommandAsync("setup");

        Assert.Contains("*in place*", panel.Text);
        Assert.DoesNotContain("*found*: <", panel.Text);
    }

    [Fact]
    public async Task SomeoneWhoDoesNotRunTheServerCannotOpenIt()
    {
        await using var village = await Village.StartAsync();

        Assert.NotNull((await village.As("Maya").CommandAsync("setup")).Error);
    }

    [Fact]
    public async Task ATimeZoneIsFoundByItsCity()
    {
        await using var village = await Village.StartAsync();

        var found = await village.As("Amara").AutocompleteAsync("setup", "zone", "lond");

        Assert.Contains(found.Choices, choice => choice["value"]!.GetValue<string>() == "Europe/London");
    }

    [Fact]
    public async Task HalfDone_ItGoesOnWhereSheWas_AlsoAfterARestart()
    {
        await using var village = await Village.StartAsync();
        var first = await village.As("Amara").CommandAsync("setup");
        Assert.Contains("1 of 5", first.Text);
        var features = await village.As("Amara").PressAsync(first.Card, "Next");
        var places = await village.As("Amara").PressAsync(features.Card, "Next");
        await village.As("Amara").SelectAsync(places.Card, "Choose the stages you want", "newborn", "toddler");

        await village.RestartAsync();
        var again = await village.As("Amara").CommandAsync("setup");

        Assert.Contains("3 of 5", again.Text);
        Assert.Equal(["newborn", "toddler"], again.Card.ChosenIn("Choose the stages you want").Order());
    }

    [Fact]
    public async Task TheUsualIsChosenInOnePress_RehearsedForHerAlone_AndMadeOnlyByApply()
    {
        await using var village = await Village.StartAsync();
        var before = (await village.GuildAsync())["channels"]!.AsArray().Count;
        var first = await village.As("Amara").CommandAsync("setup");

        var preview = await village.As("Amara").PressAsync(first.Card, "Start with the usual");
        var rehearsed = await village.As("Amara").PressAsync(preview.Card, "Rehearse");
        var announced = await village.As("Amara").PressAsync(preview.Card, "Text to announce it");
        await village.QuietAsync();

        Assert.Contains("5 of 5", preview.Text);
        Assert.True(rehearsed.IsPrivate);
        Assert.Contains("/ask", rehearsed.Text);
        Assert.Contains("MomBot", announced.Text);
        Assert.Equal(before, (await village.GuildAsync())["channels"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhatWasMadeIsTakenBack_ButNotWhatSomebodyUsesAndNothingOfTheirs()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.As("Maya").SayAsync("stage-newborn", "Anyone awake?");
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "newborn", "preschool");
        await village.QuietAsync();

        var panel = await village.As("Amara").CommandAsync("setup");
        var undone = await village.As("Amara").PressAsync(panel.Card, "Undo");
        var ended = await undone.NowAsync();

        var names = await NamesAsync(village);
        Assert.Contains("Taken back", ended.Text);
        Assert.Contains("*stays* the role Preschool", ended.Text);
        Assert.DoesNotContain("#stage-baby", names);
        Assert.DoesNotContain("@Baby", names);
        Assert.DoesNotContain("#facilitators-room", names);
        Assert.Contains("@Preschool", names);
        foreach (var theirs in new[] { "#help", "#check-ins", "#stage-newborn", "@Newborn", "@Facilitators" })
            Assert.Contains(theirs, names);
    }

    private static async Task<List<string>> NamesAsync(Village village)
    {
        var guild = await village.GuildAsync();
        return
        [
            .. guild["channels"]!.AsArray().Select(channel => "#" + channel!["name"]!.GetValue<string>()),
            .. guild["roles"]!.AsArray().Select(role => "@" + role!["name"]!.GetValue<string>()),
        ];
    }
}
