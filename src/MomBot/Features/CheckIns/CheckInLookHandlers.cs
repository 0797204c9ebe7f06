using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using MomBot.Pictures;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What facilitators look at: what will be asked and why, and what a year came to.</summary>
public sealed class CheckInLookHandlers(
    CheckInStore store, CommunityStore communities, CheckInThemes themes, Neighbours neighbours, IClock clock)
{
    /// <summary>What each schedule asks next; where a round is planned, that one.</summary>
    public async Task<Response> Preview(
        ShowPreview action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var coming = ImmutableArray.CreateBuilder<ComingQuestion>();
        foreach (var rhythm in await store.RhythmsAsync(community.Id, cancellationToken))
        {
            if (!rhythm.On || !RoundFormats.IsChosen(rhythm.Format))
                continue;
            var (date, due) = LocalSchedule.Next(
                rhythm.Times, community.ZoneOf(rhythm), clock.GetCurrentInstant());
            coming.Add(new(
                rhythm,
                due,
                await store.FindAsync(rhythm.Id, date, cancellationToken),
                await themes.ChooseAsync(community, rhythm, date, cancellationToken)));
        }

        return Response.Ephemeral(CheckInViews.Preview(coming.ToImmutable()));
    }

    /// <summary>The year so far, to look at and to share.</summary>
    public async Task<Response> Year(ShowYear action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return Response.Ephemeral(CheckInViews.Year(await ReadAsync(community, cancellationToken), mayShare: true));
    }

    public async Task<Response> Share(
        ShareYear action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        if (community.CheckInChannel() is not { } channel)
            return Response.Ephemeral(
                "No check-in channel is chosen. Someone who runs this server can do it in /setup.");
        var totals = await ReadAsync(community, cancellationToken);
        await store.SayAsync(
            new CheckInEvent.YearShared(
                community.Id, channel, totals.Year, totals.Rounds, totals.Answers, clock.GetCurrentInstant())
            {
                Nods = totals.Nods,
                Hands = totals.Hands,
            },
            context.Cause,
            cancellationToken);
        return Response.Update(CheckInViews.YearShared(channel));
    }

    /// <summary>Who took part, week by week: totals only.</summary>
    public async Task<Response> Pulse(
        ShowPulse action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var since = clock.GetCurrentInstant().InZone(community.ZoneOf()).Date.PlusWeeks(-Participation.MostRounds);
        return Response.Ephemeral(CheckInViews.Pulse(
            await store.TotalsAsync(community.Id, since, cancellationToken)));
    }

    private async Task<YearOfRounds> ReadAsync(Community community, CancellationToken cancellationToken)
    {
        var year = clock.GetCurrentInstant().InZone(community.ZoneOf()).Year;
        return await store.YearAsync(community.Id, year, community.ZoneOf(), cancellationToken) with
        {
            Hands = await neighbours.HandsLent(community.Id, year, cancellationToken),
        };
    }
}

/// <summary>What a schedule asks next.</summary>
/// <param name="Planned">The round, when its question is chosen already.</param>
/// <param name="Chosen">What is chosen for it as things stand.</param>
public sealed record ComingQuestion(Rhythm Rhythm, Instant Due, Round? Planned, Chosen Chosen);
