using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MomBot.Discord;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>
/// Commands in the languages of words/: descriptions are found under their English, names under what people type
/// ("/host queue"; of its translation the last word counts). A word that Discord would refuse is left in English and
/// told, because one of them would cost the bot all its commands.
/// See Discord docs: Application Commands (Localization).
/// </summary>
/// <param name="wordingOf">Finds what to say in a language instead of an English text.</param>
public sealed partial class CommandWords(Func<string, string, string?> wordingOf)
{
    /// <param name="refused">Takes what could not be said, each with the reason.</param>
    internal ImmutableArray<ApplicationCommand> In(ImmutableArray<ApplicationCommand> commands, ISet<string> refused)
    {
        var names = commands.Select(command => command.Type).Distinct().ToDictionary(
            type => type,
            type => Names(
                type == ApplicationCommandType.ChatInput ? "/" : "",
                [.. commands.Where(command => command.Type == type).Select(command => command.Name)],
                refused));
        return
        [
            .. commands.Select(command => command with
            {
                NameLocalizations = names[command.Type][command.Name],
                DescriptionLocalizations = Descriptions(command.Description, refused),
                Options = command.Options is { } options ? In($"/{command.Name}", options, refused) : null,
            }),
        ];
    }

    private ImmutableArray<CommandOption> In(string above, IReadOnlyList<CommandOption> options, ISet<string> refused)
    {
        var names = Names($"{above} ", [.. options.Select(option => option.Name)], refused);
        return
        [
            .. options.Select(option => option with
            {
                NameLocalizations = names[option.Name],
                DescriptionLocalizations = Descriptions(option.Description, refused),
                Choices = option.Choices is { } choices ? In(choices, refused) : null,
                Options = option.Options is { } inner ? In($"{above} {option.Name}", inner, refused) : null,
            }),
        ];
    }

    private ImmutableArray<CommandChoice> In(IReadOnlyList<CommandChoice> choices, ISet<string> refused) =>
        [.. choices.Select(choice => choice with { NameLocalizations = Descriptions(choice.Name, refused) })];

    /// <summary>The names of what stands side by side, by language; two alike would be one too many.</summary>
    private Dictionary<string, IReadOnlyDictionary<string, string>?> Names(
        string before, ImmutableArray<string> names, ISet<string> refused)
    {
        var isTyped = before.Length > 0;
        var said = names.SelectMany(name => Locales.All, (name, locale) => (Name: name, Locale: locale))
            .Select(each => (each.Name, each.Locale, Word: wordingOf(each.Locale, before + each.Name)?.TrimStart('/')))
            .Where(each => each.Word is not null)
            .Select(each => (each.Name, each.Locale, Word: isTyped ? each.Word!.Split(' ')[^1] : each.Word!))
            .ToLookup(each => Why(each.Word, isTyped) is null);
        foreach (var (name, _, word) in said[false])
            refused.Add($"{before}{name}: \"{word}\" {Why(word, isTyped)}");
        var alone = said[true].ToLookup(each =>
            said[true].Count(other => other.Locale == each.Locale && other.Word == each.Word) == 1);
        foreach (var (name, _, word) in alone[false])
            refused.Add($"{before}{name}: \"{word}\" is the name of another command too");
        return names.ToDictionary(
            name => name,
            name => (IReadOnlyDictionary<string, string>?)alone[true].Where(each => each.Name == name)
                .ToDictionary(each => each.Locale, each => each.Word) is { Count: > 0 } found ? found : null);
    }

    private static string? Why(string word, bool isTyped) =>
        word.Length > DiscordLimits.CommandName ? $"has more than {DiscordLimits.CommandName} characters"
        : isTyped && (!TypedName().IsMatch(word) || word.Any(char.IsUpper))
            ? "cannot be typed as a command: small letters, digits and hyphens"
        : null;

    private Dictionary<string, string>? Descriptions(string? english, ISet<string> refused)
    {
        var found = new Dictionary<string, string>();
        foreach (var locale in Locales.All)
        {
            if (english is null or "" || wordingOf(locale, english) is not { } said)
                continue;
            if (said.Length <= DiscordLimits.CommandDescription)
                found.Add(locale, said);
            else
                refused.Add($"\"{said}\" has more than {DiscordLimits.CommandDescription} characters");
        }

        return found.Count == 0 ? null : found;
    }

    [GeneratedRegex(@"\A[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]+\z")]
    private static partial Regex TypedName();
}
