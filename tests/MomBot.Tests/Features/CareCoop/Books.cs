using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Features.CareCoop;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CareCoop;

/// <summary>A co-op in memory: what the store keeps, as far as the rules can tell.</summary>
internal sealed class Books(CareTerms terms)
{
    private static readonly CareAccountId Community = new(1);

    private readonly Dictionary<MemberId, CareAccount> _accounts = [];

    public List<CareEntry> Entries { get; } = [];

    public Dictionary<CareSitId, CareSit> Sits { get; } = [];

    public IEnumerable<MemberId> Members => _accounts.Keys;

    public int Total => Entries.SelectMany(entry => new[] { entry.Quarters, -entry.Quarters }).Sum();

    public int AllBalances => _accounts.Values.Sum(account => Balance(account.Id)) + Balance(Community);

    public int Balance(MemberId member) => _accounts.TryGetValue(member, out var account) ? Balance(account.Id) : 0;

    public int Balance(CareAccountId account) => Entries.Sum(entry =>
        entry.To == account ? entry.Quarters : entry.From == account ? -entry.Quarters : 0);

    public bool IsActive(MemberId member) =>
        _accounts.TryGetValue(member, out var account) && account.State == CareAccountState.Active;

    public Decision<CareHolding> Change(MemberId member, Func<CareHolding, Decision<CareHolding>> decide)
    {
        var decision = decide(Holding(member));
        if (decision is Decision<CareHolding>.Accepted(var next, _))
        {
            _accounts[member] = next.Account with { Version = next.Account.Version + 1 };
            Entries.AddRange(next.Added);
        }

        return decision;
    }

    public Decision<CareMatter> Propose(
        long id, MemberId sitter, MemberId family, MemberId by, CareSaid said, Instant now, bool apart = false)
    {
        var nobody = new CareParty(default, null, IsActive: false, 0);
        var draft = new CareSit(
            new CareSitId(id), Some.Guild, nobody, nobody, said.Quarters, said.Children, Some.Today, SaidBySitter: true,
            Before: null, CareSitState.Proposed, Booked: 0, now, 1);
        return Keep(CareSitRules.Propose(draft, Holding(sitter), Holding(family), by, apart, now));
    }

    public Decision<CareMatter> Change(long id, Func<CareMatter, Decision<CareMatter>> decide) =>
        Sits.TryGetValue(new CareSitId(id), out var sit)
            ? Keep(decide(new CareMatter(Fresh(sit), terms)))
            : Decision.Missing<CareMatter>();

    public CareSit Sit(long id) => Fresh(Sits[new CareSitId(id)]);

    /// <summary>The same care with the balances and bookings of this moment.</summary>
    private CareSit Fresh(CareSit sit) => sit with
    {
        Sitter = Now(sit.Sitter),
        Family = Now(sit.Family),
        Booked = Entries.Where(entry => entry.Sit == sit.Id)
            .Sum(entry => entry.To == sit.Sitter.Account ? entry.Quarters : -entry.Quarters),
    };

    private CareParty Now(CareParty party) => party with
    {
        Balance = Balance(party.Account),
        IsActive = IsActive(party.Member!.Value),
    };

    private CareHolding Holding(MemberId member)
    {
        var account = _accounts.GetValueOrDefault(member) ?? new CareAccount(
            new CareAccountId(member.Value), Some.Guild, member, CareAccountState.Left, AsksForEase: false, default, 0);
        var last = Entries.LastOrDefault(entry => entry.From == account.Id || entry.To == account.Id);
        return new CareHolding(account, Balance(account.Id), terms, Community)
        {
            Cleared = (account.State, last?.Kind) == (CareAccountState.Left, CareEntryKind.Settlement) ? last : null,
        };
    }

    private Decision<CareMatter> Keep(Decision<CareMatter> decision)
    {
        if (decision is Decision<CareMatter>.Accepted(var next, _))
        {
            Sits[next.Sit.Id] = next.Sit;
            Entries.AddRange(next.Added);
        }

        return decision;
    }
}
