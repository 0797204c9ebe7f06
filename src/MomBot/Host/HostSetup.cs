using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using MomBot.Config;
using MomBot.Data.Admin;
using MomBot.Data.Agreement;
using MomBot.Data.CareCoop;
using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Events;
using MomBot.Data.Facilitators;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Moderation;
using MomBot.Data.Outbox;
using MomBot.Data.Pause;
using MomBot.Data.Privacy;
using MomBot.Data.Safety;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Data.Stages;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Dispatch;
using MomBot.Features.Admin;
using MomBot.Features.Agreement;
using MomBot.Features.CareCoop;
using MomBot.Features.Cohorts;
using MomBot.Features.Facilitators;
using MomBot.Features.HelpRequests;
using MomBot.Features.Moderation;
using MomBot.Features.Pause;
using MomBot.Features.Setup;
using MomBot.Features.Safety;
using MomBot.Features.Stages;
using MomBot.Features.Village;
using MomBot.Features.Welcome;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace MomBot.Host;

/// <summary>Every registration, module by module. All are singletons; nothing is scanned for.</summary>
public static class HostSetup
{
    /// <summary>Adds the bot to a host.</summary>
    /// <param name="connections">The opened database.</param>
    /// <param name="people">People's time: what schedules and reminders live by.</param>
    public static IServiceCollection AddMomBot(
        this IServiceCollection services,
        BotOptions options,
        ConfigFolder config,
        Connections connections,
        PeoplesTime people,
        TimeProvider wire) => services
            .AddSingleton(options)
            .AddSingleton(config)
            .AddSingleton(connections)
            .AddSingleton(people)
            .AddSingleton(wire)
            .AddSingleton<IClock>(people.ToClock())
            .AddSingleton<IDateTimeZoneProvider>(DateTimeZoneProviders.Tzdb)
            .AddData()
            .AddDiscord(options)
            .AddDispatch(config)
            .AddFeatures()
            .AddHost();

