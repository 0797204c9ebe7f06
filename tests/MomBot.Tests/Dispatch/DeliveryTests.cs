using MomBot.Data;
using MomBot.Data.Events;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Outbox;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>What must be told is told once, whatever crashes, gets lost or is refused on the way.</summary>
public class DeliveryTests
{
    private const string Post = "POST /channels/801/messages";
    private const string ReadBack = "GET /channels/801/messages";

    [Fact]
    public async Task ARequestBecomesOneCardAndKnowsIt()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);

        await bot.PumpAsync();
        await bot.PumpAsync();

        var card = Assert.Single(bot.Discord.Messages);
        Assert.Equal($"{(await RequestAsync(bot)).Card!.Value.Value}", card["id"]!.GetValue<string>());
        Assert.NotNull(Assert.Single(bot.Discord.Of(Post)).Json["nonce"]);
    }

    [Fact]
    public async Task ALostAnswerIsRepeatedWithTheSameNonceWithinAMinute()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);

        await bot.PumpAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.Equal(2, bot.Discord.Of(Post).Count);
        Assert.Single(bot.Discord.Of(Post).Select(sent => sent.Json["nonce"]!.GetValue<string>()).Distinct());
        Assert.Empty(bot.Discord.Of(ReadBack));
        Assert.NotNull((await RequestAsync(bot)).Card);
    }

    [Fact]
    public async Task AfterAMinuteItIsLookedForByItsMarkerAndNotRepeated()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);

        await bot.PumpAsync();
        bot.Discord.ForgetNonces();
        bot.Time.Advance(TimeSpan.FromSeconds(61));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Of(Post));
        Assert.Single(bot.Discord.Of(ReadBack));
        Assert.NotNull((await RequestAsync(bot)).Card);
    }

    [Fact]
    public async Task WhatIsSensitiveAndCannotBeFoundIsHeldAndTheFamilyHears()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseRequest(Post);

        await bot.PumpAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(61));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Of(Post));
        Assert.Single(await HeldAsync(bot));
        Assert.Equal(HelpStatus.NotNeeded, (await RequestAsync(bot)).Status);
        Assert.Contains(
            "could not make sure", Assert.Single(await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Maya, default)).Card);
    }

    [Fact]
    public async Task WhatSomebodyTookDownIsNeverSentAgain()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);
        await bot.PumpAsync();
        bot.Discord.Refuse(Post, 404, """{"code":10008,"message":"Unknown Message"}""");
        bot.Time.Advance(TimeSpan.FromSeconds(5));

        await bot.PumpAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        await bot.PumpAsync();

        Assert.Equal(2, bot.Discord.Of(Post).Count);
        Assert.Contains("SentDeleted", await bot.QueryAsync("select state from outbox where kind = 'post'"));
    }

    [Fact]
    public async Task WhatIsForbiddenIsKeptForThoseWhoRunThePlaceAndTheFamilyHears()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.Refuse(Post, 403, """{"code":50013,"message":"Missing Permissions"}""");

        await bot.PumpAsync();

        Assert.Equal(OutboxState.Dead, Assert.Single(await HeldAsync(bot)).State);
        Assert.Contains(
            "not allowed to write", Assert.Single(await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Maya, default)).Card);
    }

    [Fact]
    public async Task WhatIsLimitedWaitsAsLongAsDiscordAsksAndThenIsSent()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.Refuse(Post, 429, """{"message":"You are being rate limited.","retry_after":90,"global":false}""");

        await bot.PumpAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(89));
        await bot.PumpAsync();
        Assert.Single(bot.Discord.Of(Post));
        bot.Time.Advance(TimeSpan.FromSeconds(2));
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.Empty(bot.Discord.Of(ReadBack)); // a refusal is an answer: nobody need look whether it arrived
    }

    /// <summary>Windows D and E: it was told and begun, and the process died before the call.</summary>
    [Fact]
    public async Task ACrashBeforeTheCallIsMadeGoodAfterTheNextStart()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        var row = await TellAsync(bot);
        Assert.True(await bot.The<OutboxStore>().BeginAsync(row.Id, Now(bot), default));

        await bot.RestartAsync();
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.NotNull((await RequestAsync(bot)).Card);
    }

    /// <summary>Windows F and G: the call was made, and the process died before it knew.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(600)]
    public async Task ACrashAfterTheCallPostsNothingTwice(int secondsLater)
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);
        await bot.PumpAsync();
        if (secondsLater > 60)
            bot.Discord.ForgetNonces();
        bot.Time.Advance(TimeSpan.FromSeconds(secondsLater));

        await bot.RestartAsync();
        await bot.PumpAsync();

        Assert.Single(bot.Discord.Messages);
        Assert.NotNull((await RequestAsync(bot)).Card);
    }

    /// <summary>Who does not know yet who she is cannot tell her own card from another's.</summary>
    [Fact]
    public async Task UntilDiscordHasSaidWhoWeAreNothingIsSent()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);
        await bot.PumpAsync();
        bot.Discord.ForgetNonces();
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        await bot.RestartAsync(known: false);
        var calls = bot.Discord.Calls.Count;

        await bot.PumpAsync();
        Assert.Equal(calls, bot.Discord.Calls.Count);
        bot.MeetDiscord();
        await bot.PumpAsync();

        Assert.StartsWith(ReadBack, bot.Discord.Calls[calls].Line);
        Assert.Single(bot.Discord.Messages);
    }

    /// <summary>Window H: as before, and a moderator took it down meanwhile.</summary>
    [Fact]
    public async Task WhatWasTakenDownDuringAnOutageIsHeldAndNotRepeated()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        bot.Discord.LoseAnswer(Post);
        await bot.PumpAsync();
        bot.Discord.Messages.Clear();
        bot.Discord.ForgetNonces();
        bot.Time.Advance(TimeSpan.FromMinutes(10));

        await bot.RestartAsync();
        await bot.PumpAsync();

        Assert.Empty(bot.Discord.Messages);
        Assert.Equal(OutboxState.Parked, Assert.Single(await HeldAsync(bot)).State);
    }

    [Fact]
    public async Task AnEventToldTwiceLeavesOneSetOfRows()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        var untold = Assert.Single(await bot.The<EventStore>().UntoldAsync(10, default));
        await TellAsync(bot);

        Assert.False(await bot.The<EventStore>().TellAsync(untold.Id, [], [], default));
        Assert.Equal(1, await bot.The<OutboxStore>().OpenCountAsync(default));
    }

    [Fact]
    public async Task OnlyTheNewestRedrawIsSentAndALaneKeepsItsOrder()
    {
        await using var bot = await TestBot.StartAsync();
        await AskAsync(bot);
        await bot.PumpAsync();
        await ChangeAsync(bot, 1, each =>
            HelpRules.Claim(each, null, Some.Ana, KeptApart.Nobody, Some.Berlin, Some.Now));
        await ChangeAsync(bot, 2, each =>
            HelpRules.Release(each, null, Some.Ana, KeptApart.Nobody, Some.Berlin, Some.Now));
        await ChangeAsync(bot, 3, each =>
            HelpRules.Claim(each, null, Some.Ifeoma, KeptApart.Nobody, Some.Berlin, Some.Now));

        await bot.PumpAsync();

        var redrawn = Assert.Single(bot.Discord.Of("PATCH /channels/801/messages"));
        Assert.Contains("1003", redrawn.Body);
        var lines = bot.Discord.Calls.Select(sent => sent.Line).ToList();
        var handOff = lines.FindLastIndex(line => line.EndsWith("/messages", StringComparison.Ordinal));
        Assert.Equal(2, lines.Take(handOff).Count(line => line.Contains("/thread-members/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnOutcomeWhoseHearerBreaksIsHeardAgain()
    {
        var heard = new List<Went>();
        var feature = new Feature("t", "For tests")
            .Tells<HelpEvent>(_ => [new Effect.Post(Some.HelpChannel, new Card("Hello.")) { Then = new Heard() }])
            .OnOutcome<Heard>((_, outcome, _) =>
            {
                heard.Add(outcome.Went);
                return heard.Count == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
            });
        await using var bot = await TestBot.StartAsync(feature);
        await AskAsync(bot);

        await bot.PumpAsync();
        Assert.Single(heard); // not over and over
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.PumpAsync();
        await bot.PumpAsync();

        Assert.Equal([Went.Well, Went.Well], heard);
    }

    private static Task AskAsync(TestBot bot)
    {
        var request = Some.OpenRequest() with { Card = null };
        return bot.The<HelpRequestStore>().AddAsync(
            request, Some.Press(), [new HelpEvent.Asked(request, [], null, Some.Now, Some.Now)], default);
    }

    private static async Task<OutboxRow> TellAsync(TestBot bot)
    {
        await bot.The<MomBot.Dispatch.EventPump>().StepAsync(default);
        return Assert.Single(await bot.The<OutboxStore>().DueAsync(Now(bot), 10, default));
    }

    private static async Task<HelpRequest> RequestAsync(TestBot bot) =>
        (await bot.The<HelpRequestStore>().FindAsync(Some.Request, default))!;

    private static Task<IReadOnlyList<OutboxRow>> HeldAsync(TestBot bot) =>
        bot.The<OutboxStore>().HeldAsync(Some.Guild, default);

    private static Task ChangeAsync(TestBot bot, long press, Func<HelpRequest, Decision<HelpRequest>> decide) =>
        bot.The<HelpRequestStore>().ChangeAsync(Some.Request, Some.Press(press), decide, default);

    private static Instant Now(TestBot bot) => Instant.FromDateTimeOffset(bot.Time.GetUtcNow());

    [Route("t.heard")]
    public sealed record Heard : BotAction;
}
