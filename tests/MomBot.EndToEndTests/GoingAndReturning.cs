using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Somebody leaves, and perhaps comes back: what is hers is hers to decide about.</summary>
public class GoingAndReturning
{
    [Fact]
    public async Task SheLeaves_HerPromiseIsFree_AndNobodyIsToldMoreThanThat()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Priya", "soup for two");
        await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "I can help");
        await village.AskAsync("Maya", "a pram to borrow");

        await LeaveAsync(village, "Maya");

        var cards = (await village.MessagesAsync("help")).Where(card => card.IsFromBot).ToList();
        Assert.Contains("I can help", cards.Single(card => card.Text.Contains("soup for two")).Buttons);
        Assert.DoesNotContain(cards, card => card.Buttons.Contains("I can help") && card.Text.Contains("pram"));
        var told = string.Join('\n', (await village.WaitingForAsync("Priya")).Select(note => note.Text));
        Assert.DoesNotContain("left", told);
        Assert.DoesNotContain("sorry", told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SheComesBack_NothingIsAsBeforeUntilShePressesOnce()
    {
        await using var village = await SettledAsync();
        var her = await LeaveAsync(village, "Maya");
        await village.AdvanceAsync("P20D");
        await ReturnAsync(village, her);
        Assert.Empty(await village.RolesOfAsync("Maya"));
        Assert.Contains("rests until you say", (await village.As("Maya").CommandAsync("village")).Text);

        var asked = await village.As("Maya").CommandAsync("cohorts");
        Assert.True(asked.IsPrivate);
        Assert.Contains("You were here before", asked.Text);
        Assert.Contains("Get support", asked.Card.Buttons);
        Assert.Contains("danger", (await village.As("Maya").CommandAsync("support")).Text);
        Assert.Empty(await village.RolesOfAsync("Maya"));
        var presses = village.Presses;
        var on = await village.As("Maya").PressAsync(asked.Card, "As it was");

        // One press, and straight on to what she had come for.
        Assert.Equal(1, village.Presses - presses);
        Assert.Contains("## Cohorts", on.Text);
        await village.QuietAsync();
        Assert.Contains(await village.RoleAsync("Toddler"), await village.RolesOfAsync("Maya"));
        Assert.Contains("Europe/Madrid", (await village.As("Maya").CommandAsync("me")).Text);
        Assert.Contains("**Your cohorts** Summer", (await village.As("Maya").CommandAsync("village")).Text);

        // And it lasts: the day on which it would have gone is a day like any other.
        await village.AdvanceAsync("P60D");
        Assert.Contains("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
    }

    [Fact]
    public async Task WhatLetHerInByNameIsClosedWhenSheLeaves_AndOpensOnlyOnHerYes_AlsoWhenSheLooksThereFirst()
    {
        await using var village = await Village.StartSetUpAsync();
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "teen", "toddler");
        await village.QuietAsync();
        await village.MessagesAsync("stage-teen", "Maya");
        var her = await LeaveAsync(village, "Maya");
        await ReturnAsync(village, her);
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync("stage-teen", "Maya"));

        var asked = await village.As("Maya").CommandAsync("stages");
        var on = await village.As("Maya").PressAsync(asked.Card, "As it was");
        await village.QuietAsync();
        await village.QuietAsync();

        Assert.Contains("**Toddler**", on.Text);
        Assert.Contains("**Teen**", on.Text);
        await village.MessagesAsync("stage-teen", "Maya");
        Assert.Contains(await village.RoleAsync("Toddler"), await village.RolesOfAsync("Maya"));

        // It is the bot's, so it can be left like any other.
        await village.As("Maya").PressAsync((await village.As("Maya").CommandAsync("stages")).Card, "Leave Toddler");
        await village.QuietAsync();
        Assert.DoesNotContain(await village.RoleAsync("Toddler"), await village.RolesOfAsync("Maya"));
    }

    [Fact]
    public async Task SheBeginsAnew_AndWhatWasKeptIsGone()
    {
        await using var village = await SettledAsync();
        var her = await LeaveAsync(village, "Maya");
        await village.AdvanceAsync("P3D");
        await ReturnAsync(village, her);

        var asked = await village.As("Maya").CommandAsync("stages");
        var anew = await village.As("Maya").PressAsync(asked.Card, "Begin anew");
        Assert.Contains("It is erased", anew.Text);
        await village.AdvanceAsync("PT5M");

        Assert.Contains("Choose what fits", (await village.As("Maya").CommandAsync("stages")).ToString());
        Assert.DoesNotContain("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
        Assert.DoesNotContain("Madrid", (await village.As("Maya").CommandAsync("me")).Text);
        Assert.Empty(await village.RolesOfAsync("Maya"));
    }

    [Fact]
    public async Task WhoeverSaysNothingIsForgottenAfterThirtyDays_AlsoWhenSheIsBack()
    {
        await using var village = await SettledAsync();
        var her = await LeaveAsync(village, "Maya");
        await village.AdvanceAsync("P20D");
        await ReturnAsync(village, her);
        await village.AdvanceAsync("P11D");

        Assert.DoesNotContain("You were here before", (await village.As("Maya").CommandAsync("stages")).Text);
        var kept = await village.As("Maya").PressAsync(
            (await village.As("Maya").CommandAsync("me")).Card, "What I keep about you");
        var taken = await village.FileAsync((await village.As("Maya").PressAsync(kept.Card, "Take my data")).Card);
        Assert.DoesNotContain("Toddler", taken);
        Assert.DoesNotContain("Madrid", taken);
        Assert.DoesNotContain("Summer", taken);
    }

    [Fact]
    public async Task WhoeverLeftNothingBehindIsAskedNothing()
    {
        await using var village = await Village.StartSetUpAsync();
        var name = (await village.JoinAsync(1))[0];
        await ReturnAsync(village, await LeaveAsync(village, name));

        var stages = await village.As(name).CommandAsync("stages");

        Assert.DoesNotContain("before", stages.Text);
        await village.As(name).SelectAsync(stages.Card, "Choose what fits", "toddler");
        await village.AdvanceAsync("P40D");
        Assert.Contains("Toddler", (await village.As(name).CommandAsync("village")).Text);
    }

    [Fact]
    public async Task TheBotIsSentAway_ThirtyDaysLaterItKnowsNothingOfThePlace()
    {
        await using var village = await SettledAsync();
        var zone = (await village.As("Amara").CommandAsync("setup")).Text;
        Assert.Contains("Europe/London", zone);
        await SendAwayAsync(village);

        await village.AdvanceAsync("P31D");
        await village.AskBackAsync();

        Assert.Contains("1 of 5", (await village.As("Amara").CommandAsync("setup")).Text);
        Assert.DoesNotContain("Madrid", (await village.As("Maya").CommandAsync("me")).Text);
        Assert.DoesNotContain("Summer", (await village.As("Maya").CommandAsync("village")).Text);
    }

    [Fact]
    public async Task TheBotIsAskedBackInTime_AndEverythingIsFoundAndStays()
    {
        await using var village = await SettledAsync();
        var said = (await village.MessagesAsync("check-ins")).Count;
        await SendAwayAsync(village);
        await village.AdvanceAsync("P29D");
        await village.AskBackAsync();

        // It has not caught up on four missed weeks, and goes on with the next.
        Assert.Equal(said, (await village.MessagesAsync("check-ins")).Count);
        Assert.Contains("Europe/London", (await village.As("Amara").CommandAsync("setup")).Text);
        Assert.Contains("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
        await village.AdvanceAsync("P8D");
        Assert.True((await village.MessagesAsync("check-ins")).Count > said);
        await village.AdvanceAsync("P30D");
        Assert.Contains("Toddler", (await village.As("Maya").CommandAsync("village")).Text);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    public async Task SentAwayWhileItWasDown_ItNoticesAtItsNextStart_AndKeepsThirtyDays(int days, bool kept)
    {
        await using var village = await SettledAsync();
        await village.RestartAsync(meanwhile: village.SendAwayUnseen);
        await village.QuietAsync();

        await village.AdvanceAsync($"P{days}D");
        await village.AskBackAsync();

        var panel = await village.As("Amara").CommandAsync("setup");
        Assert.Equal(kept, panel.Text.Contains("Europe/London", StringComparison.Ordinal));
        Assert.Equal(!kept, panel.Text.Contains("1 of 5", StringComparison.Ordinal));
        var mine = await village.As("Maya").CommandAsync("village");
        Assert.Equal(kept, mine.Text.Contains("Toddler", StringComparison.Ordinal));
        Assert.Equal(kept, mine.Text.Contains("Summer", StringComparison.Ordinal));
    }

    /// <summary>Maya has lived here: a stage with its role, a cohort, her own clock.</summary>
    private static async Task<Village> SettledAsync()
    {
        var village = await Village.StartSetUpAsync();
        var board = await village.As("Amara").CommandAsync("host cohorts");
        var making = await village.As("Amara").PressAsync(board.Card, "Open a new one");
        await village.As("Amara").SubmitAsync(making, new JsonObject { ["name"] = "Summer" });
        await village.QuietAsync();
        var open = await village.As("Maya").CommandAsync("cohorts");
        await village.As("Maya").SelectAsync(
            open.Card, "Come into a cohort", open.Card.OptionsOf("Come into a cohort")[0]);
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "toddler");
        await village.As("Maya").CommandAsync("me", options: new JsonObject { ["zone"] = "Madrid" });
        await village.QuietAsync();
        return village;
    }

    private static async Task<string> LeaveAsync(Village village, string who)
    {
        var id = await village.IdOfAsync(who);
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/{who}");
        await village.HeardAsync();
        return id;
    }

    private static async Task ReturnAsync(Village village, string id)
    {
        await village.PostAsync($"guilds/{village.Guild}/members", new JsonObject { ["user"] = id });
        await village.HeardAsync();
    }

    private static async Task SendAwayAsync(Village village)
    {
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/bot");
        await village.QuietAsync();
    }
}
