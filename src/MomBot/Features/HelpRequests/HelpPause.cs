using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Pause;

namespace MomBot.Features.HelpRequests;

/// <summary>Whoever pauses gives back her promises, without a word about why. What she asked for stays.</summary>
public sealed class HelpPause(HelpRequestStore store)
{
    public async Task Pause(PauseEvent.Paused paused, CancellationToken cancellationToken)
    {
        foreach (var request in await store.MineAsync(paused.Guild, paused.Owner, cancellationToken))
        {
            if (request.Asker == paused.Owner)
                continue;
            await store.ChangeAsync(
                request.Id,
                new Cause("pause", request.Id.Value ^ paused.Owner.Value ^ paused.At.ToUnixTimeMilliseconds()),
                current => HelpRules.Release(current, paused.Owner, paused.At),
                cancellationToken);
        }
    }
}
