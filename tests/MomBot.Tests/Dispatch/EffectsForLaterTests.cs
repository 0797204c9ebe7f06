using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>What is to be done later, again and again, or not any more; and the pump that tells and hears.</summary>
public class EffectsForLaterTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 12, 24, 18, 0);
    private static readonly Timetable Mondays = TimetableText.Parse("weeks 1 Monday 2026-10-01 at 09:01");

    [Fact]
    public async Task WhatIsForLaterWaitsUnderItsKeyForWhomeverItIsAbout()
    {
        await using var doing = await Doing.StartAsync(new Effect.Later(new Doing.Over(), Due, "help:1:remind:"));

        await doing.DoAsync();

        Assert.Equal(
            [$"700|1001|t.over|{Due.ToUnixTimeMilliseconds()}|help:1:remind:"],
            await doing.Bot.QueryAsync("select guild_id, owner_id, action, due, key from scheduled_actions"));
        Assert.Empty(doing.Discord.Calls);
    }

    [Fact]
    public async Task WhatIsNotToBeAnyMoreIsTakenBack()
    {
        await using var doing = await Doing.StartAsync(new Effect.NotAnyMore("help:1:"));
        var store = doing.Bot.The<ScheduledActionStore>();
        await store.ScheduleAsync(new(Some.Guild, Some.Maya, "t.over", Due, "help:1:remind:"), default);
        await store.ScheduleAsync(new(Some.Guild, Some.Maya, "t.over", Due, "help:12:remind:"), default);

        await doing.DoAsync();

        Assert.Equal(["help:12:remind:"], await doing.Bot.QueryAsync("select key from scheduled_actions"));
    }

    [Fact]
    public async Task WhatComesAgainAndAgainIsKept_AndChangedUnderTheSameNumber()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.Recur(7, new Doing.Over(), Mondays, "Europe/Berlin", On: true));

        await doing.DoAsync();
        await doing.DoAsync();

        Assert.Equal(
            [$"7|700|t.over|Europe/Berlin|1|2|{Some.Now.ToUnixTimeMilliseconds()}"],
            await doing.Bot.QueryAsync("select id, guild_id, action, zone, is_on, version, since from schedules"));
        Assert.Equal(0, await doing.Bot.The<EventStore>().HeldCountAsync(default));
    }

    /// <summary>What more than one person sees can be reported where it hangs; what is hers alone cannot.</summary>
    [Fact]
    public async Task UnderEveryCardThatManySeeStandsWhatStandsUnderEveryOne()
    {
        var card = new Card("Hello.");
        Effect[] many =
        [
            new Effect.Post(Some.HelpChannel, card),
            new Effect.UpdateCard(Some.HelpChannel, Some.Card, card),
            new Effect.PostInForum(Some.CheckInChannel, "A pram", card, []),
            new Effect.Tell(Some.Ana, card, Some.Thread),
            new Effect.UpdateAnswer("token", card),
        ];
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .MessageMenu<Report>("Report privately", onEveryCard: true)
            .On<Report>((_, _, _) => Task.FromResult(Response.None))
            .Tells<MemberEvent>(_ => [.. many, new Effect.Tell(Some.Ana, card)]));
        await HappenAsync(bot);

        await bot.PumpAsync();

        string[] seen =
        [
            "POST /channels/801/messages", "PATCH /channels/801/messages/901", "POST /channels/802/threads",
            "POST /channels/850/messages",
        ];
        Assert.All(seen, call => Assert.Contains("Report privately", Assert.Single(bot.Discord.Of(call)).Body));
        Assert.DoesNotContain("Report", Assert.Single(bot.Discord.Of("PATCH /webhooks")).Body);
        var note = Assert.Single(await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default));
        Assert.DoesNotContain("Report", note.Card);
    }

    [Fact]
    public async Task AHundredAreToldAtATime_AndItSaysWhetherThereWasAnything()
    {
        await using var doing = await Doing.StartAsync(new Effect.CloseThread(Some.Thread));
        for (var each = 0; each < 101; each++)
            await doing.HappenAsync();
        var pump = doing.Bot.The<EventPump>();

        Assert.True(await pump.StepAsync(default));
        Assert.Equal(["100"], await doing.Bot.QueryAsync("select count(*) from outbox"));
        Assert.True(await pump.StepAsync(default));
        Assert.False(await pump.StepAsync(default));
        Assert.Equal(["101"], await doing.Bot.QueryAsync("select count(*) from outbox"));
    }

    [Fact]
    public async Task ThatAnOutcomeWasHeardIsSomethingToo()
    {
        await using var doing = await Doing.StartAsync(new Effect.CloseThread(Some.Thread));
        await doing.TellAsync();
        await doing.Bot.The<OutboxPump>().StepAsync(default, default);
        await doing.Bot.The<OutboxPump>().DrainAsync();

        Assert.True(await doing.Bot.The<EventPump>().StepAsync(default));
        Assert.Single(doing.Heard);
        Assert.False(await doing.Bot.The<EventPump>().StepAsync(default));
    }

    /// <summary>A release that took an action out finds outcomes of the one before: they end, nothing breaks.</summary>
    [Theory]
    [InlineData("t.gone")]
    [InlineData("t.press")] // an action that hears nothing
    public async Task AnOutcomeThatNobodyHearsAnyMoreIsLetGo(string then)
    {
        var asked = 0;
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<MemberEvent>(_ => [new Effect.CloseThread(Some.Thread) { Then = new Press() }])
            .On<Press>((_, _, _) => Task.FromResult(Response.Ephemeral($"{asked++}"))));
        await HappenAsync(bot);
        await bot.The<EventPump>().StepAsync(default);
        await bot.ExecuteAsync($"update outbox set then_action = '{then}'");

        await bot.PumpAsync();

        Assert.Equal(0, asked);
        Assert.Equal(["0"], await bot.QueryAsync("select count(*) from outcomes where heard_at is null"));
        Assert.Equal(["0"], await bot.QueryAsync("select attempts from outcomes"));
    }

    [Fact]
    public async Task WhoeverHearsAnEventHearsItBeforeItIsTold_AndAMistakeThereHoldsThatEventAlone()
    {
        var heard = new List<MemberId>();
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Hears<MemberEvent>((happened, _) =>
            {
                heard.Add(happened.Owner);
                return happened.Owner == Some.Maya ? throw new InvalidOperationException("ours") : Task.CompletedTask;
            })
            .Tells<MemberEvent>(_ => [new Effect.CloseThread(Some.Thread)]));
        await HappenAsync(bot);
        await HappenAsync(bot, Some.Ana);

        await bot.PumpAsync();

        Assert.Equal([Some.Maya, Some.Ana], heard);
        Assert.Equal(
            ["InvalidOperationException", ""], await bot.QueryAsync("select error from events order by id"));
        Assert.Single(bot.Discord.Calls);
    }

    private static Task HappenAsync(TestBot bot, MemberId? who = null) => bot.The<Connections>().WriteAsync(
        unit => unit.SaveAsync(new MemberEvent.Left(Some.Guild, who ?? Some.Maya, Some.Now)), default);

    [Route("t.report")]
    public sealed record Report : BotAction;

    [Route("t.press")]
    public sealed record Press : BotAction;
}
