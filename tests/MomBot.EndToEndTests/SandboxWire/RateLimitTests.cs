using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Buckets, the global limit, the scopes of a 429, and the ban for invalid requests.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task WhenABucketIsFull_The429SaysWhenAndTheBucketOpensThen()
    {
        await using var app = await StartAsync();
        for (var n = 0; n < 5; n++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(app, 1)).StatusCode);
        app.Time.Advance(TimeSpan.FromSeconds(1.5));

        var refused = await PostAsync(app, 1);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        app.Time.Advance(TimeSpan.FromSeconds(3.5));
        var after = await PostAsync(app, 1);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(3.5, (double?)body["retry_after"]);
        Assert.False((bool?)body["global"]);
        Assert.Equal("You are being rate limited.", (string?)body["message"]);
        Assert.Equal("4", Header(refused, "Retry-After"));
        Assert.Equal("user", Header(refused, "X-RateLimit-Scope"));
        Assert.Equal("0", Header(refused, "X-RateLimit-Remaining"));
        Assert.Null(Header(refused, "X-RateLimit-Global"));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task WhenARequestIsLetThrough_ItsHeadersTellHowTheBucketStands()
    {
        await using var app = await StartAsync();
        await PostAsync(app, 1);
        app.Time.Advance(TimeSpan.FromSeconds(2));

        var answer = await PostAsync(app, 1);

        Assert.Equal("5", Header(answer, "X-RateLimit-Limit"));
        Assert.Equal("3", Header(answer, "X-RateLimit-Remaining"));
        Assert.Equal("3.000", Header(answer, "X-RateLimit-Reset-After"));
        var reset = app.Time.GetUtcNow().AddSeconds(3).ToUnixTimeSeconds();
        Assert.Equal($"{reset}.000", Header(answer, "X-RateLimit-Reset"));
        Assert.Matches("^[0-9a-f]{32}$", Header(answer, "X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task WhenOneChannelIsFull_AnotherIsOpenUnderTheSameHash()
    {
        await using var app = await StartAsync();
        for (var n = 0; n < 5; n++)
            await PostAsync(app, 1);

        var full = await PostAsync(app, 1);
        var open = await PostAsync(app, 2);

        Assert.Equal(HttpStatusCode.TooManyRequests, full.StatusCode);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(Header(full, "X-RateLimit-Bucket"), Header(open, "X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task WhenRolesAreGivenAndTaken_BothShareTheGuildsBucket()
    {
        await using var app = await StartAsync();
        for (var n = 0; n < 10; n++)
            await app.SendAsync(n % 2 == 0 ? "PUT" : "DELETE", $"/api/v10/guilds/7/members/{n}/roles/3");

        var eleventh = await app.SendAsync("PUT", "/api/v10/guilds/7/members/99/roles/4");

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
    }

    [Fact]
    public async Task WhenMoreThan50RequestsComeInASecond_TheGlobalLimitHoldsTheBotButNotItsAnswers()
    {
        await using var app = await StartAsync();
        for (var n = 0; n < 50; n++)
            await PostAsync(app, n);
        app.Time.Advance(TimeSpan.FromSeconds(0.25));

        var refused = await PostAsync(app, 60);
        var callback = await app.SendAsync("POST", "/api/v10/interactions/5/token/callback", "{}");
        var webhook = await app.SendAsync("PATCH", "/api/v10/webhooks/9/token/messages/@original", "{}");
        app.Time.Advance(TimeSpan.FromSeconds(0.75));
        var after = await PostAsync(app, 60);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("global", Header(refused, "X-RateLimit-Scope"));
        Assert.Equal("true", Header(refused, "X-RateLimit-Global"));
        Assert.Null(Header(refused, "X-RateLimit-Bucket"));
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.True((bool?)body["global"]);
        Assert.Equal(0.75, (double?)body["retry_after"]);
        Assert.Equal(HttpStatusCode.OK, callback.StatusCode);
        Assert.Equal(HttpStatusCode.OK, webhook.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task WhenManyInteractionsAreAnsweredAtOnce_NoGlobalLimitHoldsThem()
    {
        await using var app = await StartAsync();

        for (var n = 0; n < 60; n++)
        {
            var answer = await app.SendAsync("POST", $"/api/v10/interactions/{n}/token{n}/callback", "{}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task WhenAChannelIsRenamedAThirdTime_TheSharedLimitStopsItButNotOtherEdits()
    {
        await using var app = await StartAsync();
        await app.SendAsync("PATCH", "/api/v10/channels/1", """{"name":"a"}""");
        await app.SendAsync("PATCH", "/api/v10/channels/1", """{"topic":"b"}""");

        var third = await app.SendAsync("PATCH", "/api/v10/channels/1", """{"name":"c"}""");
        var other = await app.SendAsync("PATCH", "/api/v10/channels/1", """{"archived":true}""");

        Assert.Equal("shared", Header(third, "X-RateLimit-Scope"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task WhenTheTokenIsWrong_NothingIsToldOfBuckets()
    {
        await using var app = await StartAsync();

        var answer = await app.SendAsync("GET", "/api/v10/status/401");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(Header(answer, "X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task WhenTooManyRequestsAreInvalid_TheBanAnswersWithoutJsonUntilItsTimeIsOver()
    {
        await using var app = await StartAsync(invalidAllowed: 3);
        await app.SendAsync("GET", "/api/v10/status/401");
        await app.SendAsync("GET", "/api/v10/status/403");
        await app.BreakAsync("""{"kind":"rate-limit","scope":"shared","retry_after":1,"times":1}""");
        await PostAsync(app, 1); // a shared 429, which does not count
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app, 1)).StatusCode);
        await app.SendAsync("GET", "/api/v10/status/403");

        var banned = await PostAsync(app, 1);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        var after = await PostAsync(app, 1);

        Assert.Equal(HttpStatusCode.TooManyRequests, banned.StatusCode);
        Assert.Equal("text/html", banned.Content.Headers.ContentType!.MediaType);
        Assert.Equal("600", Header(banned, "Retry-After"));
        Assert.Null(Header(banned, "X-RateLimit-Scope"));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task WhenTenThousandRequestsWereInvalid_TheNextIsBanned()
    {
        await using var app = await StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 9_999), async (_, _) =>
            (await app.SendAsync("GET", "/api/v10/status/401")).Dispose());
        var last = await app.SendAsync("GET", "/api/v10/status/401");
        Assert.NotEqual("cloudflare", Header(last, "Server"));

        var banned = await app.SendAsync("GET", "/api/v10/status/401");

        Assert.Equal((HttpStatusCode.TooManyRequests, "cloudflare"), (banned.StatusCode, Header(banned, "Server")));
    }

    [Fact]
    public async Task WhenLimitsAreOff_NothingIsHeld()
    {
        await using var app = await WireApp.StartAsync(
            wire: wire => wire with { RateLimits = new() { Off = true } }, api: Answer);

        for (var n = 0; n < 60; n++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(app, 1)).StatusCode);
    }

    [Fact]
    public async Task WhenRequestsWereMade_MetricsCountThemByRouteStatusAndScope()
    {
        await using var app = await StartAsync();
        for (var n = 0; n < 7; n++)
            await PostAsync(app, 1);
        await app.SendAsync("GET", "/api/v10/status/403");

        var metrics = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/metrics"))!;

        var posts = metrics["requests"]!["POST /channels/*/messages"]!;
        Assert.Equal((5, 2), ((int)posts["200"]!, (int)posts["429"]!));
        Assert.Equal(2, (int?)metrics["rate_limited"]!["user"]);
        Assert.Equal(0, (int?)metrics["rate_limited"]!["global"]);
        Assert.Equal(3, (int?)metrics["invalid_requests"]);
    }

    private static Task<WireApp> StartAsync(int invalidAllowed = 10_000) => WireApp.StartAsync(
        wire: wire => wire with { RateLimits = new() { InvalidAllowed = invalidAllowed } }, api: Answer);

    private static void Answer(WebApplication api)
    {
        api.Map("/api/v10/status/{code:int}", (HttpContext context, int code) => context.Response.StatusCode = code);
        api.Map("/api/v10/{**rest}", () => Results.Json(new { ok = true }));
    }

    private static Task<HttpResponseMessage> PostAsync(WireApp app, int channel) =>
        app.SendAsync("POST", $"/api/v10/channels/{channel}/messages", """{"content":"hi"}""");

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
