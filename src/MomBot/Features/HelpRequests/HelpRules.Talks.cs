using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>How a talk goes on and ends.</summary>
public static partial class HelpRules
{
    private static readonly Text NoTalk = "This talk is over already.";

    /// <summary>Either of the two would like to go on.</summary>
    public static Decision<HelpRequest> TalkOn(HelpRequest request, int number, MemberId by, Instant now) =>
        request.IsOpen() && InTalk(request, by) && request.Find(number) is { State: ClaimState.Promised } claim
            ? Accept(request, new HelpEvent.TimeGoesOn(request, claim, Extended: true, now))
            : Decline<HelpRequest>(NoTalk);

    /// <summary>Either of the two stops it; no reason is asked.</summary>
    public static Decision<HelpRequest> StopTalk(HelpRequest request, MemberId by, Instant now) =>
        request.IsOpen() && InTalk(request, by)
            ? Close(request, HelpStatus.Sorted, now)
            : Decline<HelpRequest>(NoTalk);

    /// <summary>
    /// Half an hour has gone by: it is said, and ten minutes later the talk ends unless somebody goes on.
    /// </summary>
    public static Decision<HelpRequest> TalkTimePassed(HelpRequest request, int number, bool ends, Instant now) =>
        !request.IsOpen() || request.Find(number) is not { State: ClaimState.Promised } claim
            ? Accept(request)
            : ends
                ? Close(request, HelpStatus.Sorted, now)
                : Accept(request, new HelpEvent.TimeGoesOn(request, claim, Extended: false, now));

    private static bool InTalk(HelpRequest request, MemberId who) =>
        request.Kind == HelpKind.Talk && (request.Asker == who || request.Helpers().Contains(who));
}
