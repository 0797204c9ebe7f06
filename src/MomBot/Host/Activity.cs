using MomBot.Data.Outbox;
using MomBot.Dispatch;

namespace MomBot.Host;

/// <summary>
/// Knows whether anything is under way: handlers, events, outbox. Moving the clock and stopping wait for quiet.
/// </summary>
public sealed class Activity(OutboxStore outbox, OutboxPump pump, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private int _handling;

    /// <summary>A handler begins; it ends when the answer is disposed.</summary>
    public IDisposable Handling()
    {
        Interlocked.Increment(ref _handling);
        return new Ending(this);
    }

    /// <summary>Whether no person's or clock's action is being handled.</summary>
    public bool NobodyIsServed => Volatile.Read(ref _handling) == 0;

    /// <summary>Waits until nothing is under way, twenty seconds at most (a row may be waiting for Discord).</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!await IsIdleAsync(cancellationToken).ConfigureAwait(false) && time.GetElapsedTime(began) < Longest)
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until nobody is being served, but not longer than that.</summary>
    public async Task WhenNobodyIsServedAsync(TimeSpan longest)
    {
        var began = time.GetTimestamp();
        while (!NobodyIsServed && time.GetElapsedTime(began) < longest)
            await Task.Delay(Look, time).ConfigureAwait(false);
    }

    private async Task<bool> IsIdleAsync(CancellationToken cancellationToken) =>
        NobodyIsServed
        && !pump.IsBusy
        && await outbox.IsQuietAsync(cancellationToken).ConfigureAwait(false)
        && NobodyIsServed;

    private sealed class Ending(Activity activity) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                Interlocked.Decrement(ref activity._handling);
        }
    }
}
