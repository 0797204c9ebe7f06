using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>That somebody answered a round, and where her words stand. The words are Discord's alone.</summary>
/// <param name="Need">Which replies she wished for; none once the round has closed.</param>
/// <param name="Message">Her words' message; none until Discord has said which it became.</param>
public sealed record Answer(
    AnswerId Id,
    RoundId Round,
    GuildId Guild,
    MemberId Member,
    NeedTag? Need,
    MessageId? Message,
    Instant AnsweredAt);

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
