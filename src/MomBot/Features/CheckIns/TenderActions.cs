using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

[Route("checkins.opentender")]
public sealed record OpenTenderDay : BotAction;

/// <summary>Once a year a gentle note: on a date, or on a Sunday of a month.</summary>
[Route("checkins.tender")]
public sealed record AddTenderDay(
    [Select("In which month?")] MonthOfYear Month = MonthOfYear.May,
    [Select("On which day of it?")] TenderDay Day = TenderDay.SameDate,
    [TextInput("Its number, for a fixed date", Max = 2, Optional = true, Hint = "Such as 15.")] string Number = "",
    [Select("At what time?", From = SetRhythm.Hours)] string At = "09:00",
    [ChannelSelect("Where?")] ChannelId Channel = default) : Modal("A tender day");

/// <summary>The months, numbered as the calendar numbers them.</summary>
public enum MonthOfYear
{
    [Label("In January")]
    January = 1,
    [Label("In February")]
    February,
    [Label("In March")]
    March,
    [Label("In April")]
    April,
    [Label("In May")]
    May,
    [Label("In June")]
    June,
    [Label("In July")]
    July,
    [Label("In August")]
    August,
    [Label("In September")]
    September,
    [Label("In October")]
    October,
    [Label("In November")]
    November,
    [Label("In December")]
    December,
}

/// <summary>Which day of its month; the number is the week.</summary>
public enum TenderDay
{
    [Label("On the same date every year")]
    SameDate = 0,
    [Label("On its first Sunday")]
    FirstSunday = 1,
    [Label("On its second Sunday")]
    SecondSunday = 2,
    [Label("On its third Sunday")]
    ThirdSunday = 3,
    [Label("On its fourth Sunday")]
    FourthSunday = 4,
    [Label("On its last Sunday")]
    LastSunday = 5,
}
