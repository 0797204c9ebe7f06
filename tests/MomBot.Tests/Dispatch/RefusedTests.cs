using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Discord.Wire;
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

    /// <summary>The clock of this machine is ten minutes fast; messages tell Discord's time.</summary>
    [Fact]
    public async Task WhereOurClockIsWrongOurOwnMessageIsLookedForFromBeforeItWasMade()
    {
        await using var bot = await TestBot.StartAsync(Telling());
        bot.Time.ShiftWallClock(TimeSpan.FromMinutes(10));
        bot.Discord.Clock = () => bot.Time.GetUtcNow() - TimeSpan.FromMinutes(10);
        await AskAsync(bot, Some.Guild);
        await bot.PumpAsync();
        await AskAsync(bot, new GuildId(701));
        bot.Discord.LoseAnswer(InThread);
        var made = bot.Discord.Clock();
        await bot.PumpAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(61));
        await bot.PumpAsync();

        var look = Assert.Single(bot.Discord.Of("GET /channels/850/messages")).Line;
        var after = Snowflake.Parse(look.Split("after=")[1].Split('&')[0]);
        Assert.InRange(after.Timestamp, made - TimeSpan.FromMinutes(5), made - TimeSpan.FromMinutes(1));
        Assert.Equal(2, bot.Discord.Messages.Count);
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

    /// <summary>There is nothing to draw on, and nothing for an admin to decide.</summary>
    [Theory]
    [InlineData(TakenDown)]
    [InlineData(Gone)]
    public async Task ACardThatSomebodyTookDownIsNotHeldForADecision(string why)
    {
        Went? went = null;
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<HelpEvent>(
                _ => [new Effect.UpdateCard(Some.HelpChannel, Some.Card, new Card("New.")) { Then = new Turn() }])
            .OnOutcome<Turn>((_, how, _) => Task.FromResult(went = how.Went)));
        bot.Discord.Refuse("PATCH /channels/801/messages", 404, why);
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        Assert.Equal(["SentDeleted"], await bot.QueryAsync("select state from outbox"));
        Assert.Equal(Went.Gone, went);
    }

    /// <summary>A try whose answer was lost has made it: a message's thread has the message's number.</summary>
    [Fact]
    public async Task AThreadThatIsThereAlreadyIsTheOneThatWasWanted()
    {
        EffectOutcome? outcome = null;
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<HelpEvent>(
                _ => [new Effect.OpenThread(Some.HelpChannel, Some.Card, "Who needs what?") { Then = new Turn() }])
            .OnOutcome<Turn>((_, how, _) => Task.FromResult(outcome = how)));
        bot.Discord.Refuse(
            $"POST /channels/801/messages/{Some.Card.Value}/threads", 400,
            """{"code":160004,"message":"A thread has already been created for this message"}""");
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        Assert.Equal((Went.Well, Some.Card.Value), (outcome!.Went, outcome.Id!.Value));
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

    [Theory]
    [InlineData("""{"roles":["601"]}""", 0, null)]
    [InlineData("""{"roles":[]}""", 1, 601L)]
    public async Task ARoleSheHasAlreadyIsNotGivenAgainAndTheFeatureHearsIt(string member, int given, long? heard)
    {
        EffectOutcome? outcome = null;
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .Tells<HelpEvent>(_ => [new Effect.GiveRole(Some.Ana, Some.Facilitators, "Chosen") { Then = new Turn() }])
            .OnOutcome<Turn>((_, how, _) => Task.FromResult(outcome = how)));
        bot.Discord.Script("GET /guilds/700/members/1002", member);
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        Assert.Equal(given, bot.Discord.Of("PUT /guilds/700/members/1002/roles/601").Count);
        Assert.Equal((Went.Well, heard), (outcome!.Went, outcome.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARoleThatIsToBePingedIsMadeSo(bool mentionable)
    {
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests").Tells<HelpEvent>(
            _ => [new Effect.EnsureRole("Facilitators", "For the queue") { Mentionable = mentionable }]));
        bot.Discord.Script("GET /guilds/700/roles", "[]");
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        var made = Assert.Single(bot.Discord.Of("POST /guilds/700/roles"));
        Assert.Equal(mentionable, made.Json["mentionable"]!.GetValue<bool>());
    }

    /// <summary>What is called so may be an admin's own role: a stage that anyone picks must not become it.</summary>
    [Fact]
    public async Task ARoleThatMayChangeTheServerIsNotTakenBecauseOfItsName()
    {
        await using var bot = await TestBot.StartAsync(new Feature("t", "For tests").Tells<HelpEvent>(
            _ => [new Effect.EnsureRole("Newborn", "A stage")]));
        bot.Discord.Script("GET /guilds/700/roles", """[{"id":"5","name":"Newborn","permissions":"8"}]""");
        await AskAsync(bot, Some.Guild);

        await bot.PumpAsync();

        Assert.Single(bot.Discord.Of("POST /guilds/700/roles"));
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
