using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>Check-ins in a member's own panel: few words, and the way there.</summary>
public static partial class CheckInViews
{
    public static Section OfMine(MyCheckIn mine) => mine switch
    {
        { Open: { } round, HasAnswered: false } => new(
            round.Note is { } note
                ? T($"**This week** a question with a content note: {note}")
                : T($"**This week** {round.Prompt}"),
            new Button("Answer", new OpenAnswer(round.Id)),
            new Button("Pass", new PassRound(round.Id)),
            new Button("See the check-in", new ShowCheckIn())),
        { Open: not null } => new(
            "**This week** you have answered. Your words hang in the thread.",
            new Button("See mine", new ShowMine()),
            new Button("See the check-in", new ShowCheckIn())) { Coming = Next(mine) },
        _ => new(
            "**This week** no check-in is open right now.",
            new Button("See the check-in", new ShowCheckIn())) { Coming = Next(mine) },
    };

    private static ImmutableArray<Coming> Next(MyCheckIn mine) => mine.Next is { } next
        ? [new Coming(next, T($"{next:f} · the next check-in"))]
        : [];
}

/// <summary>What of the check-ins somebody finds in her panel.</summary>
/// <param name="Open">The round that is open for everybody; none: none is.</param>
/// <param name="Next">When the next one comes; none: none is planned.</param>
public sealed record MyCheckIn(Round? Open, bool HasAnswered, Instant? Next);
