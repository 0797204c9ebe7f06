using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Who you started with stays together, whatever stage comes.</summary>
public class KeepingTogether
{
    [Fact]
    public async Task ACohortOutlivesTheStagesOfItsPeople_AndItsRoomOpensForThemAlone()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await OpenAsync(village, "Summer 2026", "10");
        var panel = await village.As("Maya").CommandAsync("cohorts");
        var presses = village.Presses;
        var joined = await village.As("Maya").SelectAsync(panel.Card, "Come into a cohort", Value(panel));
        Assert.Equal(1, village.Presses - presses);
        Assert.Contains("Summer 2026", joined.Text);
        await village.QuietAsync();

        Assert.True(await SeesAsync(village, "cohort-summer-2026", "Maya"));
        Assert.False(await SeesAsync(village, "cohort-summer-2026", "Theo"));

        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "teen");
        await village.AdvanceAsync("P400D");

        Assert.Contains("Summer 2026", (await village.As("Maya").CommandAsync("village")).Text);
        Assert.True(await SeesAsync(village, "cohort-summer-2026", "Maya"));
    }

    [Fact]
    public async Task WhenItIsFull_ItTakesNobody_AndWhoeverLeavesMakesAPlace()
    {
        await using var village = await Village.StartSetUpAsync();
        await OpenAsync(village, "Mondays", "2");
        var seen = await village.As("Theo").CommandAsync("cohorts");
        foreach (var who in new[] { "Maya", "Priya" })
            await village.As(who).SelectAsync(
                (await village.As(who).CommandAsync("cohorts")).Card, "Come into a cohort", Value(seen));

        var late = await village.As("Theo").SelectAsync(seen.Card, "Come into a cohort", Value(seen));
        Assert.Contains("This cohort is full", late.Text);

        await village.As("Priya").PressAsync((await village.As("Priya").CommandAsync("cohorts")).Card, "Leave Mondays");
        var again = await village.As("Theo").SelectAsync(seen.Card, "Come into a cohort", Value(seen));
        Assert.Contains("You are in", again.Text);
    }

    [Fact]
    public async Task AMergeIsOffered_AndOnlyWhoSaysYesGoesOn()
    {
        await using var village = await Village.StartSetUpAsync();
        await OpenAsync(village, "Spring 2026", "10");
        await OpenAsync(village, "Summer 2026", "10");
        foreach (var who in new[] { "Maya", "Theo" })
        {
            var panel = await village.As(who).CommandAsync("cohorts");
            await village.As(who).SelectAsync(panel.Card, "Come into a cohort", Value(panel));
        }

        var board = await village.As("Sam").CommandAsync("host cohorts");
        var one = await village.As("Sam").SelectAsync(board.Card, "Look after one", Value(board, "Look after one"));
        await village.As("Sam").SelectAsync(
            one.Card, "Offer its people to go on with", Value(one, "Offer its people to go on with"));
        await village.QuietAsync();

        var waiting = await village.WaitingForAsync("Maya", "village");
        var offer = Assert.Single(waiting, word => word.Buttons.Contains("Go on with them"));
        await village.As("Maya").PressAsync(offer, "Go on with them");

        Assert.Contains("**Summer 2026**", (await village.As("Maya").CommandAsync("cohorts")).Text);
        Assert.DoesNotContain("**Spring 2026**", (await village.As("Maya").CommandAsync("cohorts")).Text);
        Assert.Contains("**Spring 2026**", (await village.As("Theo").CommandAsync("cohorts")).Text);
    }

    [Fact]
    public async Task WhenFewAreHeardFrom_ThoseWhoFacilitateHearOfIt_AndNobodyElse()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await OpenAsync(village, "Spring 2026", "10");
        var panel = await village.As("Maya").CommandAsync("cohorts");
        await village.As("Maya").SelectAsync(panel.Card, "Come into a cohort", Value(panel));

        await village.AdvanceAsync("P95D");

        Assert.Contains(
            await village.MessagesAsync("facilitators-room", "Sam"),
            message => message.Text.Contains("Few were heard from lately in **Spring 2026**"));
        Assert.Empty(await village.WaitingForAsync("Maya", "village"));
        Assert.Contains("**Spring 2026**", (await village.As("Maya").CommandAsync("cohorts")).Text);
    }

    [Fact]
    public async Task WhatIsTrueOfSomebody_PutsFirstWhatMayBeForThem_AndIsNobodyElsesToSee()
    {
        await using var village = await Village.StartSetUpAsync();
        await OpenAsync(village, "Mondays", "10");
        await OpenAsync(village, "One pair of hands", "10", "solo");
        var roles = await village.RolesOfAsync("Maya");

        var mine = await village.As("Maya").PressAsync(
            (await village.As("Maya").CommandAsync("cohorts")).Card, "What is true of me");
        Assert.True(mine.IsPrivate);
        await village.As("Maya").SelectAsync(mine.Card, "What your life is like", "solo");
        await village.As("Maya").SelectAsync(mine.Card, "Who you are to a child", "foster");
        await village.QuietAsync();

        var panel = await village.As("Maya").CommandAsync("cohorts");
        await village.As("Maya").SelectAsync(panel.Card, "Come into a cohort", Value(panel));
        Assert.Contains(
            "**One pair of hands** · One grown-up at home", (await village.As("Maya").CommandAsync("cohorts")).Text);
        Assert.Equal(roles, await village.RolesOfAsync("Maya"));
        Assert.DoesNotContain("foster", (await village.As("Sam").CommandAsync("host cohorts")).Text);
    }

    [Fact]
    public async Task ARoomForTwoHomes_OpensWithThePlainWarning_AndGreetsWithIt()
    {
        await using var village = await Village.StartSetUpAsync();
        await OpenAsync(village, "Two kitchens", "10", "two-homes");
        var panel = await village.As("Maya").CommandAsync("cohorts");

        var joined = await village.As("Maya").SelectAsync(panel.Card, "Come into a cohort", Value(panel));

        Assert.Contains("screenshots of chats are used in custody cases", joined.Text);
        var first = (await village.MessagesAsync("cohort-two-kitchens", "Maya"))[0];
        Assert.Contains("screenshots of chats are used in custody cases", first.Text);
    }

    [Fact]
    public async Task AnAnswerForTheCohortAlone_IsOfferedToWhoeverIsInOne_AndHangsInItsRoom()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await OpenAsync(village, "Summer 2026", "10");
        var panel = await village.As("Maya").CommandAsync("cohorts");
        await village.As("Maya").SelectAsync(panel.Card, "Come into a cohort", Value(panel));
        await village.AdvanceToAsync(new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        var card = await village.LatestCardAsync("check-ins");

        Assert.DoesNotContain("My cohort", (await village.As("Theo").PressAsync(card, "Answer")).ToString());
        var form = await village.As("Maya").PressAsync(card, "Answer");
        Assert.Contains("My cohort, in its room", form.ToString());
        await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["words"] = "For you alone.", ["readers"] = new JsonArray("Cohort") });

        Assert.Contains("For you alone.", (await village.LatestCardAsync("cohort-summer-2026", "Maya")).Text);
        Assert.DoesNotContain(await village.MessagesAsync(card.Id), message => message.Text.Contains("For you alone."));
    }

    private static async Task OpenAsync(Village village, string name, string cap, string forWhom = "everyone")
    {
        var board = await village.As("Sam").CommandAsync("host cohorts");
        var form = await village.As("Sam").PressAsync(board.Card, "Open a new one");
        var made = await village.As("Sam").SubmitAsync(
            form, new JsonObject
            {
                ["kind"] = new JsonArray("Quarter"),
                ["name"] = name,
                ["cap"] = cap,
                ["for_whom"] = new JsonArray(forWhom),
            });
        Assert.Contains(name, made.Text);
        await village.QuietAsync();
    }

    private static string Value(Answer answer, string placeholder = "Come into a cohort") =>
        answer.Card.OptionsOf(placeholder)[0];

    private static async Task<bool> SeesAsync(Village village, string room, string who)
    {
        try
        {
            await village.MessagesAsync(room, who);
            return true;
        }
        catch (HttpRequestException refused) when (refused.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            return false;
        }
    }
}
