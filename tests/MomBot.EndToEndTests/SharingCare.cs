using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Two families mind each other's children and write the hours down, as they would tell it.</summary>
public class SharingCare
{
    [Fact]
    public async Task UntilSomebodyWhoRunsTheServerHasReadTheNotice_ThereIsNoCoop()
    {
        await using var village = await Village.StartSetUpAsync();
        Assert.NotNull((await village.As("Maya").CommandAsync("coop")).Error); // there is no such command

        await SwitchOnAsync(village);
        var early = await village.As("Maya").CommandAsync("coop");
        var notice = await village.As("Amara").CommandAsync("coop");

        Assert.Contains("not open here", early.Text);
        Assert.Empty(early.Card.Buttons);
        Assert.Contains("paid childcare", notice.Text);
        await village.As("Amara").PressAsync(notice.Card, "Open the co-op");
        Assert.Contains("Everybody starts with 10 h", (await village.As("Maya").CommandAsync("coop")).Text);
    }

    [Fact]
    public async Task WhenTwoRememberItDifferently_AFacilitatorDecidesAndTheBooksStayWhole()
    {
        await using var village = await OpenAsync();
        var before = village.Presses;

        var written = await WriteDownAsync(village, "Maya", "Theo", "Me", "12", "Two");
        Assert.Contains("It counts when", written.Text);
        Assert.Equal(3, village.Presses - before); // /coop, the button, the form

        var asked = await NoteAsync(village, "Theo");
        Assert.Contains("Was it so?", asked.Text);
        Assert.Contains("4 h 30 min", asked.Text);
        var form = await village.As("Theo").PressAsync(asked, "It was different");
        var noted = await village.As("Theo").SubmitAsync(form, new JsonObject { ["length"] = new JsonArray("8") });
        Assert.Contains("Nobody has to be right tonight", noted.Text);

        var panel = await village.As("Amara").CommandAsync("coop");
        var desk = await village.As("Amara").PressAsync(panel.Card, "For facilitators");
        Assert.Contains("says 2 h, 2 children; before it said 3 h, 2 children", desk.Text);
        var decision = await village.As("Amara").PressAsync(desk.Card, "Decide");
        var decided = await village.As("Amara").SubmitAsync(
            decision, new JsonObject { ["length"] = new JsonArray("10"), ["children"] = new JsonArray("Two") });
        Assert.Contains("Both families are told", decided.Text);
        Assert.Equal(3 + 1 + 2 + 4, village.Presses - before); // written; read; differs; panel, desk, decide, form

        Assert.Contains(
            await village.WaitingForAsync("Maya", "coop"),
            note => note.Text.Contains("This is booked in the co-op now"));
        Assert.Contains("**13 h 45 min**", (await village.As("Maya").CommandAsync("coop")).Text);
        Assert.Contains("**6 h 15 min**", (await village.As("Theo").CommandAsync("coop")).Text);
        Assert.DoesNotContain(
            await village.MessagesAsync("general"), message => message.IsFromBot && !message.IsPrivate);
        foreach (var name in new[] { "Maya", "Theo", "Amara" })
            Assert.Equal(0, await village.PingsOfAsync(name)); // all of it is told at the next press
    }

    [Fact]
    public async Task WhatBothSayIsBookedInOnePressAndCorrectedByANewOne()
    {
        await using var village = await OpenAsync();
        await WriteDownAsync(village, "Theo", "Maya", "Them", "8", "One");
        var before = village.Presses;
        var asked = await NoteAsync(village, "Maya");
        await village.As("Maya").PressAsync(asked, "That's right");
        Assert.Equal(2, village.Presses - before); // whatever she pressed next, and "That's right"
        Assert.Contains("**12 h**", (await village.As("Maya").CommandAsync("coop")).Text);

        var booked = await village.As("Theo").PressAsync(
            (await village.As("Theo").CommandAsync("coop")).Card, "What was booked");
        var form = await village.As("Theo").PressAsync(booked.Card, "It was different");
        await village.As("Theo").SubmitAsync(form, new JsonObject { ["length"] = new JsonArray("4") });
        Assert.Contains("**12 h**", (await village.As("Maya").CommandAsync("coop")).Text);
        await village.As("Maya").PressAsync((await village.As("Maya").CommandAsync("coop")).Card, "That's right");

        Assert.Contains("**11 h**", (await village.As("Maya").CommandAsync("coop")).Text);
        Assert.Contains("**9 h**", (await village.As("Theo").CommandAsync("coop")).Text);
    }

