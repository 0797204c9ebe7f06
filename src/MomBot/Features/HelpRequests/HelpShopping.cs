using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// "I'm at the shop until eleven, who needs what?": a card with a thread, gone when the shopping is done.
/// </summary>
public sealed class HelpShopping(HelpProfileStore said, HelpCommunities communities, IClock clock)
{
    public async Task<Opening> Open(OpenShopRun action, InteractionContext context,
        CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).Channel is null
            ? T($"There is no help channel here yet. Someone who runs this server can choose one with /setup.")
            : new GoShopping();

    public async Task<Response> Go(GoShopping form, InteractionContext context, CancellationToken cancellationToken)
    {
        if ((await communities.FindAsync(context.Community, cancellationToken)).Channel is not { } channel)
            return Response.Ephemeral(
                "The help channel is gone. Someone who runs this server can choose one with /setup.");
        var now = clock.GetCurrentInstant();
        await said.SayAsync(
            new HelpEvent.GoesShopping(
                context.Community,
                context.Member,
                channel,
                PrivateWords.Without(form.Where),
                now + Duration.FromMinutes((int)form.Until),
                now),
            context.Cause,
            cancellationToken);
        return Response.Ephemeral(T($"Thank you. It hangs in {channel} until then, with a thread for what people need."));
    }

    public Task Hangs(ShopPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        outcome is { Went: Went.Well, Id: { } message }
            ? said.SayAsync(
                new HelpEvent.ShoppingHangs(
                    outcome.Guild, action.Who, action.Channel, new MessageId(message),
                    clock.GetCurrentInstant() + Duration.FromMinutes(action.Minutes), clock.GetCurrentInstant()),
                outcome.Cause,
                cancellationToken)
            : Task.CompletedTask;

    public Task Over(EndShopRun action, DueContext due, CancellationToken cancellationToken) => said.SayAsync(
        new HelpEvent.ShoppingDone(due.Guild, action.Who, action.Channel, action.Message, due.Now),
        due.Cause,
        cancellationToken);
}

/// <summary>The card of a shopping trip hangs.</summary>
[Route("help.shopcard")]
public sealed record ShopPosted(ChannelId Channel, MemberId Who, int Minutes) : BotAction;

/// <summary>The shopping is done: its card and thread go.</summary>
[Route("help.shopover")]
public sealed record EndShopRun(ChannelId Channel, MessageId Message, MemberId Who) : BotAction;
