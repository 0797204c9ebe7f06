using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using MomBot.Pictures;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>How a request hangs on its board, is redrawn there, and comes down.</summary>
public static partial class HelpViews
{
    /// <summary>The picture of a meal train waits so long for what else may change.</summary>
    private static readonly Duration DrawsAfter = Duration.FromSeconds(5);

    /// <summary>A calendar of a meal train: its days, how they stand, what will be brought. No names.</summary>
    public static MealTrainCalendar Calendar(HelpRequest request, Instant now) => new(
        Category(request),
        [.. request.Slots.Select(slot => DayOf(request, slot, now))],
        request.KeepOut);

    private static MealDay DayOf(HelpRequest request, Slot slot, Instant now)
    {
        ImmutableArray<Claim> taken = [.. request.Promises().Where(claim => claim.Slot == slot.Number)];
        var dishes = string.Join("; ", taken.Select(claim => claim.Dish).Where(dish => dish.Length > 0));
        return new MealDay(slot.Date, (taken.Length > 0, slot.EndsAt <= now) switch
        {
            (true, true) => MealDayState.Brought,
            (true, false) => MealDayState.Taken,
            (false, _) when request.Enough => MealDayState.Rest,
            (false, false) => MealDayState.Open,
            (false, true) => MealDayState.Rest,
        }, dishes);
    }

    /// <summary>In a text channel a card, in a forum a post with its tags.</summary>
    private static Effect Hang(HelpRequest request, Instant at, bool silent, bool again = false)
    {
        var card = Card(request, at) with { Silent = silent };
        return (request.ThreadsIn is null
            ? (Effect)new Effect.Post(request.Channel, card, Sensitive: true)
            : new Effect.PostInForum(
                request.Channel, T($"{Category(request)}, {WhenWords(request)}"), card, Tags(request, at))) with
        {
            Then = new CardPosted(request.Id, again),
            Lane = LaneOf(request),
        };
    }

    /// <summary>A meal train carries a picture: it is drawn once for all that changes within a few seconds.</summary>
    private static ImmutableArray<Effect> Redraw(HelpRequest request, Instant at) =>
        request.Card is not null && IsDrawnLater(request)
            ? [new Effect.Later(new DrawAgain(request.Id), at + DrawsAfter, Key(request, ":draw:"))]
            : DrawNow(request, at);

    /// <summary>
    /// A lane of its own: Discord lets old messages be edited only so often, and nothing else is to wait for that.
    /// </summary>
    private static ImmutableArray<Effect> DrawNow(HelpRequest request, Instant at) => request.Card is { } card
        ?
        [
            new Effect.UpdateCard(PlaceOf(request, card), card, Card(request, at)) { Lane = CardLane(request) },
            .. request.ThreadsIn is null
                ? ImmutableArray<Effect>.Empty
                :
                [
                    new Effect.TagPost(request.Channel, new ChannelId(card.Value), Tags(request, at))
                    {
                        Lane = CardLane(request),
                    },
                ],
        ]
        : [];

    internal static bool IsDrawnLater(HelpRequest request) => request.Kind == HelpKind.Train && request.IsOpen();

    private static ImmutableArray<Effect> ComeDown(HelpRequest request) => (request.Card, request.ThreadsIn) switch
    {
        ({ } card, null) => [new Effect.TakeDown(request.Channel, card) { Lane = CardLane(request) }],
        ({ } card, _) => [new Effect.DeleteThread(new ChannelId(card.Value)) { Lane = CardLane(request) }],
        _ => [],
    };

    /// <summary>A post's first message has the number of its thread.</summary>
    private static ChannelId PlaceOf(HelpRequest request, MessageId card) =>
        request.ThreadsIn is null ? request.Channel : new ChannelId(card.Value);

    /// <summary>How it stands and what it is about; a forum wears those of the tags it has.</summary>
    private static ImmutableArray<Text> Tags(HelpRequest request, Instant at) =>
    [
        request.Status switch
        {
            HelpStatus.Open => request.FreeSlots(at).Any() ? "Open" : "Being helped",
            HelpStatus.Sorted or HelpStatus.DoneByOthers => "Sorted",
            HelpStatus.AwaitingYes or HelpStatus.AwaitingWord or HelpStatus.Paused or HelpStatus.Frozen =>
                "Rests",
            _ => "Closed",
        },
        Category(request),
    ];

    private static string CardLane(HelpRequest request) => Key(request, ":card");
}
