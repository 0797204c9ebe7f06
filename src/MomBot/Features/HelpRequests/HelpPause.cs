using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Pause;

namespace MomBot.Features.HelpRequests;

/// <summary>Whoever pauses gives back her promises, without a word about why. What she asked for stays.</summary>
public sealed class HelpPause(HelpRequestStore store, HelpCommunities communities)
{
    public async Task Pause(PauseEvent.Paused paused, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(paused.Guild, cancellationToken);
        var apart = await communities.ApartAsync(paused.Guild, null, cancellationToken);
        foreach (var request in await store.MineAsync(paused.Guild, paused.Owner, cancellationToken))
        {
            foreach (var claim in request.Claims.Where(claim => claim.Helper == paused.Owner && claim.IsGoing()))
            {
                var moment = paused.At.ToUnixTimeMilliseconds() + claim.Number;
                await store.ChangeAsync(
                    request.Id,
                    new Cause("pause", request.Id.Value ^ paused.Owner.Value ^ moment),
                    current => HelpRules.Release(
                        current, claim.Number, paused.Owner, apart, here.Zone, paused.At),
                    cancellationToken);
            }
        }
    }
}
