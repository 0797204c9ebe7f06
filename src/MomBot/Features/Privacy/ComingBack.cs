using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Privacy;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Privacy;

/// <summary>
/// Who left rests, and decides on coming back what becomes of what was kept; the same for a whole community that sent
/// the bot away. What nobody takes up again within thirty days goes.
/// </summary>
/// <param name="features">What each feature remembers.</param>
public sealed class ComingBack(
    ImmutableArray<Memory> features,
    Erasing erasing,
    MemberStore members,
    CommunityStore communities,
    CommunityErasureStore erasures,
    IClock clock)
{
    public Task MemberLeft(MemberEvent.Left left, CancellationToken cancellationToken) => members.ChangeAsync(
        left.Guild,
        left.Owner,
        new Cause("left", left.Owner.Value ^ left.At.ToUnixTimeMilliseconds()),
        member => Decision.Accept(member with { Gone = true }),
        cancellationToken);

    /// <summary>Stands before all else until she has said what she wants; where nothing is kept, not at all.</summary>
    public async Task<Card?> Before(InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.Mine.Gone)
            return null;
        var kept = await Kept(context, cancellationToken);
        if (kept.Length > 0)
            return PrivacyViews.Back(kept);
        await IsHere(context, Returned(context), cancellationToken);
        return null;
    }

    public async Task<Response> Open(
        OpenReturn action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(await Before(context, cancellationToken) ?? PrivacyViews.NothingKept());

    public async Task<Response> TakeUp(
        TakeUpAgain action, InteractionContext context, CancellationToken cancellationToken)
    {
        await IsHere(context, Returned(context), cancellationToken);
        return Response.GoOn(PrivacyViews.TakenUp());
    }

    public async Task<Response> BeginAnew(
        BeginAnew action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!await IsHere(
            context,
            new MemberEvent.BeganAnew(context.Community, context.Member, clock.GetCurrentInstant()),
            cancellationToken))
            return Response.Update(PrivacyViews.NothingKept());
        await erasing.Begin(context.Cause.Id, context.Community, context.Member, part: null, cancellationToken);
        return Response.Update(PrivacyViews.Forgotten());
    }

    public Task SentAway(CommunityEvent.SentAway sent, CancellationToken cancellationToken) =>
        IsAway(sent.Guild, sent.At, away: true, cancellationToken);

    public Task AskedBack(CommunityEvent.AskedBack asked, CancellationToken cancellationToken) =>
        IsAway(asked.Guild, asked.At, away: false, cancellationToken);

    /// <summary>Whoever has the bot on their server after all is never forgotten.</summary>
    public async Task ForgetCommunity(ForgetCommunity action, DueContext due, CancellationToken cancellationToken)
    {
        if (due.View is not null)
        {
            await IsAway(due.Guild, due.Now, away: false, cancellationToken);
        }
        else if (!action.Sure)
        {
            await communities.ChangeAsync(
                due.Guild,
                due.Cause,
                community => Decision.Accept(
                    community, new CommunityEvent.StillAway(due.Guild, default, due.Now)),
                cancellationToken);
        }
        else
        {
            await erasures.ForgetAsync(due.Guild, due.Now, cancellationToken);
            communities.LetGo(due.Guild);
        }
    }

    private Task IsAway(GuildId guild, Instant at, bool away, CancellationToken cancellationToken) =>
        communities.ChangeAsync(
            guild,
            new Cause(away ? "sent-away" : "asked-back", guild.Value ^ at.ToUnixTimeMilliseconds()),
            community => Decision.Accept(community with { SentAway = away }),
            cancellationToken);

    private async Task<ImmutableArray<Text>> Kept(InteractionContext context, CancellationToken cancellationToken)
    {
        var kept = ImmutableArray.CreateBuilder<Text>();
        foreach (var memory in features)
        {
            if (!(await memory.Export(context.Community, context.Member, cancellationToken)).IsEmpty)
                kept.Add(memory.What);
        }

        if (context.Mine with { Gone = false, Version = 0 } != Member.Fresh(context.Community, context.Member))
            kept.Add("How I treat you here: your settings.");
        return kept.ToImmutable();
    }

    private MemberEvent.Returned Returned(InteractionContext context) =>
        new(context.Community, context.Member, clock.GetCurrentInstant()) { Arriving = context.IsArriving };

    /// <summary>False: she was here all the time.</summary>
    private async Task<bool> IsHere(
        InteractionContext context, MemberEvent happened, CancellationToken cancellationToken)
    {
        var wasGone = false;
        await members.ChangeAsync(
            context.Community,
            context.Member,
            new Cause("privacy.back", context.Cause.Id),
            member =>
            {
                wasGone = member.Gone;
                return wasGone ? Decision.Accept(member with { Gone = false }, happened) : Decision.Accept(member);
            },
            cancellationToken);
        return wasGone;
    }
}
