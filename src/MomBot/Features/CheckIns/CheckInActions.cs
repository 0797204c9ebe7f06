using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>Shows the round that is on, or when the next one comes; to its hosts also what waits.</summary>
[Route("checkins.show")]
public sealed record ShowCheckIn : BotAction;

/// <summary>Opens the form for an answer.</summary>
[Route("checkins.answer")]
public sealed record OpenAnswer(RoundId Round) : BotAction;

/// <summary>An answer to a round.</summary>
[Route("checkins.give")]
public sealed record GiveAnswer(
    RoundId Round,
    [TextInput("What would you like to share?", Max = 1500, Paragraph = true,
        Hint = "It appears in the thread, with your name.")] string Words = "",
    [RadioGroup("Which replies would help?")] WhatHelps Need = WhatHelps.Ear) : Modal("Check-in");

/// <summary>Which replies would help, as the form says it: the same members as <see cref="NeedTag"/>.</summary>
public enum WhatHelps
{
    [Label("Just listen")]
    Ear,
    [Label("Ideas are welcome")]
    Idea,
    [Label("Laugh with me")]
    Laugh,
    [Label("Cry with me")]
    Cry,
    [Label("Celebrate with me")]
    Celebrate,
    [Label("Let me vent")]
    Vent,
}

/// <summary>Not this week. It carries nothing, and nothing is kept of it.</summary>
[Route("checkins.pass")]
public sealed record Pass : BotAction;

[Route("checkins.takeback")]
public sealed record TakeBackAnswer(AnswerId Answer) : BotAction;

/// <summary>The form for the day and hour.</summary>
[Route("checkins.set")]
public sealed record SetRhythm(
    [Select("Which day?")] RhythmDay Day = RhythmDay.Wednesday,
    [Select("At what time?", From = SetRhythm.Hours)] string At = "10:00",
    [Checkbox("Post a check-in every week")] bool On = true) : Modal("When do check-ins come?")
{
    public const string Hours = "checkins.hours";
}

/// <summary>The days of the week, numbered as the calendar numbers them.</summary>
public enum RhythmDay
{
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

[Route("checkins.send")]
public sealed record SendRound(RoundId Round) : BotAction;

[Route("checkins.skip")]
public sealed record SkipRound(RoundId Round) : BotAction;

/// <summary>The day and hour have come.</summary>
[Route("checkins.open")]
public sealed record OpenRound : BotAction;

[Route("checkins.close")]
public sealed record CloseRound(RoundId Round) : BotAction;

/// <summary>The card hangs, or was refused.</summary>
[Route("checkins.posted")]
public sealed record RoundPosted(RoundId Round) : BotAction;

/// <summary>The thread is open, or was refused.</summary>
[Route("checkins.thread")]
public sealed record ThreadOpened(RoundId Round) : BotAction;

/// <summary>An answer hangs, or was refused.</summary>
[Route("checkins.answered")]
public sealed record AnswerPosted(RoundId Round, AnswerId Answer) : BotAction;
