using System.Collections.Immutable;
using Dapper;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>One round of a schedule. There is never a second one for the same local date.</summary>
/// <param name="Theme">Its key in <c>config/prompts/</c>; empty when there was none to ask.</param>
/// <param name="Prompt">The wording that was chosen, in the community's language.</param>
/// <param name="Note">A content note, shown before the prompt.</param>
/// <param name="Held">Why it waits for a facilitator; none: it does not.</param>
/// <param name="Channel">Where its card hangs or is to hang.</param>
/// <param name="Message">The card; none until Discord has said which message it became.</param>
/// <param name="AnswersIn">
/// The card's thread, or the channel itself where Discord would not open one; none until that is known.
/// </param>
/// <param name="Answers">How many were given. Nobody's name hangs on it.</param>
public sealed record Round(
    RoundId Id,
    GuildId Guild,
    LocalDate Date,
    string Theme,
    string Prompt,
    string? Note,
    ThemeChoice Choice,
    RoundStatus Status,
    HeldBecause? Held,
    ChannelId? Channel,
    MessageId? Message,
    ChannelId? AnswersIn,
    Instant? ClosesAt,
    int Answers,
    int Version)
{
    /// <summary>The schedule it belongs to.</summary>
    public RhythmId Rhythm { get; init; }

    public RoundFormat Format { get; init; }

    /// <summary>The second, deeper door.</summary>
    public Question? Deeper { get; init; }

    /// <summary>
    /// Whether it hangs in a room of older children's families: everyone tells their own side, and answers are taken
    /// down after a while.
    /// </summary>
    public bool MySide { get; init; }

    /// <summary>How long it takes answers.</summary>
    public Duration Window { get; init; } = CheckIns.Rhythm.UsualWindow;

    /// <summary>How often somebody passed. Nobody's name hangs on it.</summary>
    public int Passes { get; init; }

    /// <summary>A page to read on, which somebody who runs the server has set for its theme.</summary>
    public string? Link { get; init; }

    /// <summary>A poll that hangs in its thread.</summary>
    public RoundPoll? Poll { get; init; }

    /// <summary>How many people were asked, as far as it is known; none: it was not counted.</summary>
    public int? Asked { get; init; }

    /// <summary>How many of them were away or had paused at that moment.</summary>
    public int? Away { get; init; }

    /// <summary>Whether Discord would not open a thread, so that answers stand in the channel.</summary>
    public bool IsWithoutThread => AnswersIn is { } place && place == Channel;
}

/// <summary>A theme's key, the wording that was chosen, and its content note.</summary>
public sealed record Question(string Theme, string Prompt, string? Note)
{
    /// <summary>A page to read on; none: nobody has set one.</summary>
    public string? Link { get; init; }
}

/// <summary>A question with ready answers, to smile at, in the community's language.</summary>
public sealed record RoundPoll(string Key, string Question, ImmutableArray<string> Answers)
{
    public bool Equals(RoundPoll? other) => other is not null && Key == other.Key && Question == other.Question
        && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Where a round stands.</summary>
public enum RoundStatus
{
    /// <summary>Its question is chosen, for facilitators to see a day ahead; its time has not come.</summary>
    Planned,

    /// <summary>Waits for a facilitator's word.</summary>
    Held,

    /// <summary>Its card is on its way.</summary>
    Opening,

    /// <summary>Its card hangs and takes answers.</summary>
    Open,

    /// <summary>Its time is over; the thread stays.</summary>
    Closed,

    /// <summary>A facilitator let it go.</summary>
    Skipped,
}

/// <summary>Why a round waits for a facilitator.</summary>
public enum HeldBecause
{
    /// <summary>The bot was away for too long after the time.</summary>
    Late,

    /// <summary>It came in the hours in which nobody is disturbed.</summary>
    QuietHours,

    /// <summary>No channel is chosen.</summary>
    NoChannel,

    /// <summary>No theme may be asked here.</summary>
    NoPrompt,

    /// <summary>The bot may not write in the channel.</summary>
    NotAllowed,

    /// <summary>The channel is no longer there, or the card was taken down at once.</summary>
    Gone,

    /// <summary>It cannot be known whether the card arrived.</summary>
    Unsure,

    /// <summary>A facilitator holds what is scheduled here, because the day is hard.</summary>
    HardDay,
}

/// <summary>How the theme of a round was found.</summary>
public enum ThemeChoice
{
    /// <summary>Not asked here for half a year.</summary>
    Fresh,

    /// <summary>Every theme was asked within half a year: the one that was asked longest ago.</summary>
    LongestAgo,
}

/// <summary>A theme that was asked before.</summary>
[method: ExplicitConstructor]
public sealed record PastTheme(LocalDate Date, string Theme);
