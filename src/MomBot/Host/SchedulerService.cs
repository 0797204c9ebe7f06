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
            await scheduler.ScheduleJob(
                JobBuilder.Create<SweepJob>().WithIdentity(Sweeping).Build(),
                TriggerBuilder.Create(wire).WithIdentity("every-few-seconds").StartAt(wire.GetUtcNow())
                    .WithSimpleSchedule(simple => simple.WithInterval(Poll).RepeatForever())
                    .Build(),
                cancellationToken: stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await LookAheadAsync(scheduler, stoppingToken).ConfigureAwait(false);
                await _woken.WaitAsync(stoppingToken).ConfigureAwait(false);
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
