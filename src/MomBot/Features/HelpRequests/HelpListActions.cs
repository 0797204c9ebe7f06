using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>Lists what is open, and what is mine.</summary>
[Route("help.list")]
public sealed record ShowRequests : BotAction;

/// <summary>Another page of the same list.</summary>
[Route("help.turn")]
public sealed record TurnRequests(int Page, ConfigKey Only) : BotAction;

/// <summary>What somebody promised, as a file for her own calendar.</summary>
/// <param name="Request">One of them only; 0: all.</param>
[Route("help.calendar")]
public sealed record TakeCalendar(HelpRequestId Request = default) : BotAction;

/// <summary>One kind of help only, or what is near one area.</summary>
[Route("help.only")]
public sealed record FilterRequests([Chosen] ConfigKey Only) : BotAction
{
    public const string All = "all";

    /// <summary>Before the key of an area; no category begins so.</summary>
    public const string Near = "near--";
}

[Route("help.wayform")]
public sealed record OpenMyWays : BotAction;

/// <summary>Offers to listen, or rests from it.</summary>
[Route("help.listen")]
public sealed record OfferToListen(bool Yes) : BotAction;

[Route("help.listener")]
public sealed record AnswerListener(MemberId Who, bool Yes) : BotAction;

/// <summary>Somebody is going to a shop and can bring things.</summary>
[Route("help.shopform")]
public sealed record OpenShopRun : BotAction;

/// <summary>Keeps somebody apart, without a word to anybody.</summary>
[Route("help.apart")]
public sealed record OpenKeepApart : BotAction;

[Route("help.together")]
public sealed record KeepTogether([Chosen] string Who) : BotAction;

/// <summary>The board of those who look after the place.</summary>
[Route("help.queue")]
public sealed record OpenQueue(int Page = 0) : BotAction;

/// <summary>One request, and what those who look after the place can do about it.</summary>
[Route("help.tend")]
public sealed record TendRequest([Chosen] string Request) : BotAction;

[Route("help.through")]
public sealed record LetThrough(HelpRequestId Request) : BotAction;

[Route("help.hostend")]
public sealed record CloseAsHost(HelpRequestId Request, HelpStatus How) : BotAction;

/// <summary>Somebody who looks after the place notes that nobody came on a day.</summary>
[Route("help.noshow")]
public sealed record RecordNoShow(HelpRequestId Request, [Chosen] string Claim) : BotAction;

[Route("help.noteform")]
public sealed record OpenNote(HelpRequestId Request) : BotAction;

/// <summary>Asks one person whether they could help; they accept or not.</summary>
[Route("help.askone")]
public sealed record AskOne(HelpRequestId Request, [Chosen] ImmutableArray<MemberId> Who) : BotAction;

/// <summary>The categories and areas of the community.</summary>
[Route("help.places")]
public sealed record ShowHelpSettings : BotAction;

[Route("help.areaform")]
public sealed record OpenAreas : BotAction;

[Route("help.kinds")]
public sealed record ChooseCategories([Chosen] ImmutableArray<ConfigKey> Enabled) : BotAction;

[Route("help.nameform")]
public sealed record OpenRename : BotAction;
