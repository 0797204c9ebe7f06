using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// The pinned card by which nobody needs to know a command: hung where help is asked for, and again when it is gone.
/// </summary>
public sealed class HelpDoor(HelpDoorStore doors, HelpCommunities communities, IClock clock)
{
    /// <summary>A help channel was chosen: its card is hung, once for each channel.</summary>
    public Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken) =>
        found.Place is { Kind: "channel", Key: HelpPlaces.Channel }
            ? doors.WantDoorAsync(
                found.Guild, new ChannelId(found.Place.DiscordId), found.Place.IsForum, found.At, cancellationToken)
            : Task.CompletedTask;

    /// <summary>
    /// An admin applies or checks, or it is night. Nobody tells the bot what is deleted in a channel, so it draws the
    /// card anew: where there is nothing to draw on, it is gone.
    /// </summary>
    public async Task Look(SetupEvent happened, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(happened.Guild, cancellationToken);
        if (here is { Board: { } board } && here.Community.Has("help"))
            await doors.WantDoorAsync(happened.Guild, board.Channel, board.IsForum, happened.At, cancellationToken);
    }

    public async Task Hangs(DoorPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var board = (await communities.FindAsync(outcome.Guild, cancellationToken)).Board;
        await (outcome is { Went: Went.Well, Id: { } message }
            ? doors.HangDoorAsync(
                outcome.Guild,
                action.Channel,
                new MessageId(message),
                board?.Channel == action.Channel && board.IsForum,
                clock.GetCurrentInstant(),
                cancellationToken)
            : doors.LetGoOfDoorAsync(outcome.Guild, action.Channel, cancellationToken));
    }

    /// <summary>Where the channel is gone too there is nothing to hang a card in; setup says that.</summary>
    public async Task Sought(DoorDrawn action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Went: Went.Gone, View: { } view } || view.Channel(action.Channel) is null)
            return;
        var here = await communities.FindAsync(outcome.Guild, cancellationToken);
        if (here.Board is { } board && board.Channel == action.Channel)
        {
            await doors.LoseDoorAsync(
                outcome.Guild,
                action.Channel,
                action.Message,
                board.IsForum,
                here.Log,
                clock.GetCurrentInstant(),
                cancellationToken);
        }
    }
}
