using System.Collections.Immutable;
using Dapper;
using NodaTime;

namespace MomBot.Data.CareCoop;

/// <summary>A community's childcare co-op.</summary>
/// <param name="IsOpen">Somebody who runs the server has read the notice and opened it.</param>
public sealed record Coop(GuildId Guild, bool IsOpen, CareTerms Terms, int Version)
{
    public static Coop Fresh(GuildId guild) => new(guild, IsOpen: false, CareTerms.Usual, Version: 0);
}

/// <summary>What a co-op agreed on, in quarter hours.</summary>
/// <param name="Starter">What everybody starts with.</param>
/// <param name="Lowest">How far below nothing a balance may go by care, as a number above zero.</param>
/// <param name="Highest">How high it may go by care.</param>
public sealed record CareTerms(int Starter, int Lowest, int Highest)
{
    /// <summary>Ten hours to start, ten below nothing, forty above: enough that hours move.</summary>
    public static CareTerms Usual { get; } = new(40, 40, 160);
}

/// <summary>An account. The community has one too: it gives what is granted and takes what leavers leave.</summary>
/// <param name="Member">Whose; none: the community's, or of someone who left and is forgotten.</param>
/// <param name="AsksForEase">She said that it is a hard time.</param>
/// <param name="Version">0 until something is saved.</param>
[method: ExplicitConstructor]
public sealed record CareAccount(
    CareAccountId Id,
    GuildId Guild,
    MemberId? Member,
    CareAccountState State,
    bool AsksForEase,
    Instant OpenedAt,
    int Version);

/// <summary>Whether an account takes part.</summary>
public enum CareAccountState
{
    Active,
    Left,
}

/// <summary>Hours that move from one account to another. Never changed, never deleted.</summary>
/// <param name="Quarters">Quarter hours, more than none.</param>
/// <param name="Sit">The care it is for; none: a grant, a waiver, a settlement.</param>
public sealed record CareEntry(
    CareAccountId From, CareAccountId To, int Quarters, CareEntryKind Kind, CareSitId? Sit, Instant At);

/// <summary>Why hours moved.</summary>
public enum CareEntryKind
{
    Starter,
    Care,
    Correction,
    TopUp,
    Waiver,
    Settlement,
}

/// <summary>An account with what stands in it, and the entries that a decision adds.</summary>
/// <param name="Balance">In quarter hours, before the added entries.</param>
/// <param name="Community">The community's account.</param>
public sealed record CareHolding(CareAccount Account, int Balance, CareTerms Terms, CareAccountId Community)
{
    public ImmutableArray<CareEntry> Added { get; init; } = [];

    /// <summary>The entry with which she left; none: she is there, or left with nothing.</summary>
    public CareEntry? Cleared { get; init; }
}
