using MomBot.Discord;
using MomBot.Discord.RateLimits;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Tests.Support;
using Xunit;

namespace MomBot.Tests.Discord.RateLimits;

public class RateLimitTests
{
    private static readonly Interaction Press = new() { Id = new(5), ApplicationId = new(6), Token = "t" };

    private readonly ScriptedWire _wire = new();

    private FakeTimeProvider Time => _wire.Time;

    [Fact]
    public async Task WhenABucketIsEmpty_TheNextRequestWaitsForItsReset()
    {
        _wire.Answer(200, "[]", ScriptedWire.Bucket("b", 1, 0, 2.5)).Answer(200, "[]");
        await List(7);

        var second = List(7);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(2.5));
        Assert.Single(_wire.Requests);
        Time.Advance(TimeSpan.FromSeconds(2.5));
        await second;

        Assert.Equal(TimeSpan.FromSeconds(2.5), _wire.Requests[1].At - _wire.Requests[0].At);
    }

    [Fact]
    public async Task WhenTheWallClockJumps_WaitingForTheResetDoesNotChange()
    {
        _wire.Answer(200, "[]", [.. ScriptedWire.Bucket("b", 1, 0, 2), ("X-RateLimit-Reset", "1")]).Answer(200, "[]");
        await List(7);
        Time.ShiftWallClock(TimeSpan.FromDays(30));

        var second = List(7);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(2));
        Assert.Single(_wire.Requests);
        Time.Advance(TimeSpan.FromSeconds(2));
        await second;
    }

    [Fact]
    public async Task WhenOneChannelIsEmptied_AnotherWithTheSameBucketNameIsNot()
    {
        _wire.Answer(200, "[]", ScriptedWire.Bucket("same", 1, 0, 60)).Answer(200, "[]");

        await List(7);
        await List(8);

        Assert.Equal(2, _wire.Requests.Count);
    }

    [Fact]
    public async Task WhenTwoRoutesShareABucket_OneEmptiesItForBoth()
    {
        _wire.Answer(200, "[]", ScriptedWire.Bucket("shared", 2, 1, 60));
        await List(7);
        _wire.Answer(200, """{"id":"7"}""", ScriptedWire.Bucket("shared", 2, 0, 60));
        await _wire.Rest.GetChannelAsync(new(7), default);

        var third = List(7);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(60));
        Assert.Equal(2, _wire.Requests.Count);
        _wire.Answer(200, "[]");
        Time.Advance(TimeSpan.FromSeconds(60));
        await third;
    }

    [Fact]
    public async Task WhenNothingIsKnownYet_TheFirstAnswerIsAwaited()
    {
        var first = _wire.AnswerLater();
        _wire.Answer(200, "[]").Answer(200, "[]");

        Task[] three = [List(7), List(7), List(7)];
        Assert.Single(_wire.Requests);
        first.SetResult(ScriptedWire.Response(200, "[]", ScriptedWire.Bucket("b", 5, 4, 5)));
        await Task.WhenAll(three);

        Assert.Equal(3, _wire.Requests.Count);
    }

    [Fact]
    public async Task WhenAnAnswerHasNoHeaders_TheRouteIsNotHeldBack()
    {
        _wire.Otherwise = () => ScriptedWire.Response(200, "[]");

        for (var i = 0; i < 20; i++)
            await List(7);

        Assert.Equal(20, _wire.Requests.Count);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    public async Task WhenARouteIsLimited_OnlyThatRouteWaitsAsLongAsItIsTold(string scope)
    {
        _wire.Answer(429, """{"retry_after":1.5}""", ("Retry-After", "1.5"), ("X-RateLimit-Scope", scope))
            .Answer(200, "[]").Answer(200, "[]");

        var limited = List(7);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(1.5));
        await List(8);
        Time.Advance(TimeSpan.FromSeconds(1.5));
        await limited;

        Assert.Equal(TimeSpan.FromSeconds(1.5), _wire.Requests[2].At - _wire.Requests[0].At);
    }

    [Fact]
    public async Task WhenTheGlobalLimitIsHit_EverythingWaitsButAnswersToPeople()
    {
        _wire.Answer(429, """{"retry_after":3.25,"global":true}""", ("X-RateLimit-Global", "true"))
            .Answer(204).Answer(200, "[]").Answer(200, "[]");

        var limited = List(7);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(3.25));
        var other = List(8);
        await _wire.Rest.AnswerAsync(Press, InteractionResponse.DeferUpdate(), default);
        Assert.Equal(2, _wire.Requests.Count);
        Time.Advance(TimeSpan.FromSeconds(3.25));
        await Task.WhenAll(limited, other);

        Assert.Equal(4, _wire.Requests.Count);
    }

    [Fact]
    public async Task WhenAPostIsLimited_ItIsSentAgainAfterTheWait()
    {
        _wire.Answer(429, """{"retry_after":0.5}""").Answer(200, """{"id":"1"}""");

        var sending = _wire.Rest.CreateMessageAsync(new(7), new MessageCreate { Content = "x" }, default);
        await Time.WhenDueWithin(TimeSpan.FromSeconds(0.5));
        Time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(new Snowflake(1), (await sending).Id);
    }

    [Fact]
    public async Task WhenTheWaitIsTooLong_TheCallerIsToldWhenToComeBack()
    {
        _wire.Answer(429, "banned", ("Retry-After", "3600"));

        var refused = await Assert.ThrowsAsync<DiscordException>(() => List(7));

        Assert.Equal((DiscordErrorKind.Limited, TimeSpan.FromHours(1)), (refused.Kind, refused.Error.RetryAfter));
    }

    [Fact]
    public async Task WhenManyAskAtOnce_NoSecondSeesMoreThanDiscordAllows()
    {
        _wire.Otherwise = () => ScriptedWire.Response(200, "[]");

        var all = Task.WhenAll(Enumerable.Range(1, 100).Select(channel => List((ulong)channel)));
        await Time.PassUntilDone(all, TimeSpan.FromSeconds(1));

        var times = _wire.Requests.Select(sent => sent.At).Order().ToArray();
        const int most = DiscordLimits.GlobalRequestsInASecond;
        for (var i = most; i < times.Length; i++)
            Assert.True(times[i] - times[i - most] >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task WhenDiscordRefusesAThousandTimes_WeRestButPeopleAreStillAnswered()
    {
        var limiter = new RateLimiter(Time);
        for (ulong i = 0; i < 1_000; i++)
            (await Ask(limiter, i, Lane.Interaction)).Complete(new LimitHeaders(System.Net.HttpStatusCode.Forbidden));

        var refused = await Assert.ThrowsAsync<DiscordException>(() => Ask(limiter, 1, Lane.Ordinary));
        Assert.Equal(DiscordErrorKind.Limited, refused.Kind);
        Assert.Equal(TimeSpan.FromMinutes(10), refused.Error.RetryAfter);
        (await Ask(limiter, 1, Lane.Interaction)).Dispose();
        Time.Advance(TimeSpan.FromMinutes(10));
        (await Ask(limiter, 1, Lane.Ordinary)).Dispose();
    }

    [Fact]
    public async Task WhenTheLimitIsAResourcesOwn_ItIsNotHeldAgainstUs()
    {
        var limiter = new RateLimiter(Time);
        for (ulong i = 0; i < 1_000; i++)
            (await Ask(limiter, i, Lane.Interaction)).Complete(
                new LimitHeaders(System.Net.HttpStatusCode.TooManyRequests) { Scope = LimitScope.Shared });

        (await Ask(limiter, 5_000, Lane.Ordinary)).Dispose();
    }

    [Fact]
    public async Task WhenBucketsHaveLongBeenIdle_TheyAreForgotten()
    {
        var limiter = new RateLimiter(Time);
        for (ulong i = 0; i < 5_000; i++)
        {
            (await Ask(limiter, i, Lane.Interaction)).Dispose();
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(limiter.BucketCount, 1, 300);
    }

    [Fact]
    public async Task WhenManyWaitForOneBucket_TheyAreServedInOrder()
    {
        _wire.Otherwise = () => ScriptedWire.Response(200, "[]", ScriptedWire.Bucket("b", 1, 0, 1));

        var all = Task.WhenAll(
            Enumerable.Range(1, 5).Select(i => _wire.Rest.ListMessagesAsync(new(7), null, null, i, default)));
        await Time.PassUntilDone(all, TimeSpan.FromSeconds(1));

        Assert.Equal(
            ["?limit=1", "?limit=2", "?limit=3", "?limit=4", "?limit=5"],
            _wire.Requests.Select(sent => sent.Request.RequestUri!.Query));
    }

    private static Task<Permit> Ask(RateLimiter limiter, ulong channel, Lane lane)
    {
        Route route = $"/channels/{new Snowflake(channel)}/messages";
        return limiter.AcquireAsync(HttpMethod.Get, route, lane, default);
    }

    private Task<IReadOnlyList<Message>> List(ulong channel) =>
        _wire.Rest.ListMessagesAsync(new(channel), null, null, 50, default);
}
