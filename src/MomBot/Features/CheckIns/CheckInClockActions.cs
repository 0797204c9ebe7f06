using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>A schedule's day and hour have come; of no schedule in particular: of the community's first.</summary>
[Route("checkins.due")]
public sealed record OpenRound(RhythmId? Rhythm) : BotAction;

/// <summary>A day before: the question is chosen, and facilitators may look.</summary>
[Route("checkins.preview")]
public sealed record PreviewRound(RhythmId Rhythm) : BotAction;

[Route("checkins.close")]
public sealed record CloseRound(RoundId Round) : BotAction;

/// <summary>The day after a stretch.</summary>
[Route("checkins.after")]
public sealed record AskAfter(RoundId Round) : BotAction;

/// <summary>The answers of a round have stood long enough.</summary>
[Route("checkins.expire")]
public sealed record ExpireAnswers(RoundId Round) : BotAction;

/// <summary>It is time to remind somebody.</summary>
[Route("checkins.remind")]
public sealed record NudgeMember(RoundId Round, MemberId Member) : BotAction;

/// <summary>Whether somebody has met what was answered by now.</summary>
[Route("checkins.morning")]
public sealed record LookAfter : BotAction;

/// <summary>It is morning: what waits in every feature.</summary>
[Route("checkins.list")]
public sealed record ListMorning : BotAction;

/// <summary>The year nears its end: facilitators may like to share what it came to.</summary>
[Route("checkins.offeryear")]
public sealed record OfferYear : BotAction;

/// <summary>The card hangs, or was refused.</summary>
[Route("checkins.posted")]
public sealed record RoundPosted(RoundId Round) : BotAction;

/// <summary>The thread is open, or was refused.</summary>
[Route("checkins.thread")]
public sealed record ThreadOpened(RoundId Round) : BotAction;

/// <summary>Its poll hangs, or was refused.</summary>
[Route("checkins.polled")]
public sealed record PollPosted(RoundId Round) : BotAction;

/// <summary>Looks whether a poll that the bot was not allowed to hang may hang now.</summary>
[Route("checkins.hangpoll")]
public sealed record HangPoll(RoundId Round) : BotAction;

/// <summary>How much was written in a round's thread, the bot's own words included.</summary>
[Route("checkins.counted")]
public sealed record ThreadCounted(RoundId Round) : BotAction;

/// <summary>A story or a question hangs, or was refused.</summary>
[Route("checkins.told")]
public sealed record StoryPosted(AnswerId Answer, ChannelId Channel, StoryKind Kind) : BotAction;

/// <summary>What was told or asked in a room of older children's families has stood long enough.</summary>
[Route("checkins.expirestory")]
public sealed record ExpireStory(AnswerId Answer) : BotAction;

/// <summary>A story has been met for a while: who nodded to it is forgotten.</summary>
[Route("checkins.settle")]
public sealed record SettleStory(AnswerId Answer) : BotAction;

/// <summary>An answer hangs, or was refused.</summary>
[Route("checkins.answered")]
public sealed record AnswerPosted(RoundId Round, AnswerId Answer, ChannelId Channel) : BotAction;

/// <summary>Looks whether a round that the bot was not allowed to post may be posted now.</summary>
[Route("checkins.retry")]
public sealed record RetryRound(RoundId Round, int Left) : BotAction;
