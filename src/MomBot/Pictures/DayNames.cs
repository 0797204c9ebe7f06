using MomBot.Data;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>Days as short as a picture needs them.</summary>
internal static class DayNames
{
    public static Text Weekday(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => "Mon",
        IsoDayOfWeek.Tuesday => "Tue",
        IsoDayOfWeek.Wednesday => "Wed",
        IsoDayOfWeek.Thursday => "Thu",
        IsoDayOfWeek.Friday => "Fri",
        IsoDayOfWeek.Saturday => "Sat",
        IsoDayOfWeek.Sunday => "Sun",
        _ => throw new InvalidOperationException($"{day} is no day of the week."),
    };

    public static Text Month(int month) => month switch
    {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        12 => "Dec",
        _ => throw new InvalidOperationException($"{month} is no month."),
    };

    /// <summary>Such as "Mon 6 Jul".</summary>
    public static Text Day(LocalDate date) => T($"{Weekday(date.DayOfWeek)} {date.Day} {Month(date.Month)}");

    /// <summary>Such as "6 Jul".</summary>
    public static Text Date(LocalDate date) => T($"{date.Day} {Month(date.Month)}");
}
