using MomBot.Dispatch;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Moves people's time, doing all that falls due on the way in order: never every tick of a poll, only the instants at
/// which something is due. For play and tests.
/// </summary>
public sealed class Clockwork(PeoplesTime people, Sweep sweep, Activity activity)
{
    /// <summary>Raised at each instant on the way, so that a local Discord lives by the same time.</summary>
    public event Action<DateTimeOffset>? Moved;

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
            Move(due.ToDateTimeOffset());
            using (activity.Handling())
                await sweep.RunAsync(
                    Instant.FromDateTimeOffset(people.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        }

        Move(to);
        await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Move(DateTimeOffset to)
    {
        if (to <= people.GetUtcNow())
            return;
        people.MoveTo(to);
        Moved?.Invoke(to);
    }
}
