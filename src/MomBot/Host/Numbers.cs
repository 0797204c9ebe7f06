using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using NodaTime;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MomBot.Host;

/// <summary>
/// Numbers for whoever runs the bot, sent by OpenTelemetry where an address was given (OTEL_EXPORTER_OTLP_ENDPOINT),
/// and nowhere otherwise. Counts and ages only: no community, person or channel stands in them.
/// </summary>
public sealed class Numbers(
    BotOptions options,
    OutboxStore outbox,
    EventStore events,
    IClock people,
    TimeProvider wire,
    ILogger<Numbers> logger) : BackgroundService
{
    public const string MeterName = "MomBot";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly Meter _meter = new(MeterName);
    private readonly long _started = wire.GetTimestamp();
    private long _open;
    private long _held;
    private double _backupAge = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.MetricsAddress is null)
            return;
        _meter.CreateObservableGauge("mombot.outbox.open", () => _open, description: "What waits to be sent");
        _meter.CreateObservableGauge("mombot.events.held", () => _held, description: "What could not be told");
        _meter.CreateObservableGauge("mombot.backup.age", () => _backupAge, "s", "Since the newest backup; -1: none");
        _meter.CreateObservableGauge(
            "mombot.uptime", () => wire.GetElapsedTime(_started).TotalSeconds, "s", "Since the start");
        using var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(MeterName)
            .AddMeter("System.Runtime")
            .AddOtlpExporter()
            .Build();
        Log.NumbersSent(logger, options.MetricsAddress.Host);
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(Every, wire, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was counted is sent once more as the provider is disposed.
        }
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            _open = await outbox.OpenCountAsync(stoppingToken).ConfigureAwait(false);
            _held = await events.HeldCountAsync(stoppingToken).ConfigureAwait(false);
            var newest = new BackupFolder(new DatabaseOptions(options.DataFolder).BackupsFolder).List().LastOrDefault();
            _backupAge = newest is null ? -1 : (people.GetCurrentInstant() - newest.At).TotalSeconds;
        }
        catch (DataException trouble)
        {
            Log.NumbersMissing(logger, trouble.GetType().Name);
        }
    }
}
