using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>The moment a round's time has come, or the bot came back after it.</summary>
/// <param name="HeldUntil">Until when a hard day holds what comes here.</param>
/// <param name="Room">Where facilitators hear of a round that waits; none: they see it on their board.</param>
public sealed record Moment(Instant Due, Instant Now, DateTimeZone Zone, Instant? HeldUntil, ChannelId? Room);

/// <summary>What is said at the end of a round.</summary>
/// <param name="Next">When the schedule's next round comes; none: it rests.</param>
/// <param name="Dates">When the next rounds of all schedules come.</param>
/// <param name="Open">Requests that everyone may see and that wait for a hand.</param>
public sealed record Ahead(Instant? Next, ImmutableArray<Instant> Dates, ImmutableArray<OpenRequest> Open);

/// <summary>How many people a round asks, and how many of them are away or have paused.</summary>
public sealed record Reach(int Asked, int Away);
