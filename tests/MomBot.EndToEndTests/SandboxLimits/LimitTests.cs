using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Sandbox;
using Xunit;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>Every documented limit of a body or of how many there may be: reached, and crossed by one.</summary>
public sealed class LimitTests
{
    private static readonly Dictionary<string, Limit> All = new[]
    {
        MessageLimits.Table, ComponentLimits.Table, CommandLimits.Table, CommunityLimits.Table,
    }.SelectMany(table => table).ToDictionary(limit => limit.Rule);

    public static TheoryData<string> Rules => [.. All.Keys];

    internal static IEnumerable<string> Names => All.Keys;

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task WhatStandsAtTheLimitIsTaken_AndOneMoreIsRefused(string rule)
    {
        var limit = All[rule];
        await using var stand = await StartAsync();
        if (limit.Fill is { } fill)
        {
            fill(stand, limit.Last - 1);
            await TakenAsync(stand, limit);
            fill(stand, limit.Last);
            await RefusedAsync(stand, limit);
            return;
        }

        await RefusedAsync(stand, limit);
        await TakenAsync(stand, limit);
    }

    private static async Task TakenAsync(Stand stand, Limit limit)
    {
        var reply = await AskAsync(stand, limit.Ask(limit.Last), limit.Last);
        Assert.True(reply.Status is >= 200 and < 300, $"{reply.Status} {reply.Body?.ToJsonString()}");
    }

    private static async Task RefusedAsync(Stand stand, Limit limit)
    {
        var over = limit.Last + limit.Step;
        var reply = await AskAsync(stand, limit.Ask(over), over);
        if (int.TryParse(limit.Refusal, out var code))
        {
            Assert.Equal(code, reply.Code);
            return;
        }

        var (place, problem) = limit.Refusal.Split(' ') is [var path, var said] ? (path, said) : ("", limit.Refusal);
        Assert.True(reply.ProblemAt(place) == problem, $"{reply.Status} {reply.Body?.ToJsonString()}");
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
    }

    /// <summary>Puts ids in the place of names, and opens an interaction or an event where one is meant.</summary>
    private static async Task<Reply> AskAsync(Stand stand, Ask ask, int number)
    {
        var path = await FilledAsync(stand, ask.Path, number);
        var body = ask.Body is null ? null : await FilledAsync(stand, ask.Body, number);
        return ask.Files.Count == 0
            ? await stand.CallAsync(ask.Method, path, body)
            : await stand.UploadAsync(ask.Method, path, body!,
                [.. ask.Files.Select((size, i) => ($"f{i}.txt", new byte[size]))]);
    }

    private static async Task<string> FilledAsync(Stand stand, string text, int number)
    {
        foreach (var name in new[] { "#general", "#board", "#news", "#Green", "@parents", "Maya", "Priya", "guild" })
            text = text.Replace($"{{{name}}}", stand.Id(name), StringComparison.Ordinal);
        text = text.Replace("{app}", stand.App, StringComparison.Ordinal);
        if (text.Contains("{tags}", StringComparison.Ordinal))
            text = text.Replace("{tags}", Bodies.Ids(number), StringComparison.Ordinal);
        if (text.Contains("{last}", StringComparison.Ordinal))
            text = text.Replace("{last}", Last(stand), StringComparison.Ordinal);
        if (text.Contains("{thread}", StringComparison.Ordinal))
            text = text.Replace("{thread}", Thread(stand), StringComparison.Ordinal);
        if (text.Contains("{event}", StringComparison.Ordinal))
            text = text.Replace("{event}", await EventAsync(stand), StringComparison.Ordinal);
        if (text == "{interaction}") return await OpenAsync(stand, "command");
        return text == "{autocomplete}" ? await OpenAsync(stand, "autocomplete") : text;
    }

    private static string Last(Stand stand) => stand.Discord.World.Do(() =>
        $"{stand.Discord.World.Channel(ulong.Parse(stand.Id("#general"), null))!.Messages[^1].Id}");

    private static string Thread(Stand stand) => stand.Discord.World.Do(() =>
        $"{stand.Discord.World.Guild(ulong.Parse(stand.Guild, null))!.Threads.Keys.First()}");

    private static async Task<string> EventAsync(Stand stand)
    {
        var ask = Bodies.Event();
        return (await stand.CallAsync("POST", $"/guilds/{stand.Guild}/scheduled-events", ask.Body)).Id;
    }

    /// <summary>A person uses the command, and nobody answers until the limit is asked for.</summary>
    private static async Task<string> OpenAsync(Stand stand, string how)
    {
        await stand.CommandAsync("""
            {"name":"ask","description":"d","options":[{"type":3,"name":"o","description":"d","autocomplete":true}]}
            """);
        var told = new TaskCompletionSource<JsonObject>();
        stand.Events.OnInteraction = told.SetResult;
        _ = stand.ActAsync($$"""{"as":"Maya","channel":"general","{{how}}":{"name":"ask","focused":"o"} }""");
        var interaction = await told.Task;
        return $"/interactions/{interaction["id"]}/{interaction["token"]}/callback";
    }

    private static async Task<Stand> StartAsync()
    {
        var stand = await Stand.StartAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse("""{"permissions":["ADMINISTRATOR"],"position":6}"""));
        return stand;
    }
}
