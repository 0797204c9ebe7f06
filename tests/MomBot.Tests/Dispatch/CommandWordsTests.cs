using System.Collections.Immutable;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Config;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Commands as Discord shows them in the languages of words/.</summary>
public class CommandWordsTests
{
    private static readonly ImmutableArray<ApplicationCommand> Host =
    [
        new()
        {
            Name = "host",
            Description = "For facilitators",
            Options =
            [
                new()
                {
                    Type = OptionType.Subcommand,
                    Name = "queue",
                    Description = "What waits",
                    Options = [new() { Type = OptionType.String, Name = "kind", Description = "Which kind" }],
                },
                new() { Type = OptionType.Subcommand, Name = "pulse", Description = "How it goes" },
            ],
        },
        new() { Type = ApplicationCommandType.Message, Name = "Thank them" },
    ];

    private readonly SortedSet<string> _refused = new(StringComparer.Ordinal);

    [Fact]
    public void NamesAreFoundUnderWhatPeopleType_AndDescriptionsUnderTheirEnglish()
    {
        var words = new CommandWords(Spanish(
            ("/host", "/anfitriona"),
            ("/host queue", "/anfitriona cola"),
            ("/host queue kind", "/anfitriona cola tipo"),
            ("What waits", "Lo que espera"),
            ("Thank them", "Dar las gracias")));

        var said = words.In(Host, _refused);

        Assert.Equal("anfitriona", said[0].NameLocalizations!["es-ES"]);
        Assert.Equal("anfitriona", said[0].NameLocalizations!["es-419"]);
        Assert.Equal(2, said[0].NameLocalizations!.Count);
        Assert.Null(said[0].DescriptionLocalizations);
        Assert.Equal("cola", said[0].Options![0].NameLocalizations!["es-ES"]);
        Assert.Equal("Lo que espera", said[0].Options![0].DescriptionLocalizations!["es-ES"]);
        Assert.Equal("tipo", said[0].Options![0].Options![0].NameLocalizations!["es-ES"]);
        Assert.Null(said[0].Options![1].NameLocalizations);
        Assert.Equal("Dar las gracias", said[1].NameLocalizations!["es-419"]);
        Assert.Empty(_refused);
    }

    [Theory]
    [InlineData("/host", "/Anfitriona", "/host: \"Anfitriona\" cannot be typed as a command: small letters, digits and hyphens")]
    [InlineData("/host", "/de-la-casa!", "/host: \"de-la-casa!\" cannot be typed as a command: small letters, digits and hyphens")]
    [InlineData("/host", "/una-palabra-que-nadie-querría-escribir",
        "/host: \"una-palabra-que-nadie-querría-escribir\" has more than 32 characters")]
    [InlineData("Thank them", "Dar las gracias a quien lo escribió",
        "Thank them: \"Dar las gracias a quien lo escribió\" has more than 32 characters")]
    [InlineData("What waits",
        "Lo que espera, lo que no espera, lo que nadie esperaba, y lo que alguien esperaba desde hacía demasiado tiempo",
        "\"Lo que espera, lo que no espera, lo que nadie esperaba, y lo que alguien esperaba desde hacía demasiado tiempo\" has more than 100 characters")]
    public void AWordThatDiscordWouldRefuseStaysEnglish_AndIsTold(string english, string said, string told)
    {
        var words = new CommandWords(Spanish((english, said)));

        Assert.False(CommandTree.Differ(Host, words.In(Host, _refused)));
        Assert.Equal([told], _refused);
    }

    [Fact]
    public void TwoCommandsNeverCarryTheSameName()
    {
        var words = new CommandWords(Spanish(("/host queue", "/host ver"), ("/host pulse", "/host ver")));

        Assert.False(CommandTree.Differ(Host, words.In(Host, _refused)));
        Assert.Equal(
            [
                "/host pulse: \"ver\" is the name of another command too",
                "/host queue: \"ver\" is the name of another command too",
            ],
            _refused);
    }

    [Fact]
    public void AnotherTranslationIsADifference_SoThatDiscordIsToldAgain()
    {
        var before = Said("/host queue", "/host cola");

        Assert.True(CommandTree.Differ(before, Host));
        Assert.True(CommandTree.Differ(before, Said("/host queue", "/host fila")));
        Assert.True(CommandTree.Differ(Said("Which kind", "Qué tipo"), Host));
        Assert.False(CommandTree.Differ(before, Said("/host queue", "/host cola")));

        ImmutableArray<ApplicationCommand> Said(string english, string spanish) =>
            new CommandWords(Spanish((english, spanish))).In(Host, _refused);
    }

    [Fact]
    public async Task WhatShipsIsTakenByDiscord()
    {
        await using var bot = await TestBot.StartAsync();
        var words = new CommandWords(ShippedConfig.Load().Words.Find);

        var router = bot.The<ActionRouter>();
        var said = words.In(
            [.. Enum.GetValues<CommandScope>().SelectMany(scope => CommandTree.Of(router, scope))], _refused);

        Assert.Empty(_refused);
        Assert.All(said, command => Assert.Contains("es-419", command.NameLocalizations!.Keys));
        Assert.All(said, command => Assert.InRange(
            Characters(command.Name, command.NameLocalizations)
                + Characters(command.Description ?? "", command.DescriptionLocalizations)
                + (command.Options ?? []).Sum(Characters),
            1,
            DiscordLimits.CommandCharacters));
    }

    private static int Characters(CommandOption option) =>
        Characters(option.Name, option.NameLocalizations)
        + Characters(option.Description, option.DescriptionLocalizations)
        + (option.Choices ?? []).Sum(choice => Characters(choice.Name, choice.NameLocalizations))
        + (option.Options ?? []).Sum(Characters);

    /// <summary>Discord counts the longest of the languages.</summary>
    private static int Characters(string english, IReadOnlyDictionary<string, string>? said) =>
        (said?.Values ?? []).Append(english).Max(words => words.Length);

    private static Func<string, string, string?> Spanish(params (string English, string Said)[] lines) =>
        (language, english) => language.StartsWith("es", StringComparison.Ordinal)
            ? lines.Where(line => line.English == english).Select(line => line.Said).FirstOrDefault()
            : null;
}
