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
        if ((await communities.FindAsync(context.Community, cancellationToken)).Board is not { } board)
            return Response.Ephemeral(
                "The help channel is gone. Someone who runs this server can choose one with /setup.");
        var now = clock.GetCurrentInstant();
        await said.SayAsync(
            new HelpEvent.GoesShopping(
                context.Community,
                context.Member,
                board.Channel,
                PrivateWords.Without(form.Where),
                board.IsForum,
                now + Duration.FromMinutes((int)form.Until),
                now),
            context.Cause,
            cancellationToken);
        return Response.Ephemeral(T($"Thank you. It hangs in {board.Channel} until then, with a thread for what people need."));
    }

    public async Task Hangs(ShopPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Went: Went.Well, Id: { } message })
            return;
        var inForum = await IsForumAsync(outcome.Guild, action.Channel, cancellationToken);
        await said.SayAsync(
                new HelpEvent.ShoppingHangs(
                    outcome.Guild, action.Who, action.Channel, new MessageId(message), inForum,
                    clock.GetCurrentInstant() + Duration.FromMinutes(action.Minutes), clock.GetCurrentInstant()),
                outcome.Cause,
                cancellationToken);
    }

    public async Task Over(EndShopRun action, DueContext due, CancellationToken cancellationToken) =>
        await said.SayAsync(
            new HelpEvent.ShoppingDone(
                due.Guild,
                action.Who,
                action.Channel,
                action.Message,
                await IsForumAsync(due.Guild, action.Channel, cancellationToken),
                due.Now),
            due.Cause,
            cancellationToken);

    private async Task<bool> IsForumAsync(GuildId guild, ChannelId channel, CancellationToken cancellationToken) =>
        (await communities.FindAsync(guild, cancellationToken)).Board is { IsForum: true } board
        && board.Channel == channel;
}

/// <summary>The card of a shopping trip hangs.</summary>
[Route("help.shopcard")]
public sealed record ShopPosted(ChannelId Channel, MemberId Who, int Minutes) : BotAction;

/// <summary>The shopping is done: its card and thread go.</summary>
[Route("help.shopover")]
public sealed record EndShopRun(ChannelId Channel, MessageId Message, MemberId Who) : BotAction;