    [Fact]
    public async Task WhoIsKeptApartReadsTheSameAsOfSomebodyWhoNeverJoined_AndAFacilitatorCanGiveHours()
    {
        await using var village = await OpenAsync();
        await village.KeepApartAsync("Theo", "Maya");

        var apart = await WriteDownAsync(village, "Maya", "Theo", "Me", "8", "One");
        var stranger = await WriteDownAsync(village, "Maya", "Priya", "Me", "8", "One");

        Assert.Equal(stranger.Text, apart.Text);
        Assert.Contains("not in the co-op here", apart.Text);
        Assert.Empty(await village.WaitingForAsync("Theo", "coop"));
        var desk = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("coop")).Card, "For facilitators");
        await village.As("Amara").SelectAsync(desk.Card, "Give one family 2 h", await village.IdOfAsync("Maya"));
        Assert.Contains("gave you two hours", (await NoteAsync(village, "Maya")).Text);
        Assert.Contains("**12 h**", (await village.As("Maya").CommandAsync("coop")).Text);
    }

    [Fact]
    public async Task WhatIsOpenBetweenTwoEndsQuietlyWhenOneWouldRatherNotMeetTheOther_AndWhatWasBookedStays()
    {
        await using var village = await OpenAsync();
        await WriteDownAsync(village, "Theo", "Maya", "Them", "8", "One");
        await village.As("Maya").PressAsync(await NoteAsync(village, "Maya"), "That's right");
        await WriteDownAsync(village, "Maya", "Theo", "Me", "12", "One");
        var asked = (await village.WaitingForAsync("Theo", "coop"))[^1];

        await village.KeepApartAsync("Theo", "Maya");

        foreach (var who in new[] { "Maya", "Theo" })
        {
            Assert.Contains(
                await village.WaitingForAsync(who, "coop"),
                note => note.Text.Contains("one of them is no longer in it"));
            var panel = await village.As(who).CommandAsync("coop");
            Assert.DoesNotContain("Take it back", panel.Card.Buttons);
            Assert.DoesNotContain("That's right", panel.Card.Buttons);
            var booked = await village.As(who).PressAsync(panel.Card, "What was booked");
            Assert.DoesNotContain($"<@{await village.IdOfAsync(who == "Maya" ? "Theo" : "Maya")}>", booked.Text);
            Assert.Contains("someone who left", booked.Text);
            Assert.DoesNotContain("It was different", booked.Card.Buttons);
        }

        Assert.Contains("Nothing is booked for it", (await village.As("Theo").PressAsync(asked, "That's right")).Text);
        Assert.Contains("**12 h**", (await village.As("Maya").CommandAsync("coop")).Text);
        Assert.Contains("**8 h**", (await village.As("Theo").CommandAsync("coop")).Text);
        var desk = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("coop")).Card, "For facilitators");
        Assert.Contains("Nothing waits for you", desk.Text);
    }

    [Fact]
    public async Task SilenceBooksNothingAndSomebodyLooks()
    {
        await using var village = await OpenAsync();
        await WriteDownAsync(village, "Maya", "Theo", "Me", "12", "One");

        await village.AdvanceAsync("P3DT1H");

        Assert.Contains("**10 h**", (await village.As("Maya").CommandAsync("coop")).Text);
        var panel = await village.As("Amara").CommandAsync("coop");
        var desk = await village.As("Amara").PressAsync(panel.Card, "For facilitators");
        Assert.Contains("has not said", desk.Text);
        var morning = await village.As("Sam").CommandAsync("host morning");
        Assert.Contains("The co-op", morning.Text);
        Assert.Contains("has not said", morning.Text);
    }

    [Fact]
    public async Task WhoeverIsForgottenLeavesTheHoursOfOthersAsTheyWere()
    {
        await using var village = await OpenAsync();
        await WriteDownAsync(village, "Maya", "Theo", "Me", "8", "One");
        await village.As("Theo").PressAsync(await NoteAsync(village, "Theo"), "That's right");

        var me = await village.As("Theo").CommandAsync("me");
        var kept = await village.As("Theo").PressAsync(me.Card, "What I keep about you");
        var ask = await village.As("Theo").PressAsync(kept.Card, "Forget me");
        await village.As("Theo").PressAsync(ask.Card, "Yes, forget everything");
        await village.AdvanceAsync("PT5M");

        var panel = await village.As("Maya").CommandAsync("coop");
        Assert.Contains("**12 h**", panel.Text);
        var entries = await village.As("Maya").PressAsync(panel.Card, "What was booked");
        Assert.Contains("someone who left", entries.Text);
        Assert.DoesNotContain(await village.IdOfAsync("Theo"), entries.Text);
        Assert.Contains("Join", (await village.As("Theo").CommandAsync("coop")).Card.Buttons);
    }

    private static async Task<Village> OpenAsync()
    {
        var village = await Village.StartSetUpAsync();
        await SwitchOnAsync(village);
        var notice = await village.As("Amara").CommandAsync("coop");
        await village.As("Amara").PressAsync(notice.Card, "Open the co-op");
        foreach (var name in new[] { "Maya", "Theo" })
            await village.As(name).PressAsync((await village.As(name).CommandAsync("coop")).Card, "Join");
        return village;
    }

    private static async Task SwitchOnAsync(Village village)
    {
        const string Choice = "Choose the features you want";
        var panel = await village.As("Amara").CommandAsync("setup");
        var page = await village.As("Amara").PressAsync(panel.Card, "Features");
        Assert.DoesNotContain("coop", page.Card.ChosenIn(Choice));
        await village.As("Amara").SelectAsync(page.Card, Choice, [.. page.Card.ChosenIn(Choice), "coop"]);
        await village.QuietAsync();
    }

    private static async Task<Answer> WriteDownAsync(
        Village village, string who, string with, string minder, string length, string children)
    {
        var panel = await village.As(who).CommandAsync("coop");
        var form = await village.As(who).PressAsync(panel.Card, "Write down care");
        Assert.True(form.IsForm, form.ToString());
        var answer = await village.As(who).SubmitAsync(form, new JsonObject
        {
            ["who"] = new JsonArray(await village.IdOfAsync(with)),
            ["minder"] = minder,
            ["length"] = new JsonArray(length),
            ["children"] = new JsonArray(children),
        });
        Assert.Null(answer.Error);
        return answer;
    }

    private static async Task<Seen> NoteAsync(Village village, string who) =>
        Assert.Single(await village.WaitingForAsync(who, "coop"));
}
