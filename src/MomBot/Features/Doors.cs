using MomBot.Interactions;

namespace MomBot.Features;

/// <summary>Opens the form that asks for a hand: any card may offer it, Help answers it.</summary>
[Route("help.open")]
public sealed record OpenAsk : BotAction;

/// <summary>
/// Shows the lines to call, at once and to the presser alone: any card may offer it, Safety answers it.
/// </summary>
[Route("safety.open")]
public sealed record OpenSupport : BotAction;

/// <summary>How somebody likes to help, and what she hears of: any card may offer it, Help answers it.</summary>
[Route("help.ways")]
public sealed record ShowMyWays : BotAction;

/// <summary>Whom somebody would rather not meet: any card may offer it, Help answers it.</summary>
[Route("help.apartlist")]
public sealed record ShowApart : BotAction;

/// <summary>Everything rests, in one step: any card may offer it, Pause answers it.</summary>
[Route("pause.pause")]
public sealed record PauseAll : BotAction;

/// <summary>Opens the panel of stages: any card may offer it, Stages answers it.</summary>
[Route("stages.open")]
public sealed record OpenStages : BotAction;

/// <summary>What is kept about her: see, take, erase. Any card may offer it, Privacy answers it.</summary>
/// <param name="Turns">Redraws the card it was pressed on.</param>
[Route("privacy.me")]
public sealed record ShowMe(bool Turns = false) : BotAction;

/// <summary>
/// How the bot treats her: zone, language, what may reach her. Any card may offer it, Village answers it.
/// </summary>
[Route("me.open")]
public sealed record OpenMe(
    [Option("Your time zone: type a city or a country", From = OpenMe.Zones)] string Zone = "") : BotAction
{
    public const string Zones = "setup.zones";
}

/// <summary>What becomes of what she left behind: any card may offer it, Privacy answers it.</summary>
[Route("privacy.back")]
public sealed record OpenReturn : BotAction;

/// <summary>What was agreed and what we grow toward, to read: any card may offer it, Agreement answers it.</summary>
[Route("agreement.read")]
public sealed record ReadAgreement : BotAction;

/// <summary>The agreement as those who run the server write it: Setup offers it, Agreement answers it.</summary>
[Route("agreement.edit")]
public sealed record OpenAgreement : BotAction;

/// <summary>Opens the panel of those who run the server: any card of theirs may offer it, Setup answers it.</summary>
[Route("setup.panel")]
public sealed record OpenSettings : BotAction;

/// <summary>Opens the form for the day and hour of the check-in: Setup offers it, Check-ins answers it.</summary>
[Route("checkins.rhythm")]
public sealed record OpenRhythm : BotAction;

/// <summary>
/// Opens the form for one category, prefilled as far as it can be: a check-in offers it, Help answers it. Nothing is
/// posted until the form is sent.
/// </summary>
[Route("help.about")]
public sealed record OpenAskAbout(ConfigKey Category) : BotAction;

/// <summary>
/// A day that is too much: a small request, somebody who listens, lines to call. Any card may offer it, Help answers
/// it.
/// </summary>
[Route("help.toomuch")]
public sealed record OpenTooMuch : BotAction;
