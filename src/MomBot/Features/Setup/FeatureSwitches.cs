using System.Collections.Immutable;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>The page on which a community chooses what it wants to have.</summary>
/// <param name="all">Every feature there is; asked late, since this one is among them.</param>
public sealed class FeatureSwitches(
    Func<IEnumerable<Feature>> all, CommunityStore communities, IClock clock)
{
    public async Task<Response> Open(
        OpenFeatures action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(SetupViews.Features(
            Offered, await communities.FindAsync(context.Community, cancellationToken), changed: false));

    public async Task<Response> Choose(
        ChooseFeatures action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var chosen = action.Features.Select(key => key.Value).ToImmutableHashSet();
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ChooseFeatures(
                community,
                [.. Offered.Select(feature => (feature.Name, feature.IsOn(community)))],
                chosen,
                context.Member,
                now),
            cancellationToken);
        return Response.Update(SetupViews.Features(
            Offered, await communities.FindAsync(context.Community, cancellationToken), changed: true));
    }

    private ImmutableArray<Feature> Offered => [.. all().Where(feature => feature.Scope == CommandScope.Community)];
}
