namespace MomBot.Interactions;

/// <summary>Opens the form that asks for a hand: any card may offer it, Help answers it.</summary>
[Route("help.open")]
public sealed record OpenAsk : BotAction;

/// <summary>
/// Shows the lines to call, at once and to the presser alone: any card may offer it, Safety answers it.
/// </summary>
[Route("safety.open")]
public sealed record OpenSupport : BotAction;

/// <summary>Opens the panel of stages: any card may offer it, Stages answers it.</summary>
[Route("stages.open")]
public sealed record OpenStages : BotAction;

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
