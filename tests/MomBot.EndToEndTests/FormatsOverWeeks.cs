using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>What is taken home comes back a week later, and a stretch is asked after the next day.</summary>
public class FormatsOverWeeks
{
    private static readonly DateTimeOffset WednesdayAtEleven = new(2026, 11, 4, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WhatIsTakenHomeIsGentlyPickedUpTheNextWeek_AndThenSomethingNewComes()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await AddAsync(village, "TakeHome");

        await village.AdvanceToAsync(WednesdayAtEleven);
        var first = await village.LatestCardAsync("check-ins");
        Assert.Contains("To take home", first.Text);
        Assert.Contains("nothing has to come of it", first.Text);
        var question = QuestionOn(first);
        await village.As("Maya").SayAsync(first.Id, "I will see.");

        await village.AdvanceToAsync(WednesdayAtEleven.AddDays(7));
        var second = await village.LatestCardAsync("check-ins");
        Assert.Contains("What became of it? Nothing is an answer too.", second.Text);
        Assert.Equal(question, QuestionOn(second));
        var form = await village.As("Maya").PressAsync(second, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "I forgot, and that was fine." });
        Assert.Contains("I forgot", (await village.LatestCardAsync(second.Id)).Text);

        await village.AdvanceToAsync(WednesdayAtEleven.AddDays(14));
        var third = await village.LatestCardAsync("check-ins");
        Assert.Contains("nothing has to come of it", third.Text);
        Assert.NotEqual(question, QuestionOn(third));
    }

    [Fact]
    public async Task AStretchIsForThoseWhoFeelLikeIt_AndTheNextDayIsAskedAfterOnce_QuietlyAndOfNobodyInParticular()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await AddAsync(village, "Stretch");

        await village.AdvanceToAsync(WednesdayAtEleven);
        var card = await village.LatestCardAsync("check-ins");
        Assert.Contains("A small stretch", card.Text);
        Assert.Contains("Tried, half tried and not this time are all fine.", card.Text);
        Assert.Contains("Support", card.Buttons);
        var form = await village.As("Maya").PressAsync(card, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "I rang my sister." });
        var before = await village.PingsOfAsync("Maya");

        await village.AdvanceToAsync(WednesdayAtEleven.AddHours(23));
        Assert.DoesNotContain(await village.MessagesAsync(card.Id), message => message.Text.Contains("Yesterday"));
        await village.AdvanceToAsync(WednesdayAtEleven.AddHours(25));
        var after = Assert.Single(await village.MessagesAsync(card.Id), message => message.Text.Contains("Yesterday"));
        Assert.Equal(["Support", "Report privately"], after.Buttons);
        Assert.Empty(after.Pinged);
        Assert.Equal(before, await village.PingsOfAsync("Maya"));

        await village.AdvanceToAsync(WednesdayAtEleven.AddDays(6));
        Assert.Single(await village.MessagesAsync(card.Id), message => message.Text.Contains("Yesterday"));
    }

    private static string QuestionOn(Seen card) => card.Text.Split('\n')[2];

    private static async Task AddAsync(Village village, string format)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        var form = await village.As("Amara").PressAsync(all.Card, "Add a schedule");
        await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["format"] = new JsonArray(format),
            ["pace"] = new JsonArray("EveryWeek"),
            ["at"] = new JsonArray("11:00"),
        });
    }
}
