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

    private async Task<ImmutableArray<MaybeTold>> PeopleAsync(
        HelpRequest request, HelpCommunity here, Instant now, CancellationToken cancellationToken)
    {
        var today = now.InZone(here.Zone).Date;
        var month = here.Zone.AtStartOfDay(today.With(DateAdjusters.StartOfMonth)).ToInstant();
        var known = await profiles.MaybeToldAsync(request.Guild, request.Id, now - Week, month, cancellationToken);
        var awake = ImmutableArray.CreateBuilder<MaybeTold>();
        foreach (var each in known)
        {
            if (!(await members.FindAsync(request.Guild, each.Profile.Member, cancellationToken)).IsOut)
                awake.Add(each);
        }

        return awake.ToImmutable();
    }
}
