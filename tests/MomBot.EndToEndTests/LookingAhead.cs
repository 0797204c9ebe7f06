using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>What those who look after check-ins say of a single round, and what is said to them alone.</summary>
public class LookingAhead
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ADayAhead_TheQuestionIsSwapped_Skipped_TakenBack_AndComesAsItWasLastSeen()
    {
        await using var village = await WithARoomAsync();
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(-23));
        var preview = await village.LatestCardAsync("facilitators");
        var first = preview.Text.Split('\n')[1];

        var swapped = await village.As("Amara").PressAsync(preview, "Swap");
        var second = swapped.Text.Split('\n')[1];
        Assert.NotEqual(first, second);
        var skipped = await village.As("Amara").PressAsync(swapped.Card, "Skip");
        Assert.Contains("is skipped", skipped.Text);
        var again = await village.As("Amara").PressAsync(skipped.Card, "Undo");
        Assert.Contains(second, again.Text);
        await village.AdvanceToAsync(WednesdayAtTen);

        Assert.Contains(second, (await village.LatestCardAsync("check-ins")).Text);
    }

    [Fact]
    public async Task WhatIsSkippedDoesNotCome_AndTheWeekAfterDoes()
    {
        await using var village = await WithARoomAsync();
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(-23));
        await village.As("Amara").PressAsync(await village.LatestCardAsync("facilitators"), "Skip");

        await village.AdvanceToAsync(WednesdayAtTen.AddDays(1));
        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(7));
        Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
    }

    [Fact]
    public async Task TheNextOneIsMovedToAnEvening_Once_AndTheNextDatesAreShown()
    {
        await using var village = await WithARoomAsync();
        var all = await village.As("Amara").CommandAsync("host schedules");
        var one = await village.As("Amara").SelectAsync(all.Card, "Look at one", village.Guild);
        var form = await village.As("Amara").PressAsync(one.Card, "Move the next");
        var moved = await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["day"] = new JsonArray("Friday"),
            ["at"] = new JsonArray("19:00"),
        });
        Assert.Contains($"<t:{WednesdayAtTen.AddDays(2).AddHours(9).ToUnixTimeSeconds()}", moved.Text);

        await village.AdvanceToAsync(WednesdayAtTen.AddDays(2));
        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(2).AddHours(9));
        Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(7));
        Assert.Equal(2, (await village.MessagesAsync("check-ins")).Count(message => message.IsFromBot));
    }

    [Fact]
    public async Task AnAnswerForFacilitatorsAlone_HangsInTheirRoom_AndNobodyElseReadsIt()
    {
        await using var village = await WithARoomAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var form = await village.As("Maya").PressAsync(card, "Answer");
        var said = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["words"] = "Not for the whole room.",
            ["readers"] = new JsonArray("Facilitators"),
        });

        Assert.True(said.IsPrivate);
        Assert.Contains("Not for the whole room.", (await village.LatestCardAsync("facilitators")).Text);
        foreach (var place in new[] { card.Id, "check-ins" })
        {
            Assert.DoesNotContain(
                await village.MessagesAsync(place), message => message.Text.Contains("whole room"));
        }
    }

    private static async Task<Village> WithARoomAsync()
    {
        var village = await Village.StartSetUpAsync(limits: false);
        var all = await village.As("Amara").CommandAsync("host schedules");
        await village.As("Amara").SelectAsync(
            all.Card, "Where do facilitators read?", await village.ChannelAsync("facilitators"));
        return village;
    }
}
