using MomBot.Data.Admin;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Features.Admin;

/// <summary>Shows what waits in a community, and does what an admin decides about it.</summary>
/// <param name="wire">Sending lives by wire time.</param>
public sealed class JobHandlers(JobStore jobs, TimeProvider wire)
{
    private const int Upcoming = 8;

    public async Task<Response> Show(ShowJobs action, InteractionContext context, CancellationToken cancellationToken)
    {
        var panel = await Panel(context, cancellationToken);
        return action.Turns ? Response.Update(panel) : Response.Ephemeral(panel);
    }

    public async Task<Response> Release(
        ReleaseJob action, InteractionContext context, CancellationToken cancellationToken) => After(
        await jobs.ReleaseAsync(
            context.Community, action.Source, action.Job, wire.ToClock().GetCurrentInstant(), cancellationToken),
        await Panel(context, cancellationToken));

    public async Task<Response> Skip(SkipJob action, InteractionContext context, CancellationToken cancellationToken) =>
        After(
            await jobs.SkipAsync(context.Community, action.Source, action.Job, cancellationToken),
            await Panel(context, cancellationToken));

    private static Response After(bool done, Card panel) => done
        ? Response.Update(panel)
        : Response.Update(
            panel, new Card("That one does not wait any more: somebody else decided, or it went by itself."));

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var found = await jobs.FindAsync(context.Community, Upcoming, cancellationToken);
        return found is var (held, upcoming)
            ? JobViews.Panel(held, upcoming, jobs.DamagedSince)
            : JobViews.Unreadable(jobs.DamagedSince!.Value);
    }
}
