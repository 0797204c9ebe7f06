using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Nights, tender days, polls, and what facilitators see of weeks and of a year.</summary>
public class CheckInYear
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TheNightOwlsThreadOpensAtTen_AndClosesAtSix()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await AddAsync(village, "NightOwl", "EveryDay", "22:00");

        await village.AdvanceToAsync(new(2026, 11, 2, 22, 0, 0, TimeSpan.Zero));
        var card = await village.LatestCardAsync("check-ins");
        Assert.Contains("Awake?", card.Text);
        Assert.Equal(["Support", "Report privately"], card.Buttons);
        await village.AdvanceToAsync(new(2026, 11, 3, 5, 59, 0, TimeSpan.Zero));
        Assert.False(IsLocked(await ThreadAsync(village, card.Id)));
        await village.AdvanceToAsync(new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));

        Assert.True(IsLocked(await ThreadAsync(village, card.Id)));
        Assert.Contains("This round is closed.", (await village.LatestCardAsync("check-ins")).Text);
    }

    [Fact]
    public async Task ATenderDay_IsAddedWithOneForm_ComesQuietly_AndCanBeSilencedByAnyone()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var all = await village.As("Amara").CommandAsync("host schedules");
        var form = await village.As("Amara").PressAsync(all.Card, "Add a tender day");
        var none = await village.As("Amara").SubmitAsync(
            form, new JsonObject { ["month"] = new JsonArray("November"), ["number"] = "31" });
        Assert.Contains("one that its month has", none.Text);
        var again = await village.As("Amara").PressAsync(all.Card, "Add a tender day");
        var added = await village.As("Amara").SubmitAsync(again, new JsonObject
        {
            ["month"] = new JsonArray("November"),
            ["day"] = new JsonArray("ThirdSunday"),
        });
        Assert.Contains("once a year at 09:00", added.Text);

        await village.AdvanceToAsync(new(2026, 11, 15, 9, 0, 0, TimeSpan.Zero));
        var card = await village.LatestCardAsync("check-ins");
        Assert.Contains("Nothing has to be marked", card.Text);
        Assert.Equal(["Quiet for me today", "Support", "Report privately"], card.Buttons);
        var quiet = await village.As("Maya").PressAsync(card, "Quiet for me today");

        Assert.True(quiet.IsPrivate);
        Assert.Contains("15 November", (await village.As("Maya").CommandAsync("me")).Text);
    }

    [Fact]
    public async Task ThePollIsInTheThread_AndTheNextOneIsAnother()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await AddAsync(village, "FunPoll", "EveryWeek", "11:00");
        await AddAsync(village, "NoProblems", "EveryWeek", "12:00");

        var polls = new List<string?>();
        for (var week = 0; week < 3; week++)
        {
            await village.AdvanceToAsync(WednesdayAtTen.AddHours(1).AddDays(7 * week));
            var fun = await village.LatestCardAsync("check-ins");
            Assert.Contains("Just for fun", fun.Text);
            polls.Add(Assert.Single(await village.MessagesAsync(fun.Id), message => message.Poll is not null).Poll);
        }

        Assert.Equal(3, polls.Distinct().Count());
        await village.AdvanceToAsync(WednesdayAtTen.AddHours(2).AddDays(14));
        var light = await village.LatestCardAsync("check-ins");
        Assert.Contains("No problems allowed", light.Text);
        Assert.Single(await village.MessagesAsync(light.Id), message => message.Poll is not null);
    }

    [Fact]
    public async Task WeeksAndTheYear_AreShownAsTotals_AndTheYearIsOfferedByItself()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var all = await village.As("Amara").CommandAsync("host schedules");
        await village.As("Amara").SelectAsync(
            all.Card, "Where do facilitators read?", await village.ChannelAsync("facilitators"));
        await village.As("Kit").CommandAsync("pause");
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        foreach (var who in new[] { "Maya", "Theo", "Priya", "Jun", "Ola" })
        {
            var form = await village.As(who).PressAsync(card, "Answer");
            await village.As(who).SubmitAsync(form, new JsonObject { ["words"] = "Here." });
        }

        await village.As("Ruth").PressAsync(card, "Pass");
        var pulse = await village.As("Amara").CommandAsync("host pulse");
        Assert.Contains("12 asked, 5 answered, under 5 passed, under 5 away", pulse.Text);
        Assert.DoesNotContain("Ruth", pulse.Text);
        Assert.NotNull((await village.As("Maya").CommandAsync("host pulse")).Error);

        for (var day = 0; day < 5; day++)
        {
            await village.AskAsync("Maya", "a warm supper");
            await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
            await village.As("Maya").PressAsync(await village.LatestCardAsync("help"), "All sorted");
        }

        await village.AdvanceToAsync(new(2026, 12, 27, 10, 0, 0, TimeSpan.Zero));
        var offered = await village.LatestCardAsync("facilitators");
        Assert.Contains("The year nears its end.", offered.Text);
        Assert.Contains("5 answers in them", offered.Text);
        Assert.Contains("5 hands lent", offered.Text);
        await village.As("Amara").PressAsync(offered, "Share it with everyone");
        var shared = await village.LatestCardAsync("check-ins");
        Assert.Contains("Our village in 2026", shared.Text);
        Assert.Contains("5 hands lent", shared.Text);
        Assert.DoesNotContain("Theo", shared.Text);
        Assert.DoesNotContain("nods", shared.Text); // there were fewer than five
    }

    [Fact]
    public async Task WhoeverHasPaused_HearsNothing_AndIsAwayRatherThanMissed()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.As("Theo").CommandAsync("me");
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var form = await village.As("Theo").PressAsync(card, "Answer");
        await village.As("Theo").SubmitAsync(form, new JsonObject { ["words"] = "Tired, and here." });
        var answer = await village.LatestCardAsync(card.Id);
        var more = await village.As("Theo").PressAsync(card, "More");
        await village.As("Theo").PressAsync(more.Card, "Remind me tomorrow");
        await village.As("Theo").CommandAsync("pause");

        // People meet his words as before; nothing of it reaches him, and his reminder does not come.
        await village.As("Maya").PressAsync(answer, "We're with you");
        await village.As("Jun").PressAsync(answer, "May I offer an idea?");
        await village.AdvanceAsync("P2D");
        Assert.DoesNotContain(
            await village.MessagesAsync(card.Id),
            message => message.Pinged.Contains(village.IdOfAsync("Theo").Result) && message.Id != answer.Id);
        Assert.Empty((await village.StateAsync())["dms"]?.AsArray() ?? []);

        await village.As("Theo").CommandAsync("resume");
        await village.QuietAsync();
        var words = await village.WaitingForAsync("Theo", "checkin");
        Assert.DoesNotContain(words, word => word.Text.Contains("You asked me to remind you"));
    }

    [Fact]
    public async Task TheEndOfARound_SaysWhereAHandIsWelcome_AndWhatComesNext()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var form = await village.As("Maya").PressAsync(card, "Answer");
        var sent = await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "Here." });
        Assert.Equal(["Ask for a hand", "Someone to listen", "Support", "Take it back"], sent.Card.Buttons);
        Assert.True((await village.As("Maya").PressAsync(sent.Card, "Someone to listen")).IsForm);
        await village.AdvanceAsync("P2DT23H");
        await village.AskAsync("Maya", "a pram to borrow");
        var request = await village.LatestCardAsync("help");

        await village.AdvanceAsync("PT1H1M");
        var digest = (await village.MessagesAsync(card.Id)).Last(message => message.IsFromBot);

        Assert.Contains("Where a hand would be welcome", digest.Text);
        Assert.Contains(request.Id, digest.Text);
        Assert.Contains("What comes next", digest.Text);
        Assert.DoesNotContain("pram", digest.Text);
    }

    private static async Task AddAsync(Village village, string format, string pace, string at)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        var form = await village.As("Amara").PressAsync(all.Card, "Add a schedule");
        await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["format"] = new JsonArray(format),
            ["pace"] = new JsonArray(pace),
            ["at"] = new JsonArray(at),
        });
    }

    private static async Task<JsonObject> ThreadAsync(Village village, string id) =>
        (await village.GuildAsync())["threads"]!.AsArray().Select(each => each!.AsObject())
            .First(each => each["id"]!.GetValue<string>() == id);

    private static bool IsLocked(JsonObject thread) =>
        (thread["locked"] ?? thread["thread_metadata"]?["locked"])?.GetValue<bool>() is true;
}
