using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>What comes into the bot's way is named: when somebody presses, and by night when it is new.</summary>
public class CheckingSetup
{
    private const string Log = "mombot-log";

    [Fact]
    public async Task WhatANightFindsIsSaidOnce_AndThatItIsGoneIsSaidToo()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceAsync("P2D");
        var before = (await village.MessagesAsync(Log)).Count;
        await OverwriteAsync(village, "check-ins", new JsonArray(new JsonObject
        {
            ["role"] = "@everyone",
            ["deny"] = new JsonArray("SEND_MESSAGES"),
        }));
        await village.HeardAsync();

        await village.AdvanceAsync("P3D");
        var found = await village.MessagesAsync(Log);
        Assert.Equal(before + 1, found.Count);
        Assert.Contains("New in my way", found[^1].Text);
        Assert.Contains("*everyone* is denied Send Messages", found[^1].Text);
        Assert.Empty(found[^1].Pinged);

        await OverwriteAsync(village, "check-ins", []);
        await village.HeardAsync();
        await village.AdvanceAsync("P2D");
        var mended = await village.MessagesAsync(Log);
        Assert.Equal(before + 2, mended.Count);
        Assert.Contains("No longer in my way", mended[^1].Text);
    }

    [Fact]
    public async Task WhatAHumanDeletedIsMadeAgainInOnePress()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/channels/help");
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/roles/School-age");

        var panel = await village.As("Amara").CommandAsync("setup");
        var found = await village.As("Amara").PressAsync(panel.Card, "Check again");
        Assert.Contains("the channel #help was deleted", found.Text);
        Assert.Contains("the role School-age was deleted", found.Text);
        await village.As("Amara").PressAsync(found.Card, "Mend it");
        await village.QuietAsync();

        var again = await village.As("Amara").PressAsync(panel.Card, "Check again");
        Assert.DoesNotContain("was deleted", again.Text);
        await village.AskAsync("Maya", "a pram to borrow");
        Assert.Contains("a pram to borrow", (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task WhenThePinnedCardWasDeletedItHangsAgain_OnCheckAndByNight_AndNeverTwice()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Amara").CommandAsync("setup");
        var first = Assert.Single(await DoorsAsync(village));

        var found = await village.As("Amara").PressAsync(panel.Card, "Check again");
        Assert.Equal(first.Id, Assert.Single(await DoorsAsync(village)).Id); // where it hangs, it is not doubled
        await village.SendAsync(HttpMethod.Delete, $"messages/{first.Id}");
        Assert.Empty(await DoorsAsync(village));
        await village.As("Amara").PressAsync(found.Card, "Check again");

        var second = Assert.Single(await DoorsAsync(village));
        Assert.NotEqual(first.Id, second.Id);
        Assert.True(second.IsPinned);
        Assert.Contains("had been deleted", (await village.LatestCardAsync(Log)).Text);
        await village.As("Maya").PressAsync(second, "Ask");

        await village.SendAsync(HttpMethod.Delete, $"messages/{second.Id}");
        await village.AdvanceAsync("P2D");
        Assert.True(Assert.Single(await DoorsAsync(village)).IsPinned);
        Assert.Contains("Nothing. All that was to be sent was sent.",
            (await village.As("Amara").CommandAsync("admin jobs")).Text);
    }

    [Fact]
    public async Task WhenThePinnedCardWentWithSomethingElse_ApplyHangsItAgainToo()
    {
        await using var village = await Village.StartSetUpAsync();
        var first = Assert.Single(await DoorsAsync(village));
        await village.SendAsync(HttpMethod.Delete, $"messages/{first.Id}");
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/roles/School-age");

        var panel = await village.As("Amara").CommandAsync("setup");
        await village.As("Amara").PressAsync(panel.Card, "Apply");

        Assert.NotEqual(first.Id, Assert.Single(await DoorsAsync(village)).Id);
    }

    [Fact]
    public async Task WhoeverTriesAnotherHelpChannelAndComesBackFindsOneCardInEach()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Amara").CommandAsync("setup");
        var places = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        foreach (var channel in new[] { "general", "help" })
        {
            await village.As("Amara").SelectAsync(
                places.Card, "Choose another: Help channel", await village.ChannelAsync(channel));
            await village.QuietAsync();
        }

        Assert.Single(await DoorsAsync(village));
        Assert.Single(await DoorsAsync(village, "general"));
    }

    private static async Task<IReadOnlyList<Seen>> DoorsAsync(Village village, string channel = "help") =>
    [
        .. (await village.MessagesAsync(channel))
            .Where(message => message.Text.Contains("Need a hand, or have one to lend?", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task WhatWasChangedIsListed_AndOneOfItIsUndone()
    {
        await using var village = await Village.StartSetUpAsync();
        var panel = await village.As("Amara").CommandAsync("setup");
        var features = await village.As("Amara").PressAsync(panel.Card, "Features");
        await village.As("Amara").SelectAsync(features.Card, "Choose the features you want", "checkins", "stages");
        await village.QuietAsync();
        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Error);

        var preview = await village.As("Amara").PressAsync(features.Card, "Preview and apply");
        var history = await village.As("Amara").PressAsync(preview.Card, "What was changed");
        Assert.Contains("feature.help: nothing → off", history.Text);
        var line = history.Text.Split('\n').Where(each => each.Contains('→')).ToList()
            .FindIndex(each => each.Contains("feature.help"));
        var undone = await village.As("Amara").SelectAsync(
            history.Card, "Undo one of these", history.Card.OptionsOf("Undo one of these")[line]);
        await village.QuietAsync();

        Assert.Contains("Undone.", undone.Text);
        Assert.Null((await village.As("Maya").CommandAsync("ask")).Error);
    }

    private static Task OverwriteAsync(Village village, string channel, JsonArray overwrites) => village.SendAsync(
        HttpMethod.Patch,
        $"guilds/{village.Guild}/channels/{channel}",
        new JsonObject { ["overwrites"] = overwrites });
}
