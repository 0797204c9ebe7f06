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

/// <summary>Opens it with an outline in it: what happened, what I felt, what I need.</summary>
[Route("checkins.outline")]
public sealed record OpenOutline(RoundId Round) : BotAction;

/// <summary>An answer to a round.</summary>
[Route("checkins.give")]
public sealed record GiveAnswer(
    RoundId Round,
    [TextInput("What would you like to share?", Max = 1500, Paragraph = true,
        Hint = "It appears with your name where you choose below.")] string Words = "",
    [RadioGroup("Which replies would help?")] WhatHelps Need = WhatHelps.Ear,
    [Select("Who may read it?", From = GiveAnswer.Reading)] string Readers = nameof(Data.CheckIns.Readers.Everyone),
    [TextInput("Content note", Max = 80, Optional = true,
        Hint = "A few words on what it is about; yours are then behind a spoiler.")] string Note = "")
    : Modal("Check-in")
{
    public const string Reading = "checkins.readers";
}

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

/// <summary>Not this week, pressed on a card of an earlier release: nothing is counted.</summary>
[Route("checkins.pass")]
public sealed record Pass : BotAction;

/// <summary>Not this week. The round counts it; nothing says who it was.</summary>
[Route("checkins.notnow")]
public sealed record PassRound(RoundId Round) : BotAction;

/// <summary>Nothing of the bot's rings for her for the rest of the day; pressed on the card of a tender day.</summary>
[Route("checkins.quiet")]
public sealed record QuietToday(RoundId Round) : BotAction;

/// <summary>What else there is: privately.</summary>
[Route("checkins.more")]
public sealed record ShowMore(RoundId Round) : BotAction;

/// <summary>Reminds her of the round, once.</summary>
[Route("checkins.nudge")]
public sealed record AskForNudge(RoundId Round, NudgeWhen When) : BotAction;

/// <summary>When somebody wishes to be reminded.</summary>
public enum NudgeWhen
{
    InThreeHours,
    Tomorrow,
}

/// <summary>Her own answers here, each with its link.</summary>
[Route("checkins.mine")]
public sealed record ShowMine : BotAction;

/// <summary>Opens the form for a question to everyone of a stage.</summary>
[Route("checkins.askstage")]
public sealed record OpenStageQuestion(ConfigKey Stage) : BotAction;

/// <summary>A question to everyone of a stage, in its room.</summary>
[Route("checkins.tostage")]
public sealed record AskStage(
    ConfigKey Stage,
    [TextInput("What would you like to ask?", Max = 1000, Paragraph = true,
        Hint = "It appears in the room, with your name.")] string Words = "") : Modal("Ask your stage");

/// <summary>Opens the form for a story of one's own.</summary>
[Route("checkins.story")]
public sealed record OpenStory : BotAction;

/// <summary>An introduction or a story, told in the check-in channel with a thread of its own.</summary>
[Route("checkins.tell")]
public sealed record TellStory(
    [TextInput("What would you like to tell?", Max = 1500, Paragraph = true,
        Hint = "It appears in the check-in channel with your name. You can change it and take it down.")]
    string Words = "",
    [TextInput("Content note", Max = 80, Optional = true,
        Hint = "A few words on what it is about; yours are then behind a spoiler.")] string Note = "")
    : Modal("Tell your story");

/// <summary>Opens one's own answer for other words; pressed on the answer itself.</summary>
[Route("checkins.reword")]
public sealed record OpenRewrite(AnswerId Answer) : BotAction;

/// <summary>Other words for one's own answer.</summary>
[Route("checkins.rewrite")]
public sealed record Rewrite(
    AnswerId Answer,
    [TextInput("In other words", Max = 1500, Paragraph = true)] string Words = "",
    [RadioGroup("Which replies would help?")] WhatHelps Need = WhatHelps.Ear,
    [TextInput("Content note", Max = 80, Optional = true,
        Hint = "A few words on what it is about; yours are then behind a spoiler.")] string Note = "")
    : Modal("Change your words");

[Route("checkins.takeback")]
public sealed record TakeBackAnswer(AnswerId Answer) : BotAction;

/// <summary>This is me as well. Shown as a number.</summary>
[Route("checkins.metoo")]
public sealed record PressMeToo(AnswerId Answer) : BotAction;

/// <summary>We are with you. Shown as a number.</summary>
[Route("checkins.withyou")]
public sealed record PressWithYou(AnswerId Answer) : BotAction;

/// <summary>Asks the author, privately, whether an idea is welcome.</summary>
[Route("checkins.mayi")]
public sealed record AskForIdea(AnswerId Answer) : BotAction;

/// <summary>The author's word on it.</summary>
[Route("checkins.idea")]
public sealed record MeetIdea(AnswerId Answer, MemberId By, bool Welcome) : BotAction;
