using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What the family presses whose request it is: load, decide, save, answer.</summary>
public sealed class HelpFamily(
    HelpChanges changes, HelpCommunities communities, HelpDraftStore drafts, IClock clock)
{
    public async Task<Response> Offer(AnswerOffer action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.AnswerOffer(
                request, action.Claim, context.Member, action.Yes, apart, here.Zone, now),
            _ => new Card(action.Yes
                ? "Good. A private thread is opening for the two of you."
                : "That is all right. They only hear that it is taken."),
            cancellationToken);
    }

    public async Task<Response> GiveOn(GiveSeatOn action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.GiveSeatOn(
                request, action.Claim, context.Member, action.NoShow, apart, here.Zone, now),
            _ => new Card("Done. The next in line has it now, or it is open again. Nobody is blamed."),
            cancellationToken);
    }

    public async Task<Response> Friend(
        AnswerFriend action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.AnswerFriend(request, context.Member, action.Yes, here.Zone, now),
            next => action.Yes
                ? HelpViews.Asked(next, heldBack: false, hasList: false)
                : new Card("That is all right. It goes no further, and nobody hears about it."),
            cancellationToken);
    }

    public async Task<Response> AtTheDoor(
        AskAtTheDoor action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.AskAtTheDoor(request, context.Member, here.Hosts, here.Zone, now),
            next => HelpViews.Asked(next, heldBack: false, hasList: false),
            cancellationToken);
    }

    public async Task<Response> Words(AnswerWords action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var draft = await drafts.FindAsync(
            context.Community, context.Member, action.Request, now, cancellationToken);
        await drafts.RemoveAsync(context.Community, context.Member, action.Request, cancellationToken);
        if (action.Remove || draft is null)
            return Response.Ephemeral("Good. It stays out; the private thread is the place for it.");
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.PutBack(request, context.Member, draft.What, draft.Details, now),
            _ => new Card("Good. Your words stand there as you wrote them."),
            cancellationToken);
    }

    public Task<Response> Undo(UndoAsk action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.Undo(request, context.Member, now),
            _ => new Card("Taken back."),
            cancellationToken);
    }

    public async Task<Response> Enough(SayEnough action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.SayEnough(request, context.Member, action.Enough, here.Zone, now),
            _ => new Card(action.Enough
                ? "Enough for now. What is promised still comes; nothing more is offered."
                : "More is welcome again."),
            cancellationToken);
    }

    public async Task<Response> Rest(RestRequest action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(
            action.Request,
            context,
            request => request.Asker == context.Member
                ? HelpRules.Rest(request, action.Rests, here.Zone, now)
                : Decision.Decline<HelpRequest>("Only the family who asked can say so."),
            _ => new Card(action.Rests ? "It rests. /requests opens it again." : "It is open again."),
            cancellationToken);
    }

    public Task<Response> End(EndRequest action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return changes.ChangeAsync(
            action.Request,
            context,
            request => HelpRules.End(request, context.Member, action.How, now),
            HelpViews.Closed,
            cancellationToken);
    }

    /// <summary>The request is the cause: however often it is pressed, they are thanked once.</summary>
    public Task<Response> Thank(SayThanks action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return changes.ChangeAsync(
            action.Request,
            context with { Cause = new Cause("help-thanks", action.Request.Value) },
            request => HelpRules.Thank(request, context.Member, now),
            _ => new Card("They hear it, privately."),
            cancellationToken);
    }
}
