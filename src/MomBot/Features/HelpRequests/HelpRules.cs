using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>What may happen to a request for help: state in, decision out.</summary>
public static partial class HelpRules
{
    /// <summary>The most hands one slot can ask for.</summary>
    public const int MostHands = 5;

    /// <summary>What a family can take back as if it had not been asked, for this long.</summary>
    public static readonly Duration UndoIsOffered = Duration.FromMinutes(10);

    /// <summary>A friend's request waits this long for the family's yes.</summary>
    public static readonly Duration YesIsAwaited = Duration.FromDays(3);

    /// <summary>The request opens, or waits for the yes it needs.</summary>
    /// <param name="hosts">Where those who look after the place see it; none: nowhere.</param>
    /// <param name="isNew">Whether the family is new here.</param>
    public static (HelpRequest Request, HelpEvent Happened) Ask(
        HelpRequest draft, bool isNew, ChannelId? hosts, DateTimeZone zone, Instant now)
    {
        var request = draft with
        {
            What = draft.What.Trim(),
            Details = draft.Details.Trim(),
            EndsAt = draft.Slots.Max(slot => slot.EndsAt),
            Status = draft.Friend is not null ? HelpStatus.AwaitingYes
                : draft.Place == HelpPlace.Home && isNew && draft.Audience.Kind != AudienceKind.Named
                    ? HelpStatus.AwaitingWord
                    : HelpStatus.Open,
        };
        return request.Status == HelpStatus.Open
            ? (request, Opened(request, isNew ? hosts : null, zone, now))
            : (request, new HelpEvent.Waits(request, WaitsUntil(request, now), hosts, now));
    }

    /// <summary>The family says yes to what a friend asked for them, or no, which nobody sees.</summary>
    public static Decision<HelpRequest> AnswerFriend(
        HelpRequest request, MemberId by, bool yes, DateTimeZone zone, Instant now)
    {
        if (request.Status != HelpStatus.AwaitingYes || request.Asker != by)
            return Decline<HelpRequest>("This one is settled already. Nothing is expected of you.");
        if (!yes)
        {
            var no = request with { Status = HelpStatus.Withdrawn };
            return Accept(no, new HelpEvent.TakenBack(no, now));
        }

        var open = request with { Status = HelpStatus.Open };
        return Accept(open, Opened(open, null, zone, now));
    }

    /// <summary>Somebody who looks after the place says that a newcomer's request may be shown.</summary>
    public static Decision<HelpRequest> LetThrough(HelpRequest request, DateTimeZone zone, Instant now)
    {
        if (request.Status != HelpStatus.AwaitingWord)
            return Decline<HelpRequest>("This one is settled already.");
        var open = request with { Status = HelpStatus.Open };
        return Accept(open, Opened(open, null, zone, now));
    }

    /// <summary>
    /// While a request inside the home waits for a word, its family asks for help at the door instead.
    /// </summary>
    public static Decision<HelpRequest> AskAtTheDoor(
        HelpRequest request, MemberId by, ChannelId? hosts, DateTimeZone zone, Instant now)
    {
        if (request.Status != HelpStatus.AwaitingWord || request.Asker != by)
            return Decline<HelpRequest>("This one is settled already.");
        var open = request with { Status = HelpStatus.Open, Place = HelpPlace.Doorstep };
        return Accept(open, Opened(open, hosts, zone, now));
    }

    public static Decision<HelpRequest> Place(HelpRequest request, MessageId card, Instant now)
    {
        if (request.Card == card)
            return Accept(request);
        var next = request with { Card = card };
        return Accept(next, new HelpEvent.Placed(next, now));
    }

    /// <summary>
    /// Its card could not be posted: the family is told, and nothing waits that nobody can see. Unless somebody found
    /// it in the list and has promised: then it goes on without a card.
    /// </summary>
    public static Decision<HelpRequest> NotPosted(HelpRequest request, bool unsure, Instant now)
    {
        if (!request.IsOpen() || request.Card is not null || request.Promises().Any())
            return Accept(request);
        var next = request with { Status = HelpStatus.NotNeeded };
        return Accept(next, new HelpEvent.NotPosted(next, unsure, now));
    }

