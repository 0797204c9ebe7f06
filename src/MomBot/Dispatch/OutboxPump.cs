using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MomBot.Data.Outbox;
using MomBot.Discord.Rest;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>
/// Performs outbox rows, one of a lane at a time, several lanes side by side. An attempt is saved before its call; what
/// fails for now waits, what fails for good is kept and shown, and nothing is dropped.
/// </summary>
public sealed class OutboxPump(
    OutboxStore outbox,
    JobPerformer performer,
    GuildCache guilds,
    ReliableClock clock,
    TimeProvider wire,
    ILogger<OutboxPump> logger)
{
    /// <summary>How the error of a row begins when the bot was not allowed.</summary>
    public const string Forbidden = "Forbidden";

    private const int SideBySide = 24;
    private const int MostAttempts = 12;
    private static readonly Duration LongestWait = Duration.FromMinutes(5);

    /// <summary>After a database that would not note how a call went: asked at once it would say no again.</summary>
    private static readonly Duration Rest = Duration.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Task> _running = new();
    private Instant _restsUntil;

    /// <summary>Raised when a row has ended, so that its lane may go on.</summary>
    public event Action? Ended;

    /// <summary>Whether a call is in the air.</summary>
    public bool IsBusy => !_running.IsEmpty;

    /// <summary>Whether it would begin anything now.</summary>
    public bool IsReady => guilds.IsKnown && WireNow >= _restsUntil;

    private Instant WireNow => Instant.FromDateTimeOffset(wire.GetUtcNow());

    /// <summary>Starts what is due; says whether there was anything.</summary>
    /// <param name="stopping">Nothing more is begun.</param>
    /// <param name="over">What is in the air is given up.</param>
    public async Task<bool> StepAsync(CancellationToken stopping, CancellationToken over)
    {
        var room = SideBySide - _running.Count;
        if (room <= 0 || !IsReady)
            return false;
        var due = await outbox.DueAsync(WireNow, room, stopping).ConfigureAwait(false);
        var started = 0;
        foreach (var row in due)
        {
            // Read again before its begin is committed, a row is due still: it is in our hands already.
            if (_running.TryAdd(row.Id, Task.CompletedTask))
            {
                _running[row.Id] = RunAsync(row, over);
                started++;
            }
        }

        foreach (var (id, task) in _running)
        {
            if (task.IsCompleted)
                _running.TryRemove(id, out _);
        }

        return started > 0;
    }

    /// <summary>Waits for the calls in the air.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        try
        {
            if (row.ExpiresAt is { } end && end <= WireNow)
                await FinishAsync(row, OutboxState.Expired, null, null, cancellationToken).ConfigureAwait(false);
            else if (await outbox.BeginAsync(row.Id, clock.Now, cancellationToken).ConfigureAwait(false))
                await AttemptAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RowBroke(logger, row.Id, row.Kind, error);
            await TryAgainLaterAsync(row, error, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It took too long at the end: the row stays begun, and the next start looks before it repeats.
        }
        finally
        {
            _running.TryRemove(row.Id, out _);
            Ended?.Invoke();
        }
    }

    /// <summary>Where not even that can be saved, the row stays begun: it is looked for before a repeat.</summary>
    private async Task TryAgainLaterAsync(OutboxRow row, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.RetryAsync(row.Id, WireNow + Wait(row), error.GetType().Name, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception trouble)
        {
            _restsUntil = WireNow + Rest;
            Log.RowUnsaved(logger, row.Id, row.Kind, trouble);
        }
    }

    private async Task AttemptAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        try
        {
            var made = await performer.PerformAsync(row, cancellationToken).ConfigureAwait(false);
            await FinishAsync(row, OutboxState.Sent, made, null, cancellationToken).ConfigureAwait(false);
        }
        catch (UnknownDeliveryException unknown)
        {
            Log.RowHeld(logger, row.Id, row.Kind, unknown.Message);
            var why = $"{DiscordErrorKind.Unknown} 0 {unknown.Message}";
            await FinishAsync(row, OutboxState.Parked, null, why, cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException refused)
        {
            await RefusedAsync(row, refused.Error, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RefusedAsync(OutboxRow row, DiscordError error, CancellationToken cancellationToken)
    {
        var why = $"{error.Kind} {error.Code} {error.Message}";
        switch (error.Kind)
        {
            case DiscordErrorKind.Gone when row.Kind is JobKind.Update
                || (row.Kind is JobKind.Post or JobKind.Tell && error.Code == ErrorCodes.UnknownMessage):
                // There is nothing to draw on; or the nonce was known: it had arrived. Somebody took it down since.
                await FinishAsync(row, OutboxState.SentDeleted, null, why, cancellationToken).ConfigureAwait(false);
                break;
            case DiscordErrorKind.Gone when JobKind.TakesAway(row.Kind):
                await FinishAsync(row, OutboxState.Sent, null, null, cancellationToken).ConfigureAwait(false);
                break;
            case DiscordErrorKind.Gone or DiscordErrorKind.Forbidden or DiscordErrorKind.Invalid:
                Log.RowGivenUp(logger, row.Id, row.Kind, why);
                await FinishAsync(row, OutboxState.Dead, null, why, cancellationToken).ConfigureAwait(false);
                break;
            case DiscordErrorKind.Limited or DiscordErrorKind.Down:
                // Nothing was done, however long it lasts: it waits until it can be, or until its time has passed.
                await AgainAsync(row, error, why, cancellationToken).ConfigureAwait(false);
                break;
            case DiscordErrorKind.Unauthorized:
                var patient = error with { RetryAfter = LongestWait.ToTimeSpan() };
                await AgainAsync(row, patient, why, cancellationToken).ConfigureAwait(false);
                break;
            case DiscordErrorKind.Unknown when row.Attempts + 1 < MostAttempts:
                await AgainAsync(row, error, why, cancellationToken).ConfigureAwait(false);
                break;
            default:
                Log.RowHeld(logger, row.Id, row.Kind, why);
                await FinishAsync(row, OutboxState.Parked, null, why, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task AgainAsync(OutboxRow row, DiscordError error, string why, CancellationToken cancellationToken)
    {
        var wait = error.RetryAfter is { } asked ? Duration.FromTimeSpan(asked) : Wait(row);
        Log.RowRetried(logger, row.Id, row.Kind, wait.TotalSeconds, why);
        if (row.FirstAttemptAt is null && error.Kind != DiscordErrorKind.Unknown)
            await outbox.PutBackAsync(row.Id, WireNow + wait, why, cancellationToken).ConfigureAwait(false);
        else
            await outbox.RetryAsync(row.Id, WireNow + wait, why, cancellationToken).ConfigureAwait(false);
    }

    private Task FinishAsync(
        OutboxRow row, OutboxState state, long? made, string? why, CancellationToken cancellationToken) =>
        outbox.FinishAsync(row.Id, state, made, why, WireNow, cancellationToken);

    /// <summary>A second, then twice as long each time, five minutes at most.</summary>
    private static Duration Wait(OutboxRow row) =>
        Duration.Min(Duration.FromSeconds(1L << Math.Min(row.Attempts, 9)), LongestWait);
}
