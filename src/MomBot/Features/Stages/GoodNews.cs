using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Stages;

/// <summary>
/// Good news has a thread of its own, apart from rooms of hoping and of loss: whoever wants to reads it there. Load,
/// save, answer.
/// </summary>
public sealed class GoodNews(StageStore store, IClock clock)
{
    public async Task<Response> Share(
        ShareGoodNews action, InteractionContext context, CancellationToken cancellationToken)
    {
        var place = context.Settings.Find("channel", "check-ins")
            ?? (context.Settings.Find("channel", "help") is { IsForum: false } help ? help : null);
        if (place is null)
        {
            return Response.Ephemeral(
                "There is no channel for it here yet. Someone who runs this server can choose one with /setup.");
        }

        var room = new ChannelId(place.DiscordId);
        await store.SayAsync(
            context.Cause,
            [new StageEvent.GoodNews(room, context.Community, context.Member, clock.GetCurrentInstant())],
            cancellationToken);
        return Response.Ephemeral(Text.T($"A thread for it opens in {room}. You are in it; nobody is pinged."));
    }

    public async Task Hangs(GoodNewsPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Went: Went.Well, Id: { } message })
            return;
        await store.SayAsync(
            outcome.Cause,
            [
                new StageEvent.GoodNewsHangs(
                    action.Room, new MessageId(message), outcome.Guild, action.Who, clock.GetCurrentInstant()),
            ],
            cancellationToken);
    }
}