    public static readonly Text Helped =
        "Somebody is helping already, or it is over: the private thread is the place for it now.";

    /// <summary>The bot may not write there now: the family is told once, and it is tried until it may.</summary>
    public static Decision<HelpRequest> NotAllowed(HelpRequest request, bool first, Instant now) =>
        request.IsOpen() && request.Card is null
            ? Accept(request, new HelpEvent.NotAllowed(request, first, now))
            : Accept(request);

    public static Decision<HelpRequest> HangAgain(HelpRequest request, Instant now) =>
        request.IsOpen() && request is { Card: null, Shown: true }
            ? Accept(request, new HelpEvent.HungAgain(request, now))
            : Accept(request);

    /// <summary>What was held back from the card because it looked like an address stands there after all.</summary>
    public static Decision<HelpRequest> PutBack(HelpRequest request, MemberId by, HelpDraft held, Instant now)
    {
        if (request.Asker != by || request.IsOver())
            return Accept(request);
        var next = request with
        {
            What = held.What,
            Details = held.Details,
            KeepOut = held.KeepOut,
            Facts = held.Facts,
        };
        return Accept(next, new HelpEvent.Redrawn(next, now));
    }

    /// <summary>Whether more can be said on the card: once somebody helps, the private thread is the place.</summary>
    public static bool MaySayMore(HelpRequest request, MemberId by) =>
        request.Asker == by && !request.IsOver() && request.Kind != HelpKind.Train && !request.Promises().Any();

    /// <summary>The family says what else a helper would like to know.</summary>
    public static Decision<HelpRequest> SayMore(
        HelpRequest request, MemberId by, string details, ImmutableArray<string> facts, Instant now)
    {
        if (!MaySayMore(request, by))
            return Decline<HelpRequest>(Helped);
        var next = request with { Details = details.Trim(), Facts = facts };
        return Accept(next, new HelpEvent.Redrawn(next, now));
    }

    /// <summary>Enough for now: no further seat is offered until the family says otherwise.</summary>
    public static Decision<HelpRequest> SayEnough(
        HelpRequest request, MemberId by, bool enough, DateTimeZone zone, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can say so.");
        if (!request.IsOpen() || request.Enough == enough)
            return Accept(request);
        var next = request with { Enough = enough };
        return Accept(next, new HelpEvent.Redrawn(next, now));
    }

    /// <summary>A family that rests: what is promised stands, and nothing more is offered.</summary>
    public static Decision<HelpRequest> Rest(HelpRequest request, bool rests, DateTimeZone zone, Instant now)
    {
        if (request.Status != (rests ? HelpStatus.Open : HelpStatus.Paused))
            return Accept(request);
        var next = request with { Status = rests ? HelpStatus.Paused : HelpStatus.Open };
        return Accept(next, new HelpEvent.Redrawn(next, now));
    }

    /// <summary>Those who look after the place look at it: what is promised stands, and nobody else can come.</summary>
    public static Decision<HelpRequest> Freeze(HelpRequest request, bool freezes, Instant now)
    {
        if (request.Status != (freezes ? HelpStatus.Open : HelpStatus.Frozen))
            return Decline<HelpRequest>("That one is not as you saw it any more. Look again.");
        var next = request with { Status = freezes ? HelpStatus.Frozen : HelpStatus.Open };
        return Accept(next, new HelpEvent.Redrawn(next, now), new HelpEvent.Frozen(next, freezes, now));
    }

    private static HelpEvent.Asked Opened(HelpRequest request, ChannelId? hosts, DateTimeZone zone, Instant now) =>
        new(request, HelpTimes.Ladder(request, zone, now), hosts, HelpTimes.Awake(now, zone), now);

    private static Instant WaitsUntil(HelpRequest request, Instant now) =>
        request.Status == HelpStatus.AwaitingYes && now + YesIsAwaited < request.EndsAt
            ? now + YesIsAwaited
            : request.EndsAt;
}
