using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Cohorts;

/// <summary>Where a person meets her cohorts: load, decide, save, answer.</summary>
public sealed class CohortHandlers(CohortStore store, CircumstanceStore circumstances, IClock clock)
{
    public Task<Response> Open(OpenCohorts action, InteractionContext context, CancellationToken cancellationToken) =>
        Panel(context, null, turns: false, cancellationToken);

    public async Task<Response> Join(
        JoinCohort action, InteractionContext context, CancellationToken cancellationToken)
    {
        var cohort = IdOf(action.Cohort);
        var why = await In(cohort, context, context.Cause, cancellationToken);
        return await Panel(
            context,
            why ?? CohortViews.Welcome(await store.FindAsync(context.Community, cohort, cancellationToken)),
            turns: true,
            cancellationToken);
    }

    public async Task<Response> Leave(
        LeaveCohort action, InteractionContext context, CancellationToken cancellationToken)
    {
        await Out(action.Cohort, context, context.Cause, cancellationToken);
        return await Panel(
            context, "You are out of it. Come back any time there is a place.", turns: true, cancellationToken);
    }

    /// <summary>Into the other first: if there is no place left, she stays where she is.</summary>
    public async Task<Response> GoOn(GoOnWith action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await In(action.To, context, context.Cause, cancellationToken) is { } why)
            return Response.Ephemeral(why);
        await Out(action.From, context, new Cause("cohorts.out", context.Cause.Id), cancellationToken);
        return await Panel(context, "You go on with them.", turns: true, cancellationToken);
    }

    public Task<Response> Stay(
        StayInCohort action, InteractionContext context, CancellationToken cancellationToken) =>
        Panel(context, "You stay where you are. Nobody is told.", turns: true, cancellationToken);

    /// <summary>Her cohorts, for her panel.</summary>
    public async Task<Section?> Mine(InteractionContext context, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(context.Community, cancellationToken);
        return all.Length == 0 ? null : CohortViews.Mine(all, context.Member);
    }

    public Task Heard(CheckInEvent.Answered answered, CancellationToken cancellationToken) =>
        store.HeardAsync(answered.Guild, answered.Owner, answered.At, cancellationToken);

    public Task MemberLeft(MemberEvent.Left left, CancellationToken cancellationToken) =>
        store.RestAsync(left.Guild, left.Owner, left.At, cancellationToken);

    public Task MemberReturned(MemberEvent.Returned returned, CancellationToken cancellationToken) =>
        store.ReturnAsync(returned.Guild, returned.Owner, returned.At, cancellationToken);

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(guild, cancellationToken))
            .SelectMany(cohort => cohort.All.Where(each => each.Member == member)
                .Select(each => each.HeardAt is { } heard
                    ? T($"You are in the cohort {cohort.Name}. You last answered a check-in on {heard.InUtc().Date}.")
                    : T($"You are in the cohort {cohort.Name}."))),
    ];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, clock.GetCurrentInstant(), cancellationToken);

    /// <summary>The cohort that was chosen in a list.</summary>
    internal static CohortId IdOf(ConfigKey chosen) =>
        new(long.TryParse(chosen.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);

    /// <summary>Why she could not come in; none: she is in.</summary>
    private async Task<Text?> In(
        CohortId cohort, InteractionContext context, Cause cause, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await store.ChangeAsync(
            context.Community,
            cohort,
            cause,
            before => CohortRules.Join(before, context.Member, now),
            cancellationToken) switch
        {
            Decision<Cohort>.Accepted => null,
            Decision<Cohort>.Declined(var why) => why,
            _ => "That cohort is no longer there.",
        };
    }

    private async Task Out(
        CohortId cohort, InteractionContext context, Cause cause, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community,
            cohort,
            cause,
            before => CohortRules.Leave(before, context.Member, now),
            cancellationToken);
    }

    private async Task<Response> Panel(
        InteractionContext context, Text? word, bool turns, CancellationToken cancellationToken)
    {
        var card = CohortViews.Panel(
            await store.ListAsync(context.Community, cancellationToken),
            await circumstances.OfAsync(context.Community, context.Member, cancellationToken),
            context.Member,
            word);
        return turns ? Response.Update(card) : Response.Ephemeral(card);
    }
}
