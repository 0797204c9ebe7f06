using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MomBot.Tests.Config;

/// <summary>Finds words that take a family for granted, measure a child or lecture a grown-up.</summary>
public static class WordingLint
{
    private static readonly ImmutableArray<(string Pattern, string Why)> Banned =
    [
        (@"mothers?|mums?|moms?|mommy|mummy|mamas?|motherhood|maternity", "the reader may be any kind of parent"),
        (@"fathers?|dads?|daddy|daddies|fatherhood", "the reader may be any kind of parent"),
        (@"husbands?|wife|wives|spouses?|boyfriends?|girlfriends?|your partner", "there may be none"),
        (@"births?|gave birth|deliver(y|ed) the baby|labour ward|c-section",
            "children arrive in many ways; say arrival"),
        (@"breasts?|breast-?fed|breast-?feeding|nursing|bottle-?fed|formula", "feeding is nobody's business"),
        (@"pregnant", "not everyone who waits is; say expecting"),
        (@"your own blood|real (mother|father|parents?|child|children)|biological|normal (child|family)",
            "families differ"),
        (@"milestones?|percentiles?|weight|weigh(s|ed)?|on track|behind for|ahead of (his|her|their) age",
            "no comparing"),
        (@"scores?|streaks?|points|leaderboards?|ranks?|ranking|badges?|level up", "nobody is counted here"),
        (@"(good|bad|naughty|easy|difficult|spoilt|spoiled) (baby|babies|child|children|kid|kids|boy|girl)",
            "no labels"),
        (@"you should|you must|you need to|you have to|make sure (you|to)|don't forget to|at least you", "no lectures"),
        (@"amazing|super-?mom|supermum|rock star|you've got this|you got this|mama bear|hang in there|hero(es)?",
            "no gush"),
        (@"sleep train(ing|ed)?|cry it out|co-?sleep(ing)?|attachment parenting|spank(ing)?|time-?outs?",
            "no sides taken"),
        (@"ttc|bfp|edd|lo|dh|dw|sahm|sahd|wahm|ftm", "slang shuts people out"),
        (@"suicid\w*|self-?harm|overdos\w*|kill\w*", "never named in our own words"),
    ];

    private static readonly ImmutableArray<(Regex Pattern, string Why)> Rules =
    [
        .. Banned.Select(rule => (
            new Regex($@"\b({rule.Pattern})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), rule.Why)),
    ];

    /// <summary>Each banned word in the text, and why it is banned; empty when the text is fine.</summary>
    public static ImmutableArray<string> FindIn(string text) =>
        [.. from rule in Rules from Match match in rule.Pattern.Matches(text) select $"\"{match.Value}\": {rule.Why}"];
}
