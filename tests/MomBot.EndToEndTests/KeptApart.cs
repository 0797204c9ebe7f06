using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Two who are not to meet do not, and nothing they read says that there is a list.</summary>
public class KeptApart
{
    [Fact]
    public async Task WhoIsKeptApartSeesWhatAnybodySeesWhoseSeatWasTaken()
    {
        await using var village = await Village.StartSetUpAsync();
        var list = await village.As("Maya").CommandAsync("requests");
        var ways = await village.As("Maya").PressAsync(list.Card, "How I help");
        var form = await village.As("Maya").PressAsync(ways.Card, "Add somebody");
        await village.As("Maya")
            .SubmitAsync(form, new JsonObject { ["who"] = new JsonArray(await village.IdOfAsync("Dev")) });
        await village.AskAsync("Maya", "an hour of company at the park", "Tomorrow");
        var card = await village.LatestCardAsync("help");

        var apart = await village.As("Dev").PressAsync(card, "I can help");
        Assert.Contains("All is quiet", (await village.As("Dev").CommandAsync("requests")).Text);
        var seen = await village.As("Priya").CommandAsync("requests");
        await village.As("Theo").PressAsync(card, "I can help");
        var late = await village.As("Priya").PressAsync(seen.Card, "I can help");

        Assert.Equal(late.Text, apart.Text);
        Assert.Equal(late.Card.Buttons, apart.Card.Buttons);
        Assert.Equal(late.IsPrivate, apart.IsPrivate);
        var inLine = await village.As("Dev").PressAsync(apart.Card, "Be next in line");
        Assert.Equal((await village.As("Priya").PressAsync(late.Card, "Be next in line")).Text, inLine.Text);
        await village.As("Theo").PressAsync(await village.LatestCardAsync("help"), "Can't make it");
        Assert.Contains($"<@{await village.IdOfAsync("Priya")}>", (await village.LatestCardAsync("help")).Text);
        Assert.Empty(await village.WaitingForAsync("Dev"));
    }

    [Fact]
    public async Task WhatWaitedForHerNamesNobodySheHasSinceSaidSheWouldRatherNotMeet()
    {
        await using var village = await Village.StartSetUpAsync();
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        var round = await village.LatestCardAsync("check-ins");
        var form = await village.As("Maya").PressAsync(round, "Answer");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "The evenings are long." });
        var answer = await village.LatestCardAsync(round.Id);
        var ways = await village.As("Maya")
            .PressAsync((await village.As("Maya").CommandAsync("requests")).Card, "How I help");
        var apart = await village.As("Maya").PressAsync(ways.Card, "Add somebody");

        foreach (var name in new[] { "Dev", "Theo" })
            await village.As(name).PressAsync(answer, "May I offer an idea?");
        await village.QuietAsync();
        var said = await village.As("Maya").SubmitAsync(
            apart, new JsonObject { ["who"] = new JsonArray(await village.IdOfAsync("Dev")) });

        var waited = Assert.Single(await said.FollowupsAsync(), note => note.Text.Contains("may I offer an idea?"));
        Assert.Contains(await village.IdOfAsync("Theo"), waited.Text);
        Assert.Empty(await village.WaitingForAsync("Maya"));
    }
}
