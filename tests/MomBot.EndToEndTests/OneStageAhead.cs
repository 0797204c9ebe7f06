using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Asking somebody who has just been there; and good news, apart from where it would hurt.</summary>
public class OneStageAhead
{
    [Fact]
    public async Task OnePersonIsAsked_AndIfTheyCan_TheTwoGetAThreadOfTheirOwn()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "newborn");
        await MayBeAskedAsync(village, "Dev", "infant");
        var before = village.Presses;

        await AskAsync(village, "Kit", "How did nights change for you?");
        Assert.Equal(3, village.Presses - before);
        var asked = Assert.Single(
            await village.WaitingForAsync("Dev", "village"), word => word.Buttons.Contains("I can answer"));
        Assert.Contains("How did nights change for you?", asked.Text);
        await village.As("Dev").PressAsync(asked, "I can answer");

        var thread = await village.HandOffThreadAsync();
        var first = await village.LatestCardAsync(thread, "Kit");
        Assert.Contains("How did nights change for you?", first.Text);
        Assert.Contains("Moderators may be able to read it", first.Text);
        await village.MessagesAsync(thread, "Dev");
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync(thread, "Priya"));
    }

    [Fact]
    public async Task WhoSaysNothingOrNo_IsNotTold_AndItGoesOn_UntilItIsSaidKindlyThatNobodyCould()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "newborn");
        await MayBeAskedAsync(village, "Dev", "infant");
        await MayBeAskedAsync(village, "Priya", "infant");
        await AskAsync(village, "Kit", "Does it get quieter?");

        var first = await AskedAsync(village, "Dev") is not null ? "Dev" : "Priya";
        await village.AdvanceAsync("PT49H");
        var second = first == "Dev" ? "Priya" : "Dev";
        var word = await AskedAsync(village, second);
        Assert.NotNull(word);
        await village.As(second).PressAsync(word, "Not this time");

        var told = Assert.Single(await village.WaitingForAsync("Kit", "village"));
        Assert.Contains("Nobody who offered that can be asked just now", told.Text);
        Assert.DoesNotContain("Dev", told.Text);
    }

    [Fact]
    public async Task NobodyIsAskedByWhomTheyKeepApartFrom_NorWhilePaused_NorMoreThanTwiceAWeek()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "newborn");
        await MayBeAskedAsync(village, "Dev", "infant");
        await village.KeepApartAsync("Dev", "Kit");
        Assert.Contains("Nobody who offered that", (await AskAsync(village, "Kit", "Anyone?")).Text);

        await MayBeAskedAsync(village, "Priya", "infant");
        await village.As("Priya").CommandAsync("pause");
        Assert.Contains("Nobody who offered that", (await AskAsync(village, "Kit", "Anyone?")).Text);
        await village.As("Priya").CommandAsync("resume");

        foreach (var (name, reaches) in (await village.JoinAsync(3)).Zip([true, true, false]))
        {
            await ChooseAsync(village, name, "newborn");
            var answer = await AskAsync(village, name, "May I ask you something?");
            Assert.Equal(reaches, answer.Text.Contains("It is with one person now"));
        }

        await village.AdvanceAsync("P8D");
        Assert.Contains("It is with one person now", (await AskAsync(village, "Kit", "And now?")).Text);
    }

    [Fact]
    public async Task RoomsOfHopingAndLossBeginWithWhatHasNoPlaceInThem_AndGoodNewsGetsAThreadApart()
    {
        await using var village = await Village.StartAsync();
        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        var places = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        await village.As("Amara").SelectAsync(places.Card, "Choose the stages you want", "trying", "newborn");
        await village.As("Amara").PressAsync(
            (await village.As("Amara").PressAsync(places.Card, "Preview and apply")).Card, "Apply");
        await village.QuietAsync();
        await ChooseAsync(village, "Kit", "trying");

        var first = (await village.MessagesAsync("the-window-seat", "Kit"))[0];
        Assert.Contains("Good news from elsewhere has no place in this room", first.Text);
        await village.As("Kit").PressAsync(first, "Open a thread elsewhere");
        await village.QuietAsync();

        Assert.Single(
            await village.MessagesAsync("the-window-seat", "Kit"),
            message => message is { IsFromBot: true, IsPrivate: false });
        var said = await village.LatestCardAsync("check-ins");
        Assert.Contains("has good news", said.Text);
        Assert.Empty(said.Pinged);
        await village.As("Kit").SayAsync("Good news", "Two lines this morning.");
    }

    [Fact]
    public async Task TweenAndTeenRooms_StartPrivate_WithThoseWhoFacilitateInThem()
    {
        await using var village = await Village.StartSetUpAsync();
        await ChooseAsync(village, "Kit", "teen");

        Assert.Empty(await village.RolesOfAsync("Kit"));
        await village.MessagesAsync("stage-teen", "Kit");
        await village.MessagesAsync("stage-teen", "Sam");
        await village.MessagesAsync("stage-tween", "Sam");
        await Assert.ThrowsAsync<HttpRequestException>(() => village.MessagesAsync("stage-teen", "Priya"));
    }

    private static async Task ChooseAsync(Village village, string who, string stage)
    {
        var panel = await village.As(who).CommandAsync("stages");
        await village.As(who).SelectAsync(
            panel.Card, "Choose what fits", [.. panel.Card.ChosenIn("Choose what fits"), stage]);
        await village.QuietAsync();
    }

    private static async Task MayBeAskedAsync(Village village, string who, string stage)
    {
        await ChooseAsync(village, who, stage);
        await village.As(who).PressAsync((await village.As(who).CommandAsync("stages")).Card, "I may be asked");
    }

    private static async Task<Answer> AskAsync(Village village, string who, string words)
    {
        var panel = await village.As(who).CommandAsync("stages");
        var form = await village.As(who).PressAsync(panel.Card, "Ask in Baby");
        return await village.As(who).SubmitAsync(form, new JsonObject { ["words"] = words });
    }

    private static async Task<Seen?> AskedAsync(Village village, string who) =>
        (await village.WaitingForAsync(who, "village")).FirstOrDefault(word => word.Buttons.Contains("I can answer"));
}
