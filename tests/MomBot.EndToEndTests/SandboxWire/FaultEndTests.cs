using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Faults end by themselves, and whoever set them takes away only their own.</summary>
public sealed class FaultEndTests
{
    [Fact]
    public async Task WhenAFaultLastsAMinute_ItEndsByItself()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"status","status":503,"seconds":60,"name":"page"}""");
        app.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(app)).StatusCode);
        var listed = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/faults"))!.AsArray();
        Assert.Equal(1, (double)Assert.Single(listed)!["seconds"]!);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app)).StatusCode);
        Assert.Equal("[]", await app.Http.GetStringAsync("/sandbox/faults"));
    }

    [Fact]
    public async Task FaultsAreTakenAwayByName_AndThoseOfOthersStay()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""
            [{"kind":"status","status":503,"name":"page"},{"kind":"status","route":"POST /x","status":500}]
            """);
        await app.SendAsync("DELETE", "/sandbox/faults?name=page");
        var listed = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/faults"))!.AsArray();
        Assert.Equal(500, (int)Assert.Single(listed)!["status"]!);
    }

    private static Task<HttpResponseMessage> PostAsync(WireApp app) =>
        app.SendAsync("POST", "/api/v10/channels/1/messages", """{"content":"hi"}""");

    private static Task<WireApp> StartAsync() => WireApp.StartAsync(
        api: api => api.Map("/api/v10/{**rest}", (HttpContext _) => Results.Json(new { id = "5" })));
}
