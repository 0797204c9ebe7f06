using Microsoft.Extensions.DependencyInjection;
using MomBot.Config;
using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Facilitators;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Stages;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Host;

/// <summary>The registrations of check-ins, which are many.</summary>
internal static class CheckInSetup
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services) => services
        .AddSingleton(provider => new ThemeBank(
            provider.GetRequiredService<CheckInStore>(),
            provider.GetRequiredService<ConfigFolder>().Prompts,
            provider.GetRequiredService<ConfigFolder>().NoProblems,
            provider.GetRequiredService<ConfigFolder>().Polls))
        .AddSingleton<HandedInFiles>()
        .AddSingleton<PeopleCounts>()
        .AddSingleton(provider => Neighbourhood.Of(
            provider.GetRequiredService<PeopleCounts>(),
            provider.GetRequiredService<HelpRequestStore>(),
            provider.GetRequiredService<StageStore>(),
            provider.GetRequiredService<CohortStore>(),
            provider.GetRequiredService<FacilitatorStore>(),
            provider.GetRequiredService<HandedInFiles>(),
            provider.GetRequiredService<IClock>()))
        .AddSingleton<CheckInThemes>()
        .AddSingleton<CheckInBoards>()
        .AddSingleton<CheckInHandlers>()
        .AddSingleton<CheckInMeetingHandlers>()
        .AddSingleton(provider => new CheckInMoreHandlers(
            provider.GetRequiredService<CheckInStore>(),
            provider.GetRequiredService<MemberStore>(),
            provider.GetRequiredService<ConfigFolder>().Stages,
            provider.GetRequiredService<Neighbours>(),
            provider.GetRequiredService<IClock>()))
        .AddSingleton(provider => new PromptHandlers(
            provider.GetRequiredService<CheckInStore>(),
            provider.GetRequiredService<ThemeBank>(),
            provider.GetRequiredService<ConfigFolder>().Stages,
            provider.GetRequiredService<Neighbours>(),
            provider.GetRequiredService<IClock>()))
        .AddSingleton<SuggestionHandlers>()
        .AddSingleton<CheckInMornings>()
        .AddSingleton<CheckInHostHandlers>()
        .AddSingleton<CheckInLookHandlers>()
        .AddSingleton<ScheduleChanges>()
        .AddSingleton<ScheduleHandlers>()
        .AddSingleton<SingleDateHandlers>()
        .AddSingleton<CheckInClock>()
        .AddSingleton<CheckInOutcomes>()
        .AddSingleton<CheckInsFeature>();
}
