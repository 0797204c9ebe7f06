using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Stories and questions of one's own, and rooms in which everyone keeps to their own side of it.</summary>
public class InOwnWords
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AStoryHasAThreadOfItsOwn_AndItsTellerChangesItAndTakesItDown()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AdvanceToAsync(WednesdayAtTen);
        var round = await village.LatestCardAsync("check-ins");
        var more = await village.As("Maya").PressAsync(round, "More");
        var form = await village.As("Maya").PressAsync(more.Card, "Tell your story");
        await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["words"] = "I came here in March, with two suitcases.",
            ["note"] = "moving",
        });

        var story = await village.LatestCardAsync("check-ins");
        Assert.Contains("||I came here in March, with two suitcases.||", story.Text);
        Assert.Contains(
            (await village.GuildAsync())["threads"]!.AsArray(), thread => (string?)thread!["id"] == story.Id);
        Assert.False((await village.As("Theo").PressAsync(story, "Change")).IsForm);
        var change = await village.As("Maya").PressAsync(story, "Change");
        await village.As("Maya").SubmitAsync(
            change, new JsonObject { ["words"] = "I came here in spring.", ["note"] = "" });
        Assert.Contains("I came here in spring.", (await village.LatestCardAsync("check-ins")).Text);

        more = await village.As("Maya").PressAsync(round, "More");
        var mine = await village.As("Maya").PressAsync(more.Card, "My answers");
        Assert.DoesNotContain("spring", mine.Text);
        await village.As("Maya").PressAsync(mine.Card, "Take it down");
        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.Text.Contains("spring"));
    }

    [Fact]
    public async Task InARoomOfOlderChildrensFamilies_EveryoneKeepsToTheirOwnSide_AndAfterThirtyDaysItIsGone()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "tween");
        await village.QuietAsync();
        var room = await village.ChannelAsync("stage-tween");
        await Facilitating.IntroduceAsync(village, "Amara", "");
        await Facilitating.IntroduceAsync(village, "Sam", "");
        var all = await village.As("Amara").CommandAsync("host schedules");
        var adding = await village.As("Amara").PressAsync(all.Card, "Add a schedule");
        await village.As("Amara").SubmitAsync(adding, new JsonObject
        {
            ["at"] = new JsonArray("11:00"),
            ["channel"] = new JsonArray(room),
        });

        await village.AdvanceToAsync(WednesdayAtTen.AddHours(1));
        var card = await village.LatestCardAsync(room, "Maya");
        var first = Assert.Single(await village.MessagesAsync(card.Id, "Maya"), message => message.IsFromBot);
        Assert.Contains("Please keep to your own side of it: no names, photos or stories", first.Text);
        Assert.Contains("easier on a walk or a call", first.Text);
        var form = await village.As("Maya").PressAsync(card, "Answer");
        Assert.Contains("Your own side of it", form.ToString());
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "I worry more than I say." });

        await village.AdvanceToAsync(WednesdayAtTen.AddDays(29));
        Assert.Contains(
            await village.MessagesAsync(card.Id, "Maya"), message => message.Text.Contains("I worry more"));
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(34));

        Assert.DoesNotContain(
            await village.MessagesAsync(card.Id, "Maya"), message => message.Text.Contains("I worry more"));
    }

    [Fact]
    public async Task AfterTwoWeeksAway_NothingComesInABurst_AndWhatWentByIsShownWithSendNow()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(-1));
        village.Discord.World.Clock.MoveTo(WednesdayAtTen.AddDays(7).AddHours(8));
        await village.RestartAsync();

        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        var morning = await village.As("Amara").CommandAsync("host morning");
        Assert.Contains("**Wednesday 11 November** waits for your word.", morning.Text);
        Assert.Contains("of Wednesday 4 November went by while I was away", morning.Text);

        // One press sends the older one; it is asked once, and no longer listed.
        await village.As("Amara").PressAsync(morning.Card, "Send now");
        var again = await village.As("Amara").CommandAsync("host morning");
        Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        Assert.Equal(
            1,
            new[] { "**Wednesday 11 November** waits", "4 November went by" }.Count(again.Text.Contains));
    }
}