    /// <summary>Logs go to standard error, without words of people; Discord's chatter only when it matters.</summary>
    public static ILoggingBuilder AddMomBotLogging(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .ToStandardError()
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Quartz", LogLevel.Warning)
        .AddFilter("MomBot.Discord", LogLevel.Warning);

    private static ILoggingBuilder ToStandardError(this ILoggingBuilder logging)
    {
        logging.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }

    private static IServiceCollection AddData(this IServiceCollection services) => services
        .AddSingleton(provider => new EventStore(provider.GetRequiredService<Connections>(), Families))
        .AddSingleton<OutboxStore>()
        .AddSingleton<ScheduledActionStore>()
        .AddSingleton<ScheduleStore>()
        .AddSingleton<CommunityStore>()
        .AddSingleton<CommandPrintStore>()
        .AddSingleton<MemberStore>()
        .AddSingleton<SetupStore>()
        .AddSingleton<SetupFindingStore>()
        .AddSingleton<SettingsFileStore>()
        .AddSingleton<NoteStore>()
        .AddSingleton<KnownPeople>()
        .AddSingleton<ErasureStore>()
        .AddSingleton<CommunityErasureStore>()
        .AddSingleton<PauseStore>()
        .AddSingleton<ReportStore>()
        .AddSingleton<RestrictionStore>()
        .AddSingleton<ModerationLog>()
        .AddSingleton<JobStore>()
        .AddSingleton<SafetyStore>()
        .AddSingleton<CheckInStore>()
        .AddSingleton<HelpRequestStore>()
        .AddSingleton<HelpDoorStore>()
        .AddSingleton<HelpProfileStore>()
        .AddSingleton<HelpSettingsStore>()
        .AddSingleton<HelpDraftStore>()
        .AddSingleton<DoNotMatchStore>()
        .AddSingleton<StageStore>()
        .AddSingleton<MonthStore>()
        .AddSingleton<AheadStore>()
        .AddSingleton<CohortStore>()
        .AddSingleton<CircumstanceStore>()
        .AddSingleton<AgreementStore>()
        .AddSingleton<FacilitatorStore>()
        .AddSingleton<CareCoopStore>();

    private static Type[] Families =>
    [
        typeof(CommunityEvent),
        typeof(MemberEvent),
        typeof(ErasureEvent),
        typeof(PauseEvent),
        typeof(ModerationEvent),
        typeof(CheckInEvent),
        typeof(DoNotMatchEvent),
        typeof(HelpEvent),
        typeof(SetupEvent),
        typeof(StageEvent),
        typeof(AheadEvent),
        typeof(CohortEvent),
        typeof(CareEvent),
        typeof(AgreementEvent),
        typeof(FacilitatorEvent),
    ];

    private static IServiceCollection AddDiscord(this IServiceCollection services, BotOptions options) => services
        .AddSingleton(new DiscordOptions { Token = options.Token, ApiBase = options.ApiBase.ToString() })
        .AddSingleton(provider => new DiscordRest(
            provider.GetRequiredService<DiscordOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
            provider.GetRequiredService<ILogger<DiscordRest>>()));

    private static IServiceCollection AddDispatch(this IServiceCollection services, ConfigFolder config) => services
        .AddSingleton(new TextRenderer(config.Words.Find))
        .AddSingleton(provider => new ActionRouter(FeatureList.Declare(provider)))
        .AddSingleton<CardRenderer>()
        .AddSingleton<ModalCodec>()
        .AddSingleton<GuildCache>()
        .AddSingleton<ContextReader>()
        .AddSingleton<Replies>()
        .AddSingleton<Allowance>()
        .AddSingleton<WaitingNotes>()
        .AddSingleton<ActionReader>()
        .AddSingleton<HeldPresses>()
        .AddSingleton<InteractionDispatcher>()
        .AddSingleton(new CommandWords(config.Words.Find))
        .AddSingleton<CommandRegistrar>()
        .AddSingleton<ReliableClock>()
        .AddSingleton<OwnMessages>()
        .AddSingleton<ShapePerformer>()
        .AddSingleton<JobPerformer>()
        .AddSingleton<EffectWriter>()
        .AddSingleton<EventPump>()
        .AddSingleton<OutboxPump>()
        .AddSingleton<Sweep>();

    private static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddSingleton(FeaturesOf)
        .AddCheckIns()
        .AddSingleton<ZoneSearch>()
        .AddSingleton(provider => new SetupState(
            provider.GetRequiredService<SetupStore>(),
            provider.GetRequiredService<CommunityStore>(),
            provider.GetRequiredService<ScheduleStore>(),
            provider.GetRequiredService<ConfigFolder>().Stages,
            provider.GetRequiredService<ConfigFolder>().Words,
            FeaturesOf(provider),
            provider.GetRequiredService<IDateTimeZoneProvider>(),
            provider.GetRequiredService<IClock>()))
        .AddSingleton<SetupHandlers>()
        .AddSingleton<SetupStages>()
        .AddSingleton(provider => OnboardingReading.From(provider.GetRequiredService<DiscordRest>()))
        .AddSingleton<SetupOnboarding>()
        .AddSingleton<SetupApplying>()
        .AddSingleton(Troubles.Of)
        .AddSingleton<SetupChecking>()
        .AddSingleton(provider => new SetupFiles(
            provider.GetRequiredService<SetupState>(),
            provider.GetRequiredService<SetupStore>(),
            provider.GetRequiredService<CommunityStore>(),
            provider.GetRequiredService<SettingsFileStore>(),
            Carrying.Parts(provider),
            provider.GetRequiredService<HandedInFiles>().ReadAsync,
            provider.GetRequiredService<IClock>()))
        .AddSingleton<AgreementHandlers>()
        .AddSingleton(provider => new VillageHandlers(FeaturesOf(provider)))
        .AddSingleton<MeHandlers>()
        .AddSingleton<WelcomeHandlers>()
        .AddSingleton<SetupClock>()
        .AddHelpRequests()
        .AddSingleton<FacilitatorHandlers>()
        .AddSingleton<PauseHandlers>()
        .AddSingleton<ReportHandlers>()
        .AddSingleton<JobHandlers>()
        .AddSingleton(provider => new StageCatalog(
            provider.GetRequiredService<ConfigFolder>().Stages, provider.GetRequiredService<CommunityStore>().Known))
        .AddSingleton<StageViews>()
        .AddSingleton<StageHandlers>()
        .AddSingleton<StageMonths>()
        .AddSingleton<AheadHandlers>()
        .AddSingleton<GoodNews>()
        .AddSingleton<StageFollowUp>()
        .AddSingleton<CohortHandlers>()
        .AddSingleton<CircumstanceHandlers>()
        .AddSingleton<CohortHosts>()
        .AddSingleton<CareHandlers>()
        .AddSingleton<CareSitHandlers>()
        .AddSingleton<CareDeskHandlers>()
        .AddSingleton(provider => new SafetyHandlers(
            provider.GetRequiredService<ConfigFolder>().Hotlines,
            provider.GetRequiredService<CommunityStore>(),
            provider.GetRequiredService<SafetyStore>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SupportSettingsHandlers(
            provider.GetRequiredService<ConfigFolder>().Hotlines,
            provider.GetRequiredService<SafetyStore>(),
            provider.GetRequiredService<IClock>()));

    private static IServiceCollection AddHelpRequests(this IServiceCollection services) => services
        .AddSingleton(provider => new HelpCommunities(
            provider.GetRequiredService<CommunityStore>(),
            provider.GetRequiredService<HelpSettingsStore>(),
            provider.GetRequiredService<DoNotMatchStore>(),
            provider.GetRequiredService<ConfigFolder>().HelpCategories))
        .AddSingleton<HelpPosting>()
        .AddSingleton<HelpAsking>()
        .AddSingleton<HelpAskingFurther>()
        .AddSingleton<HelpChanges>()
        .AddSingleton<HelpHandlers>()
        .AddSingleton<HelpFamily>()
        .AddSingleton<HelpTalks>()
        .AddSingleton<HelpLists>()
        .AddSingleton<HelpWays>()
        .AddSingleton<HelpShopping>()
        .AddSingleton<HelpHosts>()
        .AddSingleton<HelpOffice>()
        .AddSingleton<HelpClock>()
        .AddSingleton<HelpDoor>()
        .AddSingleton<HelpTelling>()
        .AddSingleton<HelpPause>()
        .AddSingleton<HelpMemory>()
        .AddSingleton<HelpParts>();

    /// <summary>Every feature; asked for late, by features that show or switch the others.</summary>
    private static Func<IEnumerable<Feature>> FeaturesOf(IServiceProvider services) =>
        () => services.GetRequiredService<ActionRouter>().Features;

    private static IServiceCollection AddHost(this IServiceCollection services) => services
        .AddSingleton<Activity>()
        .AddSingleton<LastMoments>()
        .AddSingleton<Happenings>()
        .AddSingleton<CommonMemory>()
        .AddSingleton<Clockwork>()
        .AddSingleton<Verdict>()
        .AddSingleton<Readiness>()
        .AddSingleton<Liveness>().AddSingleton<WallClock>().AddSingleton<Retention>()
        .AddQuartz()
        .AddHostedService<OutboxService>()
        .AddHostedService<GatewayService>()
        .AddHostedService<SchedulerService>()
        .AddHostedService<Numbers>()
        .AddSingleton<HousekeepingService>()
        .AddHostedService(provider => provider.GetRequiredService<HousekeepingService>())
        .AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true)
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
}
