using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox.Hosting;

namespace MomBot.EndToEndTests;

/// <summary>Where requests hang and who else hears of them: a forum, the facilitators' room, a calendar.</summary>
public class HelpBoards
{
    private const int PrivateThread = 12, ForumPost = 11;

    [Fact]
    public async Task WhereHelpIsAForum_ARequestIsAPostWithTagsAndItsStateInWords()
    {
        await using var village = await WithAForumAsync();
        var door = await PostAsync(village, "Need a hand");
        Assert.Contains("Ask", (await village.LatestCardAsync(door)).Buttons);
        var before = village.Presses;

        await village.AskAsync("Maya", "a warm dinner tonight");
        var post = await PostAsync(village, "Meals, ");
        var card = await village.LatestCardAsync(post);
        Assert.Contains("could use a hand: a warm dinner tonight", card.Text);
        Assert.Equal(["Meals", "Open"], await TagsAsync(village, post));

        await village.As("Theo").PressAsync(card, "I can help");
        await village.QuietAsync();
        Assert.Equal(["Being helped", "Meals"], await TagsAsync(village, post));
        var thread = await village.HandOffThreadAsync();
        Assert.Contains("private to the families", (await village.LatestCardAsync(thread, "Maya")).Text);

        await village.As("Maya").PressAsync(await village.LatestCardAsync(post), "All sorted");
        await village.QuietAsync();
        Assert.Equal(3 + 1 + 1, village.Presses - before);
        Assert.Equal(["Meals", "Sorted"], await TagsAsync(village, post));
        Assert.Contains("got a hand. Thank you", (await village.LatestCardAsync(post)).Text);
        Assert.Equal(1, await village.PingsOfAsync("Maya"));
        Assert.Equal(1, await village.PingsOfAsync("Theo"));
    }

    [Fact]
    public async Task APostThatFellAsleepIsWokenToBeRedrawn_AndUndoTakesThePostAway()
    {
        await using var village = await WithAForumAsync();
        await village.AskAsync("Maya", "somebody to mend a pram wheel", "Anytime");
        var post = await PostAsync(village, "Meals, ");
        await village.AdvanceAsync("P4D");
        await village.As("Theo").PressAsync(await village.LatestCardAsync(post), "I can help");
        await village.QuietAsync();
        Assert.Contains($"<@{await village.IdOfAsync("Theo")}>", (await village.LatestCardAsync(post)).Text);

        var again = await village.AskAsync("Priya", "a bag of apples");
        var second = await PostAsync(village, "Meals, ", but: post);
        await village.As("Priya").PressAsync(again.Card, "Undo");
        await village.QuietAsync();
        Assert.DoesNotContain(
            (await village.GuildAsync())["threads"]!.AsArray(), each => (string)each!["id"]! == second);
    }

    [Fact]
    public async Task WhenThePinnedPostOfAForumWasDeleted_ACheckHangsItAgain()
    {
        await using var village = await WithAForumAsync();
        var door = await PostAsync(village, "Need a hand");
        var panel = await village.As("Amara").CommandAsync("setup");
        await village.As("Amara").PressAsync(panel.Card, "Check again");
        Assert.Equal(door, await PostAsync(village, "Need a hand"));

        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/channels/{door}");
        await village.As("Amara").PressAsync(panel.Card, "Check again");

        Assert.NotEqual(door, await PostAsync(village, "Need a hand"));
    }

    [Fact]
    public async Task ShoppingInAForumIsAPostToo_AndGoesWhenItIsDone()
    {
        await using var village = await WithAForumAsync();
        var ways = await village.As("Theo")
            .PressAsync((await village.As("Theo").CommandAsync("requests")).Card, "How I help");
        var form = await village.As("Theo").PressAsync(ways.Card, "I'm at the shop");
        await village.As("Theo").SubmitAsync(form, new JsonObject { ["where"] = "the big one by the station" });
        var post = await PostAsync(village, "Who needs what?");
        Assert.Contains("is going shopping", (await village.LatestCardAsync(post)).Text);

        await village.AdvanceAsync("PT2H");

        Assert.DoesNotContain((await village.GuildAsync())["threads"]!.AsArray(), each => (string)each!["id"]! == post);
    }

    [Fact]
    public async Task FacilitatorsHearInTheirRoomOfNewcomersAndOfWhatWaits_AndInTheirMorningList()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a lift to the clinic", "Tomorrow");
        var copy = await village.LatestCardAsync("facilitators-room", "Sam");
        Assert.Contains("is new here and asked for a hand", copy.Text);
        Assert.DoesNotContain("clinic", copy.Text);
        await village.AdvanceAsync("PT14H");

