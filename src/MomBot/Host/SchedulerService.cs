using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data.Database;
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
    GuildCache guilds,
    Sweep sweep,
    IClock people,
    TimeProvider wire,
    ILogger<SchedulerService> logger) : BackgroundService
{
    private static readonly JobKey Sweeping = new("sweep");
    private static readonly TriggerKey Polling = new("every-few-seconds");
    private static readonly TriggerKey Nearest = new("nearest");
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>A poll that does not come for so long waits for a clock that was set back.</summary>
    private static readonly TimeSpan Overdue = 2 * Poll;

    private readonly SemaphoreSlim _woken = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        connections.Woken += Wake;
        sweep.Ended += Wake;
        try
        {
            await DiscordHasSpokenAsync(stoppingToken).ConfigureAwait(false);
            var scheduler = await schedulers.GetScheduler(stoppingToken).ConfigureAwait(false);
            await scheduler.ScheduleJob(
                JobBuilder.Create<SweepJob>().WithIdentity(Sweeping).Build(), EveryFewSeconds(),
                cancellationToken: stoppingToken).ConfigureAwait(false);
            for (var isOverdue = false; ;
                isOverdue = !await _woken.WaitAsync(Overdue, stoppingToken).ConfigureAwait(false))
                await LookAheadAsync(scheduler, isOverdue, stoppingToken).ConfigureAwait(false);
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

    private ITrigger EveryFewSeconds() => TriggerBuilder.Create(wire).WithIdentity(Polling).ForJob(Sweeping)
        .StartAt(wire.GetUtcNow()).WithSimpleSchedule(simple => simple.WithInterval(Poll).RepeatForever()).Build();

    /// <summary>Its first answer also tells whether this machine's clock can be believed.</summary>
    private async Task DiscordHasSpokenAsync(CancellationToken stoppingToken)
    {
        var spoken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear() => spoken.TrySetResult();
        guilds.Known += Hear;
        if (!guilds.IsKnown)
            await spoken.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        guilds.Known -= Hear;
    }

    /// <summary>What cannot be looked up now is found by the poll a little later.</summary>
    private async Task LookAheadAsync(IScheduler scheduler, bool isOverdue, CancellationToken stoppingToken)
    {
        try
        {
            if (isOverdue)
                await scheduler.RescheduleJob(Polling, EveryFewSeconds(), stoppingToken).ConfigureAwait(false);
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
    WallClock clock,
    Sweep sweep,
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
            await connections.HoldAsync(cancellationToken).ConfigureAwait(false);
            if (!await clock.IsRightAsync(cancellationToken).ConfigureAwait(false))
                return;
            using var handling = activity.Handling();
            await sweep.RunAsync(people.GetCurrentInstant(), cancellationToken).ConfigureAwait(false);
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
