using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>One thing a category asks besides what, when and who. None has to be filled in.</summary>
/// <param name="Key">Kept once it is in use.</param>
/// <param name="Ask">The question; a number or own words stand on the card behind it.</param>
/// <param name="Tip">Under the question; none: there is none.</param>
/// <param name="Options">What can be chosen, in short sentences that stand by themselves.</param>
/// <param name="Most">Of a number, the highest.</param>
/// <param name="Private">Only the helper reads it, in the private thread.</param>
public sealed record HelpField(
    string Key,
    string Ask,
    HelpFieldKind Kind,
    string? Tip,
    ImmutableArray<string> Options,
    int Most,
    bool Private);

/// <summary>How a question can be answered.</summary>
public enum HelpFieldKind
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Several,

    /// <summary>From one to the highest.</summary>
    Number,

    /// <summary>In own words.</summary>
    Text,
}
