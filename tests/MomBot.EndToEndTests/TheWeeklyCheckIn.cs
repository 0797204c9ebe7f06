using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Once a week a question arrives; whoever wants to answers, and passing is as good.</summary>
public class TheWeeklyCheckIn
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ItArrivesOnWednesdayAtTenWithItsThread_Once()
    {
        await using var village = await Village.StartSetUpAsync();

        await village.AdvanceToAsync(WednesdayAtTen.AddMinutes(-1));
        Assert.DoesNotContain(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
        var thread = Assert.Single((await village.GuildAsync())["threads"]!.AsArray());

        Assert.Contains("Pass is as good as an answer", card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Answer", "Pass", "More", "Support", "Report privately"], card.Buttons);
        Assert.Equal(card.Id, (string?)thread!["id"]);
        Assert.Empty(card.Pinged);
    }

    [Fact]
    public async Task AMotherAnswersWithOneFormAndIsHeardInTheThread()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");

        var form = await village.As("Maya").PressAsync(card, "Answer");
        var sent = await village.As("Maya").SubmitAsync(form, new JsonObject
        {
            ["words"] = "Two hours of sleep. The tea was warm, though.",
        });

        Assert.True(form.IsForm);
        Assert.Contains("It's in the thread", sent.Text);
        Assert.Contains("Ask for a hand", sent.Card.Buttons);
        var answer = await village.LatestCardAsync(card.Id);
        Assert.Contains("Two hours of sleep", answer.Text);
        Assert.Contains($"<@{await village.IdOfAsync("Maya")}>", answer.Text);
        Assert.Contains("listening", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task PassingIsAsGoodAndLeavesNoTrace()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");
        var before = (await village.MessagesAsync(card.Id)).Count;

        var passed = await village.As("Maya").PressAsync(card, "Pass");
        var again = await village.As("Maya").PressAsync(card, "Pass");

        Assert.True(passed.IsPrivate);
        Assert.Equal(passed.Text, again.Text);
        Assert.Equal(before, (await village.MessagesAsync(card.Id)).Count);
    }

    [Fact]
    public async Task FromTheAnswerAHandIsOnePressAway()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var form = await village.As("Maya").PressAsync(await village.LatestCardAsync("check-ins"), "Answer");
        var sent = await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "It is all a bit much." });

        var kinds = await village.As("Maya").PressAsync(sent.Card, "Ask for a hand");
        Assert.True((await village.As("Maya").SelectAsync(kinds.Card, "Choose what kind of help", "meals")).IsForm);
    }

    [Fact]
    public async Task HalfAYearBringsOneRoundAWeekAtTheSameLocalTime_AndNoThemeTwice()
    {
        await using var village = await Village.StartSetUpAsync(zone: "Europe/Dublin", limits: false);

        for (var week = 0; week < 26; week++)
        {
            await village.AdvanceToAsync(WednesdayAtTen.AddDays(7 * week));
            await village.As("Maya").SayAsync(
                (await village.LatestCardAsync("check-ins")).Id, "No form today, but here I am.");
        }

        // Each quarter the room is asked whether people's rooms still fit: that is no round.
        var cards = (await village.MessagesAsync("check-ins"))
            .Where(message => message.IsFromBot && !message.Text.StartsWith("Do your rooms", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(26, cards.Count);
        var texts = cards.Select(card => card.Text.Split('\n')[1]).ToList();
        Assert.Equal(26, texts.Distinct().Count());
        Assert.All(cards, card => Assert.Equal(10, card.LocalHour("Europe/Dublin")));
    }

    [Fact]
    public async Task ARoundNobodyAnswers_ShowsNoZero_AndAfterThreeTheScheduleRestsUntilSomebodyWakesIt()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(40));
        var cards = (await village.MessagesAsync("check-ins")).Where(message => message.IsFromBot).ToList();
        var board = await village.As("Amara").CommandAsync("checkin");

        Assert.Equal(3, cards.Count);
        Assert.All(cards, card => Assert.DoesNotContain("0", card.Text.Split('\n')[^2], StringComparison.Ordinal));
        Assert.Contains("Check-ins rest at the moment.", board.Text);

        var all = await village.As("Amara").PressAsync(board.Card, "All schedules");
        var one = await village.As("Amara").SelectAsync(
            all.Card, "Look at one", village.Guild);
        Assert.Contains("nobody felt like it three times in a row", one.Text);
        var woken = await village.As("Amara").PressAsync(one.Card, "Go on now");
        await village.AdvanceToAsync(WednesdayAtTen.AddDays(42));

        Assert.Contains("The next three:", woken.Text);
        Assert.Equal(4, (await village.MessagesAsync("check-ins")).Count(message => message.IsFromBot));
    }

    [Fact]
    public async Task AfterThreeDaysItClosesKindly()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(WednesdayAtTen);

        await village.AdvanceAsync("P3DT1M");
        var card = await village.LatestCardAsync("check-ins");

        Assert.DoesNotContain("Answer", card.Buttons);
        Assert.Contains("closed", card.Text);
    }

    [Fact]
    public async Task TheDayIsChangedWithOneForm_AndTheNextDatesAreShown()
    {
        await using var village = await Village.StartSetUpAsync();
        var board = await village.As("Amara").CommandAsync("checkin");
        var form = await village.As("Amara").PressAsync(board.Card, "Change day and time");

        var saved = await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["day"] = new JsonArray("Friday"),
            ["at"] = new JsonArray("19:00"),
        });
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 6, 19, 0, 0, TimeSpan.Zero));

        Assert.Equal(3, saved.Text.Split("<t:").Select(each => each.Split(':')[0]).Skip(1).Distinct().Count());
        Assert.Single(await village.MessagesAsync("check-ins"), message => message.IsFromBot);
    }
}
