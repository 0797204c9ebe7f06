using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;

namespace MomBot.Features.HelpRequests;

/// <summary>The pairs of a community that are never to meet, both ways round.</summary>
public sealed record KeptApart(ImmutableHashSet<(MemberId, MemberId)> Pairs)
{
    public static KeptApart Nobody { get; } = new([]);

    public bool Are(MemberId one, MemberId other) => Pairs.Contains((one, other));

    /// <summary>Whether somebody has no place in a slot because of who is in it, or whose it is.</summary>
    public bool KeepsFrom(HelpRequest request, int slot, MemberId helper) => Are(helper, request.Asker)
        || request.Claims.Any(claim =>
            claim.Slot == slot && claim.HoldsASeat() && Are(helper, claim.Helper));
}
