using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;

namespace MomBot.Host;

/// <summary>
/// What the gateway tells and features listen to, on its way into the database: in order, many in one transaction, and
/// again until it is saved. The gateway does not wait for it, so that a slow database makes nobody's press too old.
/// </summary>
public sealed class Happenings(
    Connections connections, Activity activity, TimeProvider wire, ILogger<Happenings> logger)
{
    /// <summary>More than any community loses at once; beyond it the gateway waits after all.</summary>
    private const int Most = 100_000;

    private const int AtOnce = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<Happening> _waiting = Channel.CreateBounded<Happening>(Most);

    /// <summary>It happened, and is saved as soon as the database takes it.</summary>
    public ValueTask AddAsync(DomainEvent happened, CancellationToken cancellationToken) =>
        AddAsync(happened.GetType().Name, unit => unit.SaveAsync(happened), cancellationToken);

    /// <summary>Nothing more is coming: <see cref="RunAsync"/> ends when the rest is saved.</summary>
    public void End() => _waiting.Writer.TryComplete();

    /// <summary>Saves what comes, until there is no more or its time is over.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        var batch = new List<Happening>(AtOnce);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(over).ConfigureAwait(false))
            {
                while (batch.Count < AtOnce && _waiting.Reader.TryRead(out var next))
                    batch.Add(next);
                await SaveAsync(batch, over).ConfigureAwait(false);
                foreach (var saved in batch)
                    saved.Handling.Dispose();
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            Log.HappeningsLost(logger, batch.Count + _waiting.Reader.Count);
        }
    }

    private ValueTask AddAsync(string name, Func<UnitOfWork, Task> save, CancellationToken cancellationToken) =>
        _waiting.Writer.WriteAsync(new Happening(name, save, activity.Handling()), cancellationToken);

    private async Task SaveAsync(IReadOnlyList<Happening> batch, CancellationToken over)
    {
        while (true)
        {
            try
            {
                await connections.WriteAsync(async unit =>
                {
                    foreach (var happening in batch)
                        await happening.Save(unit).ConfigureAwait(false);
                }, over).ConfigureAwait(false);
                return;
            }
            catch (Exception trouble) when (connections.MayPass(trouble))
            {
                Log.HappeningsWait(logger, batch.Count, trouble);
                await Task.Delay(Patience, wire, over).ConfigureAwait(false);
            }
            catch (Exception) when (batch.Count > 1 && !over.IsCancellationRequested)
            {
                // One of them is to blame; it must not take the others with it.
                foreach (var alone in batch)
                    await SaveAsync([alone], over).ConfigureAwait(false);
                return;
            }
            catch (Exception broken) when (!over.IsCancellationRequested)
            {
                Log.EventBroke(logger, batch[0].Name, broken);
                return;
            }
        }
    }

    private sealed record Happening(string Name, Func<UnitOfWork, Task> Save, IDisposable Handling);
}
