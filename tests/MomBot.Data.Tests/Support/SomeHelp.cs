using System.Collections.Immutable;
using MomBot.Data.HelpRequests;
using NodaTime;

namespace MomBot.Data.Tests.Support;

/// <summary>Requests for help as the store tests need them, and the plainest rules about their seats.</summary>
public static class SomeHelp
{
    public const string Words = "a very particular lasagne";

    public static HelpRequest Request(long id = 5001, int slots = 1, int seats = 1) => new(
        new HelpRequestId(id), Some.Guild, Some.Maya, null, HelpKind.Hands, "meals", "A meal", HelpPlace.Doorstep,
            Words,
        "no nuts", "old-town", "Old Town", When.Tomorrow, Audience.Everyone, Quiet: false, MayWiden: true, Enough: false,
        HelpStatus.Open, FollowUp: false, "", new ChannelId(801), Shown: true, null, null, Some.Morning,
        Some.Morning + Duration.FromDays(slots + 1), [], Slots(slots, seats), [], 1);

    public static readonly ImmutableArray<DomainEvent> Nothing = [];

    public static Task<Decision<HelpRequest>> AddAsync(this HelpRequestStore store, HelpRequest request) =>
        store.AddAsync(request, [new HelpEvent.Asked(request, [], null, Some.Morning, Some.Morning)]);

    public static Task<Decision<HelpRequest>> AddAsync(
        this HelpRequestStore store, HelpRequest request, ImmutableArray<DomainEvent> happened) =>
        store.AddAsync(request, Some.Press(request.Id.Value), happened, default);

    /// <summary>Takes the first free seat of a slot.</summary>
    public static Decision<HelpRequest> Claim(HelpRequest request, int slot, MemberId helper)
    {
        if (request.Of(helper, slot) is not null)
            return Decision.Accept(request);
        if (request.FreeSeat(request.Slots[slot - 1]) is not { } seat)
            return Decision.Decline<HelpRequest>("Someone got there first.");
        var claim = new Claim(request.NextClaim(), slot, seat, helper, ClaimState.Promised, Some.Morning);
        var next = request.With(claim);
        return Decision.Accept(next,
            new HelpEvent.Claimed(next, claim, null, FromLine: false, Yes: false, Some.Morning));
    }

    public static Decision<HelpRequest> Release(HelpRequest request, int slot, MemberId helper)
    {
        if (request.Of(helper, slot) is not { State: ClaimState.Promised } claim)
            return Decision.Decline<HelpRequest>("You hold no seat here.");
        var next = request.With(claim with { State = ClaimState.Released });
        return Decision.Accept(next, new HelpEvent.Released(next, claim, ByFamily: false, [], Some.Morning));
    }

    /// <summary>What a mistaken rule would do: it takes the first seat, whoever has it.</summary>
    public static Decision<HelpRequest> Grab(HelpRequest request, MemberId helper) => Decision.Accept(
        request.With(new Claim(request.NextClaim(), 1, 1, helper, ClaimState.Promised, Some.Morning)));

    private static ImmutableArray<Slot> Slots(int slots, int seats) =>
    [
        .. Enumerable.Range(1, slots).Select(number => new Slot(
            number,
            new LocalDate(2026, 11, 2).PlusDays(number),
            Some.Morning + Duration.FromDays(number),
            Some.Morning + Duration.FromDays(number) + Duration.FromHours(2),
            seats)),
    ];
}
