using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Data.Database;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Pausing, reporting, asking for numbers to call, being forgotten: told as those would who need it.</summary>
public class WhenThingsAreHard
{
    [Fact]
    public async Task TheoPausesWithOnePress_AndHisPromiseIsOpenForSomebodyElse()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a warm dinner tonight");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var before = village.Presses;

        var paused = await village.As("Theo").CommandAsync("pause");

        Assert.Equal(1, village.Presses - before);
        Assert.True(paused.IsPrivate);
        Assert.StartsWith("Done. Nothing reaches you any more", paused.Text);
        Assert.Contains("I can help", (await village.LatestCardAsync("help")).Buttons);
        var back = await village.As("Theo").PressAsync(paused.Card, "Be back");
        Assert.Contains("part of things again", back.Text);
        Assert.Contains("Nothing is paused", (await village.As("Theo").CommandAsync("resume")).Text);
    }

    [Fact]
    public async Task PriyaReportsAMessage_AModeratorSeesToIt_AndPriyaHearsBack()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a warm dinner tonight");
        var card = await village.LatestCardAsync("help");

        var form = await village.As("Priya").MenuAsync("Report privately", card);
        Assert.True(form.IsForm);
        var thanks = await village.As("Priya").SubmitAsync(form, new JsonObject { ["words"] = "This worries me." });
        Assert.True(thanks.IsPrivate);
        var reports = await village.As("Amara").CommandAsync("mod reports");
        Assert.Contains("This worries me.", reports.Text);
        var taken = await village.As("Amara").PressAsync(reports.Card, "I'll see to it");
        var closing = await village.As("Amara").PressAsync(taken.Card, "Seen to");
        var closed = await village.As("Amara").SubmitAsync(closing, new JsonObject { ["note"] = "I talked to them." });

        Assert.Contains("Nothing waits", closed.Text);
        await village.QuietAsync();
        var next = await village.As("Priya").CommandAsync("me");
        Assert.Contains(await next.FollowupsAsync(), word => word.Text.Contains("I talked to them."));
        var log = await village.As("Amara").CommandAsync("mod log");
        Assert.Contains("report closed", log.Text);
        Assert.Contains("all of them fit", log.Text);
    }

    [Fact]
    public async Task EveryCardOfTheBotCanBeReportedWhereItHangs()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "a warm dinner tonight");
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "I can help"); // It was redrawn.
        var card = await village.LatestCardAsync("help");

        var form = await village.As("Priya").PressAsync(card, "Report privately");
        Assert.True(form.IsForm);
        await village.As("Priya").SubmitAsync(form, new JsonObject { ["words"] = "Not kind." });

        Assert.Contains("Not kind.", (await village.As("Amara").CommandAsync("mod reports")).Text);
    }

    [Fact]
    public async Task WhereNobodyHasSetTheBotUp_AndWithTheDatabaseGone_SupportAnswersAtOnce()
    {
        await using var village = await Village.StartAsync();
        var fresh = await village.As("Maya").CommandAsync("support");
        Assert.True(fresh.IsPrivate);
        Assert.StartsWith("## If someone is in danger now", fresh.Text);

        await village.Bot.GetRequiredService<Connections>().DisposeAsync();
        var without = await village.As("Theo").CommandAsync("support");
        var chosen = await village.As("Theo").SelectAsync(without.Card, "Choose a country", "nz");

        Assert.True(without.IsPrivate);
        Assert.Equal(fresh.Text, without.Text);
        Assert.StartsWith("## If someone is in danger now: 111", chosen.Text);
    }

    [Fact]
    public async Task AModeratorFreezesARequest_NobodyElseCanCome_UntilItGoesOn_AndBothAreInTheLog()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AskAsync("Maya", "money for the rent, quickly");
        var queue = await village.As("Amara").CommandAsync("host queue");
        var request = queue.Card.OptionsOf("Look after one …")[0];
        var one = await village.As("Amara").SelectAsync(queue.Card, "Look after one …", request);
        var open = await village.LatestCardAsync("help");

        await village.As("Amara").PressAsync(one.Card, "Freeze it");
        await village.QuietAsync();

        var card = await village.LatestCardAsync("help");
        Assert.Contains("on hold", card.Text);
        Assert.DoesNotContain("I can help", card.Buttons);
        Assert.Contains("on hold", (await village.As("Theo").PressAsync(open, "I can help")).Text); // An old screen.
        var maya = await village.As("Maya").CommandAsync("me");
        Assert.Contains(await maya.FollowupsAsync(), word => word.Text.Contains("put your request on hold"));

        var again = await village.As("Amara").SelectAsync(queue.Card, "Look after one …", request);
        await village.As("Amara").PressAsync(again.Card, "Let it go on");
        await village.QuietAsync();

        Assert.Contains("I can help", (await village.LatestCardAsync("help")).Buttons);
        var log = (await village.As("Amara").CommandAsync("mod log")).Text;
        Assert.Contains("request frozen", log);
        Assert.Contains("request let go on", log);
    }

    [Fact]
    public async Task WhoeverIsKeptFromHelp_ReadsWhy_AndSupportStillAnswers()
    {
        await using var village = await Village.StartSetUpAsync();
        var theo = await village.IdOfAsync("Theo");
        await village.As("Amara").CommandAsync("mod restrict", options: new JsonObject
        {
            ["who"] = theo,
            ["part"] = "help",
            ["reason"] = "Please let others go first this week.",
        });

        var refused = await village.As("Theo").CommandAsync("ask");
        var support = await village.As("Theo").CommandAsync("support");

        Assert.Contains("Please let others go first this week.", refused.Text);
        Assert.Contains("not a crisis service", support.Text);
        await village.As("Amara").CommandAsync(
            "mod allow", options: new JsonObject { ["who"] = theo, ["part"] = "help" });
        Assert.Contains("What would help?", (await village.As("Theo").CommandAsync("ask")).Text);
    }

    [Fact]
    public async Task AnAdminChoosesTheCountry_AndSupportShowsItAtOnce_ThreeLinesAtATime()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.As("Amara").CommandAsync("admin support", options: new JsonObject { ["country"] = "us" });

        var first = await village.As("Maya").CommandAsync("support");
        var more = await village.As("Maya").PressAsync(first.Card, "Show more lines");

        Assert.StartsWith("## If someone is in danger now: 911", first.Text);
        Assert.Contains("988", first.Text);
        Assert.True(more.Text.Length > first.Text.Length);
        Assert.Contains("Nothing. All that was to be sent was sent.",
            (await village.As("Amara").CommandAsync("admin jobs")).Text);
    }
}
