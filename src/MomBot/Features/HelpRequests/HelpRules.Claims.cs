using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>How a seat is taken, kept and given back.</summary>
public static partial class HelpRules
{
    /// <summary>
    /// Said when the seat is taken, and word for word the same to somebody who is kept apart from the family.
    /// </summary>
    public static readonly Text Taken = "Someone got there first. Thank you for looking.";

    /// <param name="slot">Which; none: the first with room.</param>
    /// <param name="zone">The helper's, for the reminder.</param>
    public static Decision<HelpRequest> Claim(
        HelpRequest request, int? slot, MemberId helper, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (Closed(request) is { } words)
            return Decline<HelpRequest>(words);
        if (request.Asker == helper)
            return Decline<HelpRequest>("This one is yours. It stays open for someone else to take.");
        if (request.Of(helper, slot) is { State: not ClaimState.Standby })
            return Accept(request); // a second press changes nothing
        var room = request.FreeSlots(now).Where(each => !apart.KeepsFrom(request, each.Number, helper));
        if (!MaySee(request, helper) || apart.Are(helper, request.Asker)
            || room.FirstOrDefault(each => slot is null || each.Number == slot) is not { } free)
            return Decline<HelpRequest>(Taken);
        var claim = request.Of(helper, free.Number)
            ?? new Claim(request.NextClaim(), free.Number, 0, helper, default, now);
        return request.Place == HelpPlace.Home && !request.Chose(helper)
            ? Offer(request, claim, now)
            : Take(request, claim, zone, fromLine: false, yes: false, now);
    }

    /// <summary>The family says yes to somebody who would come inside, or not this time.</summary>
    public static Decision<HelpRequest> AnswerOffer(
        HelpRequest request, int number, MemberId by, bool yes, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can say so.");
        if (!request.IsOpen() || request.Find(number) is not { State: ClaimState.Offered } offer)
            return Decline<HelpRequest>("This one is settled already.");
        if (!yes || apart.KeepsFrom(request, offer.Slot, offer.Helper))
            return Drop(request, offer, now);
        return request.FreeSeat(request.SlotOf(offer)) is null
            ? Decline<HelpRequest>("That seat is filled by now. They stay next in line.")
            : Take(request, offer, zone, fromLine: false, yes: true, now);
    }

    /// <summary>Next in line, should the seat come free; when it is free already it is theirs.</summary>
    public static Decision<HelpRequest> StandBy(
        HelpRequest request, int? slot, MemberId helper, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (Claim(request, slot, helper, apart, zone, now) is Decision<HelpRequest>.Accepted taken)
            return taken;
        if (Closed(request) is { } words)
            return Decline<HelpRequest>(words);
        if (request.Asker == helper || request.Of(helper, slot) is not null)
            return Accept(request);
        var wanted = request.Slots.FirstOrDefault(each => each.EndsAt > now && (slot is null || each.Number == slot));
        if (wanted is null)
            return Decline<HelpRequest>("That day is over. Thank you for looking.");
        var line = new Claim(request.NextClaim(), wanted.Number, 0, helper, ClaimState.Standby, now);
        var next = request.With(line);
        return Accept(next, new HelpEvent.StandingBy(next, line, now));
    }

    /// <summary>
    /// A helper gives back a seat, an offer or a place in line: no reason, no blame. The next in line moves up.
    /// </summary>
    public static Decision<HelpRequest> Release(
        HelpRequest request, int? number, MemberId helper, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (request.IsOver())
            return Decline<HelpRequest>("This one is already closed. Nothing is expected of you.");
        var claim = number is { } known ? request.Find(known) : request.Of(helper);
        if (claim is null || claim.Helper != helper || !claim.IsGoing())
            return Decline<HelpRequest>("You hold no seat here. Nothing is expected of you.");
        if (!claim.HoldsASeat())
            return Accept(request.With(claim with { State = ClaimState.Released, At = now }));
        return Vacate(request, claim, ClaimState.Released, apart, zone, now);
    }

    /// <summary>The family gives a silent helper's seat to the next in line, or opens it again.</summary>
    /// <param name="noShow">Nobody came.</param>
    public static Decision<HelpRequest> GiveSeatOn(
        HelpRequest request, int number, MemberId by, bool noShow, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can say so.");
        if (!request.IsOpen() || request.Find(number) is not { State: ClaimState.Promised } claim)
            return Decline<HelpRequest>("This one is settled already.");
        return Vacate(
            request, claim, noShow ? ClaimState.NoShow : ClaimState.CancelledByFamily, apart, zone, now);
    }

    /// <summary>The reminder has come due; it is for a promise that still stands.</summary>
    public static Decision<HelpRequest> Remind(HelpRequest request, int number, DateTimeZone zone, Instant now)
    {
        if (request.IsOver() || request.Find(number) is not { State: ClaimState.Promised, AskedAt: null } claim)
            return Accept(request);
        var asked = claim with { AskedAt = now };
        var next = request.With(asked);
        var silent = HelpTimes.SilentAt(request.SlotOf(claim), zone, now);
        return Accept(next, new HelpEvent.ReminderDue(next, asked, silent, now));
    }

