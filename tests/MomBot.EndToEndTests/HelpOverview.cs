using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Facilitators in the morning, helpers near them, families whom nobody came to: what each sees.</summary>
public class HelpOverview
{
    [Fact]
    public async Task OneListAMorningHoldsWhatOfHelpNeedsAHuman_UntilNothingDoes()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a lift to the clinic", "Tomorrow");
        await village.AskAsync("Ola", "a parcel", "Anytime");
        await village.AskAsync("Priya", "a pram wheel to mend", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var ways = await village.As("Jun")
            .PressAsync((await village.As("Jun").CommandAsync("requests")).Card, "How I help");
        await village.As("Jun").PressAsync(ways.Card, "I can listen");
        Assert.Empty(await MorningsAsync(village));

        // Tuesday at eight: what is wanted soon, a helper who said nothing to the reminder, somebody who would listen.
        await village.AdvanceToAsync(Village.Monday.Date.AddDays(1).AddHours(8).AddMinutes(1));
        var list = Assert.Single(await MorningsAsync(village));
        Assert.Contains("**Waiting for a hand**", list.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Maya")}>", list.Text);
        Assert.Contains("**A helper has not answered yet**", list.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Theo")}>", list.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Jun")}> would like to listen", list.Text);
        Assert.DoesNotContain("clinic", list.Text);
        Assert.Equal(0, await village.PingsOfAsync("Sam"));
        var now = await village.As("Sam").PressAsync(list, "What waits right now");
        Assert.Contains("The queue", now.Card.Buttons);

        // Jun's wish still waits on Wednesday; when it is answered, the mornings are quiet.
        await village.AdvanceAsync("P1D");
        var second = (await MorningsAsync(village))[^1];
        Assert.DoesNotContain("Waiting for a hand", second.Text);
        Assert.Contains("would like to listen", second.Text);
        await village.LetListenAsync("Jun");
        await village.As("Ola").PressAsync(
            (await village.MessagesAsync("help")).Single(each => each.Text.Contains("a parcel")), "Not needed now");
        var count = (await MorningsAsync(village)).Count;
        await village.AdvanceAsync("P3D");
        Assert.Equal(count, (await MorningsAsync(village)).Count);
    }

