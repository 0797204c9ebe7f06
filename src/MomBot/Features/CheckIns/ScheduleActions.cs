using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>All schedules of the community.</summary>
[Route("checkins.schedules")]
public sealed record ShowSchedules : BotAction;

/// <summary>One of them, by its number.</summary>
[Route("checkins.choose")]
public sealed record ChooseSchedule([Chosen] string Rhythm = "") : BotAction;

[Route("checkins.schedule")]
public sealed record ShowSchedule(RhythmId Rhythm) : BotAction;

[Route("checkins.openadd")]
public sealed record OpenAddSchedule : BotAction;

/// <summary>A new schedule.</summary>
[Route("checkins.add")]
public sealed record AddSchedule(
    [Select("What comes?", From = AddSchedule.Formats)] string Format = nameof(RoundFormat.Question),
    [ChannelSelect("Where?")] ChannelId Channel = default,
    [Select("How often?")] Pace Pace = Pace.EveryWeek,
    [Select("Which day?")] RhythmDay Day = RhythmDay.Wednesday,
    [Select("At what time?", From = SetRhythm.Hours)] string At = "10:00") : Modal("A new schedule")
{
    public const string Formats = "checkins.formats";
}

/// <summary>Opens the form for the day and hour of a schedule.</summary>
[Route("checkins.openset")]
public sealed record OpenSetRhythm(RhythmId Rhythm) : BotAction;

/// <summary>The form for the day and hour.</summary>
[Route("checkins.set")]
public sealed record SetRhythm(
    RhythmId Rhythm,
    [Select("Which day?")] RhythmDay Day = RhythmDay.Wednesday,
    [Select("At what time?", From = SetRhythm.Hours)] string At = "10:00",
    [Select("How often?")] Pace Pace = Pace.EveryWeek,
    [Checkbox("It is on")] bool On = true) : Modal("When does it come?")
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

[Route("checkins.openfine")]
public sealed record OpenFineTune(RhythmId Rhythm) : BotAction;

/// <summary>What else there is to set on a schedule.</summary>
[Route("checkins.fine")]
public sealed record FineTune(
    RhythmId Rhythm,
    [Select("How long may people answer?")] AnswerWindow Window = AnswerWindow.ThreeDays,
    [RadioGroup("How deep may questions go?")] Depth Depth = Depth.SomeTrust,
    [RadioGroup("How are light and deeper ones mixed?")] LightAndDeep Mix = LightAndDeep.HalfAndHalf,
    [TextInput("Leave out what touches", Max = 800, Optional = true,
        Hint = "Tags of the library with spaces between: body money couple ...")] string Without = "",
    [TextInput("A time zone of its own", Max = 40, Optional = true,
        Hint = "Such as Europe/Madrid. Empty: the community's.")] string Zone = "") : Modal("Fine-tune");

/// <summary>How light and deeper questions are mixed, as the form says it: the same members as <c>Mix</c>.</summary>
public enum LightAndDeep
{
    [Label("Half and half")]
    HalfAndHalf,
    [Label("Mostly light")]
    MostlyLight,
    [Label("Mostly deeper")]
    MostlyDeeper,
}

/// <summary>How long a round takes answers; the number is hours.</summary>
public enum AnswerWindow
{
    [Label("One day")]
    OneDay = 24,
    [Label("Two days")]
    TwoDays = 48,
    [Label("Three days")]
    ThreeDays = 72,
    [Label("Five days")]
    FiveDays = 120,
    [Label("A week, until the next one")]
    OneWeek = 167,
}

/// <summary>How deep questions may go.</summary>
public enum Depth
{
    [Label("Easy to answer among strangers")]
    Easy = 1,
    [Label("Some trust is needed")]
    SomeTrust = 2,
    [Label("Deep, with a content note", "Never in the first three rounds, never twice running.")]
    Deep = 3,
}

/// <summary>These of the next dates rest, the others come.</summary>
[Route("checkins.rest")]
public sealed record RestDates(RhythmId Rhythm, [Chosen] ImmutableArray<ConfigKey> Dates = default) : BotAction;

[Route("checkins.openmove")]
public sealed record OpenMove(RhythmId Rhythm, LocalDate Date) : BotAction;

/// <summary>One date comes on another day of its week, or at another hour.</summary>
[Route("checkins.move")]
public sealed record MoveRound(
    RhythmId Rhythm,
    LocalDate Date,
    [Select("To which day?")] RhythmDay Day = RhythmDay.Wednesday,
    [Select("At what time?", From = SetRhythm.Hours)] string At = "10:00") : Modal("Move this one");

/// <summary>The next round comes now, instead of at its time.</summary>
[Route("checkins.sendnext")]
public sealed record SendNext(RhythmId Rhythm, LocalDate Date) : BotAction;

/// <summary>Nothing comes for so many weeks.</summary>
[Route("checkins.pause")]
public sealed record PauseRhythm(RhythmId Rhythm, [Chosen] PauseFor For = PauseFor.OneWeek) : BotAction;

/// <summary>For how long; the number is weeks.</summary>
public enum PauseFor
{
    [Label("One week")]
    OneWeek = 1,
    [Label("Two weeks")]
    TwoWeeks = 2,
    [Label("Four weeks")]
    FourWeeks = 4,
    [Label("Eight weeks")]
    EightWeeks = 8,
}

/// <summary>A schedule that rests, or pauses, goes on.</summary>
[Route("checkins.wake")]
public sealed record WakeRhythm(RhythmId Rhythm) : BotAction;

/// <summary>A hard day: what is scheduled in the schedule's channel waits for 24 hours; or no longer.</summary>
[Route("checkins.hold")]
public sealed record HoldHere(RhythmId Rhythm, bool On) : BotAction;

/// <summary>Where facilitators read what waits for them.</summary>
[Route("checkins.room")]
public sealed record ChooseRoom([Chosen] ChannelId Channel = default) : BotAction;
