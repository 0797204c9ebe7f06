using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>The card hangs.</summary>
/// <param name="Again">It was refused before, and the family knows.</param>
[Route("help.posted")]
public sealed record CardPosted(HelpRequestId Request, bool Again = false) : BotAction;

/// <summary>The private thread is open, or was refused.</summary>
[Route("help.handoff")]
public sealed record HandOffMade(HelpRequestId Request, int Claim) : BotAction;

/// <summary>People are told one by one.</summary>
[Route("help.tell")]
public sealed record TellPeople(HelpRequestId Request, int Round) : BotAction;

/// <summary>Nobody may have come yet.</summary>
[Route("help.look")]
public sealed record LookAgain(HelpRequestId Request, int Step) : BotAction;

[Route("help.remind")]
public sealed record RemindOfPromise(HelpRequestId Request, int Claim) : BotAction;

[Route("help.silence")]
public sealed record FeelSilence(HelpRequestId Request, int Claim) : BotAction;

/// <summary>A helper of a meal train comes into its thread.</summary>
[Route("help.enter")]
public sealed record EnterHandOff(HelpRequestId Request, int Claim) : BotAction;

[Route("help.leave")]
public sealed record LeaveHandOff(HelpRequestId Request, int Claim) : BotAction;

[Route("help.lapse")]
public sealed record LapseRequest(HelpRequestId Request) : BotAction;

/// <summary>The card of a meal train has waited for what else may change.</summary>
[Route("help.draw")]
public sealed record DrawAgain(HelpRequestId Request) : BotAction;

/// <summary>Ten days after its last day, nothing of it is kept.</summary>
[Route("help.forget")]
public sealed record ForgetRequest(HelpRequestId Request) : BotAction;

[Route("help.unthread")]
public sealed record DeleteHandOff(HelpRequestId Request, ChannelId Thread) : BotAction;

/// <summary>Half an hour of a talk has gone by, or it is to end.</summary>
[Route("help.talktime")]
public sealed record TalkTime(HelpRequestId Request, int Claim, bool Ends) : BotAction;

/// <summary>The door card hangs.</summary>
[Route("help.door")]
public sealed record DoorPosted(ChannelId Channel) : BotAction;

/// <summary>Tries once more to hang a card where the bot was not allowed to.</summary>
[Route("help.hang")]
public sealed record HangRequest(HelpRequestId Request) : BotAction;

/// <summary>The door card was drawn anew, or is not there any more.</summary>
[Route("help.door-drawn")]
public sealed record DoorDrawn(ChannelId Channel, MessageId Message) : BotAction;
