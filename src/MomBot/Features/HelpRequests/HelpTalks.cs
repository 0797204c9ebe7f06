using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>Half an hour of listening: longer when both like, over when either says so.</summary>
public sealed class HelpTalks(HelpRequestStore store, IClock clock)
{
    private static readonly Text Over = "This talk is over already.";

    public async Task<Response> Longer(TalkLonger action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await store.ChangeAsync(
            action.Request,
            context.Cause,
            request => HelpRules.TalkOn(request, action.Claim, context.Member, now),
            cancellationToken) is Decision<HelpRequest>.Accepted
            ? Response.Ephemeral("Half an hour more.")
            : Response.Ephemeral(Over);
    }

    public async Task<Response> Stop(StopTalk action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await store.ChangeAsync(
            action.Request,
            context.Cause,
            request => HelpRules.StopTalk(request, context.Member, now),
            cancellationToken) is Decision<HelpRequest>.Accepted
            ? Response.Ephemeral("It is over. No reason is needed.")
            : Response.Ephemeral(Over);
    }

    public Task Time(TalkTime action, DueContext due, CancellationToken cancellationToken) => store.ChangeAsync(
        action.Request,
        due.Cause,
        request => HelpRules.TalkTimePassed(request, action.Claim, action.Ends, due.Now),
        cancellationToken);
}
