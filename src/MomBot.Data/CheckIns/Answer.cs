using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>That somebody answered a round, and where her words stand. The words are Discord's alone.</summary>
/// <param name="Round">The round it answers; the empty number: it is a story or a question of her own.</param>
/// <param name="Need">Which replies she wished for; none once the round has closed.</param>
/// <param name="Message">Her words' message; none until Discord has said which it became.</param>
public sealed record Answer(
    AnswerId Id,
    RoundId Round,
    GuildId Guild,
    MemberId Member,
    NeedTag? Need,
    MessageId? Message,
    Instant AnsweredAt)
{
    public Readers Readers { get; init; }

    /// <summary>Where her words hang or are to hang.</summary>
    public ChannelId? Channel { get; init; }

    /// <summary>How many pressed <i>Me too</i>; nobody's name is kept once the round has closed.</summary>
    public int MeToo { get; init; }

    /// <summary>How many pressed <i>We're with you</i>.</summary>
    public int WithYou { get; init; }
}

/// <summary>Who may read an answer.</summary>
public enum Readers
{
    /// <summary>Everyone who sees the thread.</summary>
    Everyone,

    /// <summary>The facilitators, in their room.</summary>
    Facilitators,

    /// <summary>The people of her cohort, in its room.</summary>
    Cohort,
}

/// <summary>How somebody answered an answer with a press.</summary>
public enum Nod
{
    MeToo,
    WithYou,

    /// <summary>Asked its author whether an idea is welcome.</summary>
    Idea,

    /// <summary>A facilitator wrote to its author, or says that somebody has answered.</summary>
    Seen,
}

/// <summary>Which replies would help.</summary>
public enum NeedTag
{
    Ear,
    Idea,
    Laugh,
    Cry,
    Celebrate,
    Vent,
}

/// <summary>A message that is to be taken down.</summary>
public sealed record AnswerMessage(RoundId Round, ChannelId Channel, MessageId Message);
