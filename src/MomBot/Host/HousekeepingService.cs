using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Every few minutes it lets go of what has had its time; every hour a look at all that is kept; by night a backup,
/// letting go of old ones, and of the notes that guard against them. A backup that was missed is made up for.
/// </summary>
public sealed class HousekeepingService(
    BotOptions options,
    Connections connections,
    Retention retention,
    WallClock clock,
    IClock people,
    TimeProvider wire,
    ILogger<HousekeepingService> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);
    private static readonly LocalTime Night = new(3, 0);

    /// <summary>A day longer than backups, which may be put back on their last.</summary>
    private static readonly Duration NotesAreKept = BackupFolder.Kept + Duration.FromDays(1);

    /// <summary>How often all of the database is read: damage is found before anybody needs that part.</summary>
    private static readonly TimeSpan LookThrough = TimeSpan.FromHours(1);

    private readonly BackupFolder _folder =
        new(new DatabaseOptions(options.DataFolder).BackupsFolder);

    private long? _lookedThrough;

    /// <summary>Makes the backup of last night unless it is there; says whether it did.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var now = people.GetCurrentInstant();
        var night = now.InUtc().Date.At(Night).InUtc().ToInstant();
        if (night > now)
            night -= Duration.FromDays(1);
        if (await Backup.NewestAsync(connections, _folder, cancellationToken).ConfigureAwait(false) >= night)
            return false;
        var made = await Backup.TakeAsync(connections, _folder, now, cancellationToken).ConfigureAwait(false);
        connections.Installation.Keys.Sweep(now - NotesAreKept);
        Log.BackedUp(logger, Path.GetFileName(made.Path), new FileInfo(made.Path).Length);
        return true;
    }

    /// <summary>Reads all of the database, at the start and every hour.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_lookedThrough is { } before && wire.GetElapsedTime(before) < LookThrough)
            return;
        _lookedThrough = wire.GetTimestamp();
        if (!await connections.LookThroughAsync(cancellationToken).ConfigureAwait(false))
            Log.Damaged(logger);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(Look, wire, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken).ConfigureAwait(false);
            if (!await clock.IsRightAsync(stoppingToken).ConfigureAwait(false))
                return;
            await retention.RunAsync(people.GetCurrentInstant(), stoppingToken).ConfigureAwait(false);
            await StepAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotBackedUp(logger, error);
        }
    }
}
