using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What the family presses whose request it is: load, decide, save, answer.</summary>
public sealed class HelpFamily(
    HelpChanges changes, HelpCommunities communities, HelpDraftStore drafts, IClock clock)
{
    public Task<Response> Offer(AnswerOffer action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, here, now) => HelpRules.AnswerOffer(
                request, action.Claim, context.Member, action.Yes, here.Apart, here.Zone, now),
            _ => new Card(action.Yes
                ? "Good. A private thread is opening for the two of you."
                : "That is all right. They only hear that it is taken."),
            cancellationToken);

    public Task<Response> GiveOn(GiveSeatOn action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, here, now) => HelpRules.GiveSeatOn(
                request, action.Claim, context.Member, action.NoShow, here.Apart, here.Zone, now),
            _ => new Card("Done. The next in line has it now, or it is open again. Nobody is blamed."),
            cancellationToken);

    public Task<Response> Friend(
        AnswerFriend action, InteractionContext context, CancellationToken cancellationToken) => DecideAsync(
            action.Request,
            context,
            (request, here, now) => HelpRules.AnswerFriend(request, context.Member, action.Yes, here.Zone, now),
            next => action.Yes
                ? HelpViews.Asked(next, heldBack: false, hasList: false)
                : new Card("That is all right. It goes no further, and nobody hears about it."),
            cancellationToken);

    public Task<Response> AtTheDoor(
        AskAtTheDoor action, InteractionContext context, CancellationToken cancellationToken) => DecideAsync(
            action.Request,
            context,
            (request, here, now) => HelpRules.AskAtTheDoor(request, context.Member, here.Hosts, here.Zone, now),
            next => HelpViews.Asked(next, heldBack: false, hasList: false),
            cancellationToken);

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
            request => HelpRules.PutBack(request, context.Member, draft, now),
            _ => new Card("Good. Your words stand there as you wrote them."),
            cancellationToken);
    }

    public Task<Response> Undo(UndoAsk action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, _, now) => HelpRules.Undo(request, context.Member, now),
            _ => new Card("Taken back."),
            cancellationToken);

    public Task<Response> Enough(SayEnough action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, here, now) => HelpRules.SayEnough(request, context.Member, action.Enough, here.Zone, now),
            _ => new Card(action.Enough
                ? "Enough for now. What is promised still comes; nothing more is offered."
                : "More is welcome again."),
            cancellationToken);

    public Task<Response> Rest(RestRequest action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, here, now) => request.Asker == context.Member
                ? HelpRules.Rest(request, action.Rests, here.Zone, now)
                : Decision.Decline<HelpRequest>("Only the family who asked can say so."),
            _ => new Card(action.Rests ? "It rests. /requests opens it again." : "It is open again."),
            cancellationToken);

    public Task<Response> End(EndRequest action, InteractionContext context, CancellationToken cancellationToken) =>
        DecideAsync(
            action.Request,
            context,
            (request, _, now) => HelpRules.End(request, context.Member, action.How, now),
            HelpViews.Closed,
            cancellationToken);

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

    private async Task<Response> DecideAsync(
        HelpRequestId id,
        InteractionContext context,
        Func<HelpRequest, HelpScene, Instant, Decision<HelpRequest>> rule,
        Func<HelpRequest, Card> word,
        CancellationToken cancellationToken)
    {
        var here = await communities.SceneAsync(context, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await changes.ChangeAsync(id, context, request => rule(request, here, now), word, cancellationToken);
    }
}
