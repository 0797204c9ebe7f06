using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>How long what could not be sent waits, how much is in the air at once, when somebody is asked.</summary>
public class OutboxPumpTests
{
    private const string Post = "POST /channels/801/messages";
    private const string Close = "PATCH /channels/850";
    private const string TooOften = """{"message":"You are being rate limited.","retry_after":90,"global":false}""";
    private static readonly Effect Hello = new Effect.Post(Some.HelpChannel, new Card("Hello."));
    private static readonly Effect Closing = new Effect.CloseThread(Some.Thread);

    [Fact]
    public async Task WhatGetsLostOverAndOverWaitsLongerEachTime_AndAPersonIsAskedAfterTheTwelfth()
    {
        await using var doing = await Doing.StartAsync(Hello);
        doing.Discord.LoseRequest(Post);
        await doing.DoAsync();
        var waits = new List<double>();
        while (await doing.StatesAsync() is ["Pending"])
        {
            waits.Add((await doing.WaitAsync()).TotalSeconds);
            doing.Discord.LoseRequest(Post);
            await doing.LaterAsync(await doing.WaitAsync());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], waits);
        Assert.Equal(12, doing.Discord.Of(Post).Count);
        var heard = Assert.Single(doing.Heard);
        Assert.Equal(Went.Held, heard.Went);
        Assert.Equal("Unknown 0 The answer was lost; it may have been done.", heard.Why);
        Assert.Equal(["Parked"], await doing.StatesAsync());
    }

    /// <summary>Discord said no, so nothing was done: nobody need ever be asked about it.</summary>
    [Fact]
    public async Task WhatDiscordHasNoRoomForWaitsHoweverLongItLasts()
    {
        await using var doing = await Doing.StartAsync(Hello);
        for (var time = 0; time < 14; time++)
            doing.Discord.Refuse(Post, 429, TooOften);
        await doing.DoAsync();
        for (var time = 1; time < 14; time++)
            await doing.LaterAsync(TimeSpan.FromSeconds(91));
        Assert.Equal(["Pending"], await doing.StatesAsync());

        await doing.LaterAsync(TimeSpan.FromSeconds(91));

        Assert.Equal(15, doing.Discord.Calls.Count); // none of them a look whether it had arrived
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task WhileDiscordIsDownItWaitsAndIsDoneAfterwards()
    {
        await using var doing = await Doing.StartAsync(Closing);
        for (var time = 0; time < 4; time++)
            doing.Discord.Refuse(Close, 503);

        await doing.Bot.Time.PassUntilDone(doing.DoAsync(), TimeSpan.FromSeconds(10));

        Assert.Equal(["Pending"], await doing.StatesAsync());
        Assert.Equal(TimeSpan.FromSeconds(1), await doing.WaitAsync());
        await doing.LaterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    /// <summary>The first try may have arrived, whatever Discord says to the second.</summary>
    [Fact]
    public async Task WhatWasLostOnceAndThenRefusedIsStillLookedFor()
    {
        await using var doing = await Doing.StartAsync(Hello);
        doing.Discord.LoseAnswer(Post);
        await doing.DoAsync();
        doing.Discord.ForgetNonces();
        doing.Discord.Refuse(Post, 429, TooOften);
        await doing.LaterAsync(TimeSpan.FromSeconds(1));

        await doing.LaterAsync(TimeSpan.FromSeconds(90));

        Assert.Single(doing.Discord.Messages);
        Assert.Single(doing.Discord.Of("GET /channels/801/messages"));
    }

    [Fact]
    public async Task WhileOurTokenIsNotAcceptedDiscordIsLeftInPeace()
    {
        await using var doing = await Doing.StartAsync(Hello);
        doing.Discord.Refuse(Post, 401, """{"code":0,"message":"401: Unauthorized"}""");
        await doing.DoAsync();

        Assert.Equal(["Pending"], await doing.StatesAsync());
        Assert.Equal(TimeSpan.FromMinutes(5), await doing.WaitAsync());
        doing.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        await doing.Bot.RestartAsync();
        await doing.Bot.PumpAsync();

        Assert.Single(doing.Discord.Messages);
        Assert.Equal(2, doing.Discord.Calls.Count); // it never arrived, and nobody looks for it
    }

    /// <summary>A row of a release that knew more than this one, or a mistake of ours: the rest goes on.</summary>
    [Fact]
    public async Task WhatBreaksOnOurSideIsTriedLaterAndNamesWhatBroke()
    {
        await using var doing = await Doing.StartAsync(Hello);
        await doing.TellAsync();
        await doing.Bot.ExecuteAsync("update outbox set kind = 'of another time'");

        await doing.Bot.PumpAsync();

        Assert.Equal(
            ["Pending|InvalidOperationException|1"],
            await doing.Bot.QueryAsync("select state, error, attempts from outbox"));
        Assert.Equal(TimeSpan.FromSeconds(1), await doing.WaitAsync());
        Assert.Empty(doing.Discord.Calls);
    }

    [Fact]
    public async Task ADatabaseThatWouldNotNoteHowACallWentIsGivenFiveSeconds()
    {
        await using var doing = await Doing.StartAsync(Hello);
        await doing.TellAsync();
        await doing.Bot.ExecuteAsync("""
            create trigger full before update on outbox when old.state = 'Sending'
            begin select raise(abort, 'database or disk is full'); end
            """);
        var pump = doing.Bot.The<OutboxPump>();
        Assert.True(pump.IsReady);

        await doing.Bot.PumpAsync();

        Assert.False(pump.IsReady);
        doing.Bot.Time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(pump.IsReady);
        doing.Bot.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(pump.IsReady);
    }

    [Fact]
    public async Task TwentyFourAreInTheAirAtOnce_EachEndIsSaid_AndTheRestFollows()
    {
        ImmutableArray<Effect> many =
            [.. Enumerable.Range(1, 30).Select(each => new Effect.CloseThread(new ChannelId(each)))];
        await using var doing = await Doing.StartAsync(many);
        await doing.TellAsync();
        var pump = doing.Bot.The<OutboxPump>();
        var ended = 0;
        pump.Ended += () => Interlocked.Increment(ref ended);
        doing.Discord.Hold();

        Assert.True(await pump.StepAsync(default, default));
        await doing.Discord.WhenCalled(24);
        Assert.True(pump.IsBusy);
        Assert.False(await pump.StepAsync(default, default));
        Assert.Equal((24, 0), (doing.Discord.Calls.Count, ended));
        doing.Discord.GoOn();
        await pump.DrainAsync();

        Assert.Equal(24, ended);
        Assert.False(pump.IsBusy);
        Assert.True(await pump.StepAsync(default, default));
        await pump.DrainAsync();
        Assert.Equal(30, doing.Discord.Calls.Select(each => each.Line).Distinct().Count());
        Assert.False(await pump.StepAsync(default, default));
    }

    /// <summary>Asked again before the database has noted that it was begun, a row is still due.</summary>
    [Fact]
    public async Task WhatIsInOurHandsAlreadyIsNotBegunASecondTime()
    {
        await using var doing = await Doing.StartAsync(Closing);
        await doing.TellAsync();
        var pump = doing.Bot.The<OutboxPump>();
        var busy = new TaskCompletionSource();
        var writing = doing.Bot.The<Connections>().WriteAsync(_ => busy.Task, default);

        Assert.True(await pump.StepAsync(default, default));
        Assert.False(await pump.StepAsync(default, default));
        busy.SetResult();
        await writing;
        await pump.DrainAsync();

        Assert.Single(doing.Discord.Calls);
    }
}
