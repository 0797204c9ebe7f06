using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Facilitators;

/// <summary>What one looks after, and how to change or hand on that.</summary>
[Route("hosts.me")]
public sealed record OpenMyDuties : BotAction;

[Route("hosts.line")]
public sealed record OpenMyLine : BotAction;

/// <summary>A line by which members know who looks after the place.</summary>
[Route("hosts.line-form")]
public sealed record WriteMyLine(
    [TextInput("Who are you here?", Max = 150, Optional = true, Placeholder = "Grandmother of four, up early.",
        Hint = "Members read it, followed by: peer support, not therapy.")] string Line = "") : Modal("Your line");

[Route("hosts.room")]
public sealed record LookAfterRoom([Chosen] ChannelId Room = default) : BotAction;

[Route("hosts.leave-room")]
public sealed record LeaveRoom([Chosen] ConfigKey Room = default) : BotAction;

/// <summary>So many days off; 0: back.</summary>
[Route("hosts.away")]
public sealed record TakeDaysOff(int Days) : BotAction;

[Route("hosts.hand")]
public sealed record OpenHandover : BotAction;

/// <summary>Asks another to take over. Nothing changes until they say yes.</summary>
[Route("hosts.hand-form")]
public sealed record OfferHandover(
    [UserSelect("Who could take over?", Hint = "Your rooms and reports become theirs if they say yes.")]
    MemberId To = default) : Modal("Hand over");

[Route("hosts.answer")]
public sealed record AnswerHandover(MemberId From, bool Yes) : BotAction;

/// <summary>Who looks after the place, for members to read.</summary>
[Route("hosts.who")]
public sealed record ShowFacilitators : BotAction;
