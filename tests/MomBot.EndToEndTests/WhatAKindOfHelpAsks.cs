using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Each kind of help asks what it needs, and what it says is read where it belongs.</summary>
public class WhatAKindOfHelpAsks
{
    [Fact]
    public async Task OneFormAsksWhatAMealNeeds_MoreWaitsBehindAButton_AndTheNextFormKnowsIt()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        var asked = await village.AskAsync("Maya", "supper tonight", more: new JsonObject
        {
            ["first"] = "nuts, pork",
            ["extras"] = new JsonArray("widen", "choice-2"),
        });
        Assert.Equal(3, village.Presses - before);
        var card = await village.LatestCardAsync("help");
        Assert.Contains("Home-made, please.\nWhat stays out of your kitchen? nuts, pork", card.Text);

        var form = await village.As("Maya").PressAsync(asked.Card, "More details");
        Assert.Equal(["first", "second", "third", "details"], form.Prefilled().Select(field => field.Key));
        var told = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["first"] = new JsonArray("4"),
            ["second"] = new JsonArray("3"),
            ["third"] = new JsonArray("1", "2"),
            ["details"] = "soup is always good",
        });
        Assert.Contains("stands with your request now", told.Text);
        Assert.Equal(3 + 2, village.Presses - before);
        card = await village.LatestCardAsync("help");
        Assert.Contains("soup is always good", card.Text);
        Assert.Contains(
            "Home-made, please. Best in the early evening. There is room in the fridge. There is room in the freezer.\n"
            + "What stays out of your kitchen? nuts, pork\nHow many eat? 4", card.Text);

        // Somebody helps: from now on the private thread is the place, where all of it stands once more.
        await village.As("Theo").PressAsync(card, "I can help");
        Assert.Contains("How many eat? 4", (await village.LatestCardAsync(
            await village.HandOffThreadAsync(), "Theo")).Text);
        var late = await village.As("Maya").PressAsync(asked.Card, "More details");
        Assert.Contains("the private thread is the place for it now", late.Text);

        // The next meal is asked for with what is known of the household.
        var kinds = await village.As("Maya").CommandAsync("ask");
        var next = await village.As("Maya").SelectAsync(kinds.Card, "Choose what kind of help", "meals");
        Assert.Equal("nuts, pork", (string?)next.Prefilled()["first"]);
        Assert.Contains("choice-2", next.Prefilled()["extras"]!.AsArray().Select(each => (string?)each));
        Assert.Equal("", (string?)next.Prefilled()["what"]);
        var train = await village.As("Maya").PressAsync(kinds.Card, "Meals for a while");
        Assert.Equal("nuts, pork", (string?)train.Prefilled()["keep_out"]);
    }

    [Fact]
    public async Task WhoPaysIsReadByTheHelperAlone_AndAnAddressAmongTheDetailsIsHeldBack()
    {
        await using var village = await Village.StartSetUpAsync();
        var asked = await village.AskAsync("Maya", "bread and milk", category: "errands", more: new JsonObject
        {
            ["first"] = "any, then to 17 Acacia Road",
        });
        Assert.Contains("looks like an address", asked.Text);
        Assert.DoesNotContain("Acacia", (await village.LatestCardAsync("help")).Text);

        var form = await village.As("Maya").PressAsync(asked.Card, "More details");
        await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["first"] = new JsonArray("2"), ["second"] = "up to 20" });
        var card = await village.LatestCardAsync("help");
        Assert.DoesNotContain("Paid back", card.Text);
        Assert.DoesNotContain("up to 20", card.Text);
        Assert.DoesNotContain("Acacia", card.Text);

        await village.As("Maya").PressAsync(asked.Card, "It's not an address");
        card = await village.LatestCardAsync("help");
        Assert.Contains("Which shop, and by when? any, then to 17 Acacia Road", card.Text);
        Assert.DoesNotContain("up to 20", card.Text);
        await village.As("Theo").PressAsync(card, "I can help");
        var thread = await village.LatestCardAsync(await village.HandOffThreadAsync(), "Theo");
        Assert.Contains("Paid back afterwards.\nUp to how much? up to 20", thread.Text);
    }

    [Fact]
    public async Task AloneWithAChild_TheFormAsksForChildrenAndAges_AndWhoMaySeeItIsNamedNext()
    {
        await using var village = await Village.StartSetUpAsync();
        await SwitchOnAsync(village, "childcare");
        var before = village.Presses;
        var kinds = await village.As("Maya").CommandAsync("ask");
        var form = await village.As("Maya").SelectAsync(kinds.Card, "Choose what kind of help", "childcare");
        Assert.Equal(["what", "first", "second", "soon", "extras"], form.Prefilled().Select(field => field.Key));
        var who = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["what"] = "Saturday evening",
            ["first"] = new JsonArray("2"),
            ["second"] = new JsonArray("2", "3"),
            ["soon"] = new JsonArray("Tomorrow"),
        });
        Assert.Contains("only for people you know", who.Text);
        await village.As("Maya").SelectAsync(who.Card, "Choose people", await village.IdOfAsync("Priya"));
        Assert.Equal(4, village.Presses - before);

        await village.QuietAsync();
        Assert.DoesNotContain(await village.MessagesAsync("help"), message => message.Text.Contains("Saturday"));
        var note = Assert.Single(await village.WaitingForAsync("Priya"), each => each.Text.Contains("Saturday"));
        await village.As("Priya").PressAsync(note, "I can help");
        var thread = await village.LatestCardAsync(await village.HandOffThreadAsync(), "Priya");
        Assert.Contains("One to three. Four to six.\nHow many children? 2", thread.Text);
        Assert.DoesNotContain("Saturday", (await village.As("Theo").CommandAsync("requests")).Text);
    }

    [Fact]
    public async Task AFormForMealsThatCouldNotBePosted_ComesBackWhole()
    {
        await using var village = await Village.StartSetUpAsync();
        var kinds = await village.As("Maya").CommandAsync("ask");
        var form = await village.As("Maya").PressAsync(kinds.Card, "Meals for a while");
        await SwitchAsync(village, "meals", on: false);
        var no = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["what"] = "four of us",
            ["keep_out"] = "nuts",
            ["rhythm"] = new JsonArray("weekly-three"),
            ["window"] = new JsonArray("Morning"),
            ["extras"] = new JsonArray("Cooler", "Quiet"),
        });
        Assert.Contains("isn't offered here any more", no.Text);
        await SwitchAsync(village, "meals", on: true);

        var again = await village.As("Maya").PressAsync(
            (await village.As("Maya").CommandAsync("ask")).Card, "Go on where I was");
        var known = again.Prefilled();
        Assert.Equal(("four of us", "nuts"), ((string?)known["what"], (string?)known["keep_out"]));
        Assert.Equal("weekly-three", (string?)known["rhythm"]![0]);
        Assert.Equal("Morning", (string?)known["window"]![0]);
        Assert.Equal(["Cooler", "Quiet"], known["extras"]!.AsArray().Select(each => (string?)each));
        await village.As("Maya").SubmitAsync(again, []);
        Assert.Contains("four of us", (await village.LatestCardAsync("help")).Text);
        Assert.DoesNotContain("Go on where I was", (await village.As("Maya").CommandAsync("ask")).Card.Buttons);

    }

    private static Task SwitchOnAsync(Village village, string category) => SwitchAsync(village, category, on: true);

    private static async Task SwitchAsync(Village village, string category, bool on)
    {
        const string Choice = "Kinds of help";
        var list = await village.As("Amara").CommandAsync("requests");
        var office = await village.As("Amara").PressAsync(list.Card, "Kinds and areas");
        var chosen = office.Card.ChosenIn(Choice).Where(each => each != category);
        await village.As("Amara").SelectAsync(office.Card, Choice, [.. on ? chosen.Append(category) : chosen]);
    }
}
