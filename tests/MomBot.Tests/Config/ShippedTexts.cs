using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using MomBot.Config;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Config;

/// <summary>Every text a language has to have: what the program, its forms, its commands and config/ say.</summary>
internal static class ShippedTexts
{
    public static async Task<ImmutableArray<SpokenText>> AllAsync()
    {
        await using var bot = await TestBot.StartAsync();
        return
        [
            .. ((IEnumerable<SpokenText>)
                [
                    .. SpokenSource.Program.Texts,
                    .. Forms(typeof(Modal).Assembly),
                    .. Commands(bot.The<ActionRouter>()),
                    .. Summaries(bot),
                    .. Memories(bot),
                    .. Days(),
                    .. Entries(ShippedConfig.Load()),
                ]).Where(text => text.HasWords),
        ];
    }

    /// <summary>What has no line in a language; each once.</summary>
    public static IEnumerable<string> Missing(
        IEnumerable<SpokenText> texts, IReadOnlyDictionary<string, string> words) =>
        texts.Where(text => !text.IsName && !words.ContainsKey(text.Format))
            .DistinctBy(text => text.Format)
            .Select(text => $"{text.Where}: {text.Format}");

    /// <summary>Lines that nothing says any more, so that they would silently do nothing.</summary>
    public static IEnumerable<string> Unused(IEnumerable<SpokenText> texts, IEnumerable<string> keys) =>
        keys.Except(texts.Select(text => text.Format));

    /// <summary>Translations that do not fit where Discord puts them.</summary>
    public static IEnumerable<string> TooLong(
        IEnumerable<SpokenText> texts, IReadOnlyDictionary<string, string> words) =>
        from text in texts
        where words.TryGetValue(text.Format, out var said) && said.Length > text.Most
        select $"{text.Where}: \"{words[text.Format]}\" has more than {text.Most} characters";

    /// <summary>Translations that do not name a command as it is typed in their language.</summary>
    public static IEnumerable<string> OtherCommands(IReadOnlyDictionary<string, string> words)
    {
        var typed = words.Where(line => line.Key.StartsWith('/')).OrderByDescending(line => line.Key.Length).ToArray();
        foreach (var (english, said) in words)
        {
            var left = english;
            foreach (var (command, here) in typed)
            {
                var without = Regex.Replace(left, Regex.Escape(command) + @"(?![\p{L}\p{N}-])", "");
                if (without != left && !said.Contains(here, StringComparison.Ordinal))
                    yield return $"\"{said}\" does not say {here}";
                left = without;
            }
        }
    }

    /// <summary>Labels, hints, placeholders and options of forms.</summary>
    private static IEnumerable<SpokenText> Forms(Assembly assembly)
    {
        foreach (var parameter in assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(BotAction)))
            .SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters()))
        {
            if (parameter.GetCustomAttribute<ModalPartAttribute>() is not { } part)
                continue;
            var where = $"{parameter.Member.DeclaringType!.Name}.{parameter.Name}";
            yield return new(part.Label, where, DiscordLimits.Label);
            if (part.Hint is { } hint)
                yield return new(hint, where, DiscordLimits.LabelDescription);
            if (part is TextInputAttribute { Placeholder: { } placeholder })
                yield return new(placeholder, where, DiscordLimits.TextInputPlaceholder);
            var isOwn = part is ChoiceAttribute { From: null };
            foreach (var option in isOwn ? ModalValues.OfEnum(parameter.ParameterType) : [])
            {
                yield return new(option.Label.Format, where, DiscordLimits.OptionText);
                if (option.Hint is { } said)
                    yield return new(said.Format, where, DiscordLimits.OptionText);
            }
        }
    }

    /// <summary>What people type ("/host queue", and its options), what menus say, and all descriptions.</summary>
    private static IEnumerable<SpokenText> Commands(ActionRouter router)
    {
        foreach (var command in Enum.GetValues<CommandScope>().SelectMany(scope => CommandTree.Of(router, scope)))
        {
            var isTyped = command.Type == ApplicationCommandType.ChatInput;
            var path = isTyped ? $"/{command.Name}" : command.Name;
            yield return new(path, "commands", isTyped ? null : DiscordLimits.CommandName);
            yield return new(command.Description ?? "", path, DiscordLimits.CommandDescription);
            foreach (var text in (command.Options ?? []).SelectMany(option => Options(path, option)))
                yield return text;
        }
    }

    private static IEnumerable<SpokenText> Options(string above, CommandOption option)
    {
        var path = $"{above} {option.Name}";
        yield return new(path, "commands");
        yield return new(option.Description, path, DiscordLimits.CommandDescription);
        foreach (var choice in option.Choices ?? [])
            yield return new(choice.Name, path, DiscordLimits.ChoiceName);
        foreach (var text in (option.Options ?? []).SelectMany(inner => Options(path, inner)))
            yield return text;
    }

    private static IEnumerable<SpokenText> Summaries(TestBot bot) => FeatureList.Declare(bot.Services)
        .Select(feature => new SpokenText(feature.Summary, $"what {feature.Name} is"));

    private static IEnumerable<SpokenText> Memories(TestBot bot) =>
        FeatureList.Declare(bot.Services).SelectMany(feature => feature.Memories)
            .Append(bot.The<CommonMemory>().Memory)
            .Select(memory => new SpokenText(memory.What, $"what {memory.Feature} remembers"));

    private static IEnumerable<SpokenText> Days()
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return names.DayNames.Concat(names.MonthNames.Where(name => name.Length > 0).Select(name => $"{{0}} {name}"))
            .Select(name => new SpokenText(name, "days and months"));
    }

    private static IEnumerable<SpokenText> Entries(ConfigFolder config) =>
    [
        .. config.Stages.SelectMany(stage => Said(
            "stages.yaml", DiscordLimits.OptionText, stage.Name, stage.Description, stage.Role, stage.Channel)),
        .. config.Stages.SelectMany(stage => Said("stages.yaml", null, stage.Welcome)),
        .. config.HelpCategories.SelectMany(category => Said(
            "help-categories.yaml",
            DiscordLimits.OptionText,
            [category.Name, category.Hint, category.Example, category.Ask, category.Tip, category.Quick ?? "",
                .. category.Options, .. category.Fields.SelectMany(each => new[] { each.Ask, each.Tip ?? "" })])),
        .. config.HelpCategories.SelectMany(category => Said(
            "help-categories.yaml", null, category.QuickWords ?? "")),
        .. config.Hotlines.Countries.Append(config.Hotlines.Elsewhere).SelectMany(country => (SpokenText[])
        [
            .. Said("hotlines.yaml", DiscordLimits.OptionText, country.Name),
            .. country.Lines.Select(line => new SpokenText(line.Name, "hotlines.yaml", IsName: true)),
            .. country.Lines.SelectMany(line => Said(
                "hotlines.yaml", null, line.Contact, line.How, line.Hours, line.Languages ?? "", line.Note ?? "")),
        ]),
        .. BannedWords.Reasons.Select(reason => new SpokenText(reason, "BannedWords.cs")),
        .. config.Prompts.Concat(config.NoProblems).SelectMany(theme => theme.Tags).Distinct()
            .SelectMany(tag => Said("prompts", DiscordLimits.OptionText, tag)),
    ];

    private static IEnumerable<SpokenText> Said(string file, int? most, params string[] words) =>
        words.Select(each => new SpokenText(each, file, most));
}
