using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>A room that is asked something week after week, with nobody's help.</summary>
/// <param name="OpensDeepAfter">After so many rounds a facilitator opens the deepest; none: never.</param>
internal sealed record SimulatedSpace(
    RhythmId Rhythm, string? Stage, ImmutableHashSet<string> Without, int? OpensDeepAfter)
{
    /// <summary>How light and deeper ones are mixed.</summary>
    public Mix Mix { get; init; }

    public static SimulatedSpace Of(int number) => new(new RhythmId(number * 7919L), null, [], null);

    public Asking Asking(
        LocalDate date, ImmutableArray<(LocalDate Date, string Key, PromptTheme? Theme)> history) => new(
        Rhythm,
        Stage,
        OpensDeepAfter <= history.Length ? PickerLaws.Deepest : Data.CheckIns.Rhythm.UsualDepth,
        Without,
        date,
        "en",
        Door.Any,
        history)
    {
        Mix = Mix,
    };

    /// <summary>Week after week, each with what came before it.</summary>
    public ImmutableArray<Pick> Asked(ImmutableArray<PromptTheme> bank, int weeks, PickerLaws? laws = null)
    {
        var asked = ImmutableArray.CreateBuilder<Pick>(weeks);
        var history = ImmutableArray<(LocalDate, string, PromptTheme?)>.Empty;
        for (var week = 0; week < weeks; week++)
        {
            var date = SomeRound.Wednesday.PlusWeeks(week);
            var pick = CheckInPicker.Choose(bank, laws ?? PickerLaws.All, Asking(date, history))!;
            asked.Add(pick);
            history = history.Insert(0, (date, pick.Theme.Key, pick.Theme));
        }

        return asked.MoveToImmutable();
    }
}
