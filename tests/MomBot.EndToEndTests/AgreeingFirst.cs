using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>What a community agrees on comes before everything, once, and never before support.</summary>
public class AgreeingFirst
{
    [Fact]
    public async Task AMemberAgreesAndGoesStraightOnToWhatSheAskedFor()
    {
        await using var village = await AgreedVillageAsync();

        var asked = await village.As("Maya").CommandAsync("ask");
        Assert.False(asked.IsForm);
        Assert.True(asked.IsPrivate);
        Assert.Contains("not medical advice", asked.Text);
        Assert.Contains("screenshot", asked.Text);
        var kinds = await village.As("Maya").PressAsync(asked.Card, "Agree and go on");
        var form = await village.As("Maya").SelectAsync(kinds.Card, "Choose what kind of help", "meals");

        Assert.True(form.IsForm, form.ToString());
        var answer = await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["what"] = "a pram to borrow", ["soon"] = new JsonArray("Today") });
        Assert.Null(answer.Error);
        Assert.Contains("a pram to borrow", (await village.LatestCardAsync("help")).Text);
        Assert.NotNull((await village.As("Maya").CommandAsync("ask")).Card.SelectId("Choose what kind of help"));
    }

    [Fact]
    public async Task AClaimThatWasPressedIsMadeOnceAgreed()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a pram to borrow");
        await PutInForceAsync(village);
        var card = await village.LatestCardAsync("help");

        var asked = await village.As("Priya").PressAsync(card, "I can help");
        Assert.Contains("What we agree on", asked.Text);
        Assert.DoesNotContain("Priya", (await village.LatestCardAsync("help")).Text);
        var agreed = await village.As("Priya").PressAsync(asked.Card, "Agree and go on");

        Assert.Null(agreed.Error);
        await village.QuietAsync();
        Assert.DoesNotContain("I can help", (await village.LatestCardAsync("help")).Buttons);
    }

    [Fact]
    public async Task SupportAndMyOwnDataNeverAskForIt()
    {
        await using var village = await AgreedVillageAsync();

        Assert.Contains("danger", (await village.As("Maya").CommandAsync("support")).Text);
        Assert.Contains("How I treat you", (await village.As("Maya").CommandAsync("me")).Text);
        Assert.Contains("Nothing reaches you any more", (await village.As("Maya").CommandAsync("pause")).Text);
    }

    [Fact]
    public async Task TheSafeSleepPageAndWhoStandsBehindThePlace_AreReadBeforeAgreeing()
    {
        await using var village = await AgreedVillageAsync();
        var saved = await WriteAsync(village, "https://safesleep.example/here", "Hosted by the Old Town library.");
        Assert.Contains("Saved.", saved.Text);

        var asked = await village.As("Maya").CommandAsync("ask");
        Assert.Contains("<https://safesleep.example/here>", asked.Text);
        Assert.Contains("Hosted by the Old Town library.", asked.Text);

        // What is no address does not take its place, and what else was written is not lost.
        var half = await WriteAsync(village, "ask your midwife", "Hosted by the bakery.");
        Assert.Contains("The one before stays", half.Text);
        var board = (await village.As("Theo").CommandAsync("ask")).Text;
        Assert.Contains("<https://safesleep.example/here>", board);
        Assert.Contains("Hosted by the bakery.", board);
        Assert.DoesNotContain("midwife", board);
    }

    [Fact]
    public async Task MembersPropose_AndItTakesTwoFacilitatorsToAdopt()
    {
        await using var village = await AgreedVillageAsync();
        var role = await village.RoleAsync("Facilitators");
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/roles/Facilitators",
            new JsonObject { ["permissions"] = new JsonArray("MANAGE_EVENTS") });
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/members/Priya",
            new JsonObject { ["roles"] = new JsonArray(role) });
        await village.QuietAsync();
        var panel = await village.As("Maya").CommandAsync("village");
        var board = await village.As("Maya").PressAsync(panel.Card, "Agreement and values");
        var form = await village.As("Maya").PressAsync(board.Card, "Propose a value");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "We knock before we come in." });

        for (var press = 0; press < 2; press++)
        {
            var one = await village.As("Sam").CommandAsync("host values");
            Assert.Contains("1 for it", (await village.As("Sam").PressAsync(one.Card, "Adopt it")).Text);
        }

        Assert.DoesNotContain("We knock", (await village.As("Theo").CommandAsync("ask")).Text);
        var two = await village.As("Priya").CommandAsync("host values");
        await village.As("Priya").PressAsync(two.Card, "Adopt it");

        Assert.Contains("We knock before we come in.", (await village.As("Theo").CommandAsync("ask")).Text);
        var told = await village.WaitingForAsync("Maya", "village");
        Assert.Contains(told, note => note.Text.Contains("is on the board now"));
    }

    [Fact]
    public async Task TwiceAYear_WhoeverPutItInForceIsAskedWhetherItStillFits()
    {
        await using var village = await AgreedVillageAsync(limits: false);
        var features = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Features");
        await village.As("Amara").SelectAsync(features.Card, "Choose the features you want", "cohorts");

        foreach (var _ in new[] { "spring", "autumn" })
        {
            for (var month = 0; month < 6; month++)
                await village.AdvanceAsync("P31D");
            var waiting = await village.WaitingForAsync("Amara", "village");
            var asked = Assert.Single(waiting, note => note.Text.Contains("Half a year has passed"));
            Assert.Contains("Version 1 is in force", (await village.As("Amara").PressAsync(
                asked, "Look at them")).Text);
        }
    }

    [Fact]
    public async Task ANewVersionIsAskedOnceMore_AndAnOldButtonDoesNotCountForIt()
    {
        await using var village = await AgreedVillageAsync();
        var first = await village.As("Maya").CommandAsync("requests");
        await PutInForceAsync(village, "Ask everybody once more");

        var stale = await village.As("Maya").PressAsync(first.Card, "Agree and go on");
        Assert.Contains("has changed", stale.Text);
        await village.As("Maya").PressAsync(stale.Card, "Agree and go on");
        Assert.DoesNotContain("agree on", (await village.As("Maya").CommandAsync("requests")).Text);
    }

    [Fact]
    public async Task AMemberProposesAndWhoeverRunsTheServerAdopts()
    {
        await using var village = await AgreedVillageAsync();
        var panel = await village.As("Maya").CommandAsync("village");
        var board = await village.As("Maya").PressAsync(panel.Card, "Agreement and values");
        var form = await village.As("Maya").PressAsync(board.Card, "Propose a value");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "We knock before we come in." });

        var proposals = await village.As("Amara").CommandAsync("host values");
        Assert.Contains("We knock before we come in.", proposals.Text);
        Assert.DoesNotContain("Maya", proposals.Text);
        await village.As("Amara").PressAsync(proposals.Card, "Adopt it");

        var after = await village.As("Maya").PressAsync(panel.Card, "Agreement and values");
        Assert.Contains("We knock before we come in.", after.Text);
    }

    private static async Task<Answer> WriteAsync(Village village, string safeSleep, string sponsor)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var editor = await village.As("Amara").PressAsync(panel.Card, "Agreement and values");
        var form = await village.As("Amara").PressAsync(editor.Card, "Change the words");
        return await village.As("Amara").SubmitAsync(
            form, new JsonObject { ["safe_sleep"] = safeSleep, ["sponsor"] = sponsor });
    }

    private static async Task<Village> AgreedVillageAsync(bool limits = true)
    {
        var village = await Village.StartSetUpAsync(limits: limits);
        await PutInForceAsync(village);
        return village;
    }

    private static async Task PutInForceAsync(Village village, string button = "Ask everybody from now on")
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var editor = await village.As("Amara").PressAsync(panel.Card, "Agreement and values");
        Assert.Null((await village.As("Amara").PressAsync(editor.Card, button)).Error);
    }
}
