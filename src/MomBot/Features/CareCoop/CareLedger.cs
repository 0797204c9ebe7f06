using System.Collections.Immutable;
using MomBot.Data.CareCoop;
using NodaTime;

namespace MomBot.Features.CareCoop;

/// <summary>
/// The arithmetic of the co-op. Hours only ever move from one account to another, so all of them together are always
/// nothing. Illness, lateness and calling off move nothing: there is no entry for them.
/// </summary>
public static class CareLedger
{
    /// <summary>
    /// What care is worth in quarter hours: once the time for the first child and half of it for each further one,
    /// rounded up to a whole quarter for whoever minded.
    /// </summary>
    public static int Worth(int quarters, int children) => ((quarters * (children + 1)) + 1) / 2;

    /// <summary>Whether a balance may come to this by care.</summary>
    public static bool Allows(CareTerms terms, int balance) =>
        balance >= -terms.Lowest && balance <= terms.Highest;

    /// <summary>
    /// Whether care may be booked: neither balance goes further past its limit. Towards the middle is always allowed.
    /// </summary>
    public static bool Fits(CareSit sit, CareTerms terms, int change) =>
        Fits(sit.Sitter.Balance, change, terms) && Fits(sit.Family.Balance, -change, terms);

    /// <summary>What is still to be booked so that care counts as this much; less than before goes back.</summary>
    public static ImmutableArray<CareEntry> Settle(CareSit sit, int worth, Instant now)
    {
        var kind = sit.Booked == 0 ? CareEntryKind.Care : CareEntryKind.Correction;
        return (worth - sit.Booked) switch
        {
            > 0 and var more => [new(sit.Family.Account, sit.Sitter.Account, more, kind, sit.Id, now)],
            < 0 and var less => [new(sit.Sitter.Account, sit.Family.Account, -less, kind, sit.Id, now)],
            _ => [],
        };
    }

    /// <summary>From the community to an account.</summary>
    public static ImmutableArray<CareEntry> Grant(
        CareHolding holding, int quarters, CareEntryKind kind, Instant now) => quarters > 0
        ? [new(holding.Community, holding.Account.Id, quarters, kind, null, now)]
        : [];

    /// <summary>Whoever leaves leaves with nothing, owed or owing: the community takes it.</summary>
    public static ImmutableArray<CareEntry> Clear(CareHolding holding, Instant now) => holding.Balance switch
    {
        > 0 and var kept =>
            [new(holding.Account.Id, holding.Community, kept, CareEntryKind.Settlement, null, now)],
        < 0 and var owed => Grant(holding, -owed, CareEntryKind.Settlement, now),
        _ => [],
    };

    private static bool Fits(int balance, int change, CareTerms terms) =>
        change == 0
        || Allows(terms, balance + change)
        || (change > 0 && balance + change <= terms.Highest)
        || (change < 0 && balance + change >= -terms.Lowest);
}
