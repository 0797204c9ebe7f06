using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Help as it is lived: each story counts its presses and its pings, and fails when they grow.</summary>
public class HelpStories
{
    [Fact]
    public async Task ASameDaySickChildIsLookedAfterInThreeTaps()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;

        await village.AskAsync("Maya", "soup and oranges, two are down with it", "Now", "sick-day");
        var card = await village.LatestCardAsync("help");
        await village.As("Priya").PressAsync(card, "I can help");
        var thread = await village.HandOffThreadAsync();
        await village.As("Priya").PressAsync(await village.LatestCardAsync(thread, "Priya"), "Running late");
        await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "All sorted");

        Assert.Contains("There is illness in the house", card.Text);
        Assert.Equal(3 + 1 + 1 + 1, village.Presses - before);
        Assert.Contains(await village.MessagesAsync(thread, "Maya"), message =>
            message.Text.Contains("running a little late"));
        Assert.Equal(2, await village.PingsOfAsync("Maya")); // the thread opens; Priya is late
        Assert.Equal(1, await village.PingsOfAsync("Priya"));
    }

    [Fact]
    public async Task ARequestNobodyAnswersWidensAndEndsKindlyWithoutAZeroAnywhere()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        await village.AskAsync("Maya", "somebody to mend a pram wheel", "Tomorrow");
        var asked = village.Presses - before;

        await village.AdvanceAsync("P2D");

        Assert.Equal(3, asked);
        var ended = await village.LatestCardAsync("help");
        Assert.Contains("has come to its end. Asking again is always fine.", ended.Text);
        Assert.DoesNotContain("pram wheel", ended.Text);
        foreach (var message in await village.MessagesAsync("help"))
            Assert.DoesNotMatch(@"\b0\b", message.Text);
        var waiting = await village.WaitingForAsync("Maya");
        Assert.Equal(2, waiting.Count); // something smaller, and the end
        Assert.Contains("Nobody has come forward yet", waiting[0].Text);
        Assert.Contains("It was right to ask", waiting[1].Text);
        Assert.Contains("Ask again", waiting[1].Buttons);
        Assert.Equal(3 + 1, village.Presses - before); // all else came by itself; she only looked
        foreach (var who in new[] { "Maya", "Theo", "Priya", "Sam", "Jun" })
            Assert.Equal(0, await village.PingsOfAsync(who));
    }

    [Fact]
    public async Task ARequestOnSomebodysBehalfThatIsDeclinedLeavesNoTrace()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        var kinds = await village.As("Theo").CommandAsync("ask");
        var form = await village.As("Theo").PressAsync(kinds.Card, "For someone else");
        var told = await village.As("Theo").SubmitAsync(form, new JsonObject
        {
            ["who"] = new JsonArray(await village.IdOfAsync("Priya")),
            ["category"] = new JsonArray("meals"),
            ["what"] = "supper for Priya",
        });

        var question = Assert.Single(await village.WaitingForAsync("Priya"));
        Assert.Contains("Only with your yes is it posted", question.Text);
        var no = await village.As("Priya").PressAsync(question, "No, thank you");

        Assert.Equal(3 + 2, village.Presses - before); // /ask, a button, the form; her next press, and her no
        Assert.Contains("nobody hears about it", no.Text);
        Assert.Contains("I say nothing further", told.Text);
        await village.AdvanceAsync("P4D");
        Assert.DoesNotContain(await village.MessagesAsync("help"), message =>
            message.Text.Contains("supper for Priya"));
        Assert.Empty(await village.WaitingForAsync("Theo"));
        Assert.DoesNotContain("Yours", (await village.As("Theo").CommandAsync("requests")).Text);
        Assert.Equal(0, await village.PingsOfAsync("Priya"));
        Assert.Equal(0, await village.PingsOfAsync("Theo"));
    }

    [Fact]
    public async Task WhoeverAskedForAFriendWhoSaidYes_SeesItAmongTheirOwn_AndOnlyTheFriendEndsIt()
    {
        await using var village = await Village.StartSetUpAsync();
        var kinds = await village.As("Theo").CommandAsync("ask");
        var form = await village.As("Theo").PressAsync(kinds.Card, "For someone else");
        await village.As("Theo").SubmitAsync(form, new JsonObject
        {
            ["who"] = new JsonArray(await village.IdOfAsync("Priya")),
            ["category"] = new JsonArray("meals"),
            ["what"] = "supper for Priya",
        });
        var question = Assert.Single(await village.WaitingForAsync("Priya"));
        await village.As("Priya").PressAsync(question, "Yes, please ask");
        await village.QuietAsync();

        var list = await village.As("Theo").CommandAsync("requests");

        Assert.Contains($"You asked for <@{await village.IdOfAsync("Priya")}>: supper for Priya", list.Text);
        Assert.DoesNotContain("All sorted", list.Card.Buttons);
        Assert.Contains("All sorted", (await village.As("Priya").CommandAsync("requests")).Card.Buttons);
    }

    [Fact]
    public async Task WhoeverFillsInTheFormForAFriendForHimself_HasHisWordsBack()
    {
        await using var village = await Village.StartSetUpAsync();
        var kinds = await village.As("Theo").CommandAsync("ask");
        var form = await village.As("Theo").PressAsync(kinds.Card, "For someone else");

        var answer = await village.As("Theo").SubmitAsync(form, new JsonObject
        {
            ["who"] = new JsonArray(await village.IdOfAsync("Theo")),
            ["category"] = new JsonArray("meals"),
            ["what"] = "supper, if somebody cooks anyway",
        });

        Assert.Contains("/ask is quicker", answer.Text);
        Assert.Contains("supper, if somebody cooks anyway", answer.Text);
    }

    [Fact]
    public async Task AQuietAskNamesItsFamilyOnlyToSomebodyAboutToHelp()
    {
        await using var village = await Village.StartSetUpAsync();
        var maya = $"<@{await village.IdOfAsync("Maya")}>";
        var before = village.Presses;
        await village.AskAsync("Maya", "a bag of nappies",
            more: new JsonObject { ["extras"] = new JsonArray("quiet", "choice-1") });

        var card = await village.LatestCardAsync("help");
        var name = await village.As("Theo").PressAsync(card, "I can help");

        Assert.DoesNotContain(maya, card.Text);
        Assert.Contains("Bought is just as good.", card.Text);
        Assert.True(name.IsPrivate);
        Assert.Contains(maya, name.Text);
        Assert.DoesNotContain("will help", (await village.LatestCardAsync("help")).Text);
        await village.As("Theo").PressAsync(name.Card, "Yes, I can help");
        var taken = await village.LatestCardAsync("help");
        Assert.DoesNotContain(maya, taken.Text);
        Assert.Contains(maya, (await village.LatestCardAsync(await village.HandOffThreadAsync(), "Theo")).Text);
        await village.As("Maya").PressAsync(taken, "All sorted");
        Assert.Equal(3 + 2 + 1, village.Presses - before); // the ask; the seat, and once more after the name; the end
        Assert.Equal(1, await village.PingsOfAsync("Maya"));
        Assert.Equal(1, await village.PingsOfAsync("Theo"));
        Assert.DoesNotContain(maya, (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task WhoLeavesMidPromiseGivesItBackAndTheNextInLineHasIt()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        await village.AskAsync("Maya", "a lift to the clinic", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        await village.As("Priya").PressAsync(await village.LatestCardAsync("help"), "Be next in line");
        Assert.Equal(3 + 1 + 1, village.Presses - before);

        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/members/{await village.IdOfAsync("Theo")}");
        await village.As("Ola").CommandAsync("requests"); // The bot hears one thing after the other: Theo has left.
        before++;
        await village.QuietAsync();

        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", (await village.LatestCardAsync("help")).Text);
        Assert.Contains(await village.WaitingForAsync("Priya"), note => note.Text.Contains("is yours now"));
        Assert.Equal(3 + 1 + 1 + 1, village.Presses - before); // nobody had to press anything for it but to look
        Assert.Equal(1, await village.PingsOfAsync("Priya")); // her thread with Maya
        Assert.Equal(3, await village.PingsOfAsync("Maya")); // a thread, that Theo can't, and the next thread
    }

    [Fact]
    public async Task AHelperWhoDeletesHerDataLeavesAnOpenSeatAndNoName()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        await village.AskAsync("Maya", "a hand with the shopping", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var thread = await village.HandOffThreadAsync();
        Assert.Equal(1, await village.PingsOfAsync("Theo")); // the thread opened
        Assert.Equal(1, await village.PingsOfAsync("Maya"));

        var me = await village.As("Theo").CommandAsync("me");
        var kept = await village.As("Theo").PressAsync(me.Card, "What I keep about you");
        var sure = await village.As("Theo").PressAsync(kept.Card, "Forget me");
        await village.As("Theo").PressAsync(sure.Card, "Yes, forget everything");
        Assert.Equal(3 + 1 + 4, village.Presses - before); // asked, taken; /me, what is kept, forget me, yes
        await village.AdvanceAsync("PT2M");

        var card = await village.LatestCardAsync("help");
        Assert.Contains("I can help", card.Buttons);
        Assert.DoesNotContain(await village.IdOfAsync("Theo"), card.Text);
        Assert.DoesNotContain((await village.GuildAsync())["threads"]!.AsArray(), each =>
            each!["id"]!.GetValue<string>() == thread);
        Assert.Contains(await village.WaitingForAsync("Maya"), note =>
            note.Text.Contains("someone can't make it"));
        Assert.Equal(0, await village.PingsOfAsync("Theo")); // the thread that pinged both is gone
        Assert.Equal(0, await village.PingsOfAsync("Maya"));
    }

    [Fact]
    public async Task OneTapAsksAndUndoTakesItBack()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        var door = (await village.MessagesAsync("help")).Single(message => message.IsPinned);
        var kinds = await village.As("Maya").PressAsync(door, "Too much today");
        var asked = await village.As("Maya").PressAsync(kinds.Card, "A meal, today");
        Assert.Equal(2, village.Presses - before);
        Assert.Contains("A meal would help", (await village.LatestCardAsync("help")).Text);

        await village.As("Maya").PressAsync(asked.Card, "Undo");

        Assert.DoesNotContain(await village.MessagesAsync("help"), message =>
            message.Text.Contains("A meal would help"));
    }

    [Fact]
    public async Task WhatLooksLikeAnAddressStaysOffTheCardUntilSheSaysItIsNone()
    {
        await using var village = await Village.StartSetUpAsync();
        var asked = await village.AskAsync("Maya", "soup to 17 Acacia Road please", "Tomorrow");

        Assert.DoesNotContain("Acacia", (await village.LatestCardAsync("help")).Text);
        Assert.Contains("looks like an address", asked.Text);
        await village.As("Maya").PressAsync(asked.Card, "It's not an address");
        Assert.Contains("17 Acacia Road", (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task AnAskThatIsAbandonedOnTheWayComesBackForADay()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "two evenings of quiet", "Dates");
        Assert.DoesNotContain(await village.MessagesAsync("help"), message => message.Text.Contains("two evenings"));

        var kinds = await village.As("Maya").CommandAsync("ask");
        var form = await village.As("Maya").PressAsync(kinds.Card, "Go on where I was");
        var days = await village.As("Maya").SubmitAsync(form, []);
        var evening = await village.As("Maya").PressAsync(days.Card, "Evening");
        await village.As("Maya").SelectAsync(evening.Card, "Choose the days", "2026-11-04", "2026-11-07");

        var card = await village.LatestCardAsync("help");
        Assert.Contains("two evenings of quiet", card.Text);
        Assert.Contains("Wednesday 4 November", card.Text);
        await village.As("Theo").SelectAsync(card, "I can help on …", "2");
        Assert.Contains($"<@{await village.IdOfAsync("Theo")}>", (await village.LatestCardAsync("help")).Text);
        await village.AdvanceAsync("P1D");
        Assert.DoesNotContain("Go on where I was", (await village.As("Maya").CommandAsync("ask")).Card.Buttons);
    }
}
