using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>An action that recurs at a local time: what people mean, from which instants are computed.</summary>
/// <param name="Action">Encoded; taken once for each occurrence.</param>
/// <param name="Zone">An IANA name.</param>
/// <param name="Version">0 until it is saved.</param>
public sealed record Schedule(
    long Id, GuildId Guild, string Action, Timetable Times, string Zone, bool On, int Version);
