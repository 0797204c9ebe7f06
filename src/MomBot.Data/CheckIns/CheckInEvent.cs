using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>What happens to schedules of check-ins, their rounds and answers.</summary>
[EventFamily("check-in")]
[JsonDerivedType(typeof(RhythmSet), "rhythm-set")]
[JsonDerivedType(typeof(Armed), "armed")]
[JsonDerivedType(typeof(WentToRest), "went-to-rest")]
[JsonDerivedType(typeof(Previewed), "previewed")]
[JsonDerivedType(typeof(Waits), "waits")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Posted), "posted")]
[JsonDerivedType(typeof(Threaded), "threaded")]
[JsonDerivedType(typeof(PollRefused), "poll-refused")]
[JsonDerivedType(typeof(PollWanted), "poll-wanted")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Rewritten), "rewritten")]
[JsonDerivedType(typeof(AnswerLost), "answer-lost")]
[JsonDerivedType(typeof(AnswersTakenBack), "answers-taken-back")]
[JsonDerivedType(typeof(NudgeAsked), "nudge-asked")]
[JsonDerivedType(typeof(Nudged), "nudged")]
[JsonDerivedType(typeof(IdeaOffered), "idea-offered")]
[JsonDerivedType(typeof(IdeaMet), "idea-met")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(StoryHangs), "story-hangs")]
[JsonDerivedType(typeof(Rallied), "rallied")]
[JsonDerivedType(typeof(Cheered), "cheered")]
[JsonDerivedType(typeof(AskedAfter), "asked-after")]
[JsonDerivedType(typeof(YearShared), "year-shared")]
[JsonDerivedType(typeof(PromptSuggested), "prompt-suggested")]
[JsonDerivedType(typeof(PromptMet), "prompt-met")]
[JsonDerivedType(typeof(YearOffered), "year-offered")]
[JsonDerivedType(typeof(MorningAwaited), "morning-awaited")]
[JsonDerivedType(typeof(MorningCame), "morning-came")]
public abstract record CheckInEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>A schedule is new or changed, or the zone it is meant in has changed.</summary>
    public sealed record RhythmSet(Rhythm Rhythm, string Zone, Instant At) : CheckInEvent(Rhythm.Guild, default, At);

    /// <summary>A schedule's next round is the one facilitators look ahead to from now on.</summary>
    public sealed record Armed(Rhythm Rhythm, string Zone, Instant At) : CheckInEvent(Rhythm.Guild, default, At);

    /// <summary>A schedule rests by itself, after rounds that nobody answered.</summary>
    /// <param name="Room">Where facilitators are told; none: they see it on their board.</param>
    public sealed record WentToRest(Rhythm Rhythm, ChannelId Place, ChannelId? Room, Instant At)
        : CheckInEvent(Rhythm.Guild, default, At);

    /// <summary>Facilitators may see what is going to be asked.</summary>
    /// <param name="Due">When it will be.</param>
    public sealed record Previewed(
        Round Round, Instant Due, ImmutableArray<Reason> Why, ChannelId Room, Instant At)
        : CheckInEvent(Round.Guild, default, At);

    /// <summary>A round waits for a facilitator's word.</summary>
    public sealed record Waits(Round Round, ChannelId Room, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>The bot may not write where it is to hang: for a while it looks by itself whether it may.</summary>
    /// <param name="Left">How often it still looks.</param>
    public sealed record Refused(Round Round, int Left, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>Its card may go out.</summary>
    /// <param name="Until">Later it is too late, or night: then it waits for a facilitator's word.</param>
    public sealed record Opened(Round Round, Instant At, Instant? Until = null)
        : CheckInEvent(Round.Guild, default, At);

    /// <summary>Its card hangs; the thread comes next.</summary>
    public sealed record Posted(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>Its thread is open.</summary>
    public sealed record Threaded(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>The bot may not hang its poll: for as long as it is open it looks by itself whether it may.</summary>
    public sealed record PollRefused(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>Its poll is to be hung once more.</summary>
    public sealed record PollWanted(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <param name="Next">When the schedule's next round comes; none: it rests.</param>
    public sealed record Closed(Round Round, Instant? Next, Instant At) : CheckInEvent(Round.Guild, default, At)
    {
        /// <summary>Requests that everyone may see and that wait for a hand.</summary>
        public ImmutableArray<OpenRequest> Open { get; init; } = [];

        /// <summary>When the next rounds of all schedules come.</summary>
        public ImmutableArray<Instant> Dates { get; init; } = [];
    }

    /// <param name="Words">Hers, sealed until they are told, then gone from here.</param>
    /// <param name="Note">Puts her words behind a spoiler, and says what it is about.</param>
    public sealed record Answered(Round Round, Answer Answer, string Words, string? Note, Instant At)
        : CheckInEvent(Round.Guild, Answer.Member, At);

    /// <summary>She says it in other words.</summary>
    public sealed record Rewritten(Answer Answer, string Words, string? Note, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>Her words did not arrive, or it cannot be known.</summary>
    public sealed record AnswerLost(Answer Answer, bool Unsure, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>
    /// Somebody's words are to go. It belongs to nobody, so that erasing her data cannot erase the task of doing so.
    /// </summary>
    public sealed record AnswersTakenBack(GuildId Guild, ImmutableArray<AnswerMessage> Messages, Instant At)
        : CheckInEvent(Guild, default, At);

    /// <summary>She wishes to be reminded of a round.</summary>
    public sealed record NudgeAsked(Round Round, MemberId Member, Instant Due, Instant At)
        : CheckInEvent(Round.Guild, Member, At);

    /// <summary>It is time to remind her.</summary>
    public sealed record Nudged(Round Round, MemberId Member, Instant At) : CheckInEvent(Round.Guild, Member, At);

    /// <summary>Somebody asks an answer's author whether an idea is welcome.</summary>
    public sealed record IdeaOffered(Answer Answer, MemberId By, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>The author has said whether it is.</summary>
    public sealed record IdeaMet(Answer Answer, MemberId By, bool Welcome, Instant At)
        : CheckInEvent(Answer.Guild, By, At);

    /// <summary>Somebody tells a story, or asks everyone of a room: a message of her own with its thread.</summary>
    /// <param name="Words">Hers, sealed until they are told, then gone from here.</param>
    public sealed record Told(Answer Answer, string Words, string? Note, StoryKind Kind, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At)
    {
        /// <summary>Whether it hangs in a room of older children's families, where words do not stay.</summary>
        public bool MySide { get; init; }
    }

    /// <summary>It hangs; the thread comes next.</summary>
    public sealed record StoryHangs(Answer Answer, StoryKind Kind, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>The first of those who stand with an answer's author has said so.</summary>
    public sealed record Rallied(Answer Answer, Instant At) : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>A facilitator writes to an answer's author, privately.</summary>
    public sealed record Cheered(Answer Answer, MemberId By, string Words, Instant At)
        : CheckInEvent(Answer.Guild, Answer.Member, At);

    /// <summary>It is the day after a stretch.</summary>
    public sealed record AskedAfter(Round Round, Instant At) : CheckInEvent(Round.Guild, default, At);

    /// <summary>A facilitator shares what the year came to.</summary>
    public sealed record YearShared(GuildId Guild, ChannelId Channel, int Year, int Rounds, int Answers, Instant At)
        : CheckInEvent(Guild, default, At)
    {
        /// <summary>How often people met each other's answers with a press.</summary>
        public int Nods { get; init; }

        /// <summary>How often somebody helped somebody.</summary>
        public int Hands { get; init; }
    }

    /// <summary>Somebody suggests a question; facilitators read it in their room.</summary>
    /// <param name="Words">Hers, sealed until they are told, then gone from here.</param>
    public sealed record PromptSuggested(
        PromptId Prompt, GuildId Guild, MemberId By, string Words, ChannelId Room, Instant At)
        : CheckInEvent(Guild, By, At);

    /// <summary>A facilitator has taken a suggestion, or not.</summary>
    /// <param name="Words">What she suggested.</param>
    /// <param name="Reason">A word of the facilitator's; empty: none.</param>
    public sealed record PromptMet(
        GuildId Guild, MemberId By, string Words, bool Taken, string Reason, Instant At)
        : CheckInEvent(Guild, By, At);

    /// <summary>The year nears its end: facilitators are offered what it came to.</summary>
    public sealed record YearOffered(
        GuildId Guild, ChannelId Room, int Year, int Rounds, int Answers, int Nods, Instant At)
        : CheckInEvent(Guild, default, At)
    {
        /// <summary>How often somebody helped somebody.</summary>
        public int Hands { get; init; }
    }

    /// <summary>Facilitators are not disturbed now; they hear of it once they may be.</summary>
    public sealed record MorningAwaited(GuildId Guild, Instant Due, Instant At) : CheckInEvent(Guild, default, At)
    {
        /// <summary>Of what waits in every feature.</summary>
        public bool Whole { get; init; }
    }

    /// <summary>There is something for the facilitators to look at.</summary>
    public sealed record MorningCame(GuildId Guild, ChannelId Room, MorningList List, Instant At)
        : CheckInEvent(Guild, default, At)
    {
        /// <summary>When it comes again, as long as anything waits; none: not by itself.</summary>
        public Instant? Next { get; init; }
    }
}

/// <summary>A request for help with its card, as a digest lists it.</summary>
/// <param name="Category">How its kind is called.</param>
public sealed record OpenRequest(string Category, ChannelId Channel, MessageId Card);

/// <summary>What somebody says outside of any round.</summary>
public enum StoryKind
{
    Story,
    Question,
}

/// <summary>What waits for a human.</summary>
/// <param name="Unheard">Answers that nobody has met by a press for a while, the oldest first.</param>
/// <param name="Held">Rounds that wait for a word.</param>
public sealed record MorningList(ImmutableArray<Answer> Unheard, ImmutableArray<Round> Held)
{
    /// <summary>Rounds for which Discord would not open a thread.</summary>
    public ImmutableArray<Round> WithoutThread { get; init; } = [];

    /// <summary>Schedules that went to rest by themselves.</summary>
    public ImmutableArray<Rhythm> Resting { get; init; } = [];

    /// <summary>How many suggested questions wait for a word.</summary>
    public int Suggestions { get; init; }

    /// <summary>Dates that went by while the bot was away, and that nothing has come of since.</summary>
    public ImmutableArray<MissedDate> Missed { get; init; } = [];

    /// <summary>What waits in other features, as they say it.</summary>
    public ImmutableArray<Text> Others { get; init; } = [];

    public bool IsEmpty => Unheard.IsEmpty && Held.IsEmpty && WithoutThread.IsEmpty && Resting.IsEmpty
        && Missed.IsEmpty && Others.IsEmpty && Suggestions == 0;
}

/// <summary>A date of a schedule that went by.</summary>
public sealed record MissedDate(Rhythm Rhythm, LocalDate Date);
