using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What facilitators do with rounds that wait or are to come, and what waits for them.</summary>
public sealed class CheckInHostHandlers(
    CheckInStore store,
    CommunityStore communities,
    CheckInThemes themes,
    CheckInBoards boards,
    CheckInMornings mornings,
    IClock clock)
{
    public async Task<Response> Send(SendRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, round, rhythm) = await ReadAsync(action.Round, context, cancellationToken);
        if (round is null || rhythm is null)
            return Response.Ephemeral(Gone);
        var chosen = await themes.ChooseAsync(community, rhythm, round.Date, cancellationToken);
        return await DealAsync(
            round,
            context,
            each => CheckInRules.SendNow(
                each, community.ChannelOf(rhythm), chosen, clock.GetCurrentInstant()),
            cancellationToken);
    }

    public async Task<Response> Swap(SwapRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, round, rhythm) = await ReadAsync(action.Round, context, cancellationToken);
        if (round is null || rhythm is null)
            return Response.Ephemeral(Gone);
        var other = await themes.ChooseAsync(
            community,
            rhythm,
            round.Date,
            cancellationToken,
            except: round.Theme.Length > 0 ? round.Theme : round.Poll?.Key);
        return await DealAsync(
            round,
            context,
            each => CheckInRules.Swap(each, other),
            cancellationToken);
    }

    public async Task<Response> Skip(SkipRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (_, round, _) = await ReadAsync(action.Round, context, cancellationToken);
        return round is null
            ? Response.Ephemeral(Gone)
            : await DealAsync(round, context, CheckInRules.Skip, cancellationToken);
    }

    public async Task<Response> Unskip(
        UnskipRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, round, rhythm) = await ReadAsync(action.Round, context, cancellationToken);
        if (round is null || rhythm is null)
            return Response.Ephemeral(Gone);
        var today = clock.GetCurrentInstant().InZone(community.ZoneOf(rhythm)).Date;
        return await DealAsync(
            round, context, each => CheckInRules.Unskip(each, isAhead: each.Date > today), cancellationToken);
    }

    /// <summary>What waits for a human right now.</summary>
    public async Task<Response> Morning(
        ShowMorning action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(CheckInViews.Morning(
            await boards.MorningAsync(
                context.Community,
                await store.UnheardAsync(
                    context.Community, clock.GetCurrentInstant() - CheckInViews.Unheard, cancellationToken),
                cancellationToken),
            await mornings.OthersAsync(context.Settings, cancellationToken)));

    private static readonly Text Gone = "That round is no longer there.";

    private async Task<(Community Community, Round? Round, Rhythm? Rhythm)> ReadAsync(
        RoundId id, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var round = await store.FindAsync(id, cancellationToken);
        return round is null || round.Guild != community.Id
            ? (community, null, null)
            : (community, round, await store.RhythmAsync(round.Rhythm, cancellationToken));
    }

    private async Task<Response> DealAsync(
        Round round,
        InteractionContext context,
        Func<Round, Decision<Round>> decide,
        CancellationToken cancellationToken) =>
        await store.ChangeAsync(round.Id, context.Cause, decide, cancellationToken) switch
        {
            Decision<Round>.Accepted(var next, _) => Response.Update(CheckInViews.Dealt(next)),
            Decision<Round>.Declined(var why) => Response.Ephemeral(why),
            _ => Response.Ephemeral(Gone),
        };
}
