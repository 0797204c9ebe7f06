using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A community has what it wants; the rest rests.</summary>
public class SwitchingOff
{
    [Fact]
    public async Task WhatIsOffVanishesFromThePicker_ItsButtonsAnswerKindly_AndItComesBackWhole()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a pram to borrow");
        var card = await village.LatestCardAsync("help");
        var features = await FeaturesAsync(village);
        Assert.Contains("/ask", features.Text);

        await village.As("Amara").SelectAsync(features, "Choose the features you want", "checkins", "stages");
        await village.QuietAsync();

        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Error);
        Assert.Null((await village.As("Maya").CommandAsync("stages")).Error);
        var pressed = await village.As("Priya").PressAsync(card, "I can help");
        Assert.Contains("switched off on this server", pressed.Text);
        Assert.True(pressed.IsPrivate);

        await village.As("Amara").SelectAsync(
            features, "Choose the features you want", "checkins", "stages", "help", "cohorts");
        await village.QuietAsync();
        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Card.SelectId("Choose what kind of help"));
        Assert.Null((await village.As("Priya").PressAsync(card, "I can help")).Error);
    }

    [Fact]
    public async Task ARoundOfASwitchedOffFeatureDoesNotCome()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.As("Amara").SelectAsync(
            await FeaturesAsync(village), "Choose the features you want", "help", "stages");

        await village.AdvanceAsync("P8D");

        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
    }

    private static async Task<Seen> FeaturesAsync(Village village)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        return (await village.As("Amara").PressAsync(panel.Card, "Features")).Card;
    }
}
