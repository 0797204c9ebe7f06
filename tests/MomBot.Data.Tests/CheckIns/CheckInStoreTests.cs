using MomBot.Data.CheckIns;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.CheckIns;

public class CheckInStoreTests
{
    private static readonly LocalDate Wednesday = new(2026, 11, 4);

    [EveryDatabase]
    public async Task ARound_ComesBackAsItWasSaved(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var held = Village.Round(1, Wednesday) with
        {
            Status = RoundStatus.Held,
            Held = HeldBecause.Late,
            Note = "rest",
        };

        await village.AddAsync(held);

        Assert.Equal(held, await village.Store.FindAsync(held.Id, default));
        Assert.Equal(held, Assert.Single(await village.Store.HeldAsync(Some.Guild, 3, default)));
        Assert.Equal(
            new PastTheme(Wednesday, "rest-day"),
            Assert.Single(await village.Store.HistoryAsync(
                held.Rhythm, held.Channel, Wednesday.PlusDays(1), 10, default)));
    }

    [EveryDatabase]
    public async Task WhenADateComesASecondTime_TheFirstRoundStands_AndNothingIsTold(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await village.AddAsync(Village.Round(1, Wednesday));

        var again = await village.AddAsync(Village.Round(2, Wednesday) with { Theme = "another" });

        Assert.Equal("rest-day", Assert.IsType<Decision<Round>.Accepted>(again).Next.Theme);
        Assert.Null(await village.Store.FindAsync(new RoundId(2), default));
        Assert.Single(await village.EventsAsync());
    }

    [EveryDatabase]
    public async Task WhenTwoProcessesOpenTheSameDateAtOnce_ThereIsOneRoundAndOneTelling(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(
            id => Task.Run(() => village.AddAsync(Village.Round(id, Wednesday)))));

