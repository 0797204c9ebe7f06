using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Discord's language codes: "de", "es-ES", "es-419", and what to fall back to.</summary>
internal static class Language
{
    public const string English = "en";

    public static bool IsCode(string code) => code.Split('-') switch
    {
        [{ Length: 2 } language] => language.All(char.IsAsciiLetterLower),
        [{ Length: 2 } language, { Length: 2 or 3 } region] =>
            language.All(char.IsAsciiLetterLower)
            && region.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)),
        _ => false,
    };

    /// <summary>The language without its region; the same language when it has none.</summary>
    public static string Broad(string code) => code.Split('-')[0];

    /// <summary>What is written for this language (es-419, then es), else the English, which is always there in what
    /// ships, else any.</summary>
    public static T In<T>(ImmutableDictionary<string, T> byLanguage, string code) =>
        byLanguage.TryGetValue(code, out var exact) ? exact
        : byLanguage.TryGetValue(Broad(code), out var broad) ? broad
        : byLanguage.TryGetValue(English, out var english) ? english
        : byLanguage.OrderBy(each => each.Key, StringComparer.Ordinal).First().Value;
}
