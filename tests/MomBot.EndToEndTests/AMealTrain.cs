using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>
/// Two weeks of meals with eight helpers: one falls ill, one is silent. And a listening ear between two.
/// </summary>
public class AMealTrain
{
    private static readonly string[] Helpers = ["Theo", "Priya", "Sam", "Lucía", "Jun", "Ola", "Ruth", "Nina"];

    [Fact]
    public async Task TwoWeeksOfMealsWithEightHelpersOneIllOneSilent()
    {
        await using var village = await Village.StartSetUpAsync();
        var kinds = await village.As("Maya").CommandAsync("ask");
        var form = await village.As("Maya").PressAsync(kinds.Card, "Meals for a while");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["what"] = "four of us, no nuts in the kitchen" });
        Assert.Equal(3, village.Presses - 2); // /ask, one button, one form; two were the setup

        // Six days are wanted; six take one each, in one tap, and two stand by.
        for (var day = 1; day <= 6; day++)
        {
            var card = await village.LatestCardAsync("help");
            await village.As(Helpers[day - 1]).SelectAsync(card, "I can help on …", $"{day}");
        }

        foreach (var name in Helpers[6..])
            await village.As(name).PressAsync(await village.LatestCardAsync("help"), "Be next in line");
        var full = await village.LatestCardAsync("help");
        foreach (var name in Helpers[..6])
            Assert.Contains($"<@{await village.IdOfAsync(name)}>", full.Text);

        // What Theo brings, the next ones see.
        var mine = await village.As("Theo").CommandAsync("requests");
        var dish = await village.As("Theo").PressAsync(mine.Card, "Say what I'll bring");
        await village.As("Theo").SubmitAsync(dish, new JsonObject { ["dish"] = "lasagne" });
        Assert.Contains("lasagne", (await village.LatestCardAsync("help")).Text);

        // One thread for all, each inside from two days before.
        var thread = await village.HandOffThreadAsync();
        await village.MessagesAsync(thread, "Theo");
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Ola"));

        // Theo falls ill: the first in line has his day.
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "Can't make it");
        Assert.Contains($"<@{await village.IdOfAsync("Ruth")}>", (await village.LatestCardAsync("help")).Text);
        Assert.Contains(await village.WaitingForAsync("Ruth"), note => note.Text.Contains("is yours now"));
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Theo"));

        // Priya says nothing to the reminder: the family hears, and keeps her seat for her.
        await village.AdvanceToAsync(Village.Monday.Date.AddDays(4).AddHours(9));
        var priya = await village.IdOfAsync("Priya");
        var silence = Assert.Single(
            await village.WaitingForAsync("Maya"),
            note => note.Text.Contains("have not heard back") && note.Text.Contains(priya));
        Assert.Contains("The seat stays theirs unless you say otherwise", silence.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", (await village.LatestCardAsync("help")).Text);
        await village.MessagesAsync(thread, "Priya");

        // A day after the last meal the thread is gone, and so is everybody's part in it.
        await village.AdvanceAsync("P16D");
        Assert.DoesNotContain(
            (await village.GuildAsync())["threads"]!.AsArray(), each => each!["type"]!.GetValue<int>() == 12);
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
        var asked = Assert.Single(await village.WaitingForAsync("Ruth"), note => note.Text.Contains("listened to"));
        await village.As("Ruth").PressAsync(asked, "I'm free now");

        var thread = await village.HandOffThreadAsync();
        var begins = await village.LatestCardAsync(thread, "Maya");
        Assert.Contains("Support", begins.Buttons);
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
