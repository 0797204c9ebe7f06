using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>A category is chosen: its form opens.</summary>
[Route("help.kind")]
public sealed record ChooseCategory([Chosen] ConfigKey Category) : BotAction;

/// <summary>Asks at once, with the words the category has ready.</summary>
[Route("help.quick")]
public sealed record QuickAsk(ConfigKey Category) : BotAction;

/// <summary>Opens what was begun and not posted.</summary>
[Route("help.again")]
public sealed record OpenDraft : BotAction;

/// <summary>Opens what else the category asks, once it is posted.</summary>
[Route("help.further")]
public sealed record OpenMore(HelpRequestId Request) : BotAction;

[Route("help.trains")]
public sealed record OpenTrain : BotAction;

[Route("help.friends")]
public sealed record OpenFriend : BotAction;

/// <summary>The part of the day, before the days are chosen.</summary>
[Route("help.part")]
public sealed record ChoosePart(PartOfDay Part) : BotAction;

/// <summary>The days are chosen: the draft is posted.</summary>
[Route("help.days")]
public sealed record ChooseDays(PartOfDay Part, [Chosen] ImmutableArray<string> Days) : BotAction;

/// <summary>The people are named: the draft is posted, for them alone.</summary>
[Route("help.named")]
public sealed record NamePeople(PartOfDay Part, [Chosen] ImmutableArray<MemberId> People) : BotAction;

/// <summary>Takes back what was asked just now.</summary>
[Route("help.undo")]
public sealed record UndoAsk(HelpRequestId Request) : BotAction;

/// <summary>What was held back: out for good, or back in its place.</summary>
[Route("help.words")]
public sealed record AnswerWords(HelpRequestId Request, bool Remove) : BotAction;

/// <summary>The family answers what a friend asked for them.</summary>
[Route("help.yes")]
public sealed record AnswerFriend(HelpRequestId Request, bool Yes) : BotAction;

/// <summary>Help at the door, while help inside waits for a word.</summary>
[Route("help.outside")]
public sealed record AskAtTheDoor(HelpRequestId Request) : BotAction;

[Route("help.claim")]
public sealed record ClaimSeat(HelpRequestId Request) : BotAction;

/// <summary>A day of several is chosen to help on.</summary>
[Route("help.day")]
public sealed record ClaimDay(HelpRequestId Request, [Chosen] string Slot) : BotAction;

/// <summary>The name behind a quiet request has been seen, and the answer is still yes.</summary>
[Route("help.quietly")]
public sealed record ClaimQuietly(HelpRequestId Request, int Slot) : BotAction;

/// <param name="Slot">0: the first that is wanted.</param>
[Route("help.standby")]
public sealed record StandBy(HelpRequestId Request, int Slot = 0) : BotAction;

/// <param name="Claim">0: whatever she has going there; from <see cref="OfSlot"/> on: in that slot.</param>
[Route("help.release")]
public sealed record ReleaseSeat(HelpRequestId Request, int Claim = 0) : BotAction
{
    public const int OfSlot = 1_000_000;
}

[Route("help.fine")]
public sealed record SayFine(HelpRequestId Request, int Claim) : BotAction;

[Route("help.late")]
public sealed record RunLate(HelpRequestId Request, int Claim) : BotAction;

[Route("help.bring")]
public sealed record OpenDish(HelpRequestId Request, int Claim) : BotAction;

/// <summary>The family answers somebody who would come inside.</summary>
[Route("help.offer")]
public sealed record AnswerOffer(HelpRequestId Request, int Claim, bool Yes) : BotAction;

/// <summary>The family gives a silent helper's seat on.</summary>
[Route("help.giveon")]
public sealed record GiveSeatOn(HelpRequestId Request, int Claim, bool NoShow = false) : BotAction;

[Route("help.enough")]
public sealed record SayEnough(HelpRequestId Request, bool Enough) : BotAction;

[Route("help.rest")]
public sealed record RestRequest(HelpRequestId Request, bool Rests) : BotAction;

[Route("help.end")]
public sealed record EndRequest(HelpRequestId Request, HelpStatus How) : BotAction;

[Route("help.thank")]
public sealed record SayThanks(HelpRequestId Request) : BotAction;

[Route("help.longer")]
public sealed record TalkLonger(HelpRequestId Request, int Claim) : BotAction;

[Route("help.stop")]
public sealed record StopTalk(HelpRequestId Request) : BotAction;
