using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>What happens to rounds of check-ins.</summary>
[EventFamily("check-in")]
[JsonDerivedType(typeof(RhythmSet), "rhythm-set")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Posted), "posted")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(AnswerLost), "answer-lost")]
[JsonDerivedType(typeof(AnswersTakenBack), "answers-taken-back")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record CheckInEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>The rhythm is new, or the zone it is meant in has changed.</summary>
    public sealed record RhythmSet(Rhythm Rhythm, string Zone, Instant At) : CheckInEvent(Rhythm.Guild, default, At);

    /// <summary>Its card may go out.</summary>
    public sealed record Opened(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>Its card hangs; the thread comes next.</summary>
    public sealed record Posted(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <param name="Words">Hers, sealed until they are told, then gone from here.</param>
    public sealed record Answered(Round Round, Answer Answer, string Words, Instant At)
        : CheckInEvent(Round.Guild, Answer.Member, At);

    /// <summary>Her words did not arrive, or it cannot be known.</summary>
    public sealed record AnswerLost(Round Round, Answer Answer, bool Unsure, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>
    /// Somebody's words are to go. It belongs to nobody, so that erasing her data cannot erase the task of doing so.
    /// </summary>
    public sealed record AnswersTakenBack(GuildId Guild, ImmutableArray<AnswerMessage> Messages, Instant At)
        : CheckInEvent(Guild, default, At);

    public sealed record Closed(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);
}
