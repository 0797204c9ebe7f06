using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A round in a community whose language is not everybody's, and words meant for a few.</summary>
public class AmongEachOther
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ASpanishCommunity_AsksInSpanish_AndSpeaksEnglishWithWhoeverDoes()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var panel = await village.As("Amara").CommandAsync("setup");
        var page = await village.As("Amara").PressAsync(panel.Card, "Time and language");
        await village.As("Amara").SelectAsync(page.Card, "Choose the language", "es");
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");

        // What everybody reads is Spanish.
        Assert.Contains("## Esta semana", card.Text);
        Assert.Equal(["Responder", "Pasar", "Más", "Apoyo", "Avisar en privado"], card.Buttons);
        var first = Assert.Single(await village.MessagesAsync(card.Id), message => message.IsFromBot);
        Assert.Contains("Aquí ayuda hablar", first.Text);

        // Maya's Discord speaks English, so her form and what is private do too; her card is Spanish again.
        var form = await village.As("Maya").PressAsync(card, "Responder");
        Assert.Equal("Check-in", form.Title);
        var sent = await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "Tired, and glad." });
        Assert.Contains("Thank you. It's in the thread", sent.Text);
        Assert.Contains("Someone to listen", sent.Card.Buttons);
        var answer = await village.LatestCardAsync(card.Id);
        Assert.Contains("Oídos, por favor", answer.Text);
        Assert.Contains("Tired, and glad.", answer.Text);

        // Lucía's speaks Spanish: all of it, the names of stages too.
        var more = await village.As("Lucía").PressAsync(card, "Más");
        Assert.Contains("Leer también es participar", more.Text);
        Assert.Contains("Preguntar: Edad escolar", more.Card.Buttons);
        var hers = await village.As("Lucía").PressAsync(card, "Responder");
        Assert.Equal("Ronda de la semana", hers.Title);
        await village.As("Lucía").SubmitAsync(hers, new JsonObject { ["words"] = "Aquí sigo." });

        await village.AdvanceAsync("P3DT1M");
        Assert.Contains("Lo que viene", (await village.MessagesAsync(card.Id)).Last(each => each.IsFromBot).Text);
        Assert.Contains("Esta ronda está cerrada", (await village.LatestCardAsync("check-ins")).Text);
    }

    [Fact]
    public async Task WordsForHerCohort_HangInItsRoom_AndNobodyElseReadsThem()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var board = await village.As("Amara").CommandAsync("host cohorts");
        var making = await village.As("Amara").PressAsync(board.Card, "Open a new one");
        await village.As("Amara").SubmitAsync(making, new JsonObject { ["name"] = "Summer" });
        await village.QuietAsync();
        var open = await village.As("Maya").CommandAsync("cohorts");
        await village.As("Maya").SelectAsync(
            open.Card, "Come into a cohort", open.Card.OptionsOf("Come into a cohort")[0]);
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("check-ins");

        // Theo is in none, and is not asked what he could not have.
        Assert.DoesNotContain("My cohort", (await village.As("Theo").PressAsync(card, "Answer")).ToString());

        var form = await village.As("Maya").PressAsync(card, "Answer");
        await village.As("Maya").SubmitAsync(
            form, new JsonObject { ["words"] = "Only for us.", ["readers"] = new JsonArray("Cohort") });
        Assert.DoesNotContain(await village.MessagesAsync(card.Id), message => message.Text.Contains("Only for us."));
        var room = (await village.GuildAsync())["channels"]!.AsArray().Select(each => each!.AsObject())
            .First(each => each["name"]!.GetValue<string>().Contains("summer"))["id"]!.GetValue<string>();
        Assert.Contains("Only for us.", (await village.LatestCardAsync(room)).Text);
    }
}
