using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Who hears about what happened to a request, and what has to be done because of it.</summary>
public static partial class HelpViews
{
    private static readonly Duration RequestsAreKept = Duration.FromDays(10);
    private static readonly Duration ThreadsAreKept = Duration.FromHours(24);

    /// <summary>A forgotten request waits this long for a card on its way, so that it can be redrawn.</summary>
    private static readonly Duration CardsAreDrawn = Duration.FromSeconds(45);

    public static ImmutableArray<Effect> Tell(HelpEvent happened) => happened switch
    {
        HelpEvent.Asked(var request, var endsAt, _) =>
        [
            new Effect.Post(request.Channel, Card(request), Sensitive: true)
            {
                Then = new CardPosted(request.Id),
                Lane = LaneOf(request),
            },
            new Effect.Later(new LapseRequest(request.Id), endsAt, LapseKey(request)),
            new Effect.Later(new ForgetRequest(request.Id), endsAt + RequestsAreKept),
        ],
        HelpEvent.Placed(var request, _) => request.Helpers.Any() || request.Status != HelpStatus.Open
            ? Redraw(request)
            : [],
        HelpEvent.NotPosted(var request, var unsure, _) =>
        [
            new Effect.NotAnyMore(LapseKey(request)),
            new Effect.Tell(request.Asker, new Card(
                unsure
                    ? T($"I could not make sure that your request arrived in {request.Channel}. Please have a look; if it isn't there, ask again.")
                    : T($"I could not post your request in {request.Channel}. I am not allowed to write there; someone who runs this server can see why with /setup."),
                new CardPart.Buttons(new Button("Ask again", new OpenAsk())))),
        ],
        HelpEvent.Claimed(var request, var seat, _) =>
        [
            .. Redraw(request),
            new Effect.OpenPrivateThread(request.Channel, T($"{request.CategoryName}, {request.Until}"))
            {
                Then = new HandOffMade(request.Id, seat.Number, seat.Helper!.Value),
                Lane = LaneOf(request),
            },
        ],
        HelpEvent.HandOffOpened(var request, var seat, var remindAt, _) =>
        [
            new Effect.AddToThread(seat.Thread!.Value, request.Asker) { Lane = LaneOf(request) },
            new Effect.AddToThread(seat.Thread!.Value, seat.Helper!.Value) { Lane = LaneOf(request) },
            new Effect.Post(seat.Thread!.Value, HandOff(request, seat.Helper!.Value), Sensitive: true)
            {
                Lane = LaneOf(request),
            },
            .. remindAt is { } at
                ? [new Effect.Later(new RemindOfPromise(request.Id, seat.Helper!.Value), at, RemindKey(request, seat))]
                : ImmutableArray<Effect>.Empty,
        ],
        HelpEvent.HandOffUnwanted(var request, var thread, _) =>
            [new Effect.DeleteThread(thread) { Lane = LaneOf(request) }],
        HelpEvent.AskerForgotten(var request, var threads, var at) =>
        [
            .. Redraw(request),
            new Effect.NotAnyMore(LapseKey(request)),
            new Effect.NotAnyMore(RemindKeys(request)),
            .. threads.SelectMany(thread => Delete(request, thread)),
            new Effect.Later(new ForgetRequest(request.Id), at + CardsAreDrawn),
        ],
        HelpEvent.HelperForgotten(var request, var seat, _) =>
        [
            .. Redraw(request),
            new Effect.NotAnyMore(RemindKey(request, seat)),
            .. seat.Thread is { } thread ? Delete(request, thread) : [],
            .. request.Status == HelpStatus.Open
                ? [new Effect.Tell(
                    request.Asker, T($"Someone can't make it after all. Your request is open again: {request.Channel}"))]
                : ImmutableArray<Effect>.Empty,
        ],
        HelpEvent.HandOffRefused(var request, var seat, _) =>
        [
            new Effect.Tell(
                request.Asker, T($"{seat.Helper!.Value} can help: {request.What}\nI could not open a private thread here, so please write to each other directly.")),
            new Effect.Tell(
                seat.Helper!.Value, T($"You are helping {request.Asker}: {request.What}\nI could not open a private thread here, so please write to each other directly.")),
        ],
        HelpEvent.ReminderDue(var request, var seat, _) =>
        [
            new Effect.Tell(seat.Helper!.Value, Reminder(request, seat.Helper!.Value), seat.Thread)
            {
                Lane = LaneOf(request),
            },
        ],
        HelpEvent.Released(var request, var seat, var at) =>
        [
            .. Redraw(request),
            new Effect.NotAnyMore(RemindKey(request, seat)),
            new Effect.Tell(
                request.Asker,
                new Card(T($"{seat.Helper!.Value} can't make it after all. Your request is open again: {request.Channel}"))
                {
                    Pings = [request.Asker],
                },
                seat.Thread) { Lane = LaneOf(request) },
            .. seat.Thread is { } thread ? Leave(request, thread, seat.Helper!.Value, at) : [],
        ],
        HelpEvent.Ended(var request, var at) =>
        [
            .. Redraw(request),
            new Effect.NotAnyMore(LapseKey(request)),
            .. request.Seats.Where(seat => seat.Helper is not null).SelectMany(seat => Finish(request, seat, at)),
        ],
        HelpEvent.DoorWanted(_, var channel, _) =>
            [new Effect.Post(channel, Door()) { Then = new DoorPosted(channel) }],
        HelpEvent.DoorPlaced(_, var channel, var message, _) => [new Effect.Pin(channel, message)],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    private static ImmutableArray<Effect> Redraw(HelpRequest request) => request.Card is { } card
        ? [new Effect.UpdateCard(request.Channel, card, Card(request)) { Lane = LaneOf(request) }]
        : [];

    private static ImmutableArray<Effect> Leave(HelpRequest request, ChannelId thread, MemberId helper, Instant at) =>
    [
        new Effect.RemoveFromThread(thread, helper) { Lane = LaneOf(request) },
        new Effect.CloseThread(thread) { Lane = LaneOf(request) },
        DeleteLater(request, thread, at),
    ];

    private static ImmutableArray<Effect> Finish(HelpRequest request, Seat seat, Instant at) =>
    [
        new Effect.NotAnyMore(RemindKey(request, seat)),
        .. seat.Thread is not { } thread
            ? []
            : ImmutableArray.Create<Effect>(
                new Effect.Post(thread, new Card(request.Status == HelpStatus.NotNeeded
                    ? T($"{request.Asker} doesn't need this any more. Thank you, {seat.Helper!.Value}, for being there.\n-# This thread is deleted in a day.")
                    : T($"All sorted. Thank you, {seat.Helper!.Value}.\n-# This thread is deleted in a day.")) { Tone = Tone.Settled })
                {
                    Lane = LaneOf(request),
                },
                DeleteLater(request, thread, at)),
    ];

    private static Effect.Later DeleteLater(HelpRequest request, ChannelId thread, Instant at) =>
        new(new DeleteHandOff(request.Id, thread), at + ThreadsAreKept, ThreadKey(request, thread));

    private static ImmutableArray<Effect> Delete(HelpRequest request, ChannelId thread) =>
    [
        new Effect.NotAnyMore(ThreadKey(request, thread)),
        new Effect.DeleteThread(thread) { Lane = LaneOf(request) },
    ];

    private static string LaneOf(HelpRequest request) => Key(request, "");

    private static string LapseKey(HelpRequest request) => Key(request, ":lapse:");

    private static string RemindKey(HelpRequest request, Seat seat) =>
        Key(request, $":remind:{seat.Helper!.Value.Value}:");

    private static string RemindKeys(HelpRequest request) => Key(request, ":remind:");

    private static string ThreadKey(HelpRequest request, ChannelId thread) => Key(request, $":thread:{thread.Value}:");

    private static string Key(HelpRequest request, string rest) =>
        string.Create(CultureInfo.InvariantCulture, $"help:{request.Id.Value}{rest}");
}
