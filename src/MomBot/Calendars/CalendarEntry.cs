using NodaTime;

namespace MomBot.Calendars;

/// <summary>One promise, as a person's own calendar keeps it.</summary>
/// <param name="Uid">Stays the same for the same promise, so that taking it again replaces it. No person in it.</param>
/// <param name="Summary">What the calendar shows.</param>
/// <param name="Description">More words, or none. No address: that stays in the private thread.</param>
/// <param name="Revision">Grows with each change, from 0.</param>
public sealed record CalendarEntry(string Uid, string Summary, string Description, CalendarTime Time, int Revision = 0)
{
    /// <summary>How long before its beginning the calendar reminds; none: it does not.</summary>
    public Duration? RemindBefore { get; init; }

    /// <summary>It is no longer promised: calendars take it out.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>When an entry is.</summary>
public abstract record CalendarTime
{
    private CalendarTime()
    {
    }

    /// <summary>From one moment to a later one.</summary>
    public sealed record Between(Instant From, Instant To) : CalendarTime;

    /// <summary>Whole days, the last one included; wherever the reader's calendar is, the same dates.</summary>
    public sealed record Days(LocalDate First, LocalDate Last) : CalendarTime;
}
