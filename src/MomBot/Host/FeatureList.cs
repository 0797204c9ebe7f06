using Microsoft.Extensions.DependencyInjection;
using MomBot.Features.CheckIns;
using MomBot.Features.HelpRequests;
using MomBot.Features.Setup;
using MomBot.Interactions;

namespace MomBot.Host;

/// <summary>The features by name, in the order parents meet them. Explicit on purpose: the bot's table of contents.</summary>
public static class FeatureList
{
    public static IReadOnlyList<Feature> Declare(IServiceProvider services) =>
    [
        CheckInsFeature.Declare(
            services.GetRequiredService<CheckInHandlers>(),
            services.GetRequiredService<CheckInHostHandlers>(),
            services.GetRequiredService<CheckInClock>()),
        SetupFeature.Declare(
            services.GetRequiredService<SetupHandlers>(), services.GetRequiredService<SetupClock>()),
        HelpRequestsFeature.Declare(
            services.GetRequiredService<HelpHandlers>(), services.GetRequiredService<HelpClock>()),
    ];
}
