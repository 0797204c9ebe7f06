using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>What is done when nobody comes, and how a request ends: always, and kindly.</summary>
public static partial class HelpRules
{
    /// <summary>
    /// Nobody has come yet. First the circle widens where that was agreed, then those who look after the place are
    /// told, then something smaller is offered.
    /// </summary>
    /// <param name="step">1 to 3.</param>
    /// <param name="everyone">The board for all; none: there is none.</param>
    public static Decision<HelpRequest> LookAgain(
        HelpRequest request, int step, HelpBoard? everyone, ChannelId? hosts, Instant now)
    {
        if (!request.IsOpen() || !request.FreeSlots(now).Any())
            return Accept(request);
        var widens = step == 1 && request.MayWiden && request.Place != HelpPlace.SoleCare
            && request.Kind != HelpKind.Talk && request.Audience.Kind != AudienceKind.Everyone && everyone is not null;
        var posts = widens && !request.Shown;
        var next = request with
        {
            Audience = widens ? Audience.Everyone : request.Audience,
            Channel = posts ? everyone!.Channel : request.Channel,
            ThreadsIn = posts ? everyone!.ThreadsIn : request.ThreadsIn,
            Shown = request.Shown || posts,
        };
        return Accept(next, new HelpEvent.Unanswered(next, step, posts, hosts, now));
    }

    /// <summary>The family closes it, either way; a button cannot ask for anything else.</summary>
    public static Decision<HelpRequest> End(HelpRequest request, MemberId by, HelpStatus how, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can close this one.");
        return how is HelpStatus.Sorted or HelpStatus.NotNeeded
            ? Close(request, how, now)
            : Decline<HelpRequest>("A request can be sorted, or not needed any more.");
    }

    /// <summary>Those who look after the place close it, and may say a little more about how.</summary>
    public static Decision<HelpRequest> CloseAsHost(HelpRequest request, HelpStatus how, Instant now) =>
        how.IsAnEnding() && how != HelpStatus.Withdrawn && how != HelpStatus.Lapsed
            ? Close(request, how, now)
            : Decline<HelpRequest>("That is not an ending.");

    /// <summary>Taken back within minutes of asking, as if it had not been asked.</summary>
    public static Decision<HelpRequest> Undo(HelpRequest request, MemberId by, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can take it back.");
        if (request.IsOver())
            return Accept(request);
        if (now > request.AskedAt + UndoIsOffered || request.Promises().Any())
            return Close(request, HelpStatus.NotNeeded, now);
        var next = request with { Status = HelpStatus.Withdrawn };
        return Accept(next, new HelpEvent.TakenBack(next, now));
    }

    /// <summary>Its last slot is over, or the yes it waited for did not come.</summary>
    public static Decision<HelpRequest> Lapse(HelpRequest request, Instant now)
    {
        if (request.Status != HelpStatus.AwaitingYes)
            return Close(request, HelpStatus.Lapsed, now);
        var next = request with { Status = HelpStatus.Withdrawn };
        return Accept(next, new HelpEvent.TakenBack(next, now));
    }

    /// <summary>A thank-you to those who helped; nobody counts them.</summary>
    public static Decision<HelpRequest> Thank(HelpRequest request, MemberId by, Instant now)
    {
        ImmutableArray<Claim> helped = [.. request.Promises()];
        return request.Asker != by || helped.IsEmpty
            ? Decline<HelpRequest>("There is nobody to thank here.")
            : Accept(request, new HelpEvent.Thanked(request, helped, now));
    }

    /// <summary>
    /// Two people turn out to be kept apart: what they have between them ends, as if plans had changed.
    /// </summary>
    public static Decision<HelpRequest> Part(
        HelpRequest request, MemberId one, MemberId other, KeptApart apart, DateTimeZone zone, Instant now)
    {
        if (!request.IsOver() && request.Friend is { } friend && friend != request.Asker
            && (friend == one || friend == other) && (request.Asker == one || request.Asker == other))
            return PartFriend(request, now);
        if (!request.IsOver() && request.Asker != one && request.Asker != other)
            return PartHelpers(request, one, other, apart, zone, now);
        var helper = request.Asker == one ? other : request.Asker == other ? one : default;
        if (request.IsOver() || helper == default || request.Of(helper) is not { } claim)
            return Accept(request);
        return claim.HoldsASeat()
            ? Vacate(request, claim, ClaimState.CancelledByFamily, apart, zone, now)
            : Drop(request, claim, now);
    }

