using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>
/// A whole village does things side by side, fifty in any moment, and nobody is told that something went wrong. A
/// minute of all two hundred at once is measured by hand.
/// </summary>
public sealed class TwoHundredPeople
{
    private const int People = 200;
    private const int Rounds = 3;
    private const int AtOnce = 50;

    [Fact]
    public async Task EveryoneIsAnsweredAndNothingIsLeftBehind()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        var people = await village.JoinAsync(People);
        await village.AskAsync("Maya", "someone to read a story while I cook");
        var card = await village.LatestCardAsync("help");
        var general = await village.ChannelAsync("general");
        var acts = Enumerable.Range(0, Rounds).SelectMany(round => people.Select((person, i) => (person, i, round)));

        var answers = new ConcurrentBag<Answer>();
        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (act, _) =>
            answers.Add(await (((act.i + act.round) % 4) switch
            {
                0 => village.As(act.person).CommandAsync("requests", general),
                1 => village.As(act.person).CommandAsync("checkin", general),
                2 when act.round == 0 && act.i < AtOnce => village.As(act.person).PressAsync(card, "I can help"),
                2 => village.As(act.person).CommandAsync("me", general),
                _ => village.As(act.person).CommandAsync("ask", general),
            })));
        await village.QuietAsync();

        Assert.Equal(People * Rounds, answers.Count);
        // Whoever presses last finds the button gone, as everywhere in Discord; nobody meets anything else.
        Assert.All(answers, answer => Assert.True(
            answer.Error is null
                || answer.Error.StartsWith("There is no component 'help.claim", StringComparison.Ordinal),
            answer.Error));
        var metrics = await village.MetricsAsync();
        Assert.Equal(0, (int)metrics["interactions"]!["unanswered"]!);
        Assert.Equal(0, (int)metrics["invalid_requests"]!);
        Assert.Single((await village.GuildAsync())["threads"]!.AsArray());
        Assert.DoesNotContain(metrics["requests"]!.AsObject(), route =>
            route.Value!.AsObject().Any(status => status.Key[0] is '4' or '5'));
    }
}
