using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>The private threads in which families meet.</summary>
public static partial class HelpRules
{
    /// <summary>A helper of a meal train is in its thread from so long before her slot,</summary>
    public static readonly Duration EntersBefore = Duration.FromHours(48);

    /// <summary>and until so long after it; then, or after the last slot, the thread goes.</summary>
    public static readonly Duration StaysAfter = Duration.FromHours(24);

    /// <summary>A thread is open: it belongs to a promise, or to nobody any more.</summary>
    public static Decision<HelpRequest> OpenHandOff(
        HelpRequest request, int number, ChannelId thread, KeptApart apart, Instant now)
    {
        if (request.IsOver() || request.Find(number) is not { } claim || !claim.HoldsASeat()
            || (claim.Thread is { } other && other != thread))
            return Accept(request, new HelpEvent.HandOffUnwanted(request, thread, now));
        if (claim.Thread == thread)
            return Accept(request);
        if (request.Thread is { } shared && !SharesWithSomeoneApart(request, shared, claim, apart))
        {
            // Two helpers of a meal train wanted its thread at once: they meet in the first.
            var inside = claim with { Thread = shared };
            var together = request.With(inside);
            return Accept(
                together,
                new HelpEvent.HandOffUnwanted(together, thread, now),
                new HelpEvent.HandOffEntered(together, inside, now));
        }

        var opened = claim with { Thread = thread };
        var next = request.With(opened) with
        {
            Thread = request.Kind == HelpKind.Train ? request.Thread ?? thread : request.Thread,
        };
        return Accept(next, new HelpEvent.HandOffOpened(next, opened, now));
    }

    public static Decision<HelpRequest> RefuseHandOff(HelpRequest request, int number, Instant now) =>
        !request.IsOver() && request.Find(number) is { State: ClaimState.Promised } claim
            ? Accept(request, new HelpEvent.HandOffRefused(request, claim, now))
            : Accept(request);

    /// <summary>
    /// Two days before the slot: into the thread of the meal train; into one apart when somebody is in there, or will
    /// be, whom the helper is kept apart from.
    /// </summary>
    public static Decision<HelpRequest> EnterHandOff(HelpRequest request, int number, KeptApart apart, Instant now)
    {
        if (request.IsOver() || request.Find(number) is not { State: ClaimState.Promised, Thread: null } claim)
            return Accept(request);
        if (request.Thread is not { } shared || SharesWithSomeoneApart(request, shared, claim, apart))
            return Accept(request, new HelpEvent.HandOffWanted(request, claim, now));
        var inside = claim with { Thread = shared };
        var next = request.With(inside);
        return Accept(next, new HelpEvent.HandOffEntered(next, inside, now));
    }

    /// <summary>A day after the slot a helper leaves the thread.</summary>
    public static Decision<HelpRequest> LeaveHandOff(HelpRequest request, int number, Instant now)
    {
        if (request.Find(number) is not { Thread: { } thread } claim)
            return Accept(request);
        var next = request.With(claim with { Thread = null });
        return Accept(next, request.Thread == thread && HasOtherSlots(next, claim, thread)
            ? []
            : [request.Thread == thread
                ? new HelpEvent.HandOffLeft(next, claim, thread, now)
                : new HelpEvent.HandOffKept(next, thread, now, now)]);
    }

    /// <summary>A hand-off thread's day is over.</summary>
    public static Decision<HelpRequest> Unthread(HelpRequest request, ChannelId thread, Instant now)
    {
        var next = request with
        {
            Thread = request.Thread == thread ? null : request.Thread,
            Claims = [.. request.Claims.Select(claim =>
                claim.Thread == thread ? claim with { Thread = null } : claim)],
        };
        return Accept(next, new HelpEvent.HandOffUnwanted(next, thread, now));
    }

    private static bool HasOtherSlots(HelpRequest request, Claim left, ChannelId thread) =>
        request.Claims.Any(claim => claim.Helper == left.Helper && claim.Thread == thread && claim.HoldsASeat());

    private static bool SharesWithSomeoneApart(
        HelpRequest request, ChannelId shared, Claim claim, KeptApart apart) =>
        request.Claims.Any(other => other.Thread == shared && apart.Are(claim.Helper, other.Helper));
}
