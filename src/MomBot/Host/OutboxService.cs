using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data.Database;
using MomBot.Data.Outbox;
using MomBot.Dispatch;
using NodaTime;

namespace MomBot.Host;

/// <summary>Turns events into outbox rows and performs them: woken by every save, and by the next row's time.</summary>
public sealed class OutboxService(
    Connections connections,
    EventPump events,
    OutboxPump pump,
    OutboxStore outbox,
    GuildCache guilds,
    LastMoments last,
    TimeProvider wire,
    ILogger<OutboxService> logger) : BackgroundService
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _woken = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        connections.Woken += Wake;
        pump.Ended += Wake;
        guilds.Known += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await StepAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopping: nothing more is begun.
        }
        finally
        {
            connections.Woken -= Wake;
            pump.Ended -= Wake;
            guilds.Known -= Wake;
            await pump.DrainAsync().ConfigureAwait(false); // What is in the air comes to its end.
        }
    }

    /// <summary>What cannot be told keeps nothing from being sent, and the other way round.</summary>
    private async Task StepAsync(CancellationToken stoppingToken)
    {
        var told = await TryAsync(events.StepAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
        var begun = await TryAsync(pump.StepAsync(stoppingToken, last.Over), stoppingToken).ConfigureAwait(false);
        if (told is not true && begun is not true)
            await WaitAsync(told is null || begun is null, stoppingToken).ConfigureAwait(false);
    }

    /// <summary>Whether there was anything to do; none: it stumbled.</summary>
    private async Task<bool?> TryAsync(Task<bool> step, CancellationToken stoppingToken)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            Log.OutboxStumbled(logger, error);
            return null;
        }
    }

    private async Task WaitAsync(bool stumbled, CancellationToken stoppingToken)
    {
        var wait = stumbled || pump.IsBusy || !pump.IsReady
            ? AtMost
            : await UntilDueAsync(stoppingToken).ConfigureAwait(false);
        if (wait <= TimeSpan.Zero)
            return;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var timer = Task.Delay(wait < AtMost ? wait : AtMost, wire, late.Token);
        await Task.WhenAny(_woken.WaitAsync(late.Token), timer).ConfigureAwait(false);
        await late.CancelAsync().ConfigureAwait(false);
        while (_woken.CurrentCount > 0)
            await _woken.WaitAsync(stoppingToken).ConfigureAwait(false);
    }

    private async Task<TimeSpan> UntilDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await outbox.NextDueAsync(stoppingToken).ConfigureAwait(false) is { } due
                ? (due - Instant.FromDateTimeOffset(wire.GetUtcNow())).ToTimeSpan()
                : AtMost;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            Log.OutboxStumbled(logger, error);
            return AtMost;
        }
    }

    private void Wake()
    {
        if (_woken.CurrentCount == 0)
            _woken.Release();
    }
}