    /// <summary>What one asked for the other comes to nothing while it waits; later it is the family's own.</summary>
    private static Decision<HelpRequest> PartFriend(HelpRequest request, Instant now)
    {
        if (request.Status == HelpStatus.AwaitingYes)
        {
            var gone = request with { Status = HelpStatus.Withdrawn };
            return Accept(gone, new HelpEvent.TakenBack(gone, now));
        }

        var own = request with { Friend = null };
        return Accept(own, new HelpEvent.Redrawn(own, now));
    }

    /// <summary>
    /// Two helpers of one request: whoever wished it gives way. Of one slot they can't both be; in a shared thread they
    /// are not both, and the other one notices nothing.
    /// </summary>
    private static Decision<HelpRequest> PartHelpers(
        HelpRequest request, MemberId one, MemberId other, KeptApart apart, DateTimeZone zone, Instant now)
    {
        var next = request;
        var events = ImmutableArray.CreateBuilder<DomainEvent>();
        foreach (var claim in request.Claims.Where(claim => claim.Helper == one && claim.IsGoing()))
        {
            var isTogether =
                request.Claims.Any(each => each.Helper == other && each.Slot == claim.Slot && each.HoldsASeat());
            if (isTogether && !claim.HoldsASeat())
            {
                next = next.With(claim with { State = ClaimState.Released, At = now });
            }
            else if (isTogether && Vacate(next, claim, ClaimState.Released, apart, zone, now)
                is Decision<HelpRequest>.Accepted(var without, var happened))
            {
                next = without;
                events.AddRange(happened);
                events.Add(new HelpEvent.GaveWay(next, claim, now));
            }
            else if (claim.Thread is { } thread && thread == request.Thread
                && request.Claims.Any(each => each.Helper == other && each.Thread == thread))
            {
                next = next.With(claim with { Thread = null });
                events.Add(new HelpEvent.HandOffLeft(next, claim, thread, now));
                events.Add(new HelpEvent.HandOffWanted(next, claim with { Thread = null }, now));
            }
        }

        return Accept(next, events.ToImmutable());
    }

    /// <summary>The family is forgotten: it is closed, its words and helpers go; the row goes after the card.</summary>
    /// <param name="reported">Threads somebody reported: those stay until that is seen to.</param>
    public static Decision<HelpRequest> ForgetAsker(
        HelpRequest request, ImmutableArray<ChannelId> reported, Instant now)
    {
        var next = request with
        {
            What = "",
            Details = "",
            Note = "",
            KeepOut = "",
            Facts = [],
            Friend = null,
            Thread = null,
            FollowUp = false,
            Status = request.IsOver() ? request.Status : HelpStatus.NotNeeded,
            Named = [],
            Claims = [],
        };
        return Accept(next, new HelpEvent.AskerForgotten(
            next,
            [.. request.Threads().Except(reported)],
            now));
    }

    /// <summary>
    /// A helper is forgotten, whether the request is open or over: every trace of theirs goes from it.
    /// </summary>
    /// <param name="reported">Threads somebody reported: those stay until that is seen to.</param>
    public static Decision<HelpRequest> ForgetHelper(
        HelpRequest request, MemberId helper, ImmutableArray<ChannelId> reported, Instant now)
    {
        ImmutableArray<Claim> theirs = [.. request.Claims.Where(claim => claim.Helper == helper)];
        if (theirs.IsEmpty && !request.Named.Contains(helper) && request.Friend != helper)
            return Accept(request);
        var next = request with
        {
            Claims = [.. request.Claims.Except(theirs)],
            Named = request.Named.Remove(helper),
            Friend = request.Friend == helper ? null : request.Friend,
        };
        return Accept(next,
        [
            .. theirs.Where(claim => claim.HoldsASeat())
                .Select(claim => (DomainEvent)new HelpEvent.HelperForgotten(
                    next,
                    claim.Thread is { } thread && reported.Contains(thread) ? claim with { Thread = null } : claim,
                    now)),
        ]);
    }

    private static Decision<HelpRequest> Close(HelpRequest request, HelpStatus how, Instant now)
    {
        if (request.IsOver())
            return Accept(request);
        var next = request with
        {
            Status = how,
            Claims = [.. request.Claims.Select(claim => Closed(claim, how, now))],
        };
        return Accept(next, new HelpEvent.Ended(next, now));
    }

    private static Claim Closed(Claim claim, HelpStatus how, Instant now) => claim.State switch
    {
        ClaimState.Promised when how == HelpStatus.Sorted => claim with { State = ClaimState.Delivered, At = now },
        ClaimState.Offered or ClaimState.Standby => claim with { State = ClaimState.NotNeeded, At = now },
        _ => claim,
    };
}
