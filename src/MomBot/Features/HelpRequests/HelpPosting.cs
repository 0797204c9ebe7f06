using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>Turns a draft into a request that is there for its circle. Nothing is decided here.</summary>
public sealed class HelpPosting(
    HelpRequestStore store,
    HelpCommunities communities,
    HelpProfileStore profiles,
    HelpDraftStore drafts,
    DoNotMatchStore apart,
    CohortStore cohorts,
    IClock clock)
{
    /// <summary>Here for less than this, somebody is new.</summary>
    private static readonly Duration NewFor = Duration.FromDays(14);

    private static readonly Text NoCohort =
        "Nobody else is in a cohort with you just now. What you wrote is kept for a day: /ask goes on where you were.";

    private static readonly Text Illness = "There is illness in the house; things are left at the door";

    private static readonly Text NoChannel =
        "The help channel is gone. Someone who runs this server can choose one with /setup. What you wrote is kept for a day.";

    /// <summary>Those who are in a cohort with her now.</summary>
    public async Task<ImmutableArray<MemberId>> CohortAsync(
        InteractionContext context, CancellationToken cancellationToken) =>
    [
        .. (await cohorts.SharingWithAsync(context.Community, context.Member, cancellationToken))
            .OrderBy(each => each.Value),
    ];

    /// <summary>What she asked for last, of this kind.</summary>
    public Task<HelpRequest?> LastAsync(
        HelpCategoryEntry category, InteractionContext context, CancellationToken cancellationToken) =>
        store.LastAsync(context.Community, context.Member, category.Key, cancellationToken);

    /// <summary>What everybody may read of it.</summary>
    public static ImmutableArray<string> Shown(ImmutableArray<string> facts) =>
        [.. facts.Select(line => HelpFact.Read(line).WithoutPrivateWords().Line())];

    /// <summary>Posts it, and answers what its family reads.</summary>
    public async Task<Response> PostAsync(
        HelpDraft draft,
        HelpCategoryEntry category,
        ImmutableArray<Slot> slots,
        ImmutableArray<MemberId> named,
        InteractionContext context,
        CancellationToken cancellationToken,
        HelpKind kind = HelpKind.Hands)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Board is not { } board)
            return Response.Ephemeral(NoChannel);
        var inCohort = named.IsEmpty && draft.Audience == Audiences.Cohort;
        if (inCohort && (named = await CohortAsync(context, cancellationToken)).IsEmpty)
            return Response.Ephemeral(NoCohort);
        var now = clock.GetCurrentInstant();
        var profile = await profiles.FindAsync(context.Community, context.Member, cancellationToken);
        var talks = category.Talk && await AnyoneListensAsync(context, cancellationToken);
        var shown = Whole(draft, category, slots, named, here, board, profile, now) with
        {
            Id = new HelpRequestId(context.Cause.Id),
            Kind = talks ? HelpKind.Talk : kind,
        };
        var request = talks ? Talk(shown, now) : shown;
        var (asked, happened) = HelpRules.Ask(
            request, profile.Since is not { } since || now < since + NewFor, here.Hosts, here.Zone, now);
        if (await store.AddAsync(asked, context.Cause, [happened], cancellationToken)
            is not Decision<HelpRequest>.Accepted(var saved, _))
            return Response.Ephemeral(NoChannel);
        var facts = FactsOf(category, draft);
        var heldBack = IsHeldBack(draft.What, saved.What) || IsHeldBack(draft.KeepOut, saved.KeepOut)
            || !facts.SequenceEqual(saved.Facts);
        if (heldBack)
        {
            await drafts.SaveAsync(
                draft with { Request = saved.Id, Facts = facts, Train = null }, cancellationToken);
        }

        await drafts.RemoveAsync(context.Community, context.Member, default, cancellationToken);
        await KnowAsync(context, profile, asked.Area, now, cancellationToken);
        var list = await apart.ListAsync(context.Community, context.Member, cancellationToken);
        return Response.Ephemeral(HelpViews.Asked(saved, heldBack, list.Length > 0));
    }

    /// <summary>
    /// Keeps it until the family says yes. Between two people kept apart the same is kept, and nobody is asked: it
    /// comes to nothing by itself, as if there had been no answer.
    /// </summary>
    public async Task<Response> PostForFriendAsync(
        HelpDraft draft,
        HelpCategoryEntry category,
        ImmutableArray<Slot> slots,
        InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var pairs = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        if (here.Board is not { } board || draft.For is not { } family)
            return Response.Ephemeral(NoChannel);
        var now = clock.GetCurrentInstant();
        var profile = await profiles.FindAsync(context.Community, family, cancellationToken);
        var (request, happened) = HelpRules.Ask(
            Whole(draft, category, slots, [], here, board, profile, now) with
            {
                Id = new HelpRequestId(context.Cause.Id),
                Asker = family,
                Friend = context.Member,
            },
            isNew: false,
            here.Hosts,
            here.Zone,
            now);
        await store.AddAsync(
            request,
            context.Cause,
            [happened is HelpEvent.Waits waits ? waits with { Unasked = pairs.Are(family, context.Member) } : happened],
            cancellationToken);
        await drafts.RemoveAsync(context.Community, context.Member, default, cancellationToken);
        return Response.Ephemeral(HelpViews.AskedForFriend(family));
    }

    private static HelpRequest Whole(
        HelpDraft draft,
        HelpCategoryEntry category,
        ImmutableArray<Slot> slots,
        ImmutableArray<MemberId> named,
        HelpCommunity here,
        HelpBoard board,
        HelpProfile profile,
        Instant now)
    {
        var isForCohort = draft.Audience == Audiences.Cohort && category.Place != HelpCategoryPlace.SoleCare;
        var audience = named.IsEmpty || isForCohort
            ? Audiences.Read(draft.Audience)
            : Audience.Named;
        var room = here.RoomOf(audience);
        var area = audience.Kind == AudienceKind.Area ? audience.Key : profile.Area;
        return new HelpRequest(
            default,
            here.Community.Id,
            draft.Member,
            null,
            HelpKind.Hands,
            category.Key,
            category.Name,
            (HelpPlace)category.Place,
            PrivateWords.Without(draft.What),
            "",
            area,
            here.Settings.NameOfArea(area),
            draft.When,
            audience,
            draft.Quiet,
            draft.Widen,
            Enough: false,
            HelpStatus.Open,
            FollowUp: false,
            "",
            room ?? board.Channel,
            Shown: room is not null,
            null,
            null,
            now,
            now,
            named,
            slots,
            [],
            1)
        {
            Facts = Shown(FactsOf(category, draft)),
            Ready = draft.Ready,
            KeepOut = PrivateWords.Without(draft.KeepOut.Trim()),
            ThreadsIn = (room ?? board.Channel) == board.Channel ? board.ThreadsIn : null,
        };
    }

    private static ImmutableArray<string> FactsOf(HelpCategoryEntry category, HelpDraft draft) =>
        [.. category.Illness ? [Illness.Format] : ImmutableArray<string>.Empty, .. draft.Facts];

    private static bool IsHeldBack(string written, string shown) =>
        shown.Contains(PrivateWords.Mark, StringComparison.Ordinal)
        && !written.Contains(PrivateWords.Mark, StringComparison.Ordinal);

    /// <summary>A talk has no card: those who listen here hear of it, one by one.</summary>
    private static HelpRequest Talk(HelpRequest request, Instant now) => request with
    {
        Audience = new Audience(AudienceKind.Group, HelpPings.Listeners),
        Shown = false,
        Slots = [request.Slots[0] with { StartsAt = now, EndsAt = now + Duration.FromHours(24), Seats = 1 }],
    };

    private async Task<bool> AnyoneListensAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var people = await profiles.MaybeToldAsync(context.Community, default, now, now, cancellationToken);
        return people.Any(each =>
            each.Profile.Listener == ListenerState.Listening && each.Profile.Member != context.Member);
    }

    /// <summary>Remembers since when she has been about here, and the area she chose.</summary>
    private Task KnowAsync(
        InteractionContext context, HelpProfile profile, string area, Instant now,
            CancellationToken cancellationToken) =>
        profile.Since is not null && (area.Length == 0 || profile.Area == area)
            ? Task.CompletedTask
            : profiles.ChangeAsync(
                context.Community,
                context.Member,
                new Cause("help-since", context.Cause.Id),
                known => Decision.Accept(known with
                {
                    Since = known.Since ?? now,
                    Area = area.Length > 0 ? area : known.Area,
                }),
                cancellationToken);
}
