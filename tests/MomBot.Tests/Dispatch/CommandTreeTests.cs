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
            '\n',
            Enum.GetValues<CommandScope>().SelectMany(scope => CommandTree.Of(bot.The<ActionRouter>(), scope)
                .Select(each => $"{scope}: {JsonSerializer.Serialize(each, Readable)}"))));
    }

    [Fact]
    public async Task NoNameIsInBothScopes()
    {
        await using var bot = await TestBot.StartAsync();
        var router = bot.The<ActionRouter>();

        Assert.Empty(CommandTree.Of(router, CommandScope.Everywhere).Select(each => (each.Type, each.Name))
            .Intersect(CommandTree.Of(router, CommandScope.Community).Select(each => (each.Type, each.Name))));
    }

    [Fact]
    public void SubcommandsOfSeveralFeaturesStandUnderOneRoot()
    {
        var host = Assert.Single(CommandTree.Of(Hosting(), CommandScope.Community));

        Assert.Equal("host", host.Name);
        Assert.Equal(Permissions.ManageEvents, host.DefaultMemberPermissions);
        Assert.Equal(["queue", "prompts"], host.Options!.Select(each => each.Name));
        Assert.Equal(
            [OptionType.Subcommand, OptionType.SubcommandGroup], host.Options!.Select(each => each.Type));
        Assert.Equal(["preview", "add"], host.Options![1].Options!.Select(each => each.Name));
        Assert.Equal("word", Assert.Single(host.Options![1].Options![0].Options!).Name);
    }

    [Fact]
    public void ASwitchedOffFeatureTakesItsSubcommandsAlong()
    {
        var left = CommandTree.Of(Hosting(), CommandScope.Community, feature => feature.Name != "t");
        var none = CommandTree.Of(Hosting(), CommandScope.Community, _ => false);

        Assert.Equal(["prompts"], Assert.Single(left).Options!.Select(each => each.Name));
        Assert.Empty(none);
    }

    [Fact]
    public void WhatDiscordFillsInByItselfIsNoDifference()
    {
        var there = Wanted().Select(each => each with
        {
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

    private static ActionRouter Hosting() => new(
    [
        new Feature("t", "For tests")
            .Command<Look>("host queue", "Who waits for a hand", CommandFor.Facilitators)
            .On<Look>((_, _, _) => Task.FromResult(Response.None)),
        new Feature("u", "For tests")
            .CommandGroup("host prompts", "The prompts of the weekly round")
            .Command<Find>("host prompts preview", "See the next prompt", CommandFor.Facilitators)
            .Command<Find>("host prompts add", "Add a prompt", CommandFor.Facilitators)
            .On<Find>((_, _, _) => Task.FromResult(Response.None)),
    ]);

    private static ApplicationCommand[] Wanted() =>
    [
        .. CommandTree.Of(new ActionRouter(
        [
            new Feature("t", "For tests")
                .Command<Find>("find", "Finds a word", CommandFor.Admins)
                .MessageMenu<Find>("Find this")
                .On<Find>((_, _, _) => Task.FromResult(Response.None)),
        ]), CommandScope.Community),
    ];

    [Route("t.look")]
    public sealed record Look : BotAction;

    [Route("t.find")]
    public sealed record Find([Option("A word", Required = true)] string Word = "") : BotAction;
}
