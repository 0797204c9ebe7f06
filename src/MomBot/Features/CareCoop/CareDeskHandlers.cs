using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>Where facilitators and those who run the place look after the co-op.</summary>
public sealed class CareDeskHandlers(CareCoopStore store, IClock clock)
{
    private const int MostWaiting = 4;
    private const int GiftInQuarters = 8;

    public Task<Response> Show(ShowCareDesk action, InteractionContext context, CancellationToken cancellationToken) =>
        Desk(context, null, cancellationToken);

    public async Task<Opening> OpenDecide(
        OpenDecide action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.FindAsync(action.Sit, cancellationToken) is { } sit && sit.Guild == context.Community
            ? new DecideForm(sit.Id, CareViews.Key(sit.Quarters), (Children)sit.Children)
            : (Text)"That is no longer there.";

    public async Task<Response> Decide(
        DecideForm form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var said = new CareSaid(CareSitHandlers.Quarters(form.Length), (int)form.Children);
        var decision = await store.ChangeAsync(
            form.Sit,
            context.Cause,
            matter => matter.Sit.Guild == context.Community
                ? CareSitRules.Decide(matter, context.Member, said, now)
                : Decision.Missing<CareMatter>(),
            cancellationToken);
        return Response.Ephemeral(CareViews.Said(decision switch
        {
            Decision<CareMatter>.Accepted => "Decided. Both families are told.",
            Decision<CareMatter>.Declined(var why) => why,
            _ => "That is no longer there.",
        }));
    }

    public async Task<Response> Ease(
        EaseAccount action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var decision = await store.ChangeAsync(
            context.Community,
            action.Who,
            context.Cause,
            holding => CareRules.Ease(holding, context.Member, now),
            cancellationToken);
        var done = decision is Decision<CareHolding>.Declined(var why) ? why : "Waived, and told.";
        return await Desk(context, done, cancellationToken);
    }

    public async Task<Response> TopUp(
        TopUpEverybody action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await store.ChangeAllAsync(
            context.Community,
            context.Cause,
            holding => CareRules.TopUp(holding, GiftInQuarters, now),
            cancellationToken);
        return await Desk(
            context, "Everybody has two hours more, as far as their highest balance allows.", cancellationToken);
    }

    public async Task<Response> Give(GiveHours action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (action.Who is not [var who, ..])
            return await Desk(context, null, cancellationToken);
        var now = clock.GetCurrentInstant();
        var decision = await store.ChangeAsync(
            context.Community,
            who,
            context.Cause,
            holding => CareRules.Give(holding, context.Member, GiftInQuarters, now),
            cancellationToken);
        var done = decision is Decision<CareHolding>.Declined(var why) ? why : T($"{who} has two hours more, and is told.");
        return await Desk(context, done, cancellationToken);
    }

    /// <summary>What of the co-op waits for a decision, for the one list of a morning; none: nothing does.</summary>
    public async Task<Section?> Waits(GuildId guild, CancellationToken cancellationToken) => CareViews.Morning(
        await store.DisputedAsync(guild, MostWaiting, cancellationToken),
        await store.AskingForEaseAsync(guild, MostWaiting, cancellationToken));

    public async Task<Response> SetOpen(
        SetCoopOpen action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            context.Community, context.Cause, coop => CareRules.Open(coop, action.Open), cancellationToken);
        return action.Open
            ? Response.Update(CareViews.Said("The co-op is open. Everybody finds it under /coop."))
            : Response.Update(CareViews.NowClosed());
    }

    public async Task<Opening> OpenTerms(
        OpenTerms action, InteractionContext context, CancellationToken cancellationToken)
    {
        var terms = (await store.FindAsync(context.Community, cancellationToken)).Terms;
        return new TermsForm(Hours(terms.Starter), Hours(terms.Lowest), Hours(terms.Highest));
    }

    public async Task<Response> Agree(
        TermsForm form, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(CareViews.Said(
            await store.ChangeAsync(
                context.Community,
                context.Cause,
                coop => CareRules.Agree(coop, form.Starter, form.Lowest, form.Highest),
                cancellationToken) is Decision<Coop>.Declined(var why)
                ? why
                : "Agreed. It counts from now on; what was booked stays."));

    private async Task<Response> Desk(InteractionContext context, Text? done, CancellationToken cancellationToken) =>
        Response.Update(CareViews.Desk(
            await store.DisputedAsync(context.Community, MostWaiting, cancellationToken),
            await store.AskingForEaseAsync(context.Community, MostWaiting, cancellationToken),
            done,
            context.IsAdmin));

    private static string Hours(int quarters) => (quarters / 4m).ToString("0.##", CultureInfo.InvariantCulture);
}
