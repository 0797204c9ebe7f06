using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MomBot.Config;

/// <summary>Finds words that take a family for granted, measure a child or lecture a grown-up.</summary>
public static class WordingLint
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public const string NoApplause = "no applause";

    /// <summary>Signs say the same in every language.</summary>
    private static readonly (Regex Pattern, string Why) Applause = (new Regex(@"[!¡❤♥💕💖🎉👏💪✨]"), NoApplause);

    private static readonly ImmutableDictionary<string, ImmutableArray<(Regex Pattern, string Why)>> Rules =
        BannedWords.ByLanguage.ToImmutableDictionary(
            language => language.Key,
            language => language.Value
                .Select(rule => (new Regex($@"\b({rule.Pattern})\b", AnyCase), rule.Why))
                .Append(Applause)
                .ToImmutableArray());

    /// <summary>Each banned word in the text, and why it is banned; empty when the text is fine.</summary>
    /// <param name="language">One without rules of its own has only those that hold everywhere.</param>
    public static ImmutableArray<Finding> FindIn(string text, string language) =>
    [
        .. from rule in Rules.GetValueOrDefault(Language.Broad(language), [Applause])
           from Match match in rule.Pattern.Matches(text)
           select new Finding(match.Value, rule.Why),
    ];
}

/// <summary>Something a text may not say.</summary>
/// <param name="Word">What it says; empty: it is about the whole.</param>
/// <param name="Why">In English; <c>words/</c> has it in other languages.</param>
public sealed record Finding(string Word, string Why)
{
    public override string ToString() => Word.Length == 0 ? Why : $"\"{Word}\": {Why}";
}
