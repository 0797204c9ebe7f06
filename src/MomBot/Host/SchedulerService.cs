using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Dispatch;
using NodaTime;
using Quartz;

namespace MomBot.Host;

/// <summary>
/// Quartz as alarm clock and nothing more: it wakes the sweep every few seconds and once at the nearest due instant. No
/// zone and no cron string ever reaches it (decision record 0006).
/// </summary>
public sealed class SchedulerService(
    ISchedulerFactory schedulers,
    Connections connections,
    Sweep sweep,
    IClock people,
    TimeProvider wire,
    ILogger<SchedulerService> logger) : BackgroundService
{
    private static readonly JobKey Sweeping = new("sweep");
    private static readonly TriggerKey Nearest = new("nearest");
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _woken = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        connections.Woken += Wake;
        sweep.Ended += Wake;
        try
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken).ConfigureAwait(false);
            var sweeping = JobBuilder.Create<SweepJob>().WithIdentity(Sweeping).StoreDurably().Build();
            await scheduler.AddJob(sweeping, new AddJobOptions(), stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await scheduler.TriggerJob(Sweeping, stoppingToken).ConfigureAwait(false);
                var polled = wire.GetTimestamp();
                while (Poll - wire.GetElapsedTime(polled) is { Ticks: > 0 } left)
                {
                    await LookAheadAsync(scheduler, stoppingToken).ConfigureAwait(false);
                    await WaitAsync(left, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            connections.Woken -= Wake;
            sweep.Ended -= Wake;
        }
    }

    /// <summary>Until something wakes us, or for so long, whatever anybody does to the clock on the wall.</summary>
    private async Task WaitAsync(TimeSpan longest, CancellationToken stoppingToken)
    {
        using var over = new CancellationTokenSource(longest, wire);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stoppingToken);
        try
        {
            await _woken.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // It is time to look.
        }
    }

    /// <summary>What cannot be looked up now is found by the poll a little later.</summary>
    private async Task LookAheadAsync(IScheduler scheduler, CancellationToken stoppingToken)
    {
        try
        {
            await SetAlarmAsync(scheduler, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.SweepStumbled(logger, error);
        }
    }

    private async Task SetAlarmAsync(IScheduler scheduler, CancellationToken stoppingToken)
    {
        if (await sweep.NextDueAsync(stoppingToken).ConfigureAwait(false) is not { } due)
            return;
        var wait = (due - people.GetCurrentInstant()).ToTimeSpan();
        if (wait > Poll)
            return; // The poll will come by and look again.
        var trigger = TriggerBuilder.Create(wire).WithIdentity(Nearest).ForJob(Sweeping)
            .StartAt(wire.GetUtcNow() + (wait > TimeSpan.Zero ? wait : TimeSpan.Zero)).Build();
        if (await scheduler.RescheduleJob(Nearest, trigger, stoppingToken).ConfigureAwait(false) is null)
            await scheduler.ScheduleJob(trigger, cancellationToken: stoppingToken).ConfigureAwait(false);
    }

    private void Wake()
    {
        if (_woken.CurrentCount == 0)
            _woken.Release();
    }
}

/// <summary>What Quartz wakes.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(
    Connections connections,
    Sweep sweep,
    EventStore events,
    OutboxStore outbox,
    Activity activity,
    Verdict verdict,
    IHostApplicationLifetime lifetime,
    IClock people,
    ILogger<SweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            using var handling = activity.Handling();
            await connections.HoldAsync(cancellationToken).ConfigureAwait(false);
            var now = people.GetCurrentInstant();
            await sweep.RunAsync(now, cancellationToken).ConfigureAwait(false);
            await events.SweepAsync(now, cancellationToken).ConfigureAwait(false);
            await outbox.SweepAsync(now, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseInUseException taken)
        {
            verdict.Stop(taken.Message);
            lifetime.StopApplication();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.SweepStumbled(logger, error);
        }
    }
}
