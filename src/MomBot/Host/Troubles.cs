using Microsoft.Extensions.DependencyInjection;
using MomBot.Data.Database;
using MomBot.Data.Setup;
using MomBot.Features.Safety;
using MomBot.Features.Setup;

namespace MomBot.Host;

/// <summary>What the nightly check tells admins that is not a matter of their server.</summary>
internal static class Troubles
{
    public static FoundElsewhere Of(IServiceProvider services) => async (guild, now, cancellationToken) =>
    [
        .. await services.GetRequiredService<SupportSettingsHandlers>().Ageing(guild, now, cancellationToken)
            .ConfigureAwait(false),
        .. services.GetRequiredService<Connections>().DamagedSince is null
            ? Array.Empty<SetupFinding>()
            : [new SetupFinding(FindingKind.DataDamaged)],
    ];
}
