using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Faults happen to the requests they mean, as often as they say.</summary>
public sealed class FaultTests
{
    private int _carriedOut;
    private bool _canBeCutOff;

    [Fact]
    public async Task WhenAStatusIsSet_TheRouteFailsAsOftenAsSaidAndOthersWork()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""[{"kind":"status","route":"POST /channels/*/messages","status":500,"times":2}]""");

        var other = await app.SendAsync("POST", "/api/v10/channels/1/threads", "{}");
        var first = await PostAsync(app);
        var second = await PostAsync(app);
        var third = await PostAsync(app);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError],
            [other.StatusCode, first.StatusCode, second.StatusCode]);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.Equal(2, _carriedOut);
    }

    [Fact]
    public async Task WhenAnAnswerIsLost_TheRequestWasCarriedOutAndTheConnectionIsCut()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"lost-answer","route":"POST /channels/*/messages","times":1}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(app));
        var again = await PostAsync(app);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(2, _carriedOut);
    }

    [Fact]
    public async Task WhenARouteIsSlow_ItAnswersOnlyAfterThatTime()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"slow","route":"POST /channels/*/messages","ms":4000}""");

        var answer = PostAsync(app);
        await UntilAsync(() => app.Time.Waiting > 0);
        app.Time.Advance(TimeSpan.FromMilliseconds(3999));
        Assert.Equal(1, app.Time.Waiting);
        Assert.Equal(0, _carriedOut);
        app.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(1, _carriedOut);
    }

    [Fact]
    public async Task WhenTheClientDoesNotWaitForASlowRoute_TheRequestIsCarriedOutAllTheSame()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"slow","route":"POST /channels/*/messages","ms":4000}""");
        using var patience = new CancellationTokenSource();

        var answer = app.Http.PostAsync("/api/v10/channels/1/messages", new StringContent("{}"), patience.Token);
        await UntilAsync(() => app.Time.Waiting > 0);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        app.Time.Advance(TimeSpan.FromMilliseconds(4000));

        await UntilAsync(() => Volatile.Read(ref _carriedOut) == 1);
        Assert.False(_canBeCutOff); // the server may not have noticed yet that the client is gone
    }

    [Theory]
    [InlineData("user")]
    [InlineData("global")]
    [InlineData("shared")]
    public async Task WhenARateLimitIsSet_The429HasItsScope(string scope)
    {
        await using var app = await StartAsync();
        await app.BreakAsync($$"""{"kind":"rate-limit","scope":"{{scope}}","retry_after":1.5,"times":1}""");

        var refused = await PostAsync(app);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(scope, refused.Headers.GetValues("X-RateLimit-Scope").Single());
        Assert.Equal("2", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(scope == "global", refused.Headers.Contains("X-RateLimit-Global"));
        Assert.Equal((1.5, scope == "global"), ((double)body["retry_after"]!, (bool)body["global"]!));
        if (scope == "user")
            Assert.Equal(("0", "1.500"), (refused.Headers.GetValues("X-RateLimit-Remaining").Single(),
                refused.Headers.GetValues("X-RateLimit-Reset-After").Single()));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app)).StatusCode);
        Assert.Equal(1, _carriedOut);
    }

    [Fact]
    public async Task WhenFaultsAreListedAndTakenAway_WhatIsLeftIsShown()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""
            [{"kind":"status","route":"* /channels/*/messages","status":503,"times":3},{"kind":"slow","ms":1}]
            """);
        await app.SendAsync("DELETE", "/sandbox/faults");
        await app.BreakAsync("""{"kind":"status","route":"POST /channels/*/messages","status":503,"times":3}""");
        var failed = await PostAsync(app);

        var listed = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/faults"))!.AsArray();

        Assert.Equal("text/html", failed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, (int?)Assert.Single(listed)!["times"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7")]
    [InlineData("""{"kind":"slow","ms":5,"ms":6}""")]
    [InlineData("[7]")]
    [InlineData("""{"route":"POST /x"}""")]
    [InlineData("""{"kind":"earthquake"}""")]
    [InlineData("""{"kind":"status","route":"POST /x"}""")]
    [InlineData("""{"kind":"status","route":"POST /x","status":200}""")]
    [InlineData("""{"kind":"status","route":"messages","status":500}""")]
    [InlineData("""{"kind":"status","route":7,"status":500}""")]
    [InlineData("""{"kind":"status","route":"POST /x","status":500,"times":0}""")]
    [InlineData("""{"kind":"status","route":"POST /x","status":500,"tmies":1}""")]
    [InlineData("""{"kind":"slow","route":"POST /x"}""")]
    [InlineData("""{"kind":"rate-limit","scope":"village","retry_after":1}""")]
    [InlineData("""{"kind":"rate-limit","scope":"user","retry_after":"soon"}""")]
    [InlineData("""{"kind":"apply-late"}""")]
    [InlineData("""{"kind":"wrong-headers","headers":"none"}""")]
    [InlineData("""{"kind":"meanwhile","when":"later","call":"DELETE /messages/1"}""")]
    [InlineData("""{"kind":"meanwhile","when":"after","call":"messages/1"}""")]
    [InlineData("""{"kind":"gateway"}""")]
    [InlineData("""{"kind":"gateway","do":"dance"}""")]
    [InlineData("""{"kind":"gateway","do":"close","code":1006}""")]
    [InlineData("""[{"kind":"slow","ms":5},{"kind":"earthquake"}]""")]
    public async Task WhenAFaultIsDescribedWrongly_NothingIsSetAndOneSentenceSaysWhy(string body)
    {
        await using var app = await StartAsync();

        var answer = await app.SendAsync("POST", "/sandbox/faults", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", await app.Http.GetStringAsync("/sandbox/faults"));
    }

    [Fact]
    public async Task WhenARouteIsSlowAndFails_BothHappen()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""[{"kind":"status","status":500,"times":1},{"kind":"slow","ms":5,"times":1}]""");

        var answer = PostAsync(app);
        await UntilAsync(() => app.Time.Waiting > 0);
        app.Time.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal(HttpStatusCode.InternalServerError, (await answer).StatusCode);
    }

    [Fact]
    public async Task WhenARequestIsAppliedLate_NothingIsAnsweredWhileItIsHeldAndTheEffectComesAfter()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""
            {"kind":"apply-late","route":"POST /channels/*/messages","ms":3000,"hold_ms":15000,"times":1}
            """);

        var held = PostAsync(app);
        await UntilAsync(() => app.Time.Waiting > 0);
        app.Time.Advance(TimeSpan.FromMilliseconds(14_999));
        Assert.False(held.IsCompleted);
        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        Assert.Equal(0, _carriedOut);
        await PostAsync(app);
        Assert.Equal(1, _carriedOut);
        await UntilAsync(() => app.Time.Waiting > 0);
        app.Time.Advance(TimeSpan.FromSeconds(3));

        await UntilAsync(() => Volatile.Read(ref _carriedOut) == 2);
    }

    [Fact]
    public async Task WhenTheClientGivesUpOnARequestThatIsAppliedLate_TheEffectComesAllTheSame()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"apply-late","route":"POST /channels/*/messages","ms":3000,"times":1}""");
        using var patience = new CancellationTokenSource();

        var answer = app.Http.PostAsync("/api/v10/channels/1/messages", new StringContent("{}"), patience.Token);
        await UntilAsync(() => app.Time.Waiting > 0);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(0, _carriedOut);
        await UntilAsync(() =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(3));
            return Volatile.Read(ref _carriedOut) == 1;
        });
    }

    [Fact]
    public async Task WhenAnAnswerPromisesWhatNeverHappens_ItIs204AndNothingWasDone()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"status","status":204,"times":1}""");
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(app)).StatusCode);
        Assert.Equal(0, _carriedOut);
    }

    [Fact]
    public async Task WhenHeadersLie_TheAnswerCarriesWhatTheFaultSays()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""
            {"kind":"wrong-headers","times":1,
             "headers":{"X-RateLimit-Remaining":"4000","X-RateLimit-Reset-After":"soon","X-RateLimit-Bucket":null}}
            """);

        var lied = await PostAsync(app);
        var honest = await PostAsync(app);

        Assert.Equal("4000", lied.Headers.GetValues("X-RateLimit-Remaining").Single());
        Assert.Equal("soon", lied.Headers.GetValues("X-RateLimit-Reset-After").Single());
        Assert.False(lied.Headers.Contains("X-RateLimit-Bucket"));
        Assert.Equal("3", honest.Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task WhenA429Lies_ItsHeadersAreNotItsBody()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""
            [{"kind":"rate-limit","scope":"user","retry_after":1.5,"times":1},
             {"kind":"wrong-headers","headers":{"Retry-After":"0"},"times":1}]
            """);

        var refused = await PostAsync(app);

        Assert.Equal("0", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(1.5, (double)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["retry_after"]!);
    }

    private static Task<HttpResponseMessage> PostAsync(WireApp app) =>
        app.SendAsync("POST", "/api/v10/channels/1/messages", """{"content":"hi"}""");

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task<WireApp> StartAsync() =>
        WireApp.StartAsync(api: api => api.Map("/api/v10/{**rest}", (HttpContext context) =>
    {
        _canBeCutOff = context.RequestAborted.CanBeCanceled;
        Interlocked.Increment(ref _carriedOut);
        return Results.Json(new { id = "5" });
    }));
}