    [Fact]
    public async Task WhatIsNearOneAreaIsFoundInOneChoice()
    {
        await using var village = await Village.StartSetUpAsync();
        var office = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("requests")).Card, "Kinds and areas");
        var areas = await village.As("Amara").PressAsync(office.Card, "Change the areas");
        await village.As("Amara").SubmitAsync(areas, new JsonObject { ["areas"] = "Old Town\nRiverside" });
        await village.AskAsync("Maya", "bread and milk", more: Seen("old-town"));
        await village.AskAsync("Priya", "a bag of apples", more: Seen("riverside"));
        foreach (var (who, area) in new[] { ("Theo", "old-town"), ("Jun", "riverside") })
        {
            var ways = await village.As(who)
                .PressAsync((await village.As(who).CommandAsync("requests")).Card, "How I help");
            var form = await village.As(who).PressAsync(ways.Card, "Change");
            await village.As(who).SubmitAsync(form, new JsonObject { ["area"] = new JsonArray(area) });
        }

        await village.AskAsync("Ruth", "a ladder to borrow");
        var before = village.Presses;
        var list = await village.As("Theo").CommandAsync("requests");
        Assert.Contains("bread and milk", list.Text);
        Assert.Contains("a ladder", list.Text);
        Assert.DoesNotContain("apples", list.Text);
        var near = await village.As("Theo").SelectAsync(list.Card, "Show only …", "near--old-town");
        Assert.Equal(2, village.Presses - before);
        Assert.Contains("bread and milk", near.Text);
        Assert.DoesNotContain("a ladder", near.Text);
        var far = await village.As("Theo").SelectAsync(near.Card, "Show only …", "near--riverside");
        Assert.Contains("Nobody is waiting for that right now", far.Text);

        static JsonObject Seen(string area) => new() { ["audience"] = new JsonArray($"area {area}") };
    }

    [Fact]
    public async Task WhereNobodyCameTheSeatGoesToTheNextInLine_AndNobodyIsBlamed()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;
        await village.AskAsync("Maya", "a lift to the clinic", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        await village.As("Priya").PressAsync(await village.LatestCardAsync("help"), "Be next in line");
        await village.AdvanceToAsync(Village.Monday.Date.AddDays(1).AddHours(8).AddMinutes(1));
        var silent = Assert.Single(
            await village.WaitingForAsync("Maya"), note => note.Text.Contains("have not heard back"));

        var done = await village.As("Maya").PressAsync(silent, "Nobody came");

        Assert.Contains("Nobody is blamed", done.Text);
        Assert.Equal(3 + 1 + 1 + 1 + 1, village.Presses - before); // asked, taken, in line; Maya looks, and says so
        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", (await village.LatestCardAsync("help")).Text);
        Assert.Contains(await village.WaitingForAsync("Priya"), note => note.Text.Contains("is yours now"));
        Assert.Contains(
            await village.WaitingForAsync("Theo"), note => note.Text.Contains("nothing is expected of you"));
        Assert.Equal(2, await village.PingsOfAsync("Theo")); // his thread, and the reminder there
        Assert.Equal(1, await village.PingsOfAsync("Priya"));

        // A facilitator can say the same, in the queue.
        var list = await village.As("Sam").CommandAsync("requests");
        var queue = await village.As("Sam").PressAsync(list.Card, "The queue");
        var id = queue.Card.OptionsOf("Look after one …")[0];
        var one = await village.As("Sam").SelectAsync(queue.Card, "Look after one …", id);
        var noted = await village.As("Sam").SelectAsync(one.Card, "Nobody came on …", "2");
        Assert.Contains("Noted", noted.Text);
        Assert.Contains("I can help", (await village.LatestCardAsync("help")).Buttons);
    }

    [Fact]
    public async Task AFacilitatorAsksSomebody_WhoSaysYesThemselves_AndIsLeftAloneAfterTwoInAWeek()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a lift to the clinic", "Anytime");
        await village.AskAsync("Priya", "a bag of apples", "Anytime");
        await village.AskAsync("Ola", "a ladder to borrow", "Anytime");
        var before = village.Presses;
        await AskOneAsync("clinic");
        Assert.Equal(4, village.Presses - before); // /requests, the queue, one of them, somebody
        Assert.DoesNotContain($"<@{await village.IdOfAsync("Theo")}>", (await village.LatestCardAsync("help")).Text);
        await AskOneAsync("apples");
        var third = await AskOneAsync("ladder");

        Assert.Contains("I don't say who", third.Text);
        var asked = await village.WaitingForAsync("Theo");
        Assert.Equal(2, asked.Count);
        Assert.DoesNotContain(asked, note => note.Text.Contains("ladder"));
        await village.As("Theo").PressAsync(asked[0], "I can help");
        await village.QuietAsync();
        Assert.Contains(await village.MessagesAsync("help"), card =>
            card.Text.Contains("clinic") && card.Text.Contains("thank you for helping"));
        Assert.Equal(1, await village.PingsOfAsync("Theo")); // his thread

        // A week later there is room again.
        await village.AdvanceAsync("P8D");
        await village.AskAsync("Ola", "a ladder, still", "Anytime");
        await AskOneAsync("a ladder, still");
        Assert.Contains(await village.WaitingForAsync("Theo"), note => note.Text.Contains("a ladder, still"));

        async Task<Answer> AskOneAsync(string what)
        {
            var queue = await village.As("Sam").PressAsync(
                (await village.As("Sam").CommandAsync("requests")).Card, "The queue");
            foreach (var id in queue.Card.OptionsOf("Look after one …"))
            {
                var one = await village.As("Sam").SelectAsync(queue.Card, "Look after one …", id);
                if (one.Text.Contains(what))
                    return await village.As("Sam").SelectAsync(
                        one.Card, "Ask somebody whether they could", await village.IdOfAsync("Theo"));
            }

            throw new InvalidOperationException($"Nobody asked for {what}.");
        }
    }

    private static async Task<IReadOnlyList<Seen>> MorningsAsync(Village village) =>
    [
        .. (await village.MessagesAsync("facilitators-room", "Sam"))
            .Where(message => message.Text.Contains("What waits for a human")),
    ];
}
