using System.Collections.Immutable;
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

    /// <summary>A forgotten request waits this long for a card on its way, so that it can be redrawn.</summary>
    private static readonly Duration CardsAreDrawn = Duration.FromSeconds(45);

    public static ImmutableArray<Effect> Tell(HelpEvent happened) => happened switch
    {
        HelpEvent.Asked asked => Asked(asked),
        HelpEvent.Waits waits => Waits(waits),
        HelpEvent.Placed(var request, var at) =>
            request.Claims.Length > 0 || !request.IsOpen() || request.Enough ? Redraw(request, at) : [],
        HelpEvent.Redrawn(var request, var at) => Redraw(request, at),
        HelpEvent.Frozen(var request, var freezes, _) => [new Effect.Tell(request.Asker, new Card(freezes
            ? T($"Those who look after this place have put your request on hold for now. What is promised stands; nobody else can come until they let it go on. They will talk to you, and you can write to one of them.")
            : "Your request goes on: others can come again."))],
        HelpEvent.Drawn(var request, var at) => DrawNow(request, at),
        HelpEvent.NotPosted(var request, var unsure, _) =>
        [
            .. NothingMoreOf(request),
            new Effect.Tell(request.Asker, new Card(
                unsure
                    ? T($"I could not make sure that your request arrived in {request.Channel}. Please have a look; if it isn't there, ask again.")
                    : T($"I could not post your request in {request.Channel}. I am not allowed to write there; someone who runs this server can see why with /setup."),
                new CardPart.Buttons(new Button("Ask again", new OpenAsk())))),
        ],
        HelpEvent.NotAllowed(var request, var first, var at) => NotAllowed(request, first, at),
        HelpEvent.HungAgain(var request, var at) => [Hang(request, at, silent: false, again: true)],
        HelpEvent.Told(var request, var who, _) =>
            [.. who.Select(each => new Effect.Tell(each, Invite(request, each)))],
        HelpEvent.Unanswered unanswered => Unanswered(unanswered),
        HelpEvent.Ended(var request, var at) => Ended(request, at),
        HelpEvent.TakenBack(var request, var at) => TakenBack(request, at),
        HelpEvent.Thanked(var request, var claims, _) =>
        [
            .. claims.Select(claim => claim.Helper).Distinct().Select(helper =>
                new Effect.Tell(helper, T($"{request.Asker} says thank you. It made a difference."))),
        ],
        HelpEvent.AskerForgotten(var request, var threads, var at) =>
        [
            .. Redraw(request, at),
            .. NothingMoreOf(request),
            .. threads.SelectMany(thread => Delete(request, thread)),
            new Effect.Later(new ForgetRequest(request.Id), at + CardsAreDrawn),
        ],
        HelpEvent.HelperForgotten(var request, var claim, var at) =>
        [
            .. Redraw(request, at),
            .. NothingMoreOf(request, claim),
            .. claim.Thread is not { } thread ? []
                : thread == request.Thread
                    ? [new Effect.RemoveFromThread(thread, claim.Helper) { Lane = LaneOf(request) }]
                    : Delete(request, thread),
            .. request.IsOpen()
                ? [new Effect.Tell(request.Asker, OpenAgain(request, "someone"))]
                : ImmutableArray<Effect>.Empty,
        ],
        HelpEvent.ListenerOffered(_, var who, { } hosts, _) => [new Effect.Post(hosts, WouldListen(who))],
        HelpEvent.ListenerOffered => [],
        HelpEvent.ListenerAnswered(_, var who, var yes, _) => [new Effect.Tell(who, ListenerWord(yes))],
        HelpEvent.GoesShopping shopping => GoesShopping(shopping),
        HelpEvent.ShoppingHangs(_, var who, var channel, var message, var inForum, var until, _) =>
        [
            .. inForum
                ? ImmutableArray<Effect>.Empty
                : [new Effect.OpenThread(channel, message, "Who needs what?")],
            new Effect.Later(new EndShopRun(channel, message, who), until),
        ],
        HelpEvent.ShoppingDone(_, _, var channel, var message, var inForum, _) =>
        [
            new Effect.DeleteThread(new ChannelId(message.Value)),
            .. inForum ? ImmutableArray<Effect>.Empty : [new Effect.TakeDown(channel, message)],
        ],
        HelpEvent.DoorWanted(_, var channel, var inForum, _) => [HangDoor(channel, inForum)],
        HelpEvent.DoorSought(_, var channel, var message, var inForum, _) =>
        [
            new Effect.UpdateCard(inForum ? new ChannelId(message.Value) : channel, message, Door())
            {
                Then = new DoorDrawn(channel, message),
            },
        ],
        HelpEvent.DoorGone(_, var channel, var inForum, var log, _) =>
        [
            HangDoor(channel, inForum),
            .. log is { } room ? [new Effect.Post(room, DoorHangsAgain(channel))] : ImmutableArray<Effect>.Empty,
        ],
        HelpEvent.DoorPlaced(_, var channel, var message, var inForum, _) =>
            [new Effect.Pin(inForum ? new ChannelId(message.Value) : channel, message)],
        _ => OfPromises(happened),
    };

    private static Effect HangDoor(ChannelId channel, bool inForum) => (inForum
        ? (Effect)new Effect.PostInForum(channel, "Need a hand, or have one to lend?", Door(), [])
        : new Effect.Post(channel, Door())) with { Then = new DoorPosted(channel) };

    private static ImmutableArray<Effect> GoesShopping(HelpEvent.GoesShopping shopping)
    {
        var (who, channel, until) = (shopping.Owner, shopping.Channel, shopping.Until);
        var card = ShopRun(who, shopping.Where, until);
        return
        [
            (shopping.InForum
                ? (Effect)new Effect.PostInForum(channel, "Who needs what?", card, [])
                : new Effect.Post(channel, card)) with
            {
                Then = new ShopPosted(channel, who, (int)(until - shopping.At).TotalMinutes),
                Until = until,
            },
        ];
    }

    private static ImmutableArray<Effect> Asked(HelpEvent.Asked asked)
    {
        var (request, at) = (asked.Request, asked.At);
        var silent = asked.TellAt > at;
        return
        [
            .. request.Shown ? ImmutableArray.Create<Effect>(Hang(request, at, silent)) : [],
            .. asked.Hosts is { } hosts ? [new Effect.Post(hosts, Copy(request))] : ImmutableArray<Effect>.Empty,
            .. request.Friend is { } friend
                ? [new Effect.Tell(friend, T($"{request.Asker} said yes: the request you wrote is posted."))]
                : ImmutableArray<Effect>.Empty,
            new Effect.Later(new TellPeople(request.Id, 0), asked.TellAt, Key(request, ":tell:0:")),
            .. Climb(request, asked.Ladder),
            .. Endings(request, request.EndsAt),
        ];
    }

    private static ImmutableArray<Effect> Waits(HelpEvent.Waits waits) => waits.Request.Status == HelpStatus.AwaitingYes
        ?
        [
            .. waits.Unasked
                ? ImmutableArray<Effect>.Empty
                : [new Effect.Tell(waits.Request.Asker, FriendAsks(waits.Request))],
            .. Endings(waits.Request, waits.Until),
        ]
        :
        [
            .. waits.Hosts is { } hosts
                ? [new Effect.Post(hosts, AwaitsWord(waits.Request))]
                : ImmutableArray<Effect>.Empty,
            .. Endings(waits.Request, waits.Until),
        ];

    private static ImmutableArray<Effect> Unanswered(HelpEvent.Unanswered unanswered)
    {
        var (request, at) = (unanswered.Request, unanswered.At);
        return unanswered.Step switch
        {
            1 =>
            [
                .. unanswered.Posts
                    ? ImmutableArray.Create<Effect>(Hang(request, at, silent: false))
                    : Redraw(request, at),
                new Effect.Later(new TellPeople(request.Id, 1), at, Key(request, ":tell:1:")),
            ],
            2 => unanswered.Hosts is { } hosts ? [new Effect.Post(hosts, NobodyYet(request))] : [],
            _ => [new Effect.Tell(request.Asker, SomethingSmaller(request))],
        };
    }

    private static ImmutableArray<Effect> Ended(HelpRequest request, Instant at) =>
    [
        .. Redraw(request, at),
        .. NothingMoreOf(request),
        .. request.Status is HelpStatus.Lapsed or HelpStatus.CouldNotFill && !request.Helpers().Any()
            ? [new Effect.Tell(request.Asker, CameToItsEnd(request))]
            : ImmutableArray<Effect>.Empty,
        .. request.Promises().SelectMany(claim => Finish(request, claim)),
        .. request.Threads().SelectMany(thread => Farewell(request, thread, at)),
    ];

    private static ImmutableArray<Effect> TakenBack(HelpRequest request, Instant at) =>
    [
        .. ComeDown(request),
        .. NothingMoreOf(request),
        new Effect.Later(new ForgetRequest(request.Id), at + CardsAreDrawn, Key(request, ":forget:")),
    ];

    private static ImmutableArray<Effect> Endings(HelpRequest request, Instant until) =>
    [
        new Effect.Later(new LapseRequest(request.Id), until, Key(request, ":lapse:")),
        new Effect.Later(new ForgetRequest(request.Id), request.EndsAt + RequestsAreKept, Key(request, ":forget:")),
    ];

    private static IEnumerable<Effect> Climb(HelpRequest request, ImmutableArray<Instant> ladder) =>
        ladder.Select((at, index) =>
            new Effect.Later(new LookAgain(request.Id, index + 1), at, Key(request, $":look:{index + 1}:")));

    /// <summary>Whatever still waits to be done for an open request is not any more.</summary>
    private static IEnumerable<Effect> NothingMoreOf(HelpRequest request) =>
        new[] { ":lapse:", ":look:", ":tell:", ":remind:", ":silence:", ":enter:", ":talk:", ":draw:" }
            .Select(rest => new Effect.NotAnyMore(Key(request, rest)));
}
