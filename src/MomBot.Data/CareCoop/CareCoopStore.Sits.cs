using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.CareCoop;

/// <summary>Care that was written down, and what the lists show.</summary>
public sealed partial class CareCoopStore
{
    private static readonly string Select = $"""
        select s.id, s.guild_id as guild, s.quarters, s.children, s.day, s.said_by_sitter, s.before_quarters,
          s.before_children, s.state, s.at, s.version,
          s.sitter, a.member_id as sitter_member, a.state as sitter_state, {BalanceOf("s.sitter")} as sitter_balance,
          s.family, b.member_id as family_member, b.state as family_state, {BalanceOf("s.family")} as family_balance,
          cast(coalesce((
            select sum(case when e.to_account = s.sitter then e.quarters else -e.quarters end)
            from care_entries e where e.sit_id = s.id), 0) as bigint) as booked
        from care_sits s
        join care_accounts a on a.id = s.sitter
        join care_accounts b on b.id = s.family
        """;

    private const string SelectEntries = """
        select from_account as "from", to_account as "to", quarters, kind, sit_id as sit, at from care_entries
        where (from_account = @account or to_account = @account)
        """;

    /// <summary>Writes down care; the interaction's number keeps it from being written twice.</summary>
    /// <param name="decide">The rule; it sees both accounts as they are.</param>
    public Task<Decision<CareMatter>> AddAsync(
        CareSitId id,
        GuildId guild,
        MemberId sitter,
        MemberId family,
        Cause cause,
        Func<CareHolding, CareHolding, Decision<CareMatter>> decide,
        CancellationToken cancellationToken)
    {
        (CareHolding Sitter, CareHolding Family)? both = null;
        return connections.InsertAsync(
            cause,
            async unit =>
            {
                both = await HoldingsAsync(unit, guild, sitter, family).ConfigureAwait(false);
                return await MatterAsync(unit.Connection, unit.Transaction, id).ConfigureAwait(false);
            },
            () => both is { } found ? decide(found.Sitter, found.Family) : Decision.Missing<CareMatter>(),
            InsertAsync,
            cancellationToken);
    }

    /// <summary>Lets a rule decide about care. Both accounts are held: neither balance moves meanwhile.</summary>
    public Task<Decision<CareMatter>> ChangeAsync(
        CareSitId id,
        Cause cause,
        Func<CareMatter, Decision<CareMatter>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync(
            cause,
            async unit =>
            {
                await unit.QueryAsync<long>($"""
                    select id from care_accounts
                    where id in (
                      select sitter from care_sits where id = @id union select family from care_sits where id = @id)
                    order by id{unit.Dialect.ForUpdate}
                    """, new { id }).ConfigureAwait(false);
                return await MatterAsync(unit.Connection, unit.Transaction, id).ConfigureAwait(false);
            },
            decide,
            SaveAsync,
            cancellationToken);

    public Task<CareSit?> FindAsync(CareSitId id, CancellationToken cancellationToken) => connections.ReadAsync(
        async connection => (await MatterAsync(connection, null, id).ConfigureAwait(false))?.Sit, cancellationToken);

    /// <summary>Care of hers that is not settled yet, the oldest first.</summary>
    public Task<ImmutableArray<CareSit>> OpenAsync(CareAccountId account, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} where (s.sitter = @account or s.family = @account) and s.state in ('Proposed', 'Disputed')
            order by s.id
            """, new { account }, cancellationToken);

    /// <summary>Care of hers, the newest first.</summary>
    public Task<ImmutableArray<CareSit>> LatestAsync(
        CareAccountId account, int most, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} where (s.sitter = @account or s.family = @account) and s.state <> 'Void'
            order by s.id desc limit @most
            """, new { account, most }, cancellationToken);

