using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// Tells people one by one that somebody could use a hand: few, rarely, and never past what they set.
/// </summary>
public sealed class HelpTelling(
    HelpRequestStore store, HelpProfileStore profiles, HelpCommunities communities, MemberStore members)
{
    private static readonly Duration Week = Duration.FromDays(7);

    public async Task Tell(TellPeople action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Request, cancellationToken) is not { } request
            || !request.IsOpen()
            || !request.FreeSlots(due.Now).Any())
            return;
        var here = await communities.FindAsync(due.Guild, cancellationToken);
        var apart = await communities.ApartAsync(due.Guild, null, cancellationToken);
        var people = await PeopleAsync(request, here, due.Now, cancellationToken);
        var told = new HelpEvent.Told(request, HelpPings.Choose(request, people, apart), due.Now);
        await profiles.TellAsync(told, due.Cause, cancellationToken);
    }

    /// <summary>Of people whom somebody picked, those who may still be told.</summary>
    public async Task<ImmutableArray<MemberId>> WithRoomAsync(
        HelpRequest request, ImmutableArray<MemberId> picked, Instant now, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(request.Guild, cancellationToken);
        var free = ImmutableArray.CreateBuilder<MemberId>();
        foreach (var who in picked)
        {
            if ((await PeopleAsync(request, here, now, cancellationToken, who)).Any(HelpPings.HasRoom))
                free.Add(who);
        }

        return free.ToImmutable();
    }

    private async Task<ImmutableArray<MaybeTold>> PeopleAsync(
        HelpRequest request,
        HelpCommunity here,
        Instant now,
        CancellationToken cancellationToken,
        MemberId? only = null)
    {
        var today = now.InZone(here.Zone).Date;
        var month = here.Zone.AtStartOfDay(today.With(DateAdjusters.StartOfMonth)).ToInstant();
        var known = await profiles.MaybeToldAsync(
            request.Guild, request.Id, now - Week, month, cancellationToken, only);
        var awake = ImmutableArray.CreateBuilder<MaybeTold>();
        foreach (var each in known)
        {
            if (!(await members.FindAsync(request.Guild, each.Profile.Member, cancellationToken)).IsOut)
                awake.Add(each);
        }

        return awake.ToImmutable();
    }
}
