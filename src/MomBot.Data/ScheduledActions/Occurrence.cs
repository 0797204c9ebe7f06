using Dapper;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>
/// One time that a schedule comes round. There is never a second one for the same date; its id is the cause.
/// </summary>
[method: ExplicitConstructor]
public sealed record Occurrence(
    long Id,
    long ScheduleId,
    GuildId Guild,
    string Action,
    LocalDate Date,
    int Slot,
    Instant Due,
    OccurrenceState State,
    int Version,
    int Attempts);

/// <summary>How far an occurrence has come.</summary>
public enum OccurrenceState
{
    /// <summary>Waits for its instant.</summary>
    Due,

    /// <summary>Its action is being taken; comes back as due when the process dies over it.</summary>
    Taken,

    /// <summary>Its action was taken.</summary>
    Done,

    /// <summary>It was too late for it.</summary>
    Missed,

    /// <summary>A person decides whether it still happens.</summary>
    Held,
}
