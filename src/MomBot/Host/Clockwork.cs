using MomBot.Dispatch;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Moves people's time, doing all that falls due on the way in order: never every tick of a poll, only the instants at
/// which something is due. For play and tests.
/// </summary>
public sealed class Clockwork(PeoplesTime people, Sweep sweep, Activity activity)
{
    /// <summary>Moves forward to an instant and answers when everything it set in motion is done.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies in the past.</exception>
    public async Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (to < people.GetUtcNow())
            throw new ArgumentOutOfRangeException(nameof(to), to, "Time only moves forward.");
        await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        while (await sweep.NextDueAsync(cancellationToken).ConfigureAwait(false) is { } due
            && due.ToDateTimeOffset() <= to)
        {
            if (due.ToDateTimeOffset() > people.GetUtcNow())
                people.MoveTo(due.ToDateTimeOffset());
            using (activity.Handling())
                await sweep.RunAsync(Instant.FromDateTimeOffset(people.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        }

        if (to > people.GetUtcNow())
            people.MoveTo(to);
        await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
    }
}
