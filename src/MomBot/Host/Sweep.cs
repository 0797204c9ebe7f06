using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Takes every action whose time has come: occurrences of schedules, and single actions. Run again, it finds nothing.
/// </summary>
public sealed class Sweep(
    ScheduleStore schedules,
    ScheduledActionStore later,
    CommunityStore communities,
    ActionRouter router,
    GuildCache guilds,
    ILogger<Sweep> logger) : IDisposable
{
    private const int AtOnce = 200;

    /// <summary>Of a round: about the six hours it may be late.</summary>
    private const int MostAttempts = 12;

    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _planned;

    /// <summary>Raised after each sweep: what comes next may be near by now.</summary>
    public event Action? Ended;

    /// <summary>Takes what is due at an instant of people's time.</summary>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_planned)
                await schedules.PlanAsync(now, cancellationToken).ConfigureAwait(false);
            _planned = true;
            await schedules.TakeDueAsync(
                now, each => TakeAsync(each, now, cancellationToken), TakeActionsAsync, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
            Ended?.Invoke();
        }

        async Task TakeActionsAsync() => await Turns.TakeAsync(
            await later.DueAsync(now, AtOnce, cancellationToken).ConfigureAwait(false),
            each => each.Guild,
            each => TakeAsync(each, now, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>When something is due next; none: nothing is planned.</summary>
    public async Task<Instant?> NextDueAsync(CancellationToken cancellationToken)
    {
        var occurrence = await schedules.NextDueAsync(cancellationToken).ConfigureAwait(false);
        var action = await later.NextDueAsync(cancellationToken).ConfigureAwait(false);
        return occurrence is { } one && action is { } other ? Instant.Min(one, other) : occurrence ?? action;
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> TakeAsync(Occurrence occurrence, Instant now, CancellationToken cancellationToken)
    {
        if (!await schedules.TakeAsync(occurrence, now, cancellationToken).ConfigureAwait(false))
            return false;
        var done = false;
        try
        {
            var due = new DueContext(
                new Cause("occurrence", occurrence.Id), occurrence.Guild, occurrence.Due, now, occurrence.Date,
                guilds.View(occurrence.Guild));
            done = await RestsAsync(occurrence, cancellationToken).ConfigureAwait(false)
                || await RunAsync(occurrence.Action, due, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(occurrence, done, now, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>What fails has other turns, later and later, until a person has to decide.</summary>
    private async Task EndAsync(Occurrence occurrence, bool done, Instant now, CancellationToken cancellationToken)
    {
        var isEnough = !done && occurrence.Attempts + 1 >= MostAttempts;
        if (isEnough)
            Log.RoundHeld(logger, occurrence.Id);
        await schedules.FinishAsync(
            occurrence,
            done ? OccurrenceState.Done : isEnough ? OccurrenceState.Held : OccurrenceState.Due,
            now,
            cancellationToken,
            done || isEnough ? null : now + Wait(occurrence.Attempts)).ConfigureAwait(false);
    }

    private async Task TakeAsync(ScheduledAction action, Instant now, CancellationToken cancellationToken)
    {
        var due = new DueContext(
            new Cause("clock", action.Id), action.Guild, action.Due, now, null, guilds.View(action.Guild));
        if (await RunAsync(action.Action, due, cancellationToken).ConfigureAwait(false))
        {
            await later.DoneAsync(action.Id, cancellationToken).ConfigureAwait(false);
            return;
        }

        await later.PostponeAsync(
            action.Id, now + Wait(action.Attempts), "It failed on our side.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A minute, then twice as long each time, about an hour at most.</summary>
    private static Duration Wait(int attempts) => Duration.FromMinutes(1L << Math.Min(attempts, 6));

    /// <summary>
    /// What a switched-off feature does again and again rests; what it once promised (an ending, a reminder) it keeps.
    /// Where the bot was sent away nothing comes round.
    /// </summary>
    private async Task<bool> RestsAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(occurrence.Guild, cancellationToken).ConfigureAwait(false);
        return (community.SentAway && guilds.View(occurrence.Guild) is null)
            || (router.Codec.Read(occurrence.Action) is { } action
                && router.OwnerOf(action.GetType()) is { } feature
                && !feature.IsOn(community));
    }

    private async Task<bool> RunAsync(string encoded, DueContext due, CancellationToken cancellationToken)
    {
        if (router.Codec.Read(encoded) is not { } action || router.RouteOf(action) is not ActionRoute.ByClock route)
        {
            Log.ActionUnknown(logger, encoded);
            return true;
        }

        try
        {
            await route.Run(action, due, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.ActionBroke(logger, encoded, error);
            return false;
        }
    }
}
