using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Where a person's action meets a request: load, decide, save, answer. Nothing is decided here.</summary>
public sealed class HelpHandlers(
    HelpRequestStore store, CommunityStore communities, ImmutableArray<HelpCategoryEntry> categories, IClock clock)
{
    private const int LastPage = 10_000;
    private static readonly Text NoChannel =
        "The help channel is gone. Someone who runs this server can choose one with /setup.";

    private static readonly Text Gone = "That request has been taken down.";

    public ImmutableArray<Choice> Categories(InteractionContext context) =>
        [.. categories.Where(each => each.Enabled).Select(each => new Choice(each.Key, each.Name, each.Hint))];

    public async Task<Opening> Open(OpenAsk action, InteractionContext context, CancellationToken cancellationToken) =>
        await HelpChannel(context.Community, cancellationToken) is null
            ? T($"There is no help channel here yet. Someone who runs this server can choose one with /setup.")
            : new AskForHelp { Category = new ConfigKey(categories.First(each => each.Enabled).Key) };

    public async Task<Response> Ask(AskForHelp form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await HelpChannel(context.Community, cancellationToken) is not { } channel)
            return Response.Ephemeral(NoChannel);
        var now = clock.GetCurrentInstant();
        var category = categories.First(each => each.Key == form.Category.Value);
        var request = HelpRules.Ask(
            new HelpRequest(
                new HelpRequestId(context.Cause.Id),
                context.Community,
                context.Member,
                category.Key,
                category.Name,
                form.What,
                form.Area,
                (Soon)form.Soon,
                default,
                HelpStatus.Open,
                channel,
                null,
                now,
                [],
                1),
            (int)form.Hands,
            now.InZone(context.Zone).Date);
        var asked = new HelpEvent.Asked(request, HelpRules.EndOf(request, context.Zone), now);
        await store.AddAsync(request, context.Cause, asked, cancellationToken);
        return Response.Ephemeral(HelpViews.Asked(request));
    }

    public async Task<Response> List(
        ShowRequests action, InteractionContext context, CancellationToken cancellationToken)
    {
        var page = Math.Min(action.Page, LastPage);
        var mine = await store.MineAsync(context.Community, context.Member, cancellationToken);
        var open = await store.OpenAsync(
            context.Community,
            context.Member,
            page * HelpViews.PerPage,
            HelpViews.PerPage + 1,
            cancellationToken);
        var shown = new HelpPage([.. open.Take(HelpViews.PerPage)], page, open.Length > HelpViews.PerPage);
        var card = HelpViews.List(context.Member, mine, shown);
        return action.Turns ? Response.Update(card) : Response.Ephemeral(card);
    }

    public Task<Response> Claim(ClaimSeat action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return Change(
            action.Request,
            context,
            request => HelpRules.Claim(request, context.Member, now),
            HelpViews.Thanks,
            cancellationToken);
    }

    public Task<Response> Release(ReleaseSeat action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return Change(
            action.Request,
            context,
            request => HelpRules.Release(request, context.Member, now),
            _ => new Card("That is all right. The seat is open for someone else."),
            cancellationToken);
    }

    public Task<Response> End(EndRequest action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return Change(
            action.Request,
            context,
            request => HelpRules.End(request, context.Member, action.How, now),
            _ => new Card("Closed. Asking again is always fine."),
            cancellationToken);
    }

    /// <summary>Whoever leaves the community gives back promises, and requests close.</summary>
    public async Task Leave(MemberEvent.Left left, CancellationToken cancellationToken)
    {
        foreach (var request in await store.MineAsync(left.Guild, left.Owner, cancellationToken))
            await LetGo(request, left, cancellationToken);
    }

    public async Task<ImmutableArray<string>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await store.WithAsync(guild, member, cancellationToken)).Select(request => request.Asker == member
            ? $"You asked on {request.AskedAt}: "
                + $"{request.CategoryName}: {request.What} {request.Area} ({request.Status})"
            : $"You promised to help with: {request.CategoryName} ({request.Status})"),
    ];

    /// <summary>
    /// Hers are closed and emptied at once, and removed when their cards have followed; elsewhere her seat is emptied.
    /// The private threads, with what was written there, are deleted now rather than in a day.
    /// </summary>
    public async Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var request in await store.WithAsync(guild, member, cancellationToken))
        {
            await store.ChangeAsync(
                request.Id,
                new Cause("forget", request.Id.Value ^ member.Value ^ now.ToUnixTimeMilliseconds()),
                current => current.Asker == member
                    ? HelpRules.ForgetAsker(current, now)
                    : HelpRules.ForgetHelper(current, member, now),
                cancellationToken);
            if (request.Asker == member)
                await store.HastenThreadsAsync(request.Id, cancellationToken);
        }
    }

    /// <summary>The moment is part of the cause: whoever comes back, promises and leaves again lets go again.</summary>
    private Task<Decision<HelpRequest>> LetGo(
        HelpRequest request, MemberEvent.Left left, CancellationToken cancellationToken) => store.ChangeAsync(
            request.Id,
            new Cause("leave", request.Id.Value ^ left.Owner.Value ^ left.At.ToUnixTimeMilliseconds()),
            current => current.Asker == left.Owner
                ? HelpRules.End(current, left.Owner, HelpStatus.NotNeeded, left.At)
                : HelpRules.Release(current, left.Owner, left.At),
            cancellationToken);

    /// <summary>Pressed on its own card, the card is redrawn; pressed elsewhere, a private word answers.</summary>
    private async Task<Response> Change(
        HelpRequestId id,
        InteractionContext context,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        Func<HelpRequest, Card> word,
        CancellationToken cancellationToken)
    {
        var decision = await store.ChangeAsync(id, context.Cause, InCommunity, cancellationToken);
        return decision switch
        {
            Decision<HelpRequest>.Accepted(var next, _) when context.Message is { } pressed && pressed == next.Card =>
                Response.Update(HelpViews.Card(next), word(next)),
            Decision<HelpRequest>.Accepted(var next, _) => Response.Ephemeral(word(next)),
            Decision<HelpRequest>.Declined(var why) => Response.Ephemeral(why),
            _ => Response.Ephemeral(Gone),
        };

        Decision<HelpRequest> InCommunity(HelpRequest request) =>
            request.Guild == context.Community ? decide(request) : Decision.Missing<HelpRequest>();
    }

    private async Task<ChannelId?> HelpChannel(GuildId guild, CancellationToken cancellationToken) =>
        (await communities.FindAsync(guild, cancellationToken)).Find("channel", HelpPlaces.Channel) is { } place
            ? new ChannelId(place.DiscordId)
            : null;
}

/// <summary>The places of a community that Help needs.</summary>
public static class HelpPlaces
{
    public const string Channel = "help";
}
