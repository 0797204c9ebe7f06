using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>The one form that asks for a hand.</summary>
[Route("help.ask")]
public sealed record AskForHelp(
    [TextInput("What would help?", Max = 300, Paragraph = true,
        Hint = "No names or addresses here: those go into the private thread later.")] string What = "",
    [Select("What kind of help?", From = AskForHelp.Categories)] ConfigKey Category = default,
    [Select("How soon?")] HowSoon Soon = HowSoon.Today,
    [TextInput("Which area?", Max = 60, Optional = true, Hint = "A neighbourhood is enough.")] string Area = "",
    [Select("How many pairs of hands?")] Hands Hands = Hands.One) : Modal("Ask for a hand")
{
    public const string Categories = "help.categories";
}

/// <summary>How soon, as the form says it.</summary>
public enum HowSoon
{
    [Label("Today")]
    Today,
    [Label("Tomorrow")]
    Tomorrow,
    [Label("This week")]
    ThisWeek,
    [Label("Anytime", "Any of the next seven days")]
    Anytime,
}

/// <summary>How many helpers, as the form says it.</summary>
public enum Hands
{
    [Label("One")]
    One = 1,
    [Label("Two")]
    Two,
    [Label("Three")]
    Three,
    [Label("Four")]
    Four,
    [Label("Five")]
    Five,
}

/// <summary>Lists what is open, and what is mine.</summary>
[Route("help.list")]
public sealed record ShowRequests(int Page = 0, bool Turns = false) : BotAction;

[Route("help.claim")]
public sealed record ClaimSeat(HelpRequestId Request) : BotAction;

[Route("help.release")]
public sealed record ReleaseSeat(HelpRequestId Request) : BotAction;

[Route("help.end")]
public sealed record EndRequest(HelpRequestId Request, HelpStatus How) : BotAction;

/// <summary>The card hangs.</summary>
[Route("help.posted")]
public sealed record CardPosted(HelpRequestId Request) : BotAction;

/// <summary>The private thread is open, or was refused.</summary>
[Route("help.handoff")]
public sealed record HandOffMade(HelpRequestId Request, int Seat, MemberId Helper) : BotAction;

[Route("help.remind")]
public sealed record RemindOfPromise(HelpRequestId Request, MemberId Helper) : BotAction;

[Route("help.lapse")]
public sealed record LapseRequest(HelpRequestId Request) : BotAction;

/// <summary>Ten days after its last day, nothing of it is kept.</summary>
[Route("help.forget")]
public sealed record ForgetRequest(HelpRequestId Request) : BotAction;

[Route("help.unthread")]
public sealed record DeleteHandOff(HelpRequestId Request, ChannelId Thread) : BotAction;

/// <summary>The door card hangs.</summary>
[Route("help.door")]
public sealed record DoorPosted(ChannelId Channel) : BotAction;
