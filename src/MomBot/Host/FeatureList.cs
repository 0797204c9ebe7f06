using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Features.CareCoop;
using MomBot.Features.Agreement;
using MomBot.Features.CheckIns;
using MomBot.Features.Cohorts;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Moderation;
using MomBot.Data.Privacy;
using MomBot.Dispatch;
using MomBot.Features.Admin;
using MomBot.Features.Facilitators;
using MomBot.Features.HelpRequests;
using MomBot.Features.Moderation;
using MomBot.Features.Pause;
using MomBot.Features.Privacy;
using MomBot.Features.Safety;
using MomBot.Features.Setup;
using MomBot.Features.Stages;
using MomBot.Features.Village;
using MomBot.Features.Welcome;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// The features by name, in the order people meet them. Explicit on purpose: the bot's table of contents.
/// </summary>
public static class FeatureList
{
    public static IReadOnlyList<Feature> Declare(IServiceProvider services)
    {
        var features = Features(services);
        ImmutableArray<Memory> memories = [.. features.SelectMany(feature => feature.Memories)];
        var rest = services.GetRequiredService<CommonMemory>().Memory;
        var clock = services.GetRequiredService<IClock>();
        var erasing = Erasing(services, memories);
        return
        [
            .. features,
            PrivacyFeature.Declare(
                new PrivacyHandlers(memories, rest, erasing, services.GetRequiredService<MemberStore>(), clock),
                erasing,
                new ComingBack(
                    memories,
                    erasing,
                    services.GetRequiredService<MemberStore>(),
                    services.GetRequiredService<CommunityStore>(),
                    services.GetRequiredService<CommunityErasureStore>(),
                    clock)),
        ];
    }

    /// <summary>Forgets a person in every feature, for whoever asks outside Discord.</summary>
    public static Erasing Erasing(IServiceProvider services) =>
        Erasing(services, [.. Features(services).SelectMany(feature => feature.Memories)]);

    private static Erasing Erasing(IServiceProvider services, ImmutableArray<Memory> memories) => new(
        memories,
        services.GetRequiredService<CommonMemory>().Memory,
        services.GetRequiredService<ErasureStore>(),
        services.GetRequiredService<IClock>());

    private static IReadOnlyList<Feature> Features(IServiceProvider services) =>
    [
        SetupFeature.Declare(
            services.GetRequiredService<SetupHandlers>(),
            services.GetRequiredService<SetupStages>(),
            services.GetRequiredService<SetupOnboarding>(),
            services.GetRequiredService<SetupApplying>(),
            services.GetRequiredService<SetupChecking>(),
            services.GetRequiredService<SetupFiles>(),
            services.GetRequiredService<SetupClock>()),
        AgreementFeature.Declare(services.GetRequiredService<AgreementHandlers>()),
        VillageFeature.Declare(
            services.GetRequiredService<VillageHandlers>(), services.GetRequiredService<MeHandlers>()),
        WelcomeFeature.Declare(services.GetRequiredService<WelcomeHandlers>()),
        services.GetRequiredService<CheckInsFeature>().Declare(),
        HelpRequestsFeature.Declare(services.GetRequiredService<HelpParts>()),
        StagesFeature.Declare(
            services.GetRequiredService<StageHandlers>(),
            services.GetRequiredService<StageMonths>(),
            services.GetRequiredService<AheadHandlers>(),
            services.GetRequiredService<GoodNews>(),
            services.GetRequiredService<StageFollowUp>(),
            services.GetRequiredService<StageViews>()),
        CohortsFeature.Declare(
            services.GetRequiredService<CohortHandlers>(),
            services.GetRequiredService<CircumstanceHandlers>(),
            services.GetRequiredService<CohortHosts>()),
        CareCoopFeature.Declare(
            services.GetRequiredService<CareHandlers>(),
            services.GetRequiredService<CareSitHandlers>(),
            services.GetRequiredService<CareDeskHandlers>()),
        SafetyFeature.Declare(
            services.GetRequiredService<SafetyHandlers>(), services.GetRequiredService<SupportSettingsHandlers>()),
        FacilitatorsFeature.Declare(services.GetRequiredService<FacilitatorHandlers>()),
        PauseFeature.Declare(services.GetRequiredService<PauseHandlers>()),
        ModerationFeature.Declare(
            services.GetRequiredService<ReportHandlers>(),
            new RestrictionHandlers(
                services.GetRequiredService<RestrictionStore>(),
                services.GetRequiredService<ModerationLog>(),
                () => Parts(services.GetRequiredService<ActionRouter>()),
                services.GetRequiredService<IClock>())),
        AdminFeature.Declare(services.GetRequiredService<JobHandlers>()),
    ];

    /// <summary>What somebody can be kept from: never from help in need, the pause or her data.</summary>
    private static ImmutableArray<Choice> Parts(ActionRouter router) =>
    [
        .. router.Features.Where(feature => feature is { Scope: CommandScope.Community, Routes.Count: > 0 })
            .Select(feature => new Choice(feature.Name, feature.Summary)),
    ];
}
