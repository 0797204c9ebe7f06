using System.Collections.Immutable;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What <c>/checkin</c> shows.</summary>
/// <param name="HasChannel">Whether a channel for check-ins is chosen.</param>
/// <param name="Current">The round that is on, or about to be.</param>
/// <param name="Next">When the next one comes; none: check-ins rest.</param>
/// <param name="Hosts">What those who look after check-ins see besides.</param>
public sealed record CheckInBoard(bool HasChannel, Round? Current, Instant? Next, HostBoard? Hosts);

/// <summary>What waits for those who look after check-ins.</summary>
/// <param name="Held">Rounds that wait for their word, the newest first.</param>
/// <param name="Dates">When the next rounds come; none: check-ins rest.</param>
public sealed record HostBoard(ImmutableArray<Round> Held, ImmutableArray<Instant> Dates);
