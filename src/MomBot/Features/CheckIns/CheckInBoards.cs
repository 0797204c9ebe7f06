using System.Collections.Immutable;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>Reads what <c>/checkin</c> shows to a person.</summary>
public sealed class CheckInBoards(CheckInStore store, CommunityStore communities, IClock clock)
{
    /// <summary>Rounds that wait, at most so many: older ones stay behind those.</summary>
    private const int MostHeld = 3;

    private const int DatesShown = 3;

    public async Task<CheckInBoard> ReadAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var rhythm = await store.RhythmAsync(community.Id, cancellationToken);
        var dates = rhythm is null ? [] : Dates(rhythm, community);
        return new CheckInBoard(
            community.CheckInChannel() is not null,
            await store.CurrentAsync(community.Id, cancellationToken),
            dates is [var next, ..] ? next : null,
            context.IsHost(community)
                ? new HostBoard(await store.HeldAsync(community.Id, MostHeld, cancellationToken), dates)
                : null);
    }

    /// <summary>When the next rounds come; none: they rest.</summary>
    public ImmutableArray<Instant> Dates(Rhythm rhythm, Community community) => rhythm.On
        ?
        [
            .. LocalSchedule
                .Upcoming(CheckInViews.Weekly(rhythm), community.ZoneOf(), clock.GetCurrentInstant(), DatesShown)
                .Select(next => next.Due),
        ]
        : [];
}
