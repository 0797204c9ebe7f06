using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Asking for a hand, and being helped, as parents would tell it.</summary>
public class AskingForHelp
{
    [Fact]
    public async Task AMotherAsksForAMealInTwoTapsAndAFormAndIsHelpedInOne()
    {
        await using var village = await Village.StartSetUpAsync();
        var before = village.Presses;

        await village.AskAsync("Maya", "a warm dinner tonight, we have not slept");
        var afterAsking = village.Presses;
        var card = await village.LatestCardAsync("help");
        var thanks = await village.As("Theo").PressAsync(card, "I can help");

        Assert.Equal(3, afterAsking - before); // /ask, the kind of help, the form
        Assert.Contains("a warm dinner tonight", card.Text);
        Assert.Equal(7, thanks.Type);
        var redrawn = await village.LatestCardAsync("help");
        Assert.Contains($"<@{await village.IdOfAsync("Theo")}>", redrawn.Text);
        Assert.DoesNotContain("I can help", redrawn.Buttons);
        var whisper = Assert.Single(await thanks.FollowupsAsync());
        Assert.True(whisper.IsPrivate);
        Assert.Contains("Thank you", whisper.Text);
    }

    [Fact]
    public async Task TheTwoFamiliesGetAThreadThatNobodyElseSees()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "an hour of company");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");

        var thread = await village.HandOffThreadAsync();

        var seenByMaya = await village.LatestCardAsync(thread, "Maya");
        Assert.Contains("Moderators of this server may be able to read it", seenByMaya.Text);
        Assert.Contains(await village.IdOfAsync("Maya"), seenByMaya.Pinged);
        Assert.Contains(await village.IdOfAsync("Theo"), seenByMaya.Pinged);
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Priya"));
    }

    [Fact]
    public async Task AHelperWhoCannotMakeItGivesTheSeatBackAndSomeoneElseTakesIt()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a lift to the clinic");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var thread = await village.HandOffThreadAsync();

        var released = await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "Can't make it");
        var open = await village.LatestCardAsync("help");
        Assert.Contains("I can help", open.Buttons);
        Assert.Contains("That is all right", (await released.FollowupsAsync())[0].Text);
        Assert.Contains("can't make it after all", (await village.LatestCardAsync(thread, "Maya")).Text);

        await village.As("Priya").PressAsync(open, "I can help");
        var done = await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "All sorted");
        Assert.Equal(7, done.Type);
        var ended = await village.LatestCardAsync("help");
        Assert.Contains("got a hand. Thank you", ended.Text);
        Assert.Empty(ended.Buttons);
        Assert.DoesNotContain("lift to the clinic", ended.Text);
    }

    [Fact]
    public async Task OnlyTheFamilyCloses_AndNobodyTakesTheirOwn()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a bag of groceries");
        var card = await village.LatestCardAsync("help");

        var notHers = await village.As("Theo").PressAsync(card, "All sorted");
        var herOwn = await village.As("Maya").PressAsync(card, "I can help");
        var closed = await village.As("Maya").PressAsync(card, "Not needed now");
        var late = await village.As("Theo").PressAsync(card, "I can help");

        Assert.Contains("Only the family who asked", notHers.Text);
        Assert.Contains("This one is yours", herOwn.Text);
        Assert.Equal(7, closed.Type);
        Assert.Contains("isn't needed any more", late.Text);
    }

    [Fact]
    public async Task AHelperIsRemindedOnceTheEveningBefore_AndTheThreadGoesADayAfter()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a meal", "Tomorrow");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var thread = await village.HandOffThreadAsync();
        var before = (await village.MessagesAsync(thread)).Count;

        await village.AdvanceToAsync(Village.Monday.Date.AddHours(18).AddMinutes(1));
        var reminder = await village.LatestCardAsync(thread);
        Assert.Equal(before + 1, (await village.MessagesAsync(thread)).Count);
        Assert.Contains("a gentle note", reminder.Text);
        Assert.Equal([await village.IdOfAsync("Theo")], reminder.Pinged);

        await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "All sorted");
        await village.AdvanceAsync("P2D");
        Assert.DoesNotContain((await village.GuildAsync())["threads"]!.AsArray(), each => (int)each!["type"]! == 12);
    }

    [Fact]
    public async Task TheDoorCardHangsPinned_AndLeadsToEverything()
    {
        await using var village = await Village.StartSetUpAsync();
        var door = (await village.MessagesAsync("help")).Single(message => message.IsPinned);

        Assert.Equal(["Ask", "I can help", "Too much today", "Support"], door.Buttons);
        Assert.Contains("What would help?", (await village.As("Maya").PressAsync(door, "Ask")).Text);
        Assert.Contains("Some days are too much", (await village.As("Maya").PressAsync(door, "Too much today")).Text);
        Assert.Contains("All is quiet", (await village.As("Maya").PressAsync(door, "I can help")).Text);
        Assert.Contains("not a crisis service", (await village.As("Maya").PressAsync(door, "Support")).Text);
    }

    [Fact]
    public async Task RequestsListWhatIsOpenAndWhatIsMine()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a meal");
        await village.AskAsync("Priya", "a pram to borrow");

        var list = await village.As("Maya").CommandAsync("requests");
        var claimed = await village.As("Maya").PressAsync(list.Card, "I can help");

        Assert.Contains("Yours", list.Text);
        Assert.Contains("a pram to borrow", list.Text);
        Assert.True(claimed.IsPrivate);
        Assert.Contains($"<@{await village.IdOfAsync("Maya")}>", (await village.LatestCardAsync("help")).Text);
    }

    [Fact]
    public async Task WordsThatLookLikeCommandsOrPingsStayWords()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "@everyone **help** [here](https://example.com) <@123456789012345678>");

        var card = await village.LatestCardAsync("help");

        Assert.Empty(card.Pinged);
        Assert.Contains(@"\*\*help\*\*", card.Text);
        Assert.DoesNotContain("[here](", card.Text);
    }
}
