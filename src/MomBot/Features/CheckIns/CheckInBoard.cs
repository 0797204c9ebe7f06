using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What <c>/checkin</c> shows.</summary>
/// <param name="HasChannel">Whether a channel for check-ins is chosen.</param>
/// <param name="Current">The rounds that are on, or about to be, the newest first.</param>
/// <param name="Next">When the next one comes; none: check-ins rest.</param>
/// <param name="Hosts">What those who look after check-ins see besides.</param>
public sealed record CheckInBoard(
    bool HasChannel, ImmutableArray<Round> Current, Instant? Next, HostBoard? Hosts);

/// <summary>What waits for those who look after check-ins.</summary>
/// <param name="Held">Rounds that wait for their word, the newest first.</param>
/// <param name="Planned">Rounds whose question is chosen and can still be swapped.</param>
/// <param name="Missed">Dates that went by while the bot was away.</param>
/// <param name="Unheard">Answers that nobody has met by a press for a while.</param>
/// <param name="Dates">When the next rounds come; none: check-ins rest.</param>
/// <param name="Left">Themes that may still come in the first schedule and were not asked for half a year.</param>
public sealed record HostBoard(
    ImmutableArray<Round> Held,
    ImmutableArray<Round> Planned,
    ImmutableArray<MissedDate> Missed,
    ImmutableArray<Answer> Unheard,
    ImmutableArray<Instant> Dates,
    int Left);

/// <summary>One schedule as facilitators see it.</summary>
/// <param name="Place">Where its rounds hang; none: no channel is chosen.</param>
/// <param name="Zone">The zone it is meant in.</param>
/// <param name="Next">When its next rounds come, those that rest left out.</param>
/// <param name="Dates">Its next dates, those that rest included.</param>
/// <param name="HeldUntil">Until when a hard day holds what comes in its channel.</param>
public sealed record ScheduleBoard(
    Rhythm Rhythm,
    ChannelId? Place,
    string Zone,
    ImmutableArray<(LocalDate Date, Instant Due)> Next,
    ImmutableArray<LocalDate> Dates,
    Instant? HeldUntil);
