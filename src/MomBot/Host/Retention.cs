using MomBot.Data.Events;
using MomBot.Data.HelpRequests;
using MomBot.Data.Moderation;
using MomBot.Data.Outbox;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Lets go of what was kept for its time and no longer, wherever no row of its own says when. What hangs on a request,
/// a round or a person goes by actions of the clock.
/// </summary>
public sealed class Retention(EventStore events, OutboxStore outbox, HelpDraftStore drafts, ReportStore reports)
{
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        await events.SweepAsync(now, cancellationToken).ConfigureAwait(false);
        await outbox.SweepAsync(now, cancellationToken).ConfigureAwait(false);
        await drafts.SweepAsync(now, cancellationToken).ConfigureAwait(false);
        await reports.SweepAsync(now, cancellationToken).ConfigureAwait(false);
    }
}
