using System.Text.Json;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Commands as Discord is told them, and told again only when they differ.</summary>
public class CommandTreeTests
{
    private static readonly JsonSerializerOptions Readable = new(WireJson.Default.Options) { WriteIndented = true };

    [Fact]
    public async Task TheCommandsAreAsApproved()
    {
        await using var bot = await TestBot.StartAsync();

        Snapshots.Matches("Dispatch", "commands", string.Join(
            '\n', CommandTree.Of(bot.The<ActionRouter>()).Select(each => JsonSerializer.Serialize(each, Readable))));
    }

    [Fact]
    public void WhatDiscordFillsInByItselfIsNoDifference()
    {
        var there = Wanted().Select(each => each with
        {
            Id = new Snowflake(1),
            ApplicationId = new Snowflake(98),
            Version = new Snowflake(2),
            Description = each.Description ?? "",
            Options = [.. (each.Options ?? []).Select(option => option with { Required = option.Required ?? false })],
        }).Reverse();

        Assert.False(CommandTree.Differ(Wanted(), there));
    }

    [Fact]
    public void EachDifferenceThatMattersIsSeen()
    {
        var there = Wanted();
        ApplicationCommand[][] others =
        [
            there[1..],
            [.. there, there[0] with { Name = "other" }],
            [there[0] with { Description = "Other words" }, .. there[1..]],
            [there[0] with { DefaultMemberPermissions = null }, .. there[1..]],
            [there[0] with { Contexts = [InteractionContextType.BotDm] }, .. there[1..]],
            [there[0] with { Options = [] }, .. there[1..]],
        ];

        Assert.All(others, other => Assert.True(CommandTree.Differ(Wanted(), other)));
    }

    private static ApplicationCommand[] Wanted() =>
    [
        .. CommandTree.Of(new ActionRouter(
        [
            new Feature("t", "For tests")
                .Command<Find>("find", "Finds a word", CommandFor.Admins)
                .MessageMenu<Find>("Find this")
                .On<Find>((_, _, _) => Task.FromResult(Response.None)),
        ])),
    ];

    [Route("t.find")]
    public sealed record Find([Option("A word", Required = true)] string Word = "") : BotAction;
}
