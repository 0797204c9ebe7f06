using System.Collections.Immutable;
using MomBot.Interactions;

namespace MomBot.Features.Village;

/// <summary>Puts the panel together from what the features of the community say is hers.</summary>
/// <param name="all">Every feature there is; asked late, since this one is among them.</param>
public sealed class VillageHandlers(Func<IEnumerable<Feature>> all)
{
    public async Task<Response> Open(
        OpenVillage action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.Mine.Gone)
            return Response.Update(VillageViews.Resting());
        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach (var feature in all().Where(feature => feature.IsOn(context.Settings)))
        {
            if (feature.Mine is { } mine && await mine(context, cancellationToken) is { } section)
                sections.Add(section);
        }

        return Response.Update(VillageViews.Panel(sections.ToImmutable(), context.Settings.Agreement > 0));
    }
}