        var word = await village.LatestCardAsync("facilitators-room", "Sam");
        Assert.Contains("still waits for a hand", word.Text);
        Assert.Equal(0, await village.PingsOfAsync("Sam"));
        await village.AdvanceAsync("P4D");
        await village.AskAsync("Priya", "a bag of apples", "Anytime");
        await village.AdvanceAsync("P3DT1H");
        var morning = await village.As("Sam").CommandAsync("host morning");
        Assert.Contains("What waits for a human", morning.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", morning.Text);
        var queue = await village.As("Sam").PressAsync(morning.Card, "The queue");
        Assert.Contains("Has waited for days", queue.Text);
        Assert.Contains("One waits, for 3 days.", Assert.Single(queue.Card.Pictures));
    }

    [Fact]
    public async Task WhatAHelperPromisedGoesIntoHerOwnCalendarWithoutANameOrAPlace()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a warm dinner", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var mine = await village.As("Theo").CommandAsync("requests");

        var file = await village.As("Theo").PressAsync(mine.Card, "For my calendar");

        Assert.True(file.IsPrivate);
        var text = await village.FileAsync(Assert.Single(file.Card.Files, name => name.EndsWith(".ics")));
        Assert.Contains("BEGIN:VEVENT", text);
        Assert.Contains("SUMMARY:Meals: you help", text);
        Assert.Contains("DTSTART;VALUE=DATE:20261103", text);
        Assert.DoesNotContain(await village.IdOfAsync("Maya"), text);
        Assert.DoesNotContain("For my calendar", (await village.As("Maya").CommandAsync("requests")).Card.Buttons);
    }

    [Fact]
    public async Task AThreadWithAnOpenReportStaysUntilItIsSeenTo()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a meal", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var thread = await village.HandOffThreadAsync();
        await village.As("Theo").SayAsync(thread, "something that should not have been said");
        var said = (await village.MessagesAsync(thread, "Maya"))[^1];
        var form = await village.As("Maya").MenuAsync("Report privately", said);
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "This worries me." });
        await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "All sorted");

        await village.AdvanceAsync("P20D");
        Assert.Contains(await village.MessagesAsync(thread, "Maya"), message => message.Id == said.Id);

        var reports = await village.As("Amara").CommandAsync("mod reports");
        var taken = await village.As("Amara").PressAsync(reports.Card, "I'll see to it");
        var closing = await village.As("Amara").PressAsync(taken.Card, "Seen to");
        await village.As("Amara").SubmitAsync(closing, []);
        await village.AdvanceAsync("P2D");
        Assert.DoesNotContain(
            (await village.GuildAsync())["threads"]!.AsArray(), each => (int)each!["type"]! == PrivateThread);
    }

    private static async Task<Village> WithAForumAsync()
    {
        var world = WorldFiles.Read("small").Single().DeepClone().AsObject();
        var help = world["channels"]!.AsArray().Single(each => (string)each!["name"]! == "help")!;
        help["type"] = "forum";
        help["tags"] = new JsonArray("Open", "Being helped", "Sorted", "Meals");
        var messages = world["messages"]!.AsArray();
        foreach (var message in messages.Where(each => (string)each!["channel"]! == "help").ToList())
            messages.Remove(message);
        var file = Path.Combine(Directory.CreateTempSubdirectory("world-").FullName, "forum.json");
        await File.WriteAllTextAsync(file, world.ToJsonString());
        var village = await Village.StartAsync(world: file);
        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        await village.As("Amara").PressAsync(panel.Card, "Apply");
        await village.QuietAsync();
        return village;
    }

    private static async Task<string> PostAsync(Village village, string title, string but = "")
    {
        await village.QuietAsync();
        return (await village.GuildAsync())["threads"]!.AsArray()
            .Single(each => (int)each!["type"]! == ForumPost && (string)each["id"]! != but
                && ((string)each["name"]!).StartsWith(title, StringComparison.Ordinal))!["id"]!.GetValue<string>();
    }

    private static async Task<IEnumerable<string>> TagsAsync(Village village, string post)
    {
        var guild = await village.GuildAsync();
        var names = guild["channels"]!.AsArray().SelectMany(each => each!["available_tags"]?.AsArray() ?? [])
            .ToDictionary(tag => (string)tag!["id"]!, tag => (string)tag!["name"]!);
        return guild["threads"]!.AsArray().Single(each => (string)each!["id"]! == post)!["applied_tags"]!.AsArray()
            .Select(tag => names[(string)tag!]).Order();
    }
}