    /// <summary>Care in a community that a facilitator is to decide about, the oldest first.</summary>
    public Task<ImmutableArray<CareSit>> DisputedAsync(
        GuildId guild, int most, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} where s.guild_id = @guild and s.state = 'Disputed' order by s.id limit @most
            """, new { guild, most }, cancellationToken);

    /// <summary>Who said that it is a hard time, the longest first.</summary>
    public Task<ImmutableArray<MemberId>> AskingForEaseAsync(
        GuildId guild, int most, CancellationToken cancellationToken) => connections.ReadAsync(
        async connection => (await connection.QueryAsync<MemberId>("""
            select member_id from care_accounts
            where guild_id = @guild and asks_for_ease and member_id is not null order by id limit @most
            """, new { guild, most }).ConfigureAwait(false)).ToImmutableArray(), cancellationToken);

    /// <summary>The entries of an account, the newest first.</summary>
    public Task<ImmutableArray<CareEntry>> EntriesAsync(
        CareAccountId account, int most, CancellationToken cancellationToken) => connections.ReadAsync(
        async connection => (await connection.QueryAsync<EntryRow>(
            $"{SelectEntries} order by id desc limit @most", new { account, most }).ConfigureAwait(false))
            .Select(row => row.Open()).ToImmutableArray(),
        cancellationToken);

    private Task<ImmutableArray<CareSit>> ListAsync(string sql, object args, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            async connection => (await connection.QueryAsync<SitRow>(sql, args).ConfigureAwait(false))
                .Select(row => row.Open()).ToImmutableArray(),
            cancellationToken);

    private static async Task<(CareHolding Sitter, CareHolding Family)?> HoldingsAsync(
        UnitOfWork unit, GuildId guild, MemberId sitter, MemberId family)
    {
        var one = await HoldingAsync(unit.Connection, unit.Transaction, "", guild, sitter).ConfigureAwait(false);
        var other = await HoldingAsync(unit.Connection, unit.Transaction, "", guild, family).ConfigureAwait(false);
        return one is not null && other is not null ? (one, other) : null;
    }

    private static async Task<CareMatter?> MatterAsync(
        DbConnection connection, DbTransaction? transaction, CareSitId id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<SitRow>(
            $"{Select} where s.id = @id", new { id }, transaction).ConfigureAwait(false);
        if (row is null)
            return null;
        var coop = await FindAsync(connection, transaction, "", row.Guild).ConfigureAwait(false);
        return new CareMatter(row.Open(), coop.Terms);
    }

    private static async Task<bool> InsertAsync(UnitOfWork unit, CareMatter matter) =>
        await unit.ExecuteAsync("""
            insert into care_sits
              (id, guild_id, sitter, family, quarters, children, day, said_by_sitter, state, at, version)
            values (@Id, @Guild, @sitter, @family, @Quarters, @Children, @Day, @SaidBySitter, @state, @At, 1)
            on conflict do nothing
            """, Parameters(matter.Sit)).ConfigureAwait(false) > 0;

    private static async Task<bool> SaveAsync(UnitOfWork unit, CareMatter before, CareMatter next) =>
        await unit.ExecuteAsync("""
            update care_sits set quarters = @Quarters, children = @Children, said_by_sitter = @SaidBySitter,
              before_quarters = @beforeQuarters, before_children = @beforeChildren, state = @state,
              version = version + 1
            where id = @Id and version = @Version
            """, Parameters(next.Sit)).ConfigureAwait(false) > 0
        && await AddAsync(unit, next.Sit.Guild, next.Added).ConfigureAwait(false);

    private static object Parameters(CareSit sit) => new
    {
        sit.Id,
        sit.Guild,
        sitter = sit.Sitter.Account,
        family = sit.Family.Account,
        sit.Quarters,
        sit.Children,
        sit.Day,
        sit.SaidBySitter,
        beforeQuarters = (long?)sit.Before?.Quarters,
        beforeChildren = (long?)sit.Before?.Children,
        state = sit.State.ToString(),
        sit.At,
        sit.Version,
    };

    [method: ExplicitConstructor]
    private sealed record SitRow(
        CareSitId Id,
        GuildId Guild,
        long Quarters,
        long Children,
        LocalDate Day,
        bool SaidBySitter,
        long? BeforeQuarters,
        long? BeforeChildren,
        string State,
        Instant At,
        long Version,
        CareAccountId Sitter,
        MemberId? SitterMember,
        string SitterState,
        long SitterBalance,
        CareAccountId Family,
        MemberId? FamilyMember,
        string FamilyState,
        long FamilyBalance,
        long Booked)
    {
        public CareSit Open() => new(
            Id,
            Guild,
            new CareParty(Sitter, SitterMember, SitterState == nameof(CareAccountState.Active), (int)SitterBalance),
            new CareParty(Family, FamilyMember, FamilyState == nameof(CareAccountState.Active), (int)FamilyBalance),
            (int)Quarters,
            (int)Children,
            Day,
            SaidBySitter,
            BeforeQuarters is { } quarters ? new CareSaid((int)quarters, (int)BeforeChildren!) : null,
            Enum.Parse<CareSitState>(State),
            (int)Booked,
            At,
            (int)Version);
    }

    [method: ExplicitConstructor]
    private sealed record EntryRow(
        CareAccountId From, CareAccountId To, long Quarters, string Kind, CareSitId? Sit, Instant At)
    {
        public CareEntry Open() => new(From, To, (int)Quarters, Enum.Parse<CareEntryKind>(Kind), Sit, At);
    }
}
