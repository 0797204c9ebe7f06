using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What is open and what is mine, page by page.</summary>
public sealed class HelpLists(
    HelpRequestStore store, HelpProfileStore profiles, HelpCommunities communities, IClock clock)
{
    private const int LastPage = 10_000;

    public async Task<Response> List(
        ShowRequests action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(await CardAsync(0, "", context, cancellationToken));

    /// <summary>What she asked for and promised, for her panel; none: nobody can ask here yet.</summary>
    public async Task<Section?> Mine(InteractionContext context, CancellationToken cancellationToken) =>
        context.Settings.Find("channel", "help") is null
            ? null
            : HelpViews.OfMine(
                context.Member,
                await store.MineAsync(context.Community, context.Member, cancellationToken),
                clock.GetCurrentInstant());

    public async Task<Response> Turn(
        TurnRequests action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(await CardAsync(action.Page, Only(action.Only), context, cancellationToken));

    public async Task<Response> Filter(
        FilterRequests action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(await CardAsync(0, Only(action.Only), context, cancellationToken));

    public async Task<Response> Calendar(
        TakeCalendar action, InteractionContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<HelpRequest> promised =
        [
            .. (await store.MineAsync(context.Community, context.Member, cancellationToken)).Where(request =>
                (action.Request == default || request.Id == action.Request)
                && request.Promises().Any(claim => claim.Helper == context.Member)),
        ];
        return promised.IsEmpty
            ? Response.Ephemeral("You have promised nothing that is still to come.")
            : Response.Ephemeral(HelpViews.CalendarOf(
                context.Member, promised, context.Zone, clock.GetCurrentInstant()));
    }

    private async Task<Card> CardAsync(
        int page, string only, InteractionContext context, CancellationToken cancellationToken)
    {
        page = Math.Min(page, LastPage);
        var now = clock.GetCurrentInstant();
        var here = await communities.FindAsync(context.Community, cancellationToken);
        await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var profile = await profiles.FindAsync(context.Community, context.Member, cancellationToken);
        var mine = page == 0
            ? await store.MineAsync(context.Community, context.Member, cancellationToken)
            : [];
        ImmutableArray<string> groups =
        [
            .. Audiences.GroupsOf(here.Community, context).Select(place => place.Key),
            .. profile.Listener == ListenerState.Listening ? [HelpPings.Listeners] : ImmutableArray<string>.Empty,
        ];
        var near = only.StartsWith(FilterRequests.Near, StringComparison.Ordinal);
        var search = new HelpSearch(
            context.Community,
            context.Member,
            groups,
            profile.Area,
            near ? "" : only,
            near ? only[FilterRequests.Near.Length..] : "",
            now);
        var open = await store.OpenAsync(search, page * HelpViews.PerPage, HelpViews.PerPage + 1, cancellationToken);
        return HelpViews.List(context.Member, mine, new HelpPage(
            [.. open.Take(HelpViews.PerPage)],
            page,
            open.Length > HelpViews.PerPage,
            only,
            here.Categories,
            here.Settings.Areas,
            context.IsFacilitator,
            now));
    }

    private static string Only(ConfigKey key) => key.Value == FilterRequests.All ? "" : key.Value;
}
