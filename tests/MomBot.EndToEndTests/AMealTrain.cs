using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>
/// Two weeks of meals with eight helpers: one falls ill, one is silent. And a listening ear between two.
/// </summary>
public class AMealTrain
{
    private static readonly string[] Helpers = ["Theo", "Priya", "Sam", "Lucía", "Jun", "Ola", "Ruth"];

    [Fact]
    public async Task TwoWeeksOfMealsWithEightHelpersOneIllOneSilent()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        var kinds = await village.As("Maya").CommandAsync("ask");
        var form = await village.As("Maya").PressAsync(kinds.Card, "Meals for a while");
        await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["what"] = "four of us, we like it plain",
            ["keep_out"] = "nuts",
            ["rhythm"] = new JsonArray("daily-two"),
        });
        Assert.Equal(3, village.Presses - before); // /ask, one button, one form

        // Fourteen days: seven helpers take two each, a tap a day, and Nina stands by.
        before = village.Presses;
        for (var day = 1; day <= 14; day++)
        {
            var card = await village.LatestCardAsync("help");
            await village.As(Helpers[(day - 1) % 7]).SelectAsync(card, "I can help on …", $"{day}");
            await village.AdvanceAsync("PT6S"); // the card is drawn once for what changed within seconds
        }

        await village.As("Nina").PressAsync(await village.LatestCardAsync("help"), "Be next in line");
        Assert.Equal(14 + 1, village.Presses - before);
        var full = await village.LatestCardAsync("help");
        foreach (var name in Helpers)
            Assert.Contains($"<@{await village.IdOfAsync(name)}>", full.Text);

        // What Theo brings, the next ones see: in words, and in the picture, whose words say the same.
        var mine = await village.As("Theo").CommandAsync("requests");
        var dish = await village.As("Theo").PressAsync(mine.Card, "Say what I'll bring");
        await village.As("Theo").SubmitAsync(dish, new JsonObject { ["dish"] = "lasagne" });
        Assert.DoesNotContain("lasagne", (await village.LatestCardAsync("help")).Text);
        await village.AdvanceAsync("PT6S");
        var drawn = await village.LatestCardAsync("help");
        Assert.Contains("lasagne", drawn.Text);
        Assert.Contains("Please not in this kitchen: nuts", drawn.Text);
        var alt = Assert.Single(drawn.Pictures);
        Assert.StartsWith("Meals, 3 Nov to 16 Nov. Tue 3 Nov taken: lasagne; Wed 4 Nov taken;", alt);
        Assert.EndsWith("Not in this kitchen: nuts.", alt);
        var file = await village.As("Theo").PressAsync(mine.Card, "For my calendar");
        var dates = await village.FileAsync(Assert.Single(file.Card.Files));
        Assert.Equal(2, dates.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("SUMMARY:Meals: lasagne", dates);
        Assert.Contains("DTSTART:20261103T170000Z", dates);

        // One thread for all, each inside from two days before.
        var thread = await village.HandOffThreadAsync();
        await village.MessagesAsync(thread, "Theo");
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Ola"));

        // Theo falls ill: Nina, who stood by, has his day, and Maya reads in the thread that somebody steps in.
        before = village.Presses;
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "Can't make it");
        Assert.Equal(1, village.Presses - before);
        await village.AdvanceAsync("PT6S");
        Assert.Contains($"<@{await village.IdOfAsync("Nina")}>", (await village.LatestCardAsync("help")).Text);
        Assert.Contains(await village.WaitingForAsync("Nina"), note => note.Text.Contains("is yours now"));
        Assert.Contains(
            await village.MessagesAsync(thread, "Maya"), each => each.Text.Contains("next in line steps in"));
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Theo"));

        // Nina says that it stands. Priya says nothing: the family hears, and the seat stays hers.
        await village.AdvanceToAsync(Village.Monday.Date.AddHours(18).AddMinutes(1));
        await village.As("Nina").PressAsync(await village.LatestCardAsync(thread, "Nina"), "Still fine");
        await village.AdvanceToAsync(Village.Monday.Date.AddDays(2).AddHours(9));
        var priya = await village.IdOfAsync("Priya");
        var silence = Assert.Single(
            await village.WaitingForAsync("Maya"), note => note.Text.Contains("have not heard back"));
        Assert.Contains(priya, silence.Text);
        Assert.Contains("The seat stays theirs unless you say otherwise", silence.Text);
        Assert.Contains($"<@{priya}>", (await village.LatestCardAsync("help")).Text);
        await village.MessagesAsync(thread, "Priya");
        Assert.Equal(2, await village.PingsOfAsync("Priya")); // she came into the thread; the reminder
        Assert.Equal(2, await village.PingsOfAsync("Nina")); // the same
        Assert.Equal(1, await village.PingsOfAsync("Theo")); // the thread opened; his second day is far
        Assert.Equal(2, await village.PingsOfAsync("Maya")); // the thread opened; Theo is ill
        Assert.Equal(0, await village.PingsOfAsync("Ola"));

        // On the last evening: into the thread and out again, and one reminder, for each of their days.
        await village.AdvanceToAsync(Village.Monday.Date.AddDays(14).AddHours(20));
        foreach (var (name, pings) in new[]
        {
            ("Theo", 3), ("Priya", 4), ("Sam", 4), ("Lucía", 4), ("Jun", 4), ("Ola", 4), ("Ruth", 4), ("Nina", 2),
            ("Maya", 2),
        })
            Assert.Equal((name, pings), (name, await village.PingsOfAsync(name)));

        // A day after the last meal the thread is gone, and so is everybody's part in it.
        await village.AdvanceAsync("P16D");
        Assert.DoesNotContain(
            (await village.GuildAsync())["threads"]!.AsArray(), each => each!["type"]!.GetValue<int>() == 12);
        Assert.Contains("has come to its end", (await village.LatestCardAsync("help")).Text);
        Assert.Equal(0, await village.PingsOfAsync("Sam")); // the thread is gone, and nothing else pinged
    }

    [Fact]
    public async Task AListeningEarBetweenTwoWhoBothKeepAThirdAway()
    {
        await using var village = await Village.StartSetUpAsync();
        foreach (var name in new[] { "Ruth", "Dev" })
        {
            var ways = await village.As(name)
                .PressAsync((await village.As(name).CommandAsync("requests")).Card, "How I help");
            await village.As(name).PressAsync(ways.Card, "I can listen");
            await village.QuietAsync();
        }

        await village.LetListenAsync("Ruth");
        await village.LetListenAsync("Dev");
        foreach (var name in new[] { "Maya", "Ruth" })
            await village.KeepApartAsync(name, "Dev");

        var door = (await village.MessagesAsync("help")).Single(message => message.IsPinned);
        var before = village.Presses;
        var kinds = await village.As("Maya").PressAsync(door, "Ask");
        await village.As("Maya").PressAsync(kinds.Card, "Someone to listen, today");
        await village.QuietAsync();
        Assert.Equal(2, village.Presses - before);
        Assert.DoesNotContain(await village.MessagesAsync("help"), message => message.Text.Contains("listened to"));
        Assert.DoesNotContain(await village.WaitingForAsync("Dev"), note => note.Text.Contains("listened to"));
        before++; // Dev only looked
        var asked = Assert.Single(await village.WaitingForAsync("Ruth"), note => note.Text.Contains("listened to"));
        await village.As("Ruth").PressAsync(asked, "I'm free now");

        var thread = await village.HandOffThreadAsync();
        var begins = await village.LatestCardAsync(thread, "Maya");
        Assert.Contains("Support", begins.Buttons);
        Assert.Equal(2 + 2, village.Presses - before); // Maya's two; Ruth's next press, and her yes
        Assert.Equal(1, await village.PingsOfAsync("Maya"));
        Assert.Equal(1, await village.PingsOfAsync("Ruth"));
        Assert.Equal(0, await village.PingsOfAsync("Dev"));
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Dev"));
        await village.AdvanceAsync("PT31M");
        var passed = await village.LatestCardAsync(thread, "Maya");
        Assert.Contains("Half an hour has gone by", passed.Text);
        await village.As("Ruth").PressAsync(passed, "Half an hour more");
        await village.AdvanceAsync("PT20M");
        Assert.DoesNotContain("This talk is over", (await village.LatestCardAsync(thread, "Maya")).Text);
        await village.As("Maya").PressAsync(passed, "Stop here");
        Assert.Contains("This talk is over", (await village.LatestCardAsync(thread, "Maya")).Text);
        await village.AdvanceAsync("P2D");
        Assert.DoesNotContain(
            (await village.GuildAsync())["threads"]!.AsArray(), each => each!["type"]!.GetValue<int>() == 12);
    }
}
