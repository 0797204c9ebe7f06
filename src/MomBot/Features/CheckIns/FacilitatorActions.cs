using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

[Route("checkins.send")]
public sealed record SendRound(RoundId Round) : BotAction;

[Route("checkins.skip")]
public sealed record SkipRound(RoundId Round) : BotAction;

[Route("checkins.unskip")]
public sealed record UnskipRound(RoundId Round) : BotAction;

[Route("checkins.swap")]
public sealed record SwapRound(RoundId Round) : BotAction;

/// <summary>Opens the form for private words to an answer's author.</summary>
[Route("checkins.opencheer")]
public sealed record OpenCheer(AnswerId Answer) : BotAction;

/// <summary>A facilitator's private words to an answer's author.</summary>
[Route("checkins.cheer")]
public sealed record Cheer(
    AnswerId Answer,
    [TextInput("Your words", Max = 1000, Paragraph = true,
        Hint = "Only they read it, with your name.")] string Words = "") : Modal("Write privately");

/// <summary>Somebody has answered in the thread.</summary>
[Route("checkins.heard")]
public sealed record MarkHeard(AnswerId Answer) : BotAction;

/// <summary>What each schedule asks next, and why.</summary>
[Route("checkins.prompts")]
public sealed record ShowPreview : BotAction;

/// <summary>Who took part, in totals.</summary>
[Route("checkins.pulse")]
public sealed record ShowPulse : BotAction;

/// <summary>What the year came to, for facilitators first.</summary>
[Route("checkins.year")]
public sealed record ShowYear : BotAction;

[Route("checkins.shareyear")]
public sealed record ShareYear : BotAction;

/// <summary>What waits for a human.</summary>
[Route("checkins.waits")]
public sealed record ShowMorning : BotAction;
