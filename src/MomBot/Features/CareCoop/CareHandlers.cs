using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Data.DoNotMatch;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CareCoop;

/// <summary>Where a member meets the co-op: load, decide, save, answer.</summary>
public sealed class CareHandlers(CareCoopStore store, DoNotMatchStore apart, IClock clock)
{
    private const int MostExported = 1000;

    public async Task<Response> Open(OpenCoop action, InteractionContext context, CancellationToken cancellationToken)
    {
        var panel = await Panel(context, cancellationToken);
        return action.Turns ? Response.Update(panel) : Response.Ephemeral(panel);
    }

    public async Task<Response> Entries(
        ShowCareEntries action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.HoldingAsync(context.Community, context.Member, cancellationToken) is not { } holding)
            return Response.Update(await Panel(context, cancellationToken));
        var account = holding.Account.Id;
        var keptFrom = await apart.ApartFromAsync(context.Community, context.Member, cancellationToken);
        var latest = await store.LatestAsync(account, CareViews.MostShown * 2, cancellationToken);
        return Response.Update(CareViews.Entries(
            holding,
            [.. latest.Select(sit => sit.Without(keptFrom))],
            await store.EntriesAsync(account, CareViews.MostShown * 4, cancellationToken)));
    }

    public async Task<Response> Join(JoinCoop action, InteractionContext context, CancellationToken cancellationToken)
    {
        var coop = await store.FindAsync(context.Community, cancellationToken);
        if (!coop.IsOpen)
            return Response.Update(CareViews.Closed(context.IsAdmin));
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            holding => CareRules.Join(holding, now),
            cancellationToken);
        return Response.Update(await Panel(context, cancellationToken));
    }

    public async Task<Response> Leave(LeaveCoop action, InteractionContext context, CancellationToken cancellationToken)
    {
        await Leave(context.Community, context.Member, context.Cause, cancellationToken);
        return Response.Update(CareViews.OutOfIt());
    }

    public async Task<Response> AskForEase(
        AskForEase action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.ChangeAsync(
            context.Community, context.Member, context.Cause, CareRules.AskForEase, cancellationToken)
            is Decision<CareHolding>.Declined(var why)
            ? Response.Update(CareViews.Said(why))
            : Response.Update(await Panel(context, cancellationToken));

    public async Task<Opening> WriteDown(
        WriteDownCare action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.HoldingAsync(context.Community, context.Member, cancellationToken)
            is { Account.State: CareAccountState.Active }
            ? new CareForm
            {
                Length = CareViews.Key(8),
                Day = new ConfigKey(CareSitHandlers.Day(clock.GetCurrentInstant().InZone(context.Zone).Date)),
            }
            : CareRules.NotIn;

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        if (await store.HoldingAsync(guild, member, cancellationToken) is not { } holding)
            return [];
        var account = holding.Account.Id;
        var latest = await store.LatestAsync(account, MostExported, cancellationToken);
        var entries = await store.EntriesAsync(account, MostExported, cancellationToken);
        return
        [
            CareViews.ExportedBalance(holding),
            .. latest.Select(sit => CareViews.Exported(sit, member)),
            .. entries.Where(entry => entry.Sit is null).Select(entry => CareViews.Exported(entry, account)),
        ];
    }

    /// <summary>
    /// She leaves, and nobody can tell any more whose account it was. What others booked with her stays.
    /// </summary>
    public async Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var cause = new Cause("forget:coop", member.Value ^ clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        await Leave(guild, member, cause, cancellationToken);
        await store.ForgetAsync(guild, member, cancellationToken);
    }

    /// <summary>What is open is dropped first, so that nothing is booked on an account that is settled.</summary>
    private async Task Leave(GuildId guild, MemberId member, Cause cause, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await store.HoldingAsync(guild, member, cancellationToken) is not { } held)
            return;
        await store.ChangeAsync(guild, member, cause, holding => CareRules.Leave(holding, now), cancellationToken);
        foreach (var sit in await store.OpenAsync(held.Account.Id, cancellationToken))
        {
            await store.ChangeAsync(
                sit.Id,
                new Cause($"{cause.Kind}:part", cause.Id ^ sit.Id.Value),
                matter => CareSitRules.PartWays(matter, now),
                cancellationToken);
        }
    }

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var coop = await store.FindAsync(context.Community, cancellationToken);
        if (!coop.IsOpen)
            return CareViews.Closed(context.IsAdmin);
        if (await store.HoldingAsync(context.Community, context.Member, cancellationToken)
            is not { Account.State: CareAccountState.Active } holding)
            return CareViews.Door(coop.Terms, context.IsFacilitator);
        var keptFrom = await apart.ApartFromAsync(context.Community, context.Member, cancellationToken);
        var open = await store.OpenAsync(holding.Account.Id, cancellationToken);
        return CareViews.Panel(
            holding,
            [.. open.Where(sit => sit.Without(keptFrom) == sit)],
            context.IsFacilitator);
    }
}
