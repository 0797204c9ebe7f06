using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A whole village does things in the same moments, and nobody is told that something went wrong.</summary>
public sealed class TwoHundredAtOnce
{
    private const int People = 200;
    private const int Rounds = 3;

    [Fact]
    public async Task EveryoneIsAnsweredAndNothingIsLeftBehind()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var people = await village.JoinAsync(People);
        await village.AskAsync("Maya", "someone to read a story while I cook");
        var card = await village.LatestCardAsync("help");
        var general = await village.ChannelAsync("general");

        var answers = new List<Answer>();
        for (var round = 0; round < Rounds; round++)
            answers.AddRange(await Task.WhenAll(people.Select((person, i) => ((i + round) % 4) switch
            {
                0 => village.As(person).CommandAsync("requests", general),
                1 => village.As(person).CommandAsync("checkin", general),
                2 when round == 0 => village.As(person).PressAsync(card, "I can help"),
                2 => village.As(person).CommandAsync("me", general),
                _ => village.As(person).CommandAsync("ask", general),
            })));
        await village.QuietAsync();

        Assert.Equal(People * Rounds, answers.Count);
        Assert.All(answers, answer => Assert.Null(answer.Error));
        var metrics = await village.MetricsAsync();
        Assert.Equal(0, (int)metrics["interactions"]!["unanswered"]!);
        Assert.Equal(0, (int)metrics["invalid_requests"]!);
        Assert.Single((await village.GuildAsync())["threads"]!.AsArray());
        Assert.DoesNotContain(metrics["requests"]!.AsObject(), route =>
            route.Value!.AsObject().Any(status => status.Key[0] is '4' or '5'));
    }
}
