using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>The one list of a morning: what waits for a human, of every feature the community has.</summary>
/// <param name="all">Every feature there is; asked late, since this one is among them.</param>
public sealed class CheckInMornings(
    CheckInStore store, CommunityStore communities, CheckInBoards boards, Func<IEnumerable<Feature>> all, IClock clock)
{
    private static readonly LocalTime Comes = new(8, 0);

    public Task Look(LookAfter action, DueContext due, CancellationToken cancellationToken) =>
        ListAsync(whole: false, due, cancellationToken);

    public Task List(ListMorning action, DueContext due, CancellationToken cancellationToken) =>
        ListAsync(whole: true, due, cancellationToken);

    /// <summary>Something happened that may still need a human the next morning: then the list comes.</summary>
    public async Task Wanted(DomainEvent happened, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(happened.Guild, cancellationToken);
        if (community.FacilitatorsRoom() is null)
            return;
        var now = clock.GetCurrentInstant();
        await store.SayAsync(
            new CheckInEvent.MorningAwaited(happened.Guild, Next(community, now), now) { Whole = true },
            new Cause("morning", happened.Guild.Value ^ now.ToUnixTimeMilliseconds()),
            cancellationToken);
    }

    /// <summary>What waits in the other features of a community.</summary>
    public async Task<ImmutableArray<Section>> OthersAsync(Community community, CancellationToken cancellationToken)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach (var feature in all().Where(feature => feature.IsOn(community)))
        {
            if (feature.Waits is { } waits && await waits(community.Id, cancellationToken) is { } section)
                sections.Add(section);
        }

        return sections.ToImmutable();
    }

    /// <summary>
    /// Facilitators hear of answers that nobody has met, once of each, and not in the quiet hours; in the morning of
    /// everything else that waits too. Without a room they see it on their board.
    /// </summary>
    private async Task ListAsync(bool whole, DueContext due, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        if (community.FacilitatorsRoom() is not { } room)
            return;
        var loud = CheckInRules.OutsideQuietHours(due.Now, community.ZoneOf());
        if (loud > due.Now)
        {
            await store.SayAsync(
                new CheckInEvent.MorningAwaited(due.Guild, loud, due.Now) { Whole = whole },
                due.Cause,
                cancellationToken);
            return;
        }

        var unheard = await store.ListUnheardAsync(due.Guild, due.Now - CheckInViews.Unheard, cancellationToken);
        ImmutableArray<Section> others = whole ? await OthersAsync(community, cancellationToken) : [];
        if (unheard.IsEmpty && others.IsEmpty)
            return;
        var list = await boards.MorningAsync(due.Guild, unheard, cancellationToken) with
        {
            Others = [.. others.Select(section => section.Words)],
        };
        await store.SayAsync(
            new CheckInEvent.MorningCame(due.Guild, room, list, due.Now)
            {
                Next = others.IsEmpty ? null : Next(community, due.Now),
            },
            due.Cause,
            cancellationToken);
    }

    private static Instant Next(Community community, Instant now)
    {
        var local = now.InZone(community.ZoneOf());
        return LocalSchedule.Resolve(local.Date.PlusDays(local.TimeOfDay < Comes ? 0 : 1), Comes, community.ZoneOf());
    }
}
