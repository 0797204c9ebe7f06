using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.CareCoop;

/// <summary>Somebody minded somebody's children. It counts when both say the same, or a facilitator decides.</summary>
/// <param name="Quarters">How long, in quarter hours, as last said.</param>
/// <param name="Children">How many, as last said.</param>
/// <param name="SaidBySitter">Who said so last; the other may agree.</param>
/// <param name="Before">What the other had said; none: nobody disagreed.</param>
/// <param name="Booked">What has been booked for it so far, in quarter hours from the family to the sitter.</param>
/// <param name="At">When it was written down.</param>
public sealed record CareSit(
    CareSitId Id,
    GuildId Guild,
    CareParty Sitter,
    CareParty Family,
    int Quarters,
    int Children,
    LocalDate Day,
    bool SaidBySitter,
    CareSaid? Before,
    CareSitState State,
    int Booked,
    Instant At,
    int Version)
{
    /// <summary>Who wrote down, last, what it was.</summary>
    public CareParty Speaker => SaidBySitter ? Sitter : Family;

    /// <summary>Who is asked whether it is right.</summary>
    public CareParty Listener => SaidBySitter ? Family : Sitter;

    /// <summary>The same to somebody kept apart from these: as if they had left, and nobody knew them.</summary>
    public CareSit Without(IReadOnlySet<MemberId> people) => this with
    {
        Sitter = Sitter.Without(people),
        Family = Family.Without(people),
    };

    /// <summary>Her side of it; none: it is not about her.</summary>
    public CareParty? PartyOf(MemberId member) =>
        Sitter.Member == member ? Sitter : Family.Member == member ? Family : null;
}

/// <summary>One of the two.</summary>
/// <param name="Member">None: someone who left and is forgotten.</param>
/// <param name="Balance">In quarter hours.</param>
public sealed record CareParty(CareAccountId Account, MemberId? Member, bool IsActive, int Balance)
{
    internal CareParty Without(IReadOnlySet<MemberId> people) =>
        Member is { } member && people.Contains(member) ? this with { Member = null, IsActive = false } : this;
}

/// <summary>How long and how many, as one of them remembers it.</summary>
public sealed record CareSaid(int Quarters, int Children);

/// <summary>How far it has come.</summary>
public enum CareSitState
{
    /// <summary>One has written it down; the other has not said anything.</summary>
    Proposed,

    /// <summary>The two remember it differently, or one was silent: facilitators see it.</summary>
    Disputed,

    Booked,

    /// <summary>Taken back, or decided that nothing is to be booked.</summary>
    Void,
}

/// <summary>Care, what the co-op agreed on, and the entries that a decision adds.</summary>
public sealed record CareMatter(CareSit Sit, CareTerms Terms)
{
    public ImmutableArray<CareEntry> Added { get; init; } = [];
}
