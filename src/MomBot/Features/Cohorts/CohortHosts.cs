using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Cohorts;

/// <summary>Where those who look after the place look after its cohorts: load, decide, save, answer.</summary>
public sealed class CohortHosts(CohortStore store, CommunityStore communities, IClock clock)
{
    public Task<Response> Board(
        ShowCohorts action, InteractionContext context, CancellationToken cancellationToken) =>
        BoardAsync(context, null, cancellationToken);

    public async Task<Response> Make(MakeCohort form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var id = new CohortId(context.Cause.Id);
        var community = await communities.FindAsync(context.Community, cancellationToken);
        RoleId? facilitators = community.Find("role", "facilitators") is { } place ? new(place.DiscordId) : null;
        return await store.AddAsync(
            id,
            context.Cause,
            () => CohortRules.Make(
                id, context.Community, KindOf(form.Kind), form.Name, form.Cap, form.Room, facilitators, now,
                Circumstances.Knows(form.ForWhom) ? form.ForWhom : ""),
            cancellationToken) is Decision<Cohort>.Declined(var why)
            ? Response.Ephemeral(why)
            : await BoardAsync(context, "It is open. Members find it with /cohorts.", cancellationToken);
    }

    public Task<Response> One(ShowCohort action, InteractionContext context, CancellationToken cancellationToken) =>
        OneAsync(CohortHandlers.IdOf(action.Cohort), context, null, cancellationToken);

    public async Task<Response> Doors(
        SetCohortOpen action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            context.Community,
            action.Cohort,
            context.Cause,
            cohort => CohortRules.Open(cohort, action.Open),
            cancellationToken);
        return await OneAsync(action.Cohort, context, "Saved. Whoever is in it stays.", cancellationToken);
    }

    public async Task<Response> Offer(
        OfferMerge action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(context.Community, CohortHandlers.IdOf(action.To), cancellationToken) is not { } to)
            return await BoardAsync(context, null, cancellationToken);
        var now = clock.GetCurrentInstant();
        var decision = await store.ChangeAsync(
            context.Community,
            action.From,
            context.Cause,
            cohort => CohortRules.Offer(cohort, to, now),
            cancellationToken);
        return await OneAsync(
            action.From,
            context,
            decision is Decision<Cohort>.Declined(var why)
                ? why
                : "Its people are asked, each alone. Whoever says nothing stays.",
            cancellationToken);
    }

    public async Task RoomMade(CohortRoomMade action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Went: Went.Well, Id: { } room })
            return;
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            outcome.Guild,
            action.Cohort,
            outcome.Cause,
            cohort => CohortRules.RoomMade(cohort, new ChannelId(room), now),
            cancellationToken);
    }

    public async Task Look(LookAtCohorts action, DueContext due, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(due.Guild, cancellationToken);
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        await store.LookedAsync(
            due.Cause,
            new CohortEvent.LookedAt(
                [.. all.Where(each => each.OfferedTo is null && CohortRules.IsThin(each, due.Now))
                    .Select(each => each.Name)],
                community.Find("channel", "facilitators-room") is { } place ? new ChannelId(place.DiscordId) : null,
                due.Guild,
                due.Now),
            cancellationToken);
    }

    private static CohortKind KindOf(InCommon chosen) => chosen switch
    {
        InCommon.Quarter => CohortKind.Quarter,
        InCommon.Season => CohortKind.Season,
        InCommon.Circle => CohortKind.Circle,
    };

    private async Task<Response> BoardAsync(
        InteractionContext context, Text? word, CancellationToken cancellationToken) =>
        Response.Update(CohortViews.Board(
            await store.ListAsync(context.Community, cancellationToken), clock.GetCurrentInstant(), word));

    private async Task<Response> OneAsync(
        CohortId id, InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(context.Community, cancellationToken);
        return all.FirstOrDefault(cohort => cohort.Id == id) is { } cohort
            ? Response.Update(CohortViews.One(cohort, all, clock.GetCurrentInstant(), word))
            : Response.Update(CohortViews.Board(all, clock.GetCurrentInstant(), null));
    }
}
