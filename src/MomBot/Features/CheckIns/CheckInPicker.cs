using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What is asked in a round, and how it was found.</summary>
/// <param name="Wording">In the language it was chosen for, as is the note.</param>
public sealed record Pick(PromptTheme Theme, string Wording, string? Note, ThemeChoice Choice);

/// <summary>
/// Chooses what to ask: no theme a second time within half a year, none of the deepest, and of any four rounds in a row
/// one about the grown-up and one to smile at (so of any eight at least a quarter each). The same community, date and
/// history always give the same theme.
/// </summary>
public static class CheckInPicker
{
    private const int WeeksApart = 26;
    private const int Deepest = 3;

    /// <param name="history">What was asked here, the newest first.</param>
    /// <returns>None: no theme of the bank may be asked of everyone.</returns>
    public static Pick? Choose(
        ImmutableArray<PromptTheme> bank,
        ImmutableArray<PastTheme> history,
        GuildId community,
        LocalDate date,
        string language)
    {
        ImmutableArray<PromptTheme> suitable =
        [
            .. bank.Where(theme => theme.Depth < Deepest && theme.Stages.Contains(PromptTheme.AnyStage))
                .OrderBy(theme => theme.Key, StringComparer.Ordinal),
        ];
        if (suitable.Length == 0)
            return null;
        var last = history.GroupBy(past => past.Theme)
            .ToDictionary(past => past.Key, past => past.Max(each => each.Date));
        ImmutableArray<PromptTheme> fresh = [.. suitable.Where(theme => !IsRecent(theme))];
        var random = new Random(Seed(community, date));
        if (fresh.Length == 0)
            return Word(suitable.MinBy(theme => last[theme.Key])!, ThemeChoice.LongestAgo);
        var mixed = Mixed(
            fresh, [.. history.Take(3).Select(past => bank.FirstOrDefault(each => each.Key == past.Theme))]);
        return Word(mixed[random.Next(mixed.Length)], ThemeChoice.Fresh);

        bool IsRecent(PromptTheme theme) =>
            last.TryGetValue(theme.Key, out var asked) && asked >= date.PlusWeeks(-WeeksApart);

        Pick Word(PromptTheme theme, ThemeChoice choice)
        {
            var wordings = theme.WordingsIn(language);
            return new Pick(theme, wordings[random.Next(wordings.Length)], theme.NoteIn(language), choice);
        }
    }

    /// <summary>Those that keep the mix; all of them when none does.</summary>
    /// <param name="recent">The last three, the newest first; null where the bank no longer knows the theme.</param>
    private static ImmutableArray<PromptTheme> Mixed(
        ImmutableArray<PromptTheme> fresh, ImmutableArray<PromptTheme?> recent)
    {
        var adultIsDue = recent.Length == 3 && !recent.Any(theme => theme is { AdultLife: true });
        var lightIsDue = recent.Length == 3 && !recent.Any(theme => theme is { Light: true });

        // Two in a row that are neither: the next has to be one of them, so that never both are due at once.
        var eitherIsDue = recent.Length >= 2
            && !recent.Take(2).Any(theme => theme is { AdultLife: true } or { Light: true });
        ImmutableArray<Func<PromptTheme, bool>> wishes =
        [
            theme =>
                (!adultIsDue || theme.AdultLife) && (!lightIsDue || theme.Light) && (!eitherIsDue || IsEither(theme)),
            theme =>
                (adultIsDue && theme.AdultLife) || (lightIsDue && theme.Light) || (eitherIsDue && IsEither(theme)),
            _ => true,
        ];
        return wishes.Select(wish => fresh.Where(wish).ToImmutableArray()).First(kept => kept.Length > 0);

        static bool IsEither(PromptTheme theme) => theme.AdultLife || theme.Light;
    }

    /// <summary>The same in every process, unlike a hash code. The constants are those of SplitMix64.</summary>
    private static int Seed(GuildId community, LocalDate date)
    {
        var mixed = unchecked(((ulong)community.Value + ((ulong)date.ToDateOnly().DayNumber * 0x9E3779B97F4A7C15)));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        return (int)((mixed ^ (mixed >> 33)) & int.MaxValue);
    }
}
