using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MomBot.Tests.Config;

/// <summary>Finds words that take a family for granted, measure a child or lecture a grown-up.</summary>
public static class WordingLint
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Signs say the same in every language.</summary>
    private static readonly (Regex Pattern, string Why) Applause = (new Regex(@"[!¡❤♥💕💖🎉👏💪✨]"), "no applause");

    private static readonly ImmutableDictionary<string, ImmutableArray<(Regex Pattern, string Why)>> Rules =
        BannedWords.ByLanguage.ToImmutableDictionary(
            language => language.Key,
            language => language.Value
                .Select(rule => (new Regex($@"\b({rule.Pattern})\b", AnyCase), rule.Why))
                .Append(Applause)
                .ToImmutableArray());

    /// <summary>Each banned word in the text, and why it is banned; empty when the text is fine.</summary>
    public static ImmutableArray<string> FindIn(string text, string language) =>
    [
        .. from rule in Rules[language]
           from Match match in rule.Pattern.Matches(text)
           select $"\"{match.Value}\": {rule.Why}",
    ];
}
