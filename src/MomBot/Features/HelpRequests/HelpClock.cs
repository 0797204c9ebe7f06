using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What the clock asks for, and how effects went: load, decide, save.</summary>
public sealed class HelpClock(HelpRequestStore store, CommunityStore communities, IClock clock)
{
    public Task Posted(CardPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        outcome is { Went: Went.Well, Id: { } message }
            ? store.ChangeAsync(
                action.Request,
                outcome.Cause,
                request => HelpRules.Place(request, new MessageId(message), clock.GetCurrentInstant()),
                cancellationToken)
            : store.ChangeAsync(
                action.Request,
                outcome.Cause,
                request => HelpRules.NotPosted(request, outcome.Went == Went.Held, clock.GetCurrentInstant()),
                cancellationToken);

    public async Task HandOff(HandOffMade action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(outcome.Guild, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            action.Request,
            outcome.Cause,
            request => outcome is { Went: Went.Well, Id: { } thread }
                ? HelpRules.OpenHandOff(request, action.Seat, action.Helper, new ChannelId(thread), zone, now)
                : HelpRules.RefuseHandOff(request, action.Seat, action.Helper, now),
            cancellationToken);
    }

    public Task Remind(RemindOfPromise action, DueContext due, CancellationToken cancellationToken) =>
        store.ChangeAsync(
        action.Request, due.Cause, request => HelpRules.Remind(request, action.Helper, due.Now), cancellationToken);

    public Task Lapse(LapseRequest action, DueContext due, CancellationToken cancellationToken) => store.ChangeAsync(
        action.Request, due.Cause, request => HelpRules.Lapse(request, due.Now), cancellationToken);

    public Task Forget(ForgetRequest action, DueContext due, CancellationToken cancellationToken) =>
        store.RemoveAsync(action.Request, cancellationToken);

    public Task Unthread(DeleteHandOff action, DueContext due, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            action.Request,
            due.Cause,
            request => HelpRules.Unthread(request, action.Thread, due.Now),
            cancellationToken);

    /// <summary>A help channel was chosen: its door card is hung, once for each channel.</summary>
    public Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken) =>
        found.Place is { Kind: "channel", Key: HelpPlaces.Channel }
            ? store.WantDoorAsync(found.Guild, new ChannelId(found.Place.DiscordId), found.At, cancellationToken)
            : Task.CompletedTask;

    public Task DoorHangs(DoorPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        outcome is { Went: Went.Well, Id: { } message }
            ? store.HangDoorAsync(
                outcome.Guild, action.Channel, new MessageId(message), clock.GetCurrentInstant(), cancellationToken)
            : store.LetGoOfDoorAsync(outcome.Guild, action.Channel, cancellationToken);
}
