using MomBot.Data.CheckIns;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.CheckIns;

public class NodTests
{
    [EveryDatabase]
    public async Task WhenManyNodAtOnce_EachCountsOnce(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(
            each => Task.Run(() => village.NodAsync(100, new MemberId(500 + (each % 10)), Nod.MeToo))));

        var answer = await village.Store.FindAnswerAsync(new AnswerId(100), default);
        Assert.Equal((10, 0), (answer!.MeToo, answer.WithYou));
    }

    [EveryDatabase]
    public async Task WhenARoundCloses_WhoNoddedIsForgotten_TheNumberStays_AndNobodyNodsAnyMore(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.NodAsync(100, Some.Ana, Nod.WithYou);

        await village.Store.ChangeAsync(
            round.Id, Some.Press(500), open => Decision.Accept(open with { Status = RoundStatus.Closed }), default);
        var late = await village.NodAsync(100, Some.Ana, Nod.MeToo);

        Assert.Equal(0, await village.Database.ScalarAsync<long>("select count(*) from check_in_nods"));
        Assert.Equal((1, 0, false), (late!.Value.Answer.WithYou, late.Value.Answer.MeToo, late.Value.First));
        Assert.Null(late.Value.Answer.Need);
    }

    [EveryDatabase]
    public async Task WhatNobodyHasMet_IsListedOnce_AndOnlyWhileItWaits(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        foreach (var id in new[] { 100, 101, 102 })
        {
            await village.AnswerAsync(id, round, Some.Maya);
            await village.PlaceAsync(id, round, message: 9000 + id);
        }

        await village.NodAsync(101, Some.Ana, Nod.Seen);
        var early = await village.Store.ListUnheardAsync(Some.Guild, Some.Morning - Duration.FromHours(1), default);
        var first = await village.Store.ListUnheardAsync(Some.Guild, Some.Morning, default);
        var again = await village.Store.ListUnheardAsync(Some.Guild, Some.Morning, default);

        Assert.Empty(early);
        Assert.Equal(new long[] { 100, 102 }, first.Select(each => each.Id.Value));
        Assert.Empty(again);
        Assert.Equal(2, (await village.Store.UnheardAsync(Some.Guild, Some.Morning, default)).Length);
    }

    [EveryDatabase]
    public async Task WhenSheIsForgotten_HerNodsGo_AndTheNumbersStay(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.NodAsync(100, Some.Ana, Nod.MeToo);

        await village.Store.ForgetAsync(Some.Guild, Some.Ana, Some.Morning, default);

        Assert.Equal(0, await village.Database.ScalarAsync<long>("select count(*) from check_in_nods"));
        Assert.Equal(1, (await village.Store.FindAnswerAsync(new AnswerId(100), default))!.MeToo);
    }

    [EveryDatabase]
    public async Task AStory_IsHers_WithoutARound_AndIsTakenDownLikeAnAnswer(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var story = Village.Answer(100, Village.Round(1, new LocalDate(2026, 11, 4)), Some.Maya) with
        {
            Round = default,
            Channel = new ChannelId(30),
        };
        for (var time = 0; time < 2; time++)
        {
            await village.Store.TellAsync(
                new CheckInEvent.Told(story, Village.Words, null, StoryKind.Story, Some.Morning),
                Some.Press(100),
                default);
        }

        var told = Assert.IsType<CheckInEvent.Told>(Assert.Single(await village.EventsAsync(tell: true)));
        Assert.Equal((Village.Words, Some.Maya), (told.Words, told.Owner));
        Assert.Equal(story, Assert.Single(await village.Store.AnswersOfAsync(Some.Guild, Some.Maya, default)));
        await village.NodAsync(100, Some.Ana, Nod.MeToo);
        await village.Store.SettleAsync(story.Id, default);
        Assert.Equal(0, await village.Database.ScalarAsync<long>("select count(*) from check_in_nods"));
        Assert.True(await village.TakeBackAsync(100, Some.Maya));
    }

    [EveryDatabase]
    public async Task Totals_AreByTheWeek_AndNameNobody(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.AnswerAsync(101, round, Some.Ana);
        await village.Store.PassAsync(round.Id, default);

        Assert.Equal(
            new WeekOfRounds(new LocalDate(2026, 11, 2), 1, 2, 1, 0, 0),
            Assert.Single(await village.Store.TotalsAsync(Some.Guild, new LocalDate(2026, 1, 1), default)));
    }
}
