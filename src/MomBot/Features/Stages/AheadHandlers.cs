using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Members;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Stages;

/// <summary>Where somebody asks one stage ahead, and somebody answers: load, decide, save, answer.</summary>
public sealed class AheadHandlers(
    AheadStore store,
    StageStore stages,
    CommunityStore communities,
    MemberStore members,
    DoNotMatchStore apart,
    StageCatalog catalog,
    StageHandlers handlers,
    IClock clock)
{
    private static readonly Text Over = "That one is with somebody else, or over. Thank you for looking.";

    public async Task<Response> Offer(MayAskMe action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.OfferAsync(context.Community, context.Member, action.Yes, cancellationToken);
        return await handlers.Panel(context, cancellationToken);
    }

    public async Task<Response> Ask(AskAhead form, InteractionContext context, CancellationToken cancellationToken)
    {
        var mine = await stages.FindAsync(context.Community, context.Member, cancellationToken);
        if (AheadRules.AheadOf(mine, catalog.ListOf(context.Settings)).All(stage => stage.Key != form.Stage.Value))
            return Response.Ephemeral("That stage is not one ahead of yours any more.");
        if (await store.OfAsync(context.Community, context.Member, cancellationToken) is not null)
            return Response.Ephemeral("One question at a time: yours is still on its way.");
        var now = clock.GetCurrentInstant();
        var ask = new StageAsk(
            context.Cause.Id, context.Community, context.Member, form.Stage.Value, form.Words, default, 0, now);
        return await NextAsync(ask, context.Cause, now, cancellationToken)
            ? Response.Ephemeral(
                "It is with one person now, privately. They may say no; then it goes on to another. You hear from me within a week at most.")
            : Response.Ephemeral(AheadViews.NobodyNow);
    }

    public async Task<Response> Take(TakeAsk action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await HersAsync(action.Ask, context, cancellationToken) is not { } ask)
            return Response.Update(Over);
        var place = context.Settings.Places.FirstOrDefault(place => place is { Kind: "channel", IsForum: false }
            && place.Key is "help") ?? context.Settings.Find("channel", "check-ins");
        if (place is null)
            return Response.Ephemeral("There is no channel here in which I could open a thread for you two.");
        await store.PutAsync(
            context.Cause,
            ask with { Tried = StageAsk.Taken },
            new AheadEvent.Taken(
                ask, new ChannelId(place.DiscordId), ask.Guild, ask.Member, clock.GetCurrentInstant()),
            cancellationToken);
        return Response.Update(new Card("Thank you. A thread for the two of you opens in a moment."));
    }

    public async Task<Response> Pass(PassAsk action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await HersAsync(action.Ask, context, cancellationToken) is { } ask)
            await OnAsync(ask, context.Cause, clock.GetCurrentInstant(), cancellationToken);
        return Response.Update(new Card("That's fine. Nobody is told."));
    }

    public async Task Next(AskNext action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(due.Guild, action.Ask, cancellationToken) is { } ask && ask.Tried == action.Tried)
            await OnAsync(ask, due.Cause, due.Now, cancellationToken);
    }

    /// <summary>The words go into their thread, and nowhere else from now on.</summary>
    public async Task ThreadMade(AheadThreadMade action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(outcome.Guild, action.Ask, cancellationToken) is not { } ask)
            return;
        var now = clock.GetCurrentInstant();
        await store.EndAsync(
            outcome.Cause,
            ask,
            outcome is { Went: Went.Well, Id: { } thread }
                ? new AheadEvent.Met(ask, new ChannelId(thread), ask.Guild, ask.Member, now)
                : new AheadEvent.Nobody(ask.Id, ask.Guild, ask.Member, now),
            cancellationToken);
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. await store.MayBeAskedAsync(guild, member, cancellationToken)
            ? ["Somebody one stage behind you may ask you something."]
            : ImmutableArray<Text>.Empty,
        .. await store.OfAsync(guild, member, cancellationToken) is { Words: var words }
            ? [Text.T($"You are asking somebody one stage ahead: {words}")]
            : ImmutableArray<Text>.Empty,
    ];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, cancellationToken);

    /// <summary>The question, if it is with her and the two may meet.</summary>
    private async Task<StageAsk?> HersAsync(long id, InteractionContext context, CancellationToken cancellationToken) =>
        await store.FindAsync(context.Community, id, cancellationToken) is { Tried: not StageAsk.Taken } ask
            && ask.Asked == context.Member
            && !(await members.FindAsync(ask.Guild, ask.Member, cancellationToken)).IsOut
            && !(await apart.ApartFromAsync(ask.Guild, ask.Member, cancellationToken)).Contains(context.Member)
            ? ask
            : null;

    private async Task OnAsync(StageAsk ask, Cause cause, Instant now, CancellationToken cancellationToken)
    {
        if (ask.Tried >= AheadRules.Most || !await NextAsync(ask, cause, now, cancellationToken))
        {
            await store.EndAsync(
                cause, ask, new AheadEvent.Nobody(ask.Id, ask.Guild, ask.Member, now), cancellationToken);
        }
    }

    /// <summary>Whether there was somebody to ask.</summary>
    private async Task<bool> NextAsync(StageAsk ask, Cause cause, Instant now, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(ask.Guild, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
        var volunteers = await store.InAsync(ask.Guild, ask.Stage, cancellationToken);
        var not = (await apart.ApartFromAsync(ask.Guild, ask.Member, cancellationToken)).Add(ask.Member);
        foreach (var each in volunteers)
        {
            var settings = await members.FindAsync(ask.Guild, each.Member, cancellationToken);
            if (settings.IsOut || settings.AwayUntil >= now.InZone(zone).Date)
                not = not.Add(each.Member);
        }

        if (AheadRules.Whom(volunteers, not, ask.At, now) is not { } whom)
            return false;
        var next = ask with { Asked = whom, Tried = ask.Tried + 1 };
        await store.PutAsync(
            cause,
            next,
            new AheadEvent.Asked(next, now + AheadRules.Patience, ask.Guild, ask.Member, now),
            cancellationToken);
        return true;
    }
}
