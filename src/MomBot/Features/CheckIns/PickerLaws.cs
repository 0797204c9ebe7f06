using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data.CheckIns;

namespace MomBot.Features.CheckIns;

/// <summary>
/// What the picker heeds. All laws hold in the bot; each can be left out, so that a test can show what it is for.
/// </summary>
/// <param name="Except">Laws that are left out.</param>
public sealed record PickerLaws(params ImmutableArray<PickerLaw> Except)
{
    public const int Deepest = 3;

    /// <summary>So many rounds a space has to have had before the deepest themes come.</summary>
    public const int RoundsBeforeDeep = 3;

    public const int WeeksApart = 26;

    /// <summary>Of so many rounds in a row at least one is about the grown-ups: a quarter.</summary>
    public const int GrownUpsEvery = 4;

    public static readonly PickerLaws All = new();

    /// <summary>Whether a theme may come here at all.</summary>
    public bool Allow(PromptTheme theme, Asking asking) =>
        Holds(PickerLaw.ItsStage, asking.Stage is { } stage
            ? theme.IsFor(stage)
            : theme.Stages.Contains(PromptTheme.AnyStage))
        && Holds(PickerLaw.OptOut, !theme.Tags.Any(asking.Without.Contains))
        && Holds(PickerLaw.DepthOpened, theme.Depth <= asking.Deepest)
        && Holds(PickerLaw.NotDeepEarly, theme.Depth < Deepest || asking.History.Length >= RoundsBeforeDeep)
        && Holds(PickerLaw.NotDeepTwice, theme.Depth < Deepest || asking.History is not [{ Theme.Depth: Deepest }, ..])
        && asking.Door switch
        {
            Door.Any => true,
            Door.Lighter => theme.Light,
            Door.Deeper => !theme.Light,
            Door.JustUs => theme.AdultLife,
        };

    public bool WasAskedLately(PromptTheme theme, Asking asking) =>
        !Holds(PickerLaw.NotTwice, asking.LastAsked(theme) < asking.Date.PlusWeeks(-WeeksApart));

    /// <summary>Those that keep the mix, and why; when none keeps all of it, the grown-ups come first.</summary>
    public (ImmutableArray<PromptTheme> Kept, ImmutableArray<Reason> Why) Balance(
        ImmutableArray<PromptTheme> fresh, Asking asking)
    {
        var kept = fresh;
        var why = ImmutableArray.CreateBuilder<Reason>();
        if (asking.Door == Door.Any && IsLightDue(asking) is { } light && !Leaves(PickerLaw.LightAndDeep))
            Narrow(theme => theme.Light == light, light ? Because.LightIsDue : Because.DeeperIsDue);
        // One round before they must, if that fits the mix; when they must, even if it does not.
        var without = WithoutGrownUps(asking);
        if (without >= GrownUpsEvery - 2 && !Leaves(PickerLaw.GrownUps)
            && !Narrow(theme => theme.AdultLife, Because.GrownUpsAreDue) && without >= GrownUpsEvery - 1)
        {
            kept = fresh;
            Narrow(theme => theme.AdultLife, Because.GrownUpsAreDue);
        }

        return (kept, why.ToImmutable());

        bool Narrow(Predicate<PromptTheme> wanted, Because because)
        {
            if (kept.RemoveAll(theme => !wanted(theme)) is not { IsEmpty: false } narrowed)
                return false;
            kept = narrowed;
            why.Add(new(because));
            return true;
        }
    }

    /// <summary>
    /// Rounds come in pairs, one light and one deeper, or in fours with three of a kind, in any order. Whether a light
    /// one has to come now, or must not; none: either may.
    /// </summary>
    private static bool? IsLightDue(Asking asking)
    {
        var (rounds, light) = asking.Mix switch
        {
            Mix.HalfAndHalf => (2, 1),
            Mix.MostlyLight => (4, 3),
            Mix.MostlyDeeper => (4, 1),
        };
        var came = asking.History.Length % rounds;
        var before = asking.History[..came];
        if (came == 0 || before.Any(past => past.Theme is null))
            return null;
        var lightOnes = before.Count(past => past.Theme is { Light: true });
        return lightOnes == light ? false : came - lightOnes == rounds - light ? true : null;
    }

    /// <summary>How many rounds in a row, up to now, were not about the grown-ups.</summary>
    private static int WithoutGrownUps(Asking asking)
    {
        var rounds = 0;
        while (rounds < asking.History.Length && asking.History[rounds].Theme is not { AdultLife: true })
            rounds++;
        return rounds;
    }

    private bool Holds(PickerLaw law, bool kept) => kept || Leaves(law);

    private bool Leaves(PickerLaw law) => Except.Contains(law);
}

/// <summary>One law of the picker.</summary>
public enum PickerLaw
{
    /// <summary>No theme twice in half a year.</summary>
    NotTwice,

    /// <summary>The deepest only since a facilitator opened them.</summary>
    DepthOpened,

    /// <summary>None of the deepest in a space's first rounds.</summary>
    NotDeepEarly,

    /// <summary>None of the deepest twice running.</summary>
    NotDeepTwice,

    /// <summary>At least a quarter about the grown-ups.</summary>
    GrownUps,

    /// <summary>As many light ones as the schedule's mix says: half, unless a facilitator chose otherwise.</summary>
    LightAndDeep,

    /// <summary>Nothing the space does without.</summary>
    OptOut,

    /// <summary>What is for one stage only comes in its room.</summary>
    ItsStage,
}
