using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Check-ins over days and weeks, as people live them.</summary>
public class CheckInStories
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TheFirstWeekOfANewCommunity()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);

        // Nobody has to do anything: on Wednesday the first round is there, easy to answer.
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var first = Assert.Single(await village.MessagesAsync(card.Id), message => message.IsFromBot);
        Assert.Contains("Speaking for yourself", first.Text);

        var form = await village.As("Maya").PressAsync(card, "Answer");
        var sent = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["words"] = "We found the shoes.",
            ["need"] = "Celebrate",
            ["note"] = "shoes",
        });
        var answer = await village.LatestCardAsync(card.Id);
        Assert.Contains("||We found the shoes.||", answer.Text);
        Assert.Equal([await village.IdOfAsync("Maya")], answer.Pinged);

        var met = await village.As("Theo").PressAsync(answer, "Me too");
        Assert.Contains("Me too: 1", met.Text);
        Assert.Contains("||We found the shoes.||", met.Text);
        Assert.DoesNotContain(await village.IdOfAsync("Theo"), met.Text);

        // She says it in other words, the form beginning with her own, and takes it down in the end.
        var change = await village.As("Maya").PressAsync(met.Card, "Change");
        Assert.Contains("We found the shoes.", change.ToString());
        await village.As("Maya").SubmitAsync(
            change, new JsonObject { ["words"] = "We found both shoes.", ["note"] = "" });
        Assert.Contains("We found both shoes.", (await village.LatestCardAsync(card.Id)).Text);
        Assert.False((await village.As("Theo").PressAsync(answer, "Change")).IsForm);
        await village.As("Maya").PressAsync(sent.Card, "Take it back");
        Assert.DoesNotContain(await village.MessagesAsync(card.Id), message => message.Text.Contains("shoes"));

        await village.AdvanceAsync("P3DT1M");
        Assert.Contains("The next one comes", (await village.LatestCardAsync("check-ins")).Text);
    }

    [Fact]
    public async Task AFacilitatorOnHoliday_NeedsToDoNothing_AndNobodyIsAskedInRestWeeks()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await ChooseRoomAsync(village);
        var all = await village.As("Amara").CommandAsync("host schedules");
        var one = await village.As("Amara").SelectAsync(all.Card, "Look at one", village.Guild);

        // Before she leaves: the second Wednesday rests, the others come without her.
        var rested = await village.As("Amara").SelectAsync(one.Card, "Which of these rest?", "2026-11-11");
        Assert.Contains("The next three:", rested.Text);
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(-23));
        var preview = await village.LatestCardAsync("facilitators");
        Assert.Contains("It was not asked here for half a year.", preview.Text);
        Assert.Equal(["Swap", "Skip", "Report privately"], preview.Buttons);

        await village.AdvanceToAsync(WednesdayAtTen);
        await village.As("Maya").SayAsync((await village.LatestCardAsync("check-ins")).Id, "Here.");
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(15));

        var cards = (await village.MessagesAsync("check-ins")).Where(message => message.IsFromBot).ToList();
        Assert.Equal(2, cards.Count);
    }

    [Fact]
    public async Task AHeavyAnswerAtThreeInTheMorning_IsSeenByAHumanByDay_AndMetInPrivate()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await ChooseRoomAsync(village);
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(17));
        var form = await village.As("Maya").PressAsync(card, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["words"] = "Awake again. I do not know how the others do it.",
            ["need"] = "Cry",
        });

        // Nothing is scanned and nobody is woken; twelve hours later it is shown to the facilitators.
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(28));
        Assert.DoesNotContain(
            await village.MessagesAsync("facilitators"), message => message.Text.Contains("waits for a human"));
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(30));
        var morning = await village.LatestCardAsync("facilitators");
        Assert.Contains("Cry with me", morning.Text);
        Assert.DoesNotContain("Awake again", morning.Text);

        var cheer = await village.As("Amara").PressAsync(morning, "Write privately (Cry with me)");
        await village.As("Amara").SubmitAsync(cheer, new JsonObject { ["words"] = "I read it. So was I, for months." });
        await village.QuietAsync();
        var next = await village.As("Maya").CommandAsync("checkin");
        Assert.Contains((await next.FollowupsAsync()), word => word.Text.Contains("So was I, for months."));
    }

    [Fact]
    public async Task OnlyWhoAskedIsReminded_AndAnIdeaIsOfferedBeforeItIsGiven()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var more = await village.As("Jun").PressAsync(card, "More");
        await village.As("Jun").PressAsync(more.Card, "Remind me tomorrow");
        var form = await village.As("Maya").PressAsync(card, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "The evenings are long." });
        var answer = await village.LatestCardAsync(card.Id);

        await village.As("Theo").PressAsync(answer, "May I offer an idea?");
        await village.As("Theo").PressAsync(answer, "May I offer an idea?");
        await village.AdvanceAsync("P1DT1H");

        var asked = Assert.Single(await village.WaitingForAsync("Maya", "checkin"));
        Assert.Contains("may I offer an idea?", asked.Text);
        await village.As("Maya").PressAsync(asked, "Yes, please");
        await village.QuietAsync();
        Assert.Contains(
            "says yes to your idea",
            Assert.Single(await village.WaitingForAsync("Theo", "checkin")).Text);
        Assert.Contains(
            "You asked me to remind you",
            Assert.Single(await village.WaitingForAsync("Jun", "checkin")).Text);
        Assert.Empty(await village.WaitingForAsync("Kit", "checkin"));
    }

    [Fact]
    public async Task AFacilitatorLooksAhead_SendsTheNextNow_AndNothingComesTwice()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var ahead = await village.As("Amara").CommandAsync("host prompts preview");
        var all = await village.As("Amara").CommandAsync("host schedules");
        var one = await village.As("Amara").SelectAsync(all.Card, "Look at one", village.Guild);
        var held = await village.As("Amara").PressAsync(one.Card, "Hold for 24 hours");
        var sent = await village.As("Amara").PressAsync(held.Card, "Send the next now");
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(1));

        Assert.Contains("others could have come as well", ahead.Text);
        Assert.Contains("waits for your word until", held.Text);
        Assert.Contains("It is on its way.", sent.Text);
        Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
    }

    [Fact]
    public async Task WhatWentByWhileTheBotWasAway_IsShownAsThat_AndSentWhenSomebodySaysSo()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await ChooseRoomAsync(village);
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(-12)); // Its question is chosen, and was shown.
        Assert.Contains("will be:", (await village.As("Amara").CommandAsync("checkin")).Text);

        await village.RestartAsync(TimeSpan.FromDays(10));
        await village.QuietAsync();
        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        var board = await village.As("Amara").CommandAsync("checkin");
        Assert.DoesNotContain("will be:", board.Text);
        Assert.Contains("went by while I was away", board.Text);
        Assert.Contains("came back more than six hours later", board.Text); // The newer one waits for a word.
        Assert.Equal(2, board.Card.Buttons.Count(button => button == "Send now"));

        await village.As("Amara").PressAsync(board.Card, "Send now"); // the one that waits
        var missed = await village.As("Amara").CommandAsync("checkin");
        Assert.Contains(
            "It is on its way.", (await village.As("Amara").PressAsync(missed.Card, "Send now")).Text);
        Assert.Equal(2, (await village.MessagesAsync("check-ins")).Count(message => message.IsFromBot));
        Assert.DoesNotContain("went by", (await village.As("Amara").CommandAsync("checkin")).Text);
    }

    /// <summary>The community's admin says where facilitators read.</summary>
    private static async Task ChooseRoomAsync(Village village)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        await village.As("Amara").SelectAsync(
            all.Card, "Where do facilitators read?", await village.ChannelAsync("facilitators"));
    }
}
