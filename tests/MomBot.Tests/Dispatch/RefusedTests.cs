using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>A no that is for good: of Discord to one message, of our own code to one round.</summary>
public class RefusedTests
{
    private const string InThread = "POST /channels/850/messages";
    private const string Gone = """{"code":10003,"message":"Unknown Channel"}""";
    private const string TakenDown = """{"code":10008,"message":"Unknown Message"}""";

    [Theory]
    [InlineData(404, Gone)]
    [InlineData(403, """{"code":50001,"message":"Missing Access"}""")]
    public async Task WhenAModeratorHasDeletedTheThread_WhatSheHasToKnowWaitsForHerNextPress(int status, string why)
    {
        await using var bot = await TestBot.StartAsync(Telling());
        bot.Discord.Refuse(InThread, status, why);
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        Assert.Contains("Tomorrow at ten.", Assert.Single(await NotesAsync(bot)).Card);
        Assert.Equal(["Sent"], await bot.QueryAsync("select state from outbox"));
    }

    [Fact]
    public async Task WhatSomebodyTookDownInTheThreadIsNotToldAgainElsewhere()
    {
        await using var bot = await TestBot.StartAsync(Telling());
        bot.Discord.LoseAnswer(InThread);
        await AskAsync(bot, Some.Guild);
        await bot.PumpAsync();
        bot.Discord.Refuse(InThread, 404, TakenDown);
        bot.Time.Advance(TimeSpan.FromSeconds(5));

        await bot.PumpAsync();

        Assert.Empty(await NotesAsync(bot));
        Assert.Equal(["SentDeleted"], await bot.QueryAsync("select state from outbox"));
    }

    [Fact]
    public async Task ANoteThatDiscordWillNotTakeDoesNotHideThoseAfterIt()
    {
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<HelpEvent>(
                _ => [new Effect.Tell(Some.Ana, new Card("One.")), new Effect.Tell(Some.Ana, new Card("Two."))])
            .On<Press>((_, _, _) => Task.FromResult(Response.Ephemeral("Hello."))));
        await AskAsync(bot, Some.Guild);
        await bot.PumpAsync();
        Assert.Equal(2, (await NotesAsync(bot)).Count);

        bot.Discord.Refuse("POST /webhooks", 400, """{"code":50035,"message":"Invalid Form Body"}""");
        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Equal(2, bot.Discord.Of("POST /webhooks").Count);
        Assert.Empty(await NotesAsync(bot));
    }

    [Fact]
    public async Task ARoundThatFailsOverAndOverIsTriedLaterAndLaterAndThenHeldForAPerson()
    {
        var turns = new List<Instant>();
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .OnClock<Turn>((_, due, _) =>
            {
                turns.Add(due.Now);
                throw new InvalidOperationException("never");
            }));
        var start = Now(bot);
        await bot.The<ScheduleStore>().SaveAsync(
            new Schedule(
                1, Some.Guild, "t.turn", TimetableText.Parse("weeks 1 Monday 2026-10-01 at 09:01"), "UTC", true, 0),
            default);

        for (var minute = 0; minute < 24 * 60; minute++)
        {
            bot.Time.Advance(TimeSpan.FromMinutes(1));
            await bot.The<Sweep>().RunAsync(Now(bot), default);
        }

        Assert.Equal(12, turns.Count);
        Assert.Equal(
            [1, 2, 4, 8, 16, 32, 64, 64, 64, 64, 64],
            turns.Zip(turns.Skip(1), (one, next) => (int)(next - one).TotalMinutes));
        Assert.Equal(1, (int)(turns[0] - start).TotalMinutes);
        Assert.Equal(
            ["Held|12", "Due|0"], await bot.QueryAsync("select state, attempts from occurrences order by due"));
    }

    [Fact]
    public async Task ACommunityThatDiscordLimitsKeepsNoOtherWaiting()
    {
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests").Tells<HelpEvent>(_ =>
            [new Effect.EnsureRole("Facilitators", "For the queue"), new Effect.RefreshCommands()]));
        await AskAsync(bot, Some.Guild);
        await AskAsync(bot, new GuildId(701));

        await bot.The<EventPump>().StepAsync(default);

        Assert.Equal(4, (await bot.QueryAsync("select distinct lane from outbox")).Length);
    }

    private static Feature Telling() => new Feature("t", "For tests")
        .Tells<HelpEvent>(_ => [new Effect.Tell(Some.Ana, new Card("Tomorrow at ten."), Some.Thread)]);

    private static Task AskAsync(TestBot bot, GuildId guild)
    {
        var request = Some.OpenRequest() with
        {
            Id = new HelpRequestId(guild.Value),
            Guild = guild,
            Card = null,
        };
        return bot.The<HelpRequestStore>().AddAsync(
            request, Some.Press(guild.Value), [new HelpEvent.Asked(request, [], null, Some.Now, Some.Now)], default);
    }

    private static async Task<IReadOnlyList<Note>> NotesAsync(TestBot bot) =>
        await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default);

    private static Instant Now(TestBot bot) => Instant.FromDateTimeOffset(bot.Time.GetUtcNow());

    [Route("t.turn")]
    public sealed record Turn : BotAction;

    [Route("t.press")]
    public sealed record Press : BotAction;
}
