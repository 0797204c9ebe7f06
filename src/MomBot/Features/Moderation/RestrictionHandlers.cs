using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Moderation;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Moderation;

/// <summary>Keeps somebody from a part of the bot, lets her in again, and shows what was done.</summary>
/// <param name="parts">What somebody can be kept from: name and what it is. Never help, privacy or the pause.</param>
public sealed class RestrictionHandlers(
    RestrictionStore restrictions, ModerationLog log, Func<ImmutableArray<Choice>> parts, IClock clock)
{
    private const int Shown = 15;

    public async Task<Response> Restrict(
        RestrictMember action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (Part(action.Part) is not { } part)
            return Response.Ephemeral(NoSuchPart);
        if (action.Who == context.Member)
            return Response.Ephemeral("That is you. Somebody else would have to do it.");
        var reason = action.Reason.Trim();
        if (reason.Length is 0 or > 400)
            return Response.Ephemeral("Please give a reason of at most 400 characters. The person reads it.");
        await restrictions.RestrictAsync(
            new Restriction(context.Community, action.Who, part.Value, reason, clock.GetCurrentInstant()),
            context.Member,
            cancellationToken);
        return Response.Ephemeral(T($"{action.Who} is kept from: {part.Label}. They read why at their next press. Talk to them too; /mod allow takes it back."));
    }

    public async Task<Response> Lift(
        LiftRestriction action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (Part(action.Part) is not { } part)
            return Response.Ephemeral(NoSuchPart);
        var lifted = await restrictions.LiftAsync(
            context.Community, action.Who, part.Value, context.Member, clock.GetCurrentInstant(), cancellationToken);
        return Response.Ephemeral(lifted
            ? T($"{action.Who} may use it again: {part.Label}.")
            : T($"{action.Who} was not kept from it."));
    }

    public async Task<Response> Log(ShowLog action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(ModerationViews.Log(
            await log.NewestAsync(context.Community, Shown, cancellationToken),
            await log.BrokenAtAsync(context.Community, cancellationToken)));

    public Task<ImmutableArray<Choice>> Suggest(
        string typed, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Choice>>(
            [.. parts().Where(part => part.Value.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))]);

    private static Text NoSuchPart => "Please choose one of the parts that are suggested while you type.";

    private Choice? Part(string named) => parts().FirstOrDefault(part => part.Value == named.Trim());
}
