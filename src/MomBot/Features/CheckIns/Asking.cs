using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>For which space and date a theme is looked for, and what was asked there before.</summary>
/// <param name="Stage">Whose room it is; none: everyone's.</param>
/// <param name="Deepest">Themes up to this depth may come.</param>
/// <param name="Without">Tags the space does without.</param>
/// <param name="Door">Which kind of theme is wanted.</param>
/// <param name="History">What was asked here, the newest first; null where the bank no longer knows the theme.</param>
public sealed record Asking(
    RhythmId Rhythm,
    string? Stage,
    int Deepest,
    ImmutableHashSet<string> Without,
    LocalDate Date,
    string Language,
    Door Door,
    ImmutableArray<(LocalDate Date, string Key, PromptTheme? Theme)> History)
{
    /// <summary>How light and deeper themes are mixed here.</summary>
    public Mix Mix { get; init; }

    /// <summary>When it was asked here last; long ago when never.</summary>
    public LocalDate LastAsked(PromptTheme theme)
    {
        foreach (var past in History)
        {
            if (past.Key == theme.Key)
                return past.Date;
        }

        return LocalDate.MinIsoValue;
    }
}

/// <summary>Which kind of theme is wanted.</summary>
public enum Door
{
    Any,
    Lighter,
    Deeper,

    /// <summary>About the grown-ups.</summary>
    JustUs,
}