        Assert.Equal(1, await village.Database.ScalarAsync<long>("select count(*) from check_in_rounds"));
        Assert.Single(await village.EventsAsync());
    }

    [EveryDatabase]
    public async Task WhenManyAnswerAtOnce_EachIsKept_AndCounted(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();

        await Task.WhenAll(Enumerable.Range(100, 30).Select(
            id => Task.Run(() => village.AnswerAsync(id, round, new MemberId(id % 20)))));

        Assert.Equal(30, (await village.Store.FindAsync(round.Id, default))!.Answers);
        Assert.Equal(30, await village.Database.ScalarAsync<long>("select count(*) from check_in_answers"));
    }

    [EveryDatabase]
    public async Task WhenAnAnswerArrivesTwice_ItIsGivenOnce(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.EventsAsync(tell: true);

        await village.AnswerAsync(100, round, Some.Maya);
        await village.AnswerAsync(100, round, Some.Maya);

        Assert.Equal(1, (await village.Store.FindAsync(round.Id, default))!.Answers);
        Assert.Single(await village.EventsAsync());
    }

    [EveryDatabase]
    public async Task WhenARoundCloses_TheTagsGo_AndTheCountStays(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        Assert.Equal(NeedTag.Cry, (await village.Store.FindAnswerAsync(new AnswerId(100), default))!.Need);

        await village.Store.ChangeAsync(
            round.Id, Some.Press(500), open => Decision.Accept(open with { Status = RoundStatus.Closed }), default);

        Assert.Null((await village.Store.FindAnswerAsync(new AnswerId(100), default))!.Need);
        Assert.Equal(1, (await village.Store.FindAsync(round.Id, default))!.Answers);
        Assert.Empty(await village.Store.CurrentAsync(Some.Guild, 3, default));
    }

    [EveryDatabase]
    public async Task NoColumnHoldsTheWordsOfAnAnswer(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.EventsAsync(tell: true);

        foreach (var table in new[] { "check_in_rounds", "check_in_answers" })
        {
            var rows = await village.Database.Connections.ReadAsync(
                connection => Dapper.SqlMapper.QueryAsync(connection, $"select * from {table}"), default);
            var values = rows.SelectMany(row => ((IDictionary<string, object?>)row).Values).Select(value => $"{value}");
            Assert.DoesNotContain(values, value => value.Contains(Village.Words, StringComparison.Ordinal));
        }

        Assert.Equal(
            0, await village.Database.ScalarAsync<long>("select count(*) from events where payload is not null"));
    }

    [EveryDatabase]
    public async Task WhenSheTakesItBack_OnlyHersGoes_AndItsMessageIsTakenDown(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.PlaceAsync(100, round, message: 9100);
        await village.EventsAsync(tell: true);

        Assert.False(await village.TakeBackAsync(100, Some.Ana));
        Assert.True(await village.TakeBackAsync(100, Some.Maya));
        Assert.False(await village.TakeBackAsync(100, Some.Maya));

        var taken = Assert.IsType<CheckInEvent.AnswersTakenBack>(Assert.Single(await village.EventsAsync()));
        Assert.Equal(
            new AnswerMessage(round.Id, new ChannelId(31), new MessageId(9100)), Assert.Single(taken.Messages));
        Assert.Equal(0, (await village.Store.FindAsync(round.Id, default))!.Answers);
    }

    [EveryDatabase]
    public async Task WhenSheTakesItBackBeforeItHangs_ItIsTakenDownOnceItDoes(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.TakeBackAsync(100, Some.Maya);
        await village.EventsAsync(tell: true);

        await village.PlaceAsync(100, round, message: 9100);
        await village.PlaceAsync(100, round, message: 9100);

        var taken = Assert.IsType<CheckInEvent.AnswersTakenBack>(Assert.Single(await village.EventsAsync()));
        Assert.Equal(new MessageId(9100), Assert.Single(taken.Messages).Message);
    }

    [EveryDatabase]
    public async Task WhenAnAnswerIsRefused_SheHearsOfItOnce_AndNothingIsKept(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.EventsAsync(tell: true);

        for (var time = 0; time < 2; time++)
        {
            await village.Store.LoseAnswerAsync(
                new AnswerId(100), unsure: false, new Cause("outcome", 7), Some.Morning, default);
        }

        var lost = Assert.IsType<CheckInEvent.AnswerLost>(Assert.Single(await village.EventsAsync()));
        Assert.Equal(Some.Maya, lost.Owner);
        Assert.Null(await village.Store.FindAnswerAsync(new AnswerId(100), default));
        Assert.Equal(0, (await village.Store.FindAsync(round.Id, default))!.Answers);
    }

    [EveryDatabase]
    public async Task WhenSheIsForgotten_HerRowsGoEverywhereHere_AndHerMessagesAreTakenDown(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        foreach (var (id, who) in new[] { (100, Some.Maya), (101, Some.Maya), (102, Some.Ana) })
        {
            await village.AnswerAsync(id, round, who);
            await village.PlaceAsync(id, round, message: 9000 + id);
        }

        await village.EventsAsync(tell: true);
        await village.Store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);

        var taken = Assert.IsType<CheckInEvent.AnswersTakenBack>(Assert.Single(await village.EventsAsync()));
        Assert.Equal(new long[] { 9100, 9101 }, taken.Messages.Select(each => each.Message.Value).Order());
        Assert.Equal(default, taken.Owner);
        Assert.Empty(await village.Store.AnswersOfAsync(Some.Guild, Some.Maya, default));
        Assert.Single(await village.Store.AnswersOfAsync(Some.Guild, Some.Ana, default));
    }

    [EveryDatabase]
    public async Task WhenSheLeaves_HerRowsGo_AndWhatSheSaidStays(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();
        await village.AnswerAsync(100, round, Some.Maya);
        await village.PlaceAsync(100, round, message: 9100);
        await village.EventsAsync(tell: true);

        await village.Store.LeaveAsync(Some.Guild, Some.Maya, default);

        Assert.Empty(await village.Store.AnswersOfAsync(Some.Guild, Some.Maya, default));
        Assert.Empty(await village.EventsAsync());
    }

    [EveryDatabase]
    public async Task SeveralSchedules_MayHaveARoundOnTheSameDate(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await village.AddAsync(Village.Round(1, Wednesday));
        await village.AddAsync(Village.Round(2, Wednesday) with
        {
            Rhythm = new RhythmId(77),
            Channel = new ChannelId(99),
            Theme = "just-us",
            Format = RoundFormat.TwoDoors,
            Deeper = new Question("deep", "Deeper?", "a note"),
            MySide = true,
            Window = Duration.FromHours(24),
        });

        var other = await village.Store.FindAsync(new RhythmId(77), Wednesday, default);

        Assert.Equal(new Question("deep", "Deeper?", "a note"), other!.Deeper);
        Assert.Equal(
            (true, Duration.FromHours(24), RoundFormat.TwoDoors), (other.MySide, other.Window, other.Format));
        Assert.Equal(
            ["deep", "just-us"],
            (await village.Store.HistoryAsync(new RhythmId(77), null, Wednesday.PlusDays(1), 10, default))
                .Select(each => each.Theme).Order());
        Assert.Equal(2, (await village.Store.CurrentAsync(Some.Guild, 5, default)).Length);
    }

    [EveryDatabase]
    public async Task WhoSharesAChannel_SharesWhatWasAskedThere(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await village.AddAsync(Village.Round(1, Wednesday));

        Assert.Equal((0, 1, 0), (await Asked(99, Wednesday.PlusDays(1)), await Asked(30, Wednesday.PlusDays(1)),
            await Asked(30, Wednesday)));

        async Task<int> Asked(long channel, LocalDate before) => (await village.Store.HistoryAsync(
            new RhythmId(77), new ChannelId(channel), before, 10, default)).Length;
    }

    [EveryDatabase]
    public async Task APass_IsANumberOnTheRound_AndNothingElse(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = await village.OpenRoundAsync();

        await village.Store.PassAsync(round.Id, default);
        await village.Store.PassAsync(round.Id, default);

        Assert.Equal(2, (await village.Store.FindAsync(round.Id, default))!.Passes);
    }
}
