using System.Collections.Immutable;
using MomBot.Data;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Something a request says besides what and when, as one line that is kept.</summary>
/// <param name="Words">A sentence of the category's file; behind a question, somebody's own words or a number.</param>
/// <param name="Ask">The question it answers; empty: the words stand by themselves.</param>
/// <param name="IsPrivate">Only the helper reads it, in the private thread.</param>
public sealed record HelpFact(string Words, string Ask = "", bool IsPrivate = false)
{
    private const char Between = '\t';

    public static HelpFact Read(string line) => line.Split(Between) switch
    {
        [var words] => new HelpFact(words),
        [var ask, var words] => new HelpFact(words, ask),
        [var ask, var words, ..] => new HelpFact(words, ask, IsPrivate: true),
        [] => new HelpFact(line),
    };

    /// <summary>What stands on the card, or what the helper alone reads; none: nothing.</summary>
    public static Text? Say(ImmutableArray<string> lines, bool isPrivate)
    {
        var facts = lines.Select(Read).Where(fact => fact.IsPrivate == isPrivate).ToLookup(fact => fact.Ask.Length > 0);
        ImmutableArray<Text> said =
        [
            .. facts[false].Any() ? [Join(" ", facts[false].Select(fact => fact.Say()))] : (Text[])[],
            .. facts[true].Select(fact => fact.Say()),
        ];
        return said.IsEmpty ? null : Join("\n", said);
    }

    /// <summary>Without what looks like an address, a phone number or a payment link in own words.</summary>
    public HelpFact WithoutPrivateWords() => Ask.Length == 0 ? this : this with { Words = PrivateWords.Without(Words) };

    public string Line() => (Ask, IsPrivate) switch
    {
        ("", false) => Words,
        (_, false) => $"{Ask}{Between}{Words}",
        _ => $"{Ask}{Between}{Words}{Between}helper",
    };

    public Text Say() => Ask.Length == 0 ? T($"{Words:ours}.") : T($"{Ask:ours} {Words}");
}
