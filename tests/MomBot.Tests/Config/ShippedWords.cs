using System.Collections.Immutable;
using MomBot.Config;

namespace MomBot.Tests.Config;

/// <summary>Every sentence of ours that ships in a language.</summary>
internal static class ShippedWords
{
    public static ImmutableArray<string> In(string language)
    {
        var config = ShippedConfig.Load();
        return
        [
            .. Prompts(config, language),
            .. config.Words.Languages.GetValueOrDefault(language)?.Values ?? [],
            .. language == "en" ? Entries(config) : [],
            .. language == "en" ? SpokenSource.Program.Texts.Select(text => text.Format) : [],
        ];
    }

    private static IEnumerable<string> Prompts(ConfigFolder config, string language) =>
    [
        .. config.Prompts.Concat(config.NoProblems).SelectMany(theme => (string[])
        [
            .. theme.Wordings.GetValueOrDefault(language, []),
            .. theme.Notes.TryGetValue(language, out var note) ? [note] : Array.Empty<string>(),
        ]),
        .. config.Polls.Where(poll => poll.Questions.ContainsKey(language)).SelectMany(poll => (string[])
        [
            poll.Questions[language], .. poll.Answers[language],
        ]),
    ];

    /// <summary>What config/ says in English; other languages have it in words/.</summary>
    private static IEnumerable<string> Entries(ConfigFolder config) =>
    [
        .. config.Prompts.Concat(config.NoProblems).SelectMany(theme => theme.Tags.Append(theme.Key)),
        .. config.Stages.SelectMany(stage => new[]
        {
            stage.Name, stage.Description, stage.Role, stage.Channel, stage.Welcome,
        }),
        .. config.HelpCategories.SelectMany(category => new[]
        {
            category.Name, category.Hint, category.Example, category.Ask, category.Tip, category.Quick ?? "",
            category.QuickWords ?? "",
        }.Concat(category.Options).Concat(category.Fields.SelectMany(each => new[] { each.Ask, each.Tip ?? "" }))),
        // The lines' own names are theirs; what we say about them is ours.
        .. config.Hotlines.Countries.Append(config.Hotlines.Elsewhere)
            .SelectMany(country => country.Lines)
            .SelectMany(line => new[] { line.How, line.Hours, line.Note ?? "" }),
    ];
}