    public static Decision<HelpRequest> SayFine(HelpRequest request, int number, MemberId helper)
    {
        if (request.Find(number) is not { State: ClaimState.Promised } claim || claim.Helper != helper)
            return Decline<HelpRequest>("You hold no seat here. Nothing is expected of you.");
        return Accept(claim.Fine ? request : request.With(claim with { Fine = true }));
    }

    /// <summary>
    /// No answer came. The seat stays the helper's; the family hears, and the next in line is warned.
    /// </summary>
    public static Decision<HelpRequest> FeelSilence(HelpRequest request, int number, KeptApart apart, Instant now) =>
        request.IsOpen() && request.Find(number) is { State: ClaimState.Promised, Fine: false } claim
            ? Accept(request, new HelpEvent.Silent(request, claim, NextInLine(request, claim, apart), now))
            : Accept(request);

    public static Decision<HelpRequest> RunLate(HelpRequest request, int number, MemberId helper, Instant now) =>
        !request.IsOver() && request.Find(number) is { State: ClaimState.Promised } claim && claim.Helper == helper
            ? Accept(request, new HelpEvent.RunsLate(request, claim, now))
            : Decline<HelpRequest>("This one is already closed. Nothing is expected of you.");

    public static Decision<HelpRequest> SayDish(
        HelpRequest request, int number, MemberId helper, string dish, Instant now)
    {
        if (request.Find(number) is not { State: ClaimState.Promised } claim || claim.Helper != helper)
            return Decline<HelpRequest>("You hold no seat here. Nothing is expected of you.");
        var next = request.With(claim with { Dish = dish.Trim() });
        return Accept(next, new HelpEvent.Redrawn(next, now));
    }

    private static bool MaySee(HelpRequest request, MemberId helper) =>
        (request.Audience.Kind != AudienceKind.Named && request.Audience != Audience.Cohort)
        || request.Named.Contains(helper);

    private static Text? Closed(HelpRequest request) => request.Status switch
    {
        HelpStatus.Open => (Text?)null,
        HelpStatus.Sorted or HelpStatus.DoneByOthers => "This one is already sorted. Thank you for looking.",
        HelpStatus.Frozen => "This one is on hold for now. Thank you for looking.",
        HelpStatus.Paused => "The family rests for now. Thank you for looking.",
        _ => "This one isn't needed any more. Thank you for looking.",
    };

    private static Decision<HelpRequest> Offer(HelpRequest request, Claim claim, Instant now)
    {
        var offered = claim with { State = ClaimState.Offered };
        var next = request.With(offered);
        return Accept(next, new HelpEvent.Offered(next, offered, now));
    }

    private static Decision<HelpRequest> Take(
        HelpRequest request, Claim claim, DateTimeZone zone, bool fromLine, bool yes, Instant now)
    {
        var slot = request.SlotOf(claim);
        var taken = claim with { State = ClaimState.Promised, Seat = request.FreeSeat(slot)!.Value, At = now };
        var next = request.With(taken);
        var remindAt = HelpTimes.RemindAt(request, slot, zone, now);
        return Accept(next, new HelpEvent.Claimed(next, taken, remindAt, fromLine, yes, now));
    }

    private static Decision<HelpRequest> Drop(HelpRequest request, Claim claim, Instant now)
    {
        var dropped = claim with { State = ClaimState.NotNeeded, At = now };
        var next = request.With(dropped);
        return Accept(next, new HelpEvent.NotChosen(next, dropped, now));
    }

    private static Decision<HelpRequest> Vacate(
        HelpRequest request, Claim claim, ClaimState how, KeptApart apart, DateTimeZone zone, Instant now)
    {
        var next = request.With(claim with { State = how, Seat = 0, At = now, Thread = null });
        var byFamily = how != ClaimState.Released;
        if (!request.IsOpen() || request.SlotOf(claim).EndsAt <= now
            || NextInLine(next, claim, apart) is not { } standby)
        {
            var ladder = request.IsOpen() ? HelpTimes.Ladder(next, zone, now) : [];
            return Accept(next, new HelpEvent.Released(next, claim, byFamily, ladder, now));
        }

        var moved = request.Place == HelpPlace.Home && !request.Chose(standby.Helper)
            ? Offer(next, standby, now)
            : Take(next, standby, zone, fromLine: true, yes: false, now);
        return moved is Decision<HelpRequest>.Accepted(var after, var events)
            ? Accept(after, [new HelpEvent.Released(after, claim, byFamily, [], now), .. events])
            : moved;
    }

    private static Claim? NextInLine(HelpRequest request, Claim claim, KeptApart apart) =>
        request.Claims.Where(each => each.Slot == claim.Slot && each.State == ClaimState.Standby)
            .OrderBy(each => each.At).ThenBy(each => each.Number)
            .FirstOrDefault(each =>
                !apart.KeepsFrom(request.With(claim with { State = ClaimState.Released }), claim.Slot, each.Helper));
}
