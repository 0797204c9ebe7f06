using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>How every change of a schedule is saved and answered: with the schedule as it is then.</summary>
public sealed class ScheduleChanges(CheckInStore store, CommunityStore communities, CheckInBoards boards)
{
    public static readonly Text Gone = "That schedule is no longer there.";

    public async Task<(Community Community, Rhythm? Rhythm)> ReadAsync(
        RhythmId id, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var rhythm = await store.RhythmAsync(id, cancellationToken);
        return (community, rhythm?.Guild == community.Id ? rhythm : null);
    }

    public async Task<Response> ShowAsync(
        RhythmId id, InteractionContext context, CancellationToken cancellationToken) =>
        await ReadAsync(id, context, cancellationToken) is (var community, { } rhythm)
            ? Response.Update(CheckInViews.Schedule(await boards.OfAsync(rhythm, community, cancellationToken)))
            : Response.Ephemeral(Gone);

    public async Task<Response> ChangeAsync(
        RhythmId id,
        InteractionContext context,
        Func<Rhythm, Community, Decision<Rhythm>> decide,
        CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return await AnswerAsync(
            await store.ChangeRhythmAsync(
                id, community.Id, context.Cause, rhythm => decide(rhythm, community), cancellationToken),
            community,
            null,
            cancellationToken);
    }

    public async Task<Response> AnswerAsync(
        Decision<Rhythm> decision, Community community, Text? word, CancellationToken cancellationToken) =>
        decision switch
        {
            Decision<Rhythm>.Accepted(var rhythm, _) => Response.Update(
                CheckInViews.Schedule(await boards.OfAsync(rhythm, community, cancellationToken), word)),
            Decision<Rhythm>.Declined(var why) => Response.Ephemeral(why),
            _ => Response.Ephemeral(Gone),
        };
}
