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
            // Stopping: what is in the air is finished below.
        }
        finally
        {
            connections.Woken -= Wake;
            pump.Ended -= Wake;
            guilds.Known -= Wake;
            await pump.DrainAsync().ConfigureAwait(false);
        }
    }

    private async Task StepAsync(CancellationToken stoppingToken)
    {
        try
        {
            var told = await events.StepAsync(stoppingToken).ConfigureAwait(false);
            var started = await pump.StepAsync(stoppingToken).ConfigureAwait(false);
            if (!told && !started)
                await WaitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.OutboxStumbled(logger, error);
            await Task.Delay(AtMost, wire, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        // Whatever ends wakes us: while something is in the air, there is no need to ask.
        var wait = !pump.IsBusy && await outbox.NextDueAsync(stoppingToken).ConfigureAwait(false) is { } due
            ? (due - Instant.FromDateTimeOffset(wire.GetUtcNow())).ToTimeSpan()
            : AtMost;
        if (wait <= TimeSpan.Zero)
            return;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var timer = Task.Delay(wait < AtMost ? wait : AtMost, wire, late.Token);
        await Task.WhenAny(_woken.WaitAsync(late.Token), timer).ConfigureAwait(false);
        await late.CancelAsync().ConfigureAwait(false);
        while (_woken.CurrentCount > 0)
            await _woken.WaitAsync(stoppingToken).ConfigureAwait(false);
    }

    private void Wake()
    {
        if (_woken.CurrentCount == 0)
            _woken.Release();
    }
}
