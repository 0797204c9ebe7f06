using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>How a press changes a request and what is answered to it.</summary>
public sealed class HelpChanges(HelpRequestStore store, IClock clock)
{
    public static readonly Text Gone = "That request has been taken down.";

    /// <summary>
    /// Pressed on its own card, the card is redrawn, unless a picture on it is drawn in a moment; pressed elsewhere, a
    /// private word answers.
    /// </summary>
    public async Task<Response> ChangeAsync(
        HelpRequestId id,
        InteractionContext context,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        Func<HelpRequest, Card> word,
        CancellationToken cancellationToken)
    {
        var decision = await DecideAsync(id, context, decide, cancellationToken);
        return Answer(id, decision, context, word);
    }

    public Task<Decision<HelpRequest>> DecideAsync(
        HelpRequestId id,
        InteractionContext context,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        CancellationToken cancellationToken) => store.ChangeAsync(
            id,
            context.Cause,
            request => request.Guild == context.Community ? decide(request) : Decision.Missing<HelpRequest>(),
            cancellationToken);

    public Response Answer(
        HelpRequestId id, Decision<HelpRequest> decision, InteractionContext context, Func<HelpRequest, Card> word) =>
        decision switch
        {
            Decision<HelpRequest>.Accepted(var next, _) when context.Message is { } pressed && pressed == next.Card
                && !HelpViews.IsDrawnLater(next) =>
                Response.Update(HelpViews.Card(next, clock.GetCurrentInstant()), word(next)),
            Decision<HelpRequest>.Accepted(var next, _) => Response.Ephemeral(word(next)),
            Decision<HelpRequest>.Declined(var why) when why == HelpRules.Taken =>
                Response.Ephemeral(HelpViews.Taken(id)),
            Decision<HelpRequest>.Declined(var why) => Response.Ephemeral(why),
            _ => Response.Ephemeral(Gone),
        };
}
