using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Who looks after a community, and how they come by their commands.</summary>
public class Facilitating
{
    [Fact]
    public async Task AFacilitatorFindsTheirCommands_AndLosesThemWithTheRole()
    {
        await using var village = await Village.StartSetUpAsync();
        Assert.Null((await village.As("Sam").CommandAsync("host values")).Error);
        var proposals = (await village.As("Sam").CommandAsync("host values")).Text;
        Assert.Contains("Nothing is proposed", proposals);
        Assert.NotNull((await village.As("Maya").CommandAsync("host values")).Error);
    }

    [Fact]
    public async Task ARoleThatDoesNotSeeHostIsNamedWithItsFix_AndFindsItOnceMended()
    {
        await using var village = await Village.StartSetUpAsync();
        var people = await ChooseAsync(village, "Toddler");
        Assert.Contains("Fix: Server Settings ▸ Roles", people.Text);
        Assert.DoesNotContain("Show them /host", people.Card.Buttons);
        Assert.NotNull((await village.As("Priya").CommandAsync("host values")).Error);

        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/roles/Toddler",
            new JsonObject { ["permissions"] = new JsonArray("MANAGE_EVENTS") });

        Assert.Contains("Nothing is proposed", (await village.As("Priya").CommandAsync("host values")).Text);
        var mended = await village.As("Amara").PressAsync(people.Card, "Look again");
        Assert.DoesNotContain("*problem*", mended.Text);
    }

    [Fact]
    public async Task MembersKnowWhoTheyAre_AndWhatTheyAreNot()
    {
        await using var village = await Village.StartSetUpAsync();
        Assert.DoesNotContain("looks after", (await village.As("Maya").CommandAsync("village")).Text);
        await IntroduceAsync(village, "Sam", "Grandmother of four, up early.");

        var panel = await village.As("Maya").CommandAsync("village");
        var who = await village.As("Maya").PressAsync(panel.Card, "Read about them");

        Assert.True(who.IsPrivate);
        Assert.Contains("Grandmother of four, up early.", who.Text);
        Assert.Contains("peer support, not therapy", who.Text);
        Assert.NotNull((await village.As("Maya").CommandAsync("host me")).Error);
    }

    [Fact]
    public async Task WhoeverTakesDaysOff_LeavesNothingWaiting_AndTheOtherIsTold()
    {
        await using var village = await Village.StartSetUpAsync();
        await IntroduceAsync(village, "Sam", "Up early.");
        await IntroduceAsync(village, "Amara", "Here since the first day.");
        await village.AskAsync("Theo", "a pram to borrow");
        var form = await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "Report privately");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "It worries me." });
        var reports = await village.As("Amara").CommandAsync("mod reports");
        var taken = await village.As("Amara").PressAsync(reports.Card, "I'll see to it");
        Assert.DoesNotContain("I'll see to it", taken.Card.Buttons);

        var mine = await village.As("Amara").CommandAsync("host me");
        var away = await village.As("Amara").PressAsync(mine.Card, "Away for a week");
        Assert.Contains("nothing waits for you", away.Text);

        Assert.Contains(await village.WaitingForAsync("Sam"), note => note.Text.Contains("takes days off until"));
        Assert.Contains("I'll see to it", (await village.As("Amara").CommandAsync("mod reports")).Card.Buttons);
        Assert.Contains("away at the moment", (await WhoAsync(village)).Text);

        await village.AdvanceAsync("P9D");
        Assert.DoesNotContain("away at the moment", (await WhoAsync(village)).Text);
    }

    [Fact]
    public async Task OneHandsOver_AndTheOtherSaysYes_OrNo()
    {
        await using var village = await Village.StartSetUpAsync();
        var help = await village.ChannelAsync("help");
        await IntroduceAsync(village, "Sam", "Up early.");
        var mine = await village.As("Sam").CommandAsync("host me");
        await village.As("Sam").SelectAsync(mine.Card, "Add a room you look after", help);

        var unknown = await OfferAsync(village, "Sam", "Amara");
        Assert.Contains("Once they have used /host me", unknown.Text);
        await IntroduceAsync(village, "Amara", "");
        Assert.Contains("is asked, and nobody else", (await OfferAsync(village, "Sam", "Amara")).Text);
        var asked = Assert.Single(await village.WaitingForAsync("Amara"));
        Assert.Contains($"<#{help}>", asked.Text);

        var no = await village.As("Amara").PressAsync(asked, "Rather not");
        Assert.Contains("That is fine", no.Text);
        Assert.Contains(await village.WaitingForAsync("Sam"), note => note.Text.Contains("Nothing has changed"));
        Assert.Contains($"<#{help}>", (await village.As("Sam").CommandAsync("host me")).Text);
        Assert.Contains("no longer asked of you", (await village.As("Amara").PressAsync(asked, "I take it")).Text);

        await OfferAsync(village, "Sam", "Amara");
        await village.As("Amara").PressAsync((await village.WaitingForAsync("Amara"))[^1], "I take it");

        Assert.Contains(await village.WaitingForAsync("Sam"), note => note.Text.Contains("has taken it over"));
        Assert.Contains($"<#{help}>", (await village.As("Amara").CommandAsync("host me")).Text);
        Assert.Contains("none in particular", (await village.As("Sam").CommandAsync("host me")).Text);
    }

    [Fact]
    public async Task OneSuffices_ExceptThatARoomForHeavyThingsBeginsWithTwo()
    {
        await using var village = await Village.StartSetUpAsync();
        await IntroduceAsync(village, "Amara", "");
        Assert.DoesNotContain("begin with two", (await AddScheduleAsync(village, "stage-toddler")).Text);
        var alone = await AddScheduleAsync(village, "stage-teen");
        Assert.Contains("begin with two of you", alone.Text);

        await IntroduceAsync(village, "Sam", "");

        Assert.DoesNotContain("begin with two of you", (await AddScheduleAsync(village, "stage-teen")).Text);
    }

    internal static async Task IntroduceAsync(Village village, string who, string line)
    {
        var mine = await village.As(who).CommandAsync("host me");
        Assert.True(mine.IsPrivate);
        var form = await village.As(who).PressAsync(mine.Card, "Change my line");
        await village.As(who).SubmitAsync(form, new JsonObject { ["line"] = line });
    }

    private static async Task<Answer> OfferAsync(Village village, string from, string to)
    {
        var mine = await village.As(from).CommandAsync("host me");
        var form = await village.As(from).PressAsync(mine.Card, "Hand over");
        return await village.As(from).SubmitAsync(
            form, new JsonObject { ["to"] = new JsonArray(await village.IdOfAsync(to)) });
    }

    private static async Task<Answer> WhoAsync(Village village) => await village.As("Maya").PressAsync(
        (await village.As("Maya").CommandAsync("village")).Card, "Read about them");

    private static async Task<Answer> AddScheduleAsync(Village village, string room)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        var form = await village.As("Amara").PressAsync(all.Card, "Add a schedule");
        return await village.As("Amara").SubmitAsync(
            form, new JsonObject { ["channel"] = new JsonArray(await village.ChannelAsync(room)) });
    }

    private static async Task<Answer> ChooseAsync(Village village, string role)
    {
        var panel = await village.As("Amara").CommandAsync("setup");
        var people = await village.As("Amara").PressAsync(panel.Card, "Facilitators");
        var chosen = await village.As("Amara").SelectAsync(
            people.Card, "Choose the role: Facilitators", await village.RoleAsync(role));
        return chosen;
    }
}
