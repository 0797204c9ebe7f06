using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Who hears about a promise and its thread.</summary>
public static partial class HelpViews
{
    private static readonly Duration TalkLasts = Duration.FromMinutes(30);
    private static readonly Duration TalkCloses = Duration.FromMinutes(10);

    private static ImmutableArray<Effect> OfPromises(HelpEvent happened) => happened switch
    {
        HelpEvent.Offered(var request, var claim, _) => [new Effect.Tell(request.Asker, OfferMade(request, claim))],
        HelpEvent.NotChosen(_, var claim, _) => [new Effect.Tell(claim.Helper, HelpRules.Taken)],
        HelpEvent.Claimed claimed => Claimed(claimed),
        HelpEvent.StandingBy => [],
        HelpEvent.HandOffWanted(var request, var claim, _) => [OpenThread(request, claim)],
        HelpEvent.HandOffOpened(var request, var claim, var at) =>
        [
            new Effect.AddToThread(claim.Thread!.Value, request.Asker) { Lane = LaneOf(request) },
            new Effect.AddToThread(claim.Thread!.Value, claim.Helper) { Lane = LaneOf(request) },
            In(request, claim.Thread!.Value, HandOff(request, claim), sensitive: true),
            .. request.Kind switch
            {
                HelpKind.Talk => [TalkLater(request, claim, ends: false, at + TalkLasts)],
                HelpKind.Train => [Leaving(request, claim), .. GoesAfterTheLast(request, claim.Thread!.Value)],
                HelpKind.Hands => ImmutableArray<Effect>.Empty,
            },
        ],
        HelpEvent.HandOffEntered(var request, var claim, _) =>
        [
            new Effect.AddToThread(claim.Thread!.Value, claim.Helper) { Lane = LaneOf(request) },
            In(request, claim.Thread!.Value, Entered(request, claim), sensitive: true),
            Leaving(request, claim),
        ],
        HelpEvent.HandOffLeft(var request, var claim, var thread, _) =>
            [new Effect.RemoveFromThread(thread, claim.Helper) { Lane = LaneOf(request) }],
        HelpEvent.HandOffKept(var request, var thread, var until, _) =>
        [
            DeleteLater(request.Id, thread, until),
            new Effect.Later(
                new ForgetRequest(request.Id),
                Instant.Max(request.EndsAt + RequestsAreKept, until + TalkLasts),
                Key(request, ":forget:")),
        ],
        HelpEvent.HandOffOutlives(_, var request, var thread, var until, _) => [DeleteLater(request, thread, until)],
        HelpEvent.HandOffOver(_, var thread, _) => [new Effect.DeleteThread(thread)],
        HelpEvent.GaveWay(var request, var claim, _) =>
        [
            new Effect.Tell(
                claim.Helper,
                T($"Somebody you would rather not meet helps on {DayWords(request.SlotOf(claim))} too, so I gave your seat back. Nobody is told why.")),
        ],
        HelpEvent.HandOffUnwanted(var request, var thread, _) =>
            [new Effect.DeleteThread(thread) { Lane = LaneOf(request) }],
        HelpEvent.HandOffRefused(var request, var claim, var at) =>
        [
            .. TryAgain(request, claim, at),
            .. at >= Wanted(request, claim) + TriesAgain ? ImmutableArray<Effect>.Empty : NoThread(request, claim),
        ],
        HelpEvent.ReminderDue(var request, var claim, var silentAt, _) =>
        [
            new Effect.Tell(claim.Helper, Reminder(request, claim), claim.Thread) { Lane = LaneOf(request) },
            new Effect.Later(new FeelSilence(request.Id, claim.Number), silentAt, Key(request, claim, "silence")),
        ],
        HelpEvent.Silent(var request, var claim, var standby, _) =>
        [
            new Effect.Tell(request.Asker, Silence(request, claim, standby is not null)),
            .. standby is not null
                ? [new Effect.Tell(standby.Helper, T($"You may be needed {PromiseWords(request, standby)} after all: {What(request)}\nNothing to do yet. If it is yours, I tell you."))]
                : ImmutableArray<Effect>.Empty,
        ],
        HelpEvent.RunsLate(var request, var claim, _) =>
        [
            new Effect.Tell(
                request.Asker,
                new Card(T($"{request.Asker}, {claim.Helper} is running a little late, and is on the way.")) { Pings = [request.Asker] },
                claim.Thread) { Lane = LaneOf(request) },
        ],
        HelpEvent.Released released => Released(released),
        HelpEvent.TimeGoesOn(var request, var claim, var extended, var at) => extended
            ? [TalkLater(request, claim, ends: false, at + TalkLasts)]
            :
            [
                .. claim.Thread is { } thread
                    ? [In(request, thread, TalkTimePassed(request, claim))]
                    : ImmutableArray<Effect>.Empty,
                TalkLater(request, claim, ends: true, at + TalkCloses),
            ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    private static ImmutableArray<Effect> Claimed(HelpEvent.Claimed claimed)
    {
        var (request, claim, at) = (claimed.Request, claimed.Claim, claimed.At);
        var entersAt = request.SlotOf(claim).StartsAt - HelpRules.EntersBefore;
        return
        [
            .. Redraw(request, at),
            request.Kind == HelpKind.Train
                ? new Effect.Later(
                    new EnterHandOff(request.Id, claim.Number),
                    entersAt > at ? entersAt : at,
                    Key(request, claim, "enter"))
                : OpenThread(request, claim),
            .. claimed.RemindAt is { } remindAt
                ? [new Effect.Later(new RemindOfPromise(request.Id, claim.Number), remindAt,
                    Key(request, claim, "remind"))]
                : ImmutableArray<Effect>.Empty,
            .. claimed.FromLine || claimed.Yes
                ? [new Effect.Tell(claim.Helper, YoursNow(request, claim, claimed.Yes))]
                : ImmutableArray<Effect>.Empty,
            .. request.Kind == HelpKind.Train && !claimed.Yes
                ? [new Effect.Tell(request.Asker, T($"{claim.Helper} brings a meal {PromiseWords(request, claim)}."))]
                : ImmutableArray<Effect>.Empty,
        ];
    }

    private static ImmutableArray<Effect> Released(HelpEvent.Released released)
    {
        var (request, claim, at) = (released.Request, released.Claim, released.At);
        return
        [
            .. Redraw(request, at),
            .. NothingMoreOf(request, claim),
            .. released.ByFamily
                ? ImmutableArray.Create<Effect>(new Effect.Tell(
                    claim.Helper, T($"{request.Asker} has found another way for {DayWords(request.SlotOf(claim))}. Thank you for being there; nothing is expected of you.")))
                : [
                    new Effect.Tell(
                        request.Asker,
                        (request.FreeSeat(request.SlotOf(claim)) is null
                            ? T($"{request.Asker}, {claim.Helper} can't make it after all. The next in line steps in.")
                            : OpenAgain(request, T($"{claim.Helper}"))) with { Pings = [request.Asker] },
                        claim.Thread) { Lane = LaneOf(request) },
                ],
            .. claim.Thread is not { } thread ? []
                : thread == request.Thread
                    ? [new Effect.RemoveFromThread(thread, claim.Helper) { Lane = LaneOf(request) }]
                    : Leave(request, thread, claim.Helper, at),
            .. Climb(request, released.Ladder),
        ];
    }

    private static Card OpenAgain(HelpRequest request, Text who) => new(request.Shown
        ? T($"{request.Asker}, {who} can't make it after all. Your request is open again: {request.Channel}")
        : T($"{request.Asker}, {who} can't make it after all. Your request is open again."));

    private static Card YoursNow(HelpRequest request, Claim claim, bool yes) => new(
        yes
            ? T($"{request.Asker} says yes, please: {What(request)}")
            : T($"The seat has come free and is yours now, {PromiseWords(request, claim)}: {What(request)}"),
        new CardPart.Buttons(new Button("Can't make it", new ReleaseSeat(request.Id, claim.Number))));

    private static Effect.OpenPrivateThread OpenThread(HelpRequest request, Claim claim) =>
        new(request.ThreadsIn ?? request.Channel, T($"{Category(request)}, {request.SlotOf(claim).Date}"))
        {
            Then = new HandOffMade(request.Id, claim.Number),
            Lane = LaneOf(request),
        };

    private static Effect.Post In(HelpRequest request, ChannelId thread, Card card, bool sensitive = false) =>
        new(thread, card, sensitive) { Lane = LaneOf(request) };

    private static ImmutableArray<Effect> Leave(HelpRequest request, ChannelId thread, MemberId helper, Instant at) =>
    [
        new Effect.RemoveFromThread(thread, helper) { Lane = LaneOf(request) },
        new Effect.CloseThread(thread) { Lane = LaneOf(request) },
        DeleteLater(request.Id, thread, at + HelpRules.StaysAfter),
    ];

    private static Effect.Later Leaving(HelpRequest request, Claim claim) => new(
        new LeaveHandOff(request.Id, claim.Number),
        request.SlotOf(claim).EndsAt + HelpRules.StaysAfter,
        Key(request, claim, "leave"));

    private static ImmutableArray<Effect> GoesAfterTheLast(HelpRequest request, ChannelId thread) =>
        thread == request.Thread ? [DeleteLater(request.Id, thread, request.EndsAt + HelpRules.StaysAfter)] : [];

    /// <summary>What a promise hears when its request is over, where no thread says it.</summary>
    private static ImmutableArray<Effect> Finish(HelpRequest request, Claim claim) => claim.Thread is null
        ? [new Effect.Tell(claim.Helper, Goodbye(request))]
        : [];

    private static ImmutableArray<Effect> Farewell(HelpRequest request, ChannelId thread, Instant at) =>
    [
        In(request, thread, new Card(T($"{Goodbye(request)}\n-# This thread is deleted in a day.")) { Tone = Tone.Settled }),
        DeleteLater(request.Id, thread, at + HelpRules.StaysAfter),
    ];

    private static Text Goodbye(HelpRequest request) => request.Kind == HelpKind.Talk
        ? "This talk is over. Thank you both."
        : request.Status switch
        {
            HelpStatus.Sorted => T($"All sorted. Thank you, {Names(request)}."),
            HelpStatus.Lapsed => T($"This one has come to its end. Thank you, {Names(request)}, for being there."),
            _ => T($"{request.Asker} doesn't need this any more. Thank you, {Names(request)}, for being there."),
        };

    private static Effect.Later DeleteLater(HelpRequestId request, ChannelId thread, Instant at) =>
        new(new DeleteHandOff(request, thread), at, Key(request, $":thread:{thread.Value}:"));

    private static Effect.Later TalkLater(HelpRequest request, Claim claim, bool ends, Instant at) =>
        new(new TalkTime(request.Id, claim.Number, ends), at, Key(request, claim, "talk"));

    private static ImmutableArray<Effect> Delete(HelpRequest request, ChannelId thread) =>
    [
        new Effect.NotAnyMore(Key(request, $":thread:{thread.Value}:")),
        new Effect.DeleteThread(thread) { Lane = LaneOf(request) },
    ];

    private static IEnumerable<Effect> NothingMoreOf(HelpRequest request, Claim claim) =>
        new[] { "remind", "silence", "enter", "leave", "talk" }
            .Select(what => new Effect.NotAnyMore(Key(request, claim, what)));

    private static string LaneOf(HelpRequest request) => Key(request, "");

    private static string Key(HelpRequest request, Claim claim, string what) =>
        Key(request, string.Create(CultureInfo.InvariantCulture, $":{what}:{claim.Number}:"));

    private static string Key(HelpRequest request, string rest) => Key(request.Id, rest);

    private static string Key(HelpRequestId request, string rest) =>
        string.Create(CultureInfo.InvariantCulture, $"help:{request.Value}{rest}");
}
