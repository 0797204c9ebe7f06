using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CareCoop;

/// <summary>Where co-ops, their accounts and entries are kept. Entries are only ever added.</summary>
public sealed partial class CareCoopStore(Connections connections)
{
    private const string AccountColumns =
        "id, guild_id as guild, member_id as member, state, asks_for_ease, opened_at, version";

    /// <summary>The co-op; one of which nothing is known is fresh and closed, never missing.</summary>
    public Task<Coop> FindAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => FindAsync(connection, null, "", guild), cancellationToken);

    /// <summary>Opens or changes the co-op; the first time, the community gets its account.</summary>
    public Task<Decision<Coop>> ChangeAsync(
        GuildId guild, Cause cause, Func<Coop, Decision<Coop>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync<Coop>(
            cause,
            async unit => await FindAsync(unit.Connection, unit.Transaction, unit.Dialect.ForUpdate, guild)
                .ConfigureAwait(false),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>What she has; none: she never joined, or there is no co-op.</summary>
    public async Task<CareHolding?> HoldingAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        await connections.ReadAsync(
            connection => HoldingAsync(connection, null, "", guild, member), cancellationToken).ConfigureAwait(false)
            is { Account.Version: > 0 } holding ? holding : null;

    /// <summary>Changes an account as a rule decides. Somebody who is not in it yet has a fresh one.</summary>
    public Task<Decision<CareHolding>> ChangeAsync(
        GuildId guild,
        MemberId member,
        Cause cause,
        Func<CareHolding, Decision<CareHolding>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync(
            cause,
            unit => HoldingAsync(unit.Connection, unit.Transaction, unit.Dialect.ForUpdate, guild, member),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Lets a rule decide about every account that takes part, all at once.</summary>
    public Task ChangeAllAsync(
        GuildId guild,
        Cause cause,
        Func<CareHolding, Decision<CareHolding>> decide,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            var members = await unit.QueryAsync<MemberId>("""
                select member_id from care_accounts
                where guild_id = @guild and member_id is not null and state = 'Active' order by id
                """, new { guild }).ConfigureAwait(false);
            foreach (var member in members)
            {
                var before = await HoldingAsync(
                    unit.Connection, unit.Transaction, unit.Dialect.ForUpdate, guild, member).ConfigureAwait(false);
                if (decide(before!) is not Decision<CareHolding>.Accepted(var next, var events))
                    continue;
                if (!await SaveAsync(unit, before!, next).ConfigureAwait(false))
                    throw new StaleRowException();
                foreach (var happened in events)
                    await unit.SaveAsync(happened).ConfigureAwait(false);
            }
        }, cancellationToken);

    /// <summary>
    /// Takes the person out of an account; its entries stay, as those of someone who left, so that the books of the
    /// others stay whole.
    /// </summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync("""
                update care_accounts set member_id = null, asks_for_ease = @no, version = version + 1
                where guild_id = @guild and member_id = @member
                """, new { guild, member, no = false }),
            cancellationToken);

    private static async Task<Coop> FindAsync(
        DbConnection connection, DbTransaction? transaction, string forUpdate, GuildId guild) =>
        await connection.QuerySingleOrDefaultAsync<CoopRow>($"""
            select is_open, starter, lowest, highest, version from care_coops where guild_id = @guild{forUpdate}
            """, new { guild }, transaction).ConfigureAwait(false) is { } row
            ? new Coop(
                guild, row.IsOpen, new CareTerms((int)row.Starter, (int)row.Lowest, (int)row.Highest), (int)row.Version)
            : Coop.Fresh(guild);

    private static async Task<bool> SaveAsync(UnitOfWork unit, Coop before, Coop next)
    {
        var saved = await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into care_coops (guild_id, is_open, starter, lowest, highest, version)
              values (@Guild, @IsOpen, @Starter, @Lowest, @Highest, 1) on conflict do nothing
              """
            : """
              update care_coops set is_open = @IsOpen, starter = @Starter, lowest = @Lowest, highest = @Highest,
                version = version + 1
              where guild_id = @Guild and version = @Version
              """, new
        {
            next.Guild,
            next.IsOpen,
            next.Terms.Starter,
            next.Terms.Lowest,
            next.Terms.Highest,
            before.Version,
        }).ConfigureAwait(false);
        if (saved == 0 || before.Version > 0)
            return saved > 0;
        return await unit.ExecuteAsync("""
            insert into care_accounts
              (id, guild_id, member_id, is_community, state, asks_for_ease, opened_at, version)
            values (@id, @Guild, null, @yes, 'Active', @no, @Now, 1)
            """, new { id = unit.Ids.Next(), next.Guild, unit.Now, yes = true, no = false }).ConfigureAwait(false) > 0;
    }

    /// <summary>Whoever holds the account's row alone sees a balance that nobody else changes meanwhile.</summary>
    private static async Task<CareHolding?> HoldingAsync(
        DbConnection connection, DbTransaction? transaction, string forUpdate, GuildId guild, MemberId member)
    {
        var community = await connection.ExecuteScalarAsync<long?>(
            "select id from care_accounts where guild_id = @guild and is_community", new { guild }, transaction)
            .ConfigureAwait(false);
        if (community is not { } bank)
            return null;
        var coop = await FindAsync(connection, transaction, "", guild).ConfigureAwait(false);
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow>($"""
            select {AccountColumns} from care_accounts where guild_id = @guild and member_id = @member{forUpdate}
            """, new { guild, member }, transaction).ConfigureAwait(false);
        var account = row?.Open() ?? new CareAccount(
            default, guild, member, CareAccountState.Left, AsksForEase: false, OpenedAt: default, Version: 0);
        var balance = row is null
            ? 0
            : await connection.ExecuteScalarAsync<long>(
                $"select {BalanceOf("@Id")}", new { row.Id }, transaction).ConfigureAwait(false);
        return new CareHolding(account, (int)balance, coop.Terms, new CareAccountId(bank))
        {
            Cleared = row is null || account.State == CareAccountState.Active
                ? null
                : await LastAsync(connection, transaction, account.Id).ConfigureAwait(false),
        };
    }

    private static async Task<CareEntry?> LastAsync(
        DbConnection connection, DbTransaction? transaction, CareAccountId account) =>
        (await connection.QueryAsync<EntryRow>(
            $"{SelectEntries} order by id desc limit 1", new { account }, transaction).ConfigureAwait(false))
        .FirstOrDefault()?.Open() is { Kind: CareEntryKind.Settlement } cleared ? cleared : null;

    private static async Task<bool> SaveAsync(UnitOfWork unit, CareHolding before, CareHolding next)
    {
        var account = next.Account;
        if (before.Account.Version == 0)
            account = account with { Id = new CareAccountId(unit.Ids.Next()) };
        var saved = await unit.ExecuteAsync(before.Account.Version == 0
            ? """
              insert into care_accounts
                (id, guild_id, member_id, is_community, state, asks_for_ease, opened_at, version)
              values (@Id, @Guild, @Member, @no, @state, @AsksForEase, @OpenedAt, 1) on conflict do nothing
              """
            : """
              update care_accounts set state = @state, asks_for_ease = @AsksForEase, version = version + 1
              where id = @Id and version = @Version
              """, new
        {
            account.Id,
            account.Guild,
            account.Member,
            no = false,
            state = account.State.ToString(),
            account.AsksForEase,
            account.OpenedAt,
            before.Account.Version,
        }).ConfigureAwait(false);
        return saved > 0 && await AddAsync(unit, account.Guild, next.Added.Select(entry => entry with
        {
            From = entry.From == default ? account.Id : entry.From,
            To = entry.To == default ? account.Id : entry.To,
        })).ConfigureAwait(false);
    }

    private static async Task<bool> AddAsync(UnitOfWork unit, GuildId guild, IEnumerable<CareEntry> entries)
    {
        foreach (var entry in entries)
        {
            await unit.ExecuteAsync("""
                insert into care_entries (id, guild_id, from_account, to_account, quarters, kind, sit_id, at)
                values (@id, @guild, @From, @To, @Quarters, @kind, @Sit, @At)
                """, new
            {
                id = unit.Ids.Next(),
                guild,
                entry.From,
                entry.To,
                entry.Quarters,
                kind = entry.Kind.ToString(),
                entry.Sit,
                entry.At,
            }).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>What stands in an account: all that came less all that went.</summary>
    private static string BalanceOf(string account) => $"""
        cast(coalesce((select sum(quarters) from care_entries where to_account = {account}), 0)
          - coalesce((select sum(quarters) from care_entries where from_account = {account}), 0) as bigint)
        """;

    [method: ExplicitConstructor]
    private sealed record CoopRow(bool IsOpen, long Starter, long Lowest, long Highest, long Version);

    [method: ExplicitConstructor]
    private sealed record AccountRow(
        CareAccountId Id,
        GuildId Guild,
        MemberId? Member,
        string State,
        bool AsksForEase,
        Instant OpenedAt,
        long Version)
    {
        public CareAccount Open() => new(
            Id, Guild, Member, Enum.Parse<CareAccountState>(State), AsksForEase, OpenedAt, (int)Version);
    }
}
