using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A community asks questions of its own: suggested, written, taken in as a file.</summary>
public class OwnQuestions
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    private const string Page = "https://example.org/sills_and_pots";

    /// <summary>Leaves out the whole library, so that what is left is the community's own.</summary>
    private const string AllTags =
        "adoption adult arrival asking behaviour body bullying childhood connection coparent couple "
        + "development family feeding feelings friendship fun gratitude guilt hope household identity "
        + "independence internet learning limits lookback mental-health money nutrition play pregnancy "
        + "privacy repair rest round routine sandwich school screens separation sex siblings sleep "
        + "solidarity solo stretch substances trying values waiting wins work";

    [Fact]
    public async Task JunSuggestsAQuestion_AFacilitatorTakesItWithAWord_AndOneDayItIsAsked()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await ChooseRoomAsync(village);
        await village.AdvanceToAsync(WednesdayAtTen);
        var more = await village.As("Jun").PressAsync(await village.LatestCardAsync("check-ins"), "More");
        var form = await village.As("Jun").PressAsync(more.Card, "Suggest a question");

        // Put like this it would leave some of us out, and the words are not lost.
        var kindly = await village.As("Jun").SubmitAsync(form, new JsonObject { ["words"] = "What does mum hum?" });
        Assert.Contains("leave somebody out", kindly.Text);
        Assert.Contains("any kind of parent", kindly.Text);
        Assert.Contains("What does mum hum?", kindly.Text);

        var again = await village.As("Jun").PressAsync(more.Card, "Suggest a question");
        var sent = await village.As("Jun").SubmitAsync(again, new JsonObject { ["words"] = "Which tune do you hum?" });
        Assert.Contains("you hear of it either way", sent.Text);
        var card = await village.LatestCardAsync("facilitators");
        Assert.Contains("suggests a question:", card.Text);

        var taking = await village.As("Amara").PressAsync(card, "Take it");
        var taken = await village.As("Amara").SubmitAsync(taking, new JsonObject { ["reason"] = "Mine is a waltz." });
        Assert.Contains("Which tune do you hum?", taken.Text);
        await village.QuietAsync();
        var heard = Assert.Single(await (await village.As("Jun").CommandAsync("checkin")).FollowupsAsync());
        Assert.Contains("will be asked here", heard.Text);
        Assert.Contains("Mine is a waltz.", heard.Text);

        await OnlyOwnAsync(village);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(7));
        Assert.Contains("Which tune do you hum?", (await village.LatestCardAsync("check-ins")).Text);
    }

    [Fact]
    public async Task AFileOfQuestionsIsTakenInWhole_OrNotAtAll_AndTheLineThatStoppedItIsNamed()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var home = await village.As("Amara").CommandAsync("host prompts export");
        Assert.Contains("This file shows how one looks", home.Text);

        Assert.Contains("line 3", (await TakeInAsync(village, "themes:\n  - key: sill\n    deepness: 1\n")).Text);
        Assert.Contains("any kind of parent", (await TakeInAsync(village, Sheet("What grows on dad's sill?"))).Text);
        Assert.Contains("could not read", (await TakeInAsync(village, new string('x', 250_000))).Text);
        Assert.Contains("There are none yet", (await village.As("Amara").CommandAsync("host prompts own")).Text);

        var done = await TakeInAsync(village, Sheet("What grows on your sill?"));
        Assert.Contains("taken in", done.Text);
        var all = await village.As("Amara").PressAsync(done.Card, "All of them");
        Assert.Contains("They are asked among the library's", all.Text);
        Assert.Contains("as a file", (await village.As("Amara").CommandAsync("host prompts export")).Text);

        // Retired, it is asked no more; changed, it is asked in its new words.
        await OnlyOwnAsync(village);
        Assert.Contains("What grows on your sill?", (await PreviewAsync(village)).Text);
        var one = await village.As("Amara").SelectAsync(
            all.Card, "Look at one", all.Card.OptionsOf("Look at one")[0]);
        var edit = await village.As("Amara").PressAsync(one.Card, "Change it");
        await village.As("Amara").SubmitAsync(edit, new JsonObject { ["words"] = "What grows near you?" });
        Assert.Contains("What grows near you?", (await PreviewAsync(village)).Text);
        await village.As("Amara").PressAsync(one.Card, "Retire it");
        Assert.DoesNotContain("What grows near you?", (await PreviewAsync(village)).Text);
    }

    [Fact]
    public async Task APageToReadOn_IsSetByWhoRunsTheServer_AndStandsBeneathTheQuestion()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var add = await village.As("Amara").CommandAsync("host prompts add");
        await village.As("Amara").SubmitAsync(add, new JsonObject { ["words"] = "What grows on your sill?" });
        var found = await village.As("Amara").AutocompleteAsync("host prompts link", "theme", "on your sill");
        var theme = Assert.Single(found.Choices)["value"]!.GetValue<string>();

        var form = await LinkAsync(village, theme);
        var wrong = await village.As("Amara").SubmitAsync(form, new JsonObject { ["link"] = "my blog" });
        Assert.Contains("begins with https://", wrong.Text);
        var again = await LinkAsync(village, theme);
        await village.As("Amara").SubmitAsync(again, new JsonObject { ["link"] = Page });
        await OnlyOwnAsync(village);
        await village.AdvanceToAsync(WednesdayAtTen);

        Assert.Contains(Page, (await village.LatestCardAsync("check-ins")).Text);
    }

    private static Task<Answer> LinkAsync(Village village, string theme) => village.As("Amara").CommandAsync(
        "host prompts link", options: new JsonObject { ["theme"] = theme });

    private static string Sheet(string wording) =>
        $"themes:\n  - key: sill\n    depth: 1\n    stages: [any]\n    wordings: {{ en: [\"{wording}\"] }}\n";

    private static async Task<Answer> TakeInAsync(Village village, string text)
    {
        var form = await village.As("Amara").CommandAsync("host prompts import");
        return await village.As("Amara").SubmitAsync(form, [], ("files", "ours.yaml", text));
    }

    private static Task<Answer> PreviewAsync(Village village) =>
        village.As("Amara").CommandAsync("host prompts preview");

    private static async Task OnlyOwnAsync(Village village)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        var one = await village.As("Amara").SelectAsync(all.Card, "Look at one", village.Guild);
        var fine = await village.As("Amara").PressAsync(one.Card, "Fine-tune");
        await village.As("Amara").SubmitAsync(fine, new JsonObject { ["without"] = AllTags });
    }

    private static async Task ChooseRoomAsync(Village village)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        await village.As("Amara").SelectAsync(
            all.Card, "Where do facilitators read?", await village.ChannelAsync("facilitators"));
    }
}
