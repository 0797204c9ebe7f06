using System.Collections.Immutable;

namespace MomBot.Data.Agreement;

/// <summary>
/// What a community agrees on, and what it grows toward. Which version is in force, the settings say.
/// </summary>
/// <param name="SafeSleep">Where the country's own body writes about safe sleep; empty: no line.</param>
/// <param name="Sponsor">Who stands behind the community, in one line; empty: nobody.</param>
/// <param name="Version">0 until something is saved.</param>
public sealed record CommunityAgreement(
    GuildId Guild, string SafeSleep, string Sponsor, ImmutableArray<CommunityValue> All, int Version)
{
    /// <summary>Fewer say too little to recognise each other by.</summary>
    public const int Few = 3;

    /// <summary>More read like law.</summary>
    public const int Many = 10;

    /// <summary>What the community grows toward, in its order.</summary>
    public ImmutableArray<CommunityValue> Values => [.. All.Where(value => value.Proposer is null)];

    /// <summary>What members proposed and facilitators have not decided yet.</summary>
    public ImmutableArray<CommunityValue> Proposals => [.. All.Where(value => value.Proposer is not null)];

    public CommunityValue? Find(ValueId id) => All.FirstOrDefault(value => value.Id == id);
}

/// <summary>One thing a community grows toward, never a test of anybody.</summary>
/// <param name="Proposer">Who proposed it, until it is adopted and belongs to all.</param>
public sealed record CommunityValue(ValueId Id, string Words, MemberId? Proposer, ImmutableArray<ValueVote> Votes)
{
    public const int MostCharacters = 200;
}

/// <summary>What one facilitator thinks of a proposal.</summary>
public sealed record ValueVote(MemberId Member, bool Yes);
