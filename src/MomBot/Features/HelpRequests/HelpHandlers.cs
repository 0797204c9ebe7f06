using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What somebody presses who helps: load, decide, save, answer. Nothing is decided here.</summary>
public sealed class HelpHandlers(
    HelpRequestStore store,
    HelpChanges changes,
    HelpCommunities communities,
    HelpProfileStore profiles,
    IClock clock)
{
    public Task<Response> Claim(ClaimSeat action, InteractionContext context, CancellationToken cancellationToken) =>
        ClaimAsync(action.Request, null, quietly: false, context, cancellationToken);

    public Task<Response> ClaimDay(ClaimDay action, InteractionContext context, CancellationToken cancellationToken) =>
        ClaimAsync(
            action.Request,
            int.TryParse(action.Slot, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot : 0,
            quietly: false,
            context,
            cancellationToken);

    public Task<Response> ClaimQuietly(
        ClaimQuietly action, InteractionContext context, CancellationToken cancellationToken) => ClaimAsync(
        action.Request, action.Slot == 0 ? null : action.Slot, quietly: true, context, cancellationToken);

    public async Task<Response> StandBy(StandBy action, InteractionContext context, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        int? slot = action.Slot == 0 ? null : action.Slot;
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.StandBy(request, slot, context.Member, apart, context.Zone, now),
            next => next.Of(context.Member, slot) is { } claim ? HelpViews.Thanks(next, claim)
                : new Card(HelpRules.Taken),
            cancellationToken);
    }

    public async Task<Response> Release(
        ReleaseSeat action, InteractionContext context, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.Release(
                request, ClaimOf(request, action.Claim, context.Member), context.Member, apart, context.Zone, now),
            _ => new Card("That is all right. The seat is open for someone else."),
            cancellationToken);
    }

    public Task<Response> Fine(SayFine action, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.SayFine(request, action.Claim, context.Member),
            _ => new Card("Good. See you then."),
            cancellationToken);

    public Task<Response> Late(RunLate action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.RunLate(request, action.Claim, context.Member, now),
            _ => new Card("I let them know."),
            cancellationToken);
    }

    public async Task<Opening> Bring(OpenDish action, InteractionContext context,
        CancellationToken cancellationToken) =>
        await store.FindAsync(action.Request, cancellationToken) is { } request && request.Guild == context.Community
            && request.Find(action.Claim) is { State: ClaimState.Promised } claim && claim.Helper == context.Member
            ? new SayDish(action.Request, action.Claim, claim.Dish)
            : HelpChanges.Gone;

    public Task<Response> Dish(SayDish form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return changes.ChangeAsync(
            form.Request,
            context,
            request => HelpRules.SayDish(request, form.Claim, context.Member, PrivateWords.Without(form.Dish), now),
            _ => new Card("Thank you. The next one sees it and brings something else."),
            cancellationToken);
    }

    /// <summary>
    /// Whoever can't have the seat is told so at first sight, without waiting for a turn to write: of many who press at
    /// once, all but one. A quiet request says whose it is to somebody who could take it, and to nobody else.
    /// </summary>
    private async Task<Response> ClaimAsync(
        HelpRequestId id, int? slot, bool quietly, InteractionContext context, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        var seen = await store.FindAsync(id, cancellationToken);
        var decision = seen is null || seen.Guild != context.Community
            ? Decision.Missing<HelpRequest>()
            : Decide(seen);
        if (decision is Decision<HelpRequest>.Accepted && !quietly
            && seen is { Quiet: true } && seen.Of(context.Member, slot) is null)
            return Response.Ephemeral(HelpViews.Quietly(seen, slot ?? 0));
        if (decision is Decision<HelpRequest>.Accepted)
            decision = await changes.DecideAsync(id, context, Decide, cancellationToken);
        if (decision is Decision<HelpRequest>.Accepted)
            await KnowAsync(context, now, cancellationToken);
        return changes.Answer(id, decision, context, next => next.Of(context.Member, slot) is { } claim
            ? HelpViews.Thanks(next, claim)
            : new Card(HelpRules.Taken));

        Decision<HelpRequest> Decide(HelpRequest request) =>
            HelpRules.Claim(request, slot, context.Member, apart, context.Zone, now);
    }

    private static int? ClaimOf(HelpRequest request, int claim, MemberId helper) => claim switch
    {
        0 => null,
        >= ReleaseSeat.OfSlot => request.Of(helper, claim - ReleaseSeat.OfSlot)?.Number ?? 0,
        _ => claim,
    };

    private async Task KnowAsync(InteractionContext context, Instant now, CancellationToken cancellationToken)
    {
        if ((await profiles.FindAsync(context.Community, context.Member, cancellationToken)).Since is not null)
            return;
        await profiles.ChangeAsync(
            context.Community,
            context.Member,
            new Cause("help-since", context.Cause.Id),
            known => Decision.Accept(known with { Since = known.Since ?? now }),
            cancellationToken);
    }
}
