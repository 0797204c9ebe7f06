using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Facilitators;
using MomBot.Data.HelpRequests;
using MomBot.Data.Stages;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Host;

/// <summary>Lets check-ins read numbers and links of the features beside them, and nothing else.</summary>
internal static class Neighbourhood
{
    public static Neighbours Of(
        PeopleCounts counts,
        HelpRequestStore help,
        StageStore stages,
        CohortStore cohorts,
        FacilitatorStore facilitators,
        HandedInFiles files,
        IClock clock) => new(
        counts.Of,
        async (guild, cancellationToken) =>
        [
            .. (await help.QueueAsync(guild, cancellationToken).ConfigureAwait(false))
                .Where(request => request is { Shown: true, Card: not null, Audience.Kind: AudienceKind.Everyone }
                    && request.IsOpen() && request.FreeSlots(clock.GetCurrentInstant()).Any())
                .Select(request => new OpenRequest(request.CategoryName, request.Channel, request.Card!.Value)),
        ],
        help.HandsLentAsync,
        async (guild, member, cancellationToken) =>
        [
            .. (await stages.FindAsync(guild, member, cancellationToken).ConfigureAwait(false)).All
                .Where(stage => stage is { Chosen: true, State: StageState.Given }).Select(stage => stage.Stage),
        ],
        async (guild, stage, today, cancellationToken) =>
        {
            var (people, away) = await stages.CountAsync(guild, stage, today, cancellationToken).ConfigureAwait(false);
            return new Reach(people, away);
        },
        async (guild, member, cancellationToken) =>
            (await cohorts.ListAsync(guild, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(cohort => cohort.Room is not null && cohort.Has(member))?.Room,
        async (guild, today, cancellationToken) =>
            (await facilitators.ListAsync(guild, cancellationToken).ConfigureAwait(false))
                .Count(each => !each.IsAway(today)),
        files.ReadAsync);
}
