using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MomBot.Sandbox.Metrics;
using MomBot.Sandbox.Traffic;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>What is written down of the traffic, and what is counted.</summary>
public sealed class TrafficAndMetricsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mombot-wire-");

    private string LogFile => Path.Combine(_folder.FullName, "traffic.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WhenAnExchangeHappens_OneLineSaysWhatWasAskedAndAnswered()
    {
        await using var app = await StartAsync();

        var answer = await app.SendAsync("POST", "/api/v10/channels/1/messages?wait=true", """{"content":"hi"}""");

        Assert.Equal("""{"content":"hi"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            """{"method":"POST","path":"/channels/1/messages","query":"wait=true","request":{"content":"hi"}"""
            + ""","status":200,"response":{"content":"hi"}}""",
            Assert.Single(await LinesAsync(app)));
    }

    [Fact]
    public async Task WhenThereIsNoBody_TheLineHasNoRequestAndNoResponse()
    {
        await using var app = await StartAsync();

        await app.SendAsync("DELETE", "/api/v10/empty");

        Assert.Equal(
            """{"method":"DELETE","path":"/empty","query":"","status":204}""", Assert.Single(await LinesAsync(app)));
    }

    [Fact]
    public async Task WhenFilesAreSent_OnlyTheirPayloadIsWrittenAndTheHandlerStillReadsThem()
    {
        await using var app = await StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"with a picture"}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "pram.png" },
        };

        var answer = await app.Http.PostAsync("/api/v10/files", form);

        Assert.Equal("3", await answer.Content.ReadAsStringAsync());
        var line = JsonNode.Parse(Assert.Single(await LinesAsync(app)))!;
        Assert.Equal("with a picture", (string?)line["request"]!["content"]);
    }

    [Fact]
    public async Task WhenARequestIsWrongOnPurpose_ItGoesToTheOtherLog()
    {
        await using var app = await StartAsync();
        app.Http.DefaultRequestHeaders.Add("X-Sandbox-Deliberate", "1");

        await app.SendAsync("POST", "/api/v10/channels/1/messages", "{not json");
        await app.DisposeAsync();

        Assert.Empty(await File.ReadAllLinesAsync(LogFile));
        Assert.Single(await File.ReadAllLinesAsync($"{LogFile}.deliberate"));
    }

    [Fact]
    public async Task WhenAnExchangeEnds_ListenersHearMethodPathStatusAndTime()
    {
        await using var app = await WireApp.StartAsync(api: Answer);
        var heard = new TaskCompletionSource<Exchange>();
        app.Part<TrafficLog>().Exchanged += (_, exchange) => heard.TrySetResult(exchange);

        await app.SendAsync("DELETE", "/api/v10/empty");

        Assert.Equal(new Exchange("DELETE", "/empty", 204, 0), await heard.Task);
    }

    [Fact]
    public async Task WhenAnAnswerIsLost_TheLineStillSaysThatItWasCarriedOut()
    {
        await using var app = await StartAsync();
        await app.BreakAsync("""{"kind":"lost-answer","route":"POST /channels/*/messages","times":1}""");

        await Assert.ThrowsAsync<HttpRequestException>(
            () => app.SendAsync("POST", "/api/v10/channels/1/messages", """{"content":"hi"}"""));

        Assert.Equal(200, (int?)JsonNode.Parse(Assert.Single(await LinesAsync(app)))!["status"]);
    }

    [Fact]
    public async Task WhenInteractionsAreAnswered_MetricsKnowHowFastAndHowManyWereNot()
    {
        await using var app = await WireApp.StartAsync();
        var metrics = app.Part<WireMetrics>();
        for (ulong id = 1; id <= 100; id++)
        {
            metrics.InteractionStarted(id);
            app.Time.Advance(TimeSpan.FromMilliseconds(id));
            metrics.InteractionAnswered(id);
        }

        metrics.InteractionStarted(101);
        metrics.InteractionStarted(102);
        app.Time.Advance(TimeSpan.FromSeconds(3.5));
        metrics.InteractionAnswered(102);
        metrics.InteractionStarted(103);

        var interactions = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/metrics"))!["interactions"]!;

        Assert.Equal(
            """{"count":103,"unanswered":2,"first_answer_ms":{"p50":50,"p99":99,"max":100}}""",
            interactions.ToJsonString());
    }

    [Fact]
    public async Task WhenSessionsComeAndGo_MetricsCountThem()
    {
        await using var app = await WireApp.StartAsync();
        await using var first = await app.IdentifiedAsync();
        await using var second = await app.GreetedAsync();
        await second.ResumeAsync(first.SessionId, first.Sequence);
        await second.NextAsync("RESUMED");

        var metrics = JsonNode.Parse(await app.Http.GetStringAsync("/sandbox/metrics"))!;

        Assert.Equal(
            (1, 1, 0),
            ((int)metrics["identifies"]!, (int)metrics["resumes"]!, (int)metrics["heartbeats_missed"]!));
        Assert.Null(metrics["interactions"]!["first_answer_ms"]!["p50"]);
    }

    private static void Answer(WebApplication api)
    {
        api.Map("/api/v10/empty", () => Results.NoContent());
        api.MapPost("/api/v10/files", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            return Results.Text($"{form.Files.Single().Length}");
        });
        api.Map("/api/v10/{**rest}", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            return Results.Text(await reader.ReadToEndAsync(), "application/json");
        });
    }

    private Task<WireApp> StartAsync() =>
        WireApp.StartAsync(wire: wire => wire with { TrafficFile = LogFile }, api: Answer);

    /// <summary>Ends the program first, so that every line has been written.</summary>
    private async Task<string[]> LinesAsync(WireApp app)
    {
        await app.DisposeAsync();
        return await File.ReadAllLinesAsync(LogFile);
    }
}
