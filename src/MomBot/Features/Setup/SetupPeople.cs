using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>The page on which a community says who facilitates and who moderates.</summary>
public sealed class SetupPeople(CommunityStore communities, IClock clock)
{
    public async Task<Response> Open(
        OpenPeople action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(SetupViews.People(
            await communities.FindAsync(context.Community, cancellationToken), context.View, null));

    public async Task<Response> ShowHostCommands(
        ShowHostCommands action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var decision = await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ShowHostCommands(community, context.Member, now),
            cancellationToken);
        return Response.Update(SetupViews.People(
            await communities.FindAsync(context.Community, cancellationToken),
            context.View,
            decision is Decision<Community>.Declined(var why)
                ? why
                : "Done in a moment: facilitators find /host in their command list."));
    }
}
