using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Manners of the API that belong to no one resource, and rules that are not a number.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task WithoutAUserAgentOfABot_TheDoorkeeperRefuses()
    {
        await using var stand = await Stand.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", $"Bot {stand.Discord.Token}");
        var answer = await http.GetAsync(new Uri($"{stand.Discord.Api}/v10/users/@me"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AReasonIsKeptInTheAuditLog_AndIsNotTooLong()
    {
        await using var stand = await Stand.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
        http.DefaultRequestHeaders.Add("Authorization", $"Bot {stand.Discord.Token}");
        var member = $"{stand.Discord.Api}/v10/guilds/{stand.Guild}/members/{stand.Id("Priya")}";
        var role = new Uri($"{member}/roles/{stand.Id("@parents")}");
        Assert.Equal(204, await PutAsync("w%C3%A4hlte die Stufe"));
        Assert.Equal(204, await PutAsync(new string('x', 512)));
        Assert.Equal(400, await PutAsync(new string('x', 513)));
        var state = await stand.ControlAsync("GET", $"guilds/{stand.Guild}");
        Assert.Equal("wählte die Stufe", (string)state["audit_log"]![0]!["reason"]!);

        async Task<int> PutAsync(string reason)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, role);
            request.Headers.Add("X-Audit-Log-Reason", reason);
            return (int)(await http.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task AFirstAnswerSaysNothingUnlessItIsAsked()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        var statuses = new List<(int, bool)>();
        foreach (var query in new[] { "", "?with_response=true" })
        {
            var told = new TaskCompletionSource<JsonObject>();
            stand.Events.OnInteraction = told.SetResult;
            var acting = stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
            var asked = await told.Task;
            var reply = await stand.CallAsync("POST",
                $"/interactions/{asked["id"]}/{asked["token"]}/callback{query}", """{"type":4,"data":{"content":"a"}}""");
            statuses.Add((reply.Status, reply.Body is null));
            await acting;
        }

        Assert.Equal([(204, true), (200, false)], statuses);
    }

    [Fact]
    public async Task BotsMakeNoCommunities()
    {
        await using var stand = await Stand.StartAsync();
        Assert.Equal(404, (await stand.CallAsync("POST", "/guilds", """{"name":"a"}""")).Status);
    }

    [Fact]
    public async Task MessagesOfTwoWeeksAreDeletedTogether_OlderOnesNot()
    {
        await using var stand = await Stand.StartAsync();
        var one = await stand.PostAsync("#general", """{"content":"a"}""");
        var two = await stand.PostAsync("#general", """{"content":"b"}""");
        var (path, body) = ($"/channels/{stand.Id("#general")}/messages/bulk-delete",
            $$"""{"messages":["{{one.Id}}","{{two.Id}}"]}""");
        var clock = stand.Discord.World.Clock;
        clock.MoveTo(Stand.Start.AddDays(14).AddSeconds(1));
        Assert.Equal(50034, (await stand.CallAsync("POST", path, body)).Code);

        await using var younger = await Stand.StartAsync();
        one = await younger.PostAsync("#general", """{"content":"a"}""");
        two = await younger.PostAsync("#general", """{"content":"b"}""");
        younger.Discord.World.Clock.MoveTo(Stand.Start.AddDays(14));
        var done = await younger.CallAsync("POST", $"/channels/{younger.Id("#general")}/messages/bulk-delete",
            $$"""{"messages":["{{one.Id}}","{{two.Id}}"]}""");
        Assert.Equal(204, done.Status);
    }

    [Fact]
    public async Task WhereATagIsRequired_APostNeedsOne()
    {
        await using var stand = await Stand.StartAsync();
        var board = await stand.CallAsync("PATCH", $"/channels/{stand.Id("#board")}", """{"flags":16}""");
        var path = $"/channels/{stand.Id("#board")}/threads";
        Assert.Equal(40067, (await stand.CallAsync("POST", path, """{"name":"a","message":{"content":"b"}}""")).Code);
        var made = await stand.CallAsync("POST", path, $$"""
            {"name":"a","message":{"content":"b"},"applied_tags":["{{board["available_tags"]![0]!["id"]}}"]}
            """);
        Assert.Equal(201, made.Status);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task AHundredSettingsOfACommandAreTaken_AndOneMoreIsNot(int count, bool taken)
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        var rules = Enumerable.Repeat(0, count).Select(_ => (JsonNode)new JsonObject { ["role"] = "parents" });
        var set = await stand.ControlAsync("PUT", $"guilds/{stand.Guild}/commands/ask/permissions",
            new JsonObject { ["permissions"] = new JsonArray([.. rules]) });
        Assert.Equal(taken, set["error"] is null);
    }
}
