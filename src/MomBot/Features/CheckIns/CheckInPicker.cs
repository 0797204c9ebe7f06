using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What is asked in a round, and how it was found.</summary>
/// <param name="Wording">In the language it was chosen for, as is the note.</param>
public sealed record Pick(PromptTheme Theme, string Wording, string? Note, ThemeChoice Choice)
{
    public ImmutableArray<Reason> Why { get; init; } = [];

    /// <summary>How many themes may still come here that were not asked for half a year, this one included.</summary>
    public int Left { get; init; }
}

/// <summary>
/// Chooses what to ask. The laws of <see cref="PickerLaws"/> that must hold leave some themes; of those a theme comes
/// that was not asked here for half a year; of those one that keeps the mix. The same space, date and history always
/// give the same theme.
/// </summary>
public static class CheckInPicker
{
    /// <returns>None: no theme of the bank may be asked here.</returns>
    public static Pick? Choose(ImmutableArray<PromptTheme> bank, PickerLaws laws, Asking asking)
    {
        var suitable = bank.Where(theme => laws.Allow(theme, asking)).ToImmutableArray()
            .Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        if (suitable.IsEmpty)
            return null;
        var random = new Random(Seed(asking));
        var fresh = suitable.RemoveAll(theme => laws.WasAskedLately(theme, asking));
        if (fresh.IsEmpty)
        {
            var oldest = suitable.MinBy(asking.LastAsked)!;
            return Word(oldest, ThemeChoice.LongestAgo, asking, random) with
            {
                Why = [new(Because.AllWereAsked)],
            };
        }

        var (mixed, why) = laws.Balance(fresh, asking);
        var theme = mixed[random.Next(mixed.Length)];
        return Word(theme, ThemeChoice.Fresh, asking, random) with
        {
            Why =
            [
                new(Because.NotAskedForHalfAYear),
                .. why,
                .. theme.Depth == PickerLaws.Deepest ? [new Reason(Because.DeepIsOpen)] : ImmutableArray<Reason>.Empty,
                new(Because.OthersCouldCome, mixed.Length - 1),
            ],
            Left = fresh.Length,
        };
    }

    private static Pick Word(PromptTheme theme, ThemeChoice choice, Asking asking, Random random)
    {
        var wordings = theme.WordingsIn(asking.Language);
        return new Pick(theme, wordings[random.Next(wordings.Length)], theme.NoteIn(asking.Language), choice);
    }

    /// <summary>The same in every process, unlike a hash code. The constants are those of SplitMix64.</summary>
    private static int Seed(Asking asking)
    {
        var day = (ulong)asking.Date.ToDateOnly().DayNumber + ((ulong)asking.Door << 32);
        var mixed = unchecked((ulong)asking.Rhythm.Value + (day * 0x9E3779B97F4A7C15));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        return (int)((mixed ^ (mixed >> 33)) & int.MaxValue);
    }
}
