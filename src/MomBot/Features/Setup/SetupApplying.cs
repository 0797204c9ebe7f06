using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>Where the preview becomes real, is rehearsed and announced, and is taken back.</summary>
public sealed class SetupApplying(SetupState state, SetupStore store, CommunityStore communities, IClock clock)
{
    /// <summary>Looks again at this very moment; what is done is what the preview says now.</summary>
    public async Task<Response> Apply(
        ApplySetup action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await state.FindAsync(context, null, cancellationToken) is not { Plan: var plan })
            return Response.Update(SetupViews.NotYet());
        if (plan.Questions.Any())
        {
            return await state.Show(
                context, "One question first, so that nothing is made twice. Nothing was done yet.", cancellationToken);
        }

        var now = clock.GetCurrentInstant();
        var adopted = await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.Adopt(community, plan.Adoptions, now),
            cancellationToken);
        var begun = await store.ChangeAsync(
            context.Community,
            new Cause("setup.run", context.Cause.Id),
            run => SetupRules.Begin(run, context.Cause.Id, context.AnswerToken, plan.Steps(), now),
            cancellationToken);
        await state.LookedAsync(context, cancellationToken);
        return (adopted, begun) switch
        {
            (Decision<Community>.Accepted, Decision<SetupRun>.Accepted({ Steps.Length: 0 }, _)) when plan.HasProblem =>
                await state.Show(context, "Saved: what was found is in use now.", cancellationToken),
            (Decision<Community>.Accepted(var community, _), Decision<SetupRun>.Accepted(var run, _)) =>
                Response.Update(SetupViews.Progress(run, community, plan.HasProblem)),
            _ => await state.Show(context, null, cancellationToken),
        };
    }

    public async Task<Response> Undo(UndoSetup action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return await store.ChangeAsync(
            context.Community,
            context.Cause,
            run => SetupRules.BeginUndo(run, community, context.Cause.Id, context.AnswerToken, now),
            cancellationToken) switch
        {
            Decision<SetupRun>.Accepted(var run, _) => Response.Update(SetupViews.Progress(run, community, false)),
            Decision<SetupRun>.Declined(var why) => await state.Show(context, why, cancellationToken),
            _ => await state.Show(context, null, cancellationToken),
        };
    }

    public async Task<Response> TakeTheUsual(
        TakeTheUsual action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(context.Community, context.Cause, SetupRules.TakeTheUsual, cancellationToken);
        return await state.Show(
            context,
            "The usual is chosen. Nothing is made yet: look through it, rehearse it, then *Apply*.",
            cancellationToken);
    }

    public async Task<Response> Rehearse(
        Rehearse action, InteractionContext context, CancellationToken cancellationToken) =>
        await state.FindAsync(context, null, cancellationToken) is { } panel
            ? Response.Ephemeral(SetupViews.Rehearsal(panel))
            : Response.Update(SetupViews.NotYet());

    public async Task<Response> Announce(
        ShowAnnouncement action, InteractionContext context, CancellationToken cancellationToken) =>
        await state.FindAsync(context, null, cancellationToken) is { } panel
            ? Response.Ephemeral(SetupViews.Announcement(panel))
            : Response.Update(SetupViews.NotYet());
}
