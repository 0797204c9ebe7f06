using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// Turns what happened into what has to be done: features hear each event, its teller names the effects, and one
/// transaction turns those into outbox rows and marks the event told. Then features hear how effects went.
/// </summary>
public sealed class EventPump(
    Connections connections,
    EventStore events,
    OutboxStore outbox,
    ScheduledActionStore later,
    ScheduleStore schedules,
    CommunityStore communities,
    ActionRouter router,
    EffectWriter writer,
    GuildCache guilds,
    ILogger<EventPump> logger)
{
    private const int AtOnce = 100;

    /// <summary>Works off what waits; says whether there was anything.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var untold = await events.UntoldAsync(AtOnce, cancellationToken).ConfigureAwait(false);
        await Turns.TakeAsync(untold, each => each.Event.Guild, each => TellAsync(each, cancellationToken))
            .ConfigureAwait(false);
        var unheard = await outbox.UnheardAsync(AtOnce, cancellationToken).ConfigureAwait(false);
        var heard = false;
        await Turns.TakeAsync(unheard, each => each.Guild, async each =>
            heard |= await HearAsync(each, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return untold.Count > 0 || heard;
    }

    private async Task TellAsync(UntoldEvent untold, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var hear in router.HearersOf(untold.Event))
                await hear(untold.Event, cancellationToken).ConfigureAwait(false);
            var community = await communities.FindAsync(untold.Event.Guild, cancellationToken).ConfigureAwait(false);
            var what = writer.Write(untold.Event, router.Tell(untold.Event), community.Language);
            await SaveAsync(untold, what, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && !connections.MayPass(error))
        {
            // It would fail for ever, and all that is to be sent would wait behind it.
            Log.EventHeld(logger, untold.Id, untold.Event.GetType().Name, error);
            await events.HoldAsync(untold.Id, error.GetType().Name, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SaveAsync(UntoldEvent untold, Consequences what, CancellationToken cancellationToken)
    {
        foreach (var key in what.NotAnyMore)
            await later.CancelAsync(key, cancellationToken).ConfigureAwait(false);
        foreach (var schedule in what.Recurring)
        {
            var known = await schedules.FindAsync(schedule.Id, cancellationToken).ConfigureAwait(false);
            await schedules.SaveAsync(
                schedule with { Version = known?.Version ?? 0 }, cancellationToken, since: untold.Event.At)
                .ConfigureAwait(false);
        }

        await events.TellAsync(untold.Id, what.Rows, what.Later, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HearAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            if (router.Codec.Read(outcome.Then) is { } action && router.RouteOf(action) is ActionRoute.ByOutcome route)
                await route.Hear(action, Translate(outcome), cancellationToken).ConfigureAwait(false);
            else
                Log.ActionUnknown(logger, outcome.Then);
            await outbox.HeardAsync(outcome.Id, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.OutcomeBroke(logger, outcome.Id, outcome.Attempts + 1, Outcome.MostAttempts, error);
            if (!connections.MayPass(error))
                await outbox.NotHeardAsync(outcome, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private EffectOutcome Translate(Outcome outcome) => new(
        outcome.Guild,
        outcome.State switch
        {
            OutboxState.Sent => Went.Well,
            OutboxState.SentDeleted => Went.Gone,
            OutboxState.Parked => Went.Held,
            OutboxState.Dead when outcome.Error?.StartsWith(OutboxPump.Forbidden, StringComparison.Ordinal) is true =>
                Went.Forbidden,
            OutboxState.Dead => Went.Gone,
            _ => Went.Dropped,
        },
        outcome.ResultId,
        outcome.Error,
        new Cause("outcome", outcome.Id),
        guilds.View(outcome.Guild));
}
