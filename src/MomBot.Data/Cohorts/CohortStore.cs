using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Cohorts;

/// <summary>
/// Where cohorts are kept, and who is in them. Every feature may ask who shares one with somebody.
/// </summary>
public sealed class CohortStore(Connections connections)
{
    private const string Columns = "id, guild_id as guild, kind, name, cap, is_open, wants_room, room_id as room, "
        + "offered_to, since, version, for_whom";

    /// <summary>Everybody who is in a cohort with her now; she herself is not among them.</summary>
    public async Task<ImmutableHashSet<MemberId>> SharingWithAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<MemberId>("""
            select other.member_id from cohort_members mine
            join cohort_members other on other.cohort_id = mine.cohort_id and other.member_id <> mine.member_id
            where mine.member_id = @member and mine.guild_id = @guild and not mine.rests and not other.rests
            """, new { guild, member }), cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>Whether the two are in a cohort together now.</summary>
    public async Task<bool> ShareAsync(
        GuildId guild, MemberId one, MemberId other, CancellationToken cancellationToken) =>
        (await SharingWithAsync(guild, one, cancellationToken).ConfigureAwait(false)).Contains(other);

    /// <summary>All of a community, the oldest first.</summary>
    public Task<ImmutableArray<Cohort>> ListAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => LoadAsync(connection, null, "guild_id = @guild", new { guild }), cancellationToken);

    public async Task<Cohort?> FindAsync(GuildId guild, CohortId id, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(
            connection => LoadAsync(connection, null, "guild_id = @guild and id = @id", new { guild, id }),
            cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public Task<Decision<Cohort>> AddAsync(
        CohortId id, Cause cause, Func<Decision<Cohort>> decide, CancellationToken cancellationToken) =>
        connections.InsertAsync(cause, unit => FindAsync(unit, id), decide, InsertAsync, cancellationToken);

    public Task<Decision<Cohort>> ChangeAsync(
        GuildId guild,
        CohortId id,
        Cause cause,
        Func<Cohort, Decision<Cohort>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync(
            cause,
            async unit => await FindAsync(unit, id).ConfigureAwait(false) is { } cohort && cohort.Guild == guild
                ? cohort
                : null,
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>She answered a round: her cohorts are not thin for want of her.</summary>
    public Task HeardAsync(GuildId guild, MemberId member, Instant at, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "update cohort_members set heard_at = @at where member_id = @member and guild_id = @guild",
                new { guild, member, at }),
            cancellationToken);

    /// <summary>Notes what was found on looking at all of them; once for each cause.</summary>
    public Task LookedAsync(Cause cause, CohortEvent.LookedAt found, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                await unit.SaveAsync(found).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>She left the server: she is in none of them, until she comes back and says so.</summary>
    public Task RestAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        PartAsync(
            "update cohort_members set rests = true where member_id = @member and guild_id = @guild",
            guild, member, now, cancellationToken);

    /// <summary>She is back and says so: her places were kept, however full it is by now.</summary>
    public Task ReturnAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var kept = await unit.QueryAsync<In>("""
                select c.id, c.room_id as room from cohort_members m join cohorts c on c.id = m.cohort_id
                where m.member_id = @member and m.guild_id = @guild and m.rests order by c.id
                """, new { guild, member }).ConfigureAwait(false);
            await unit.ExecuteAsync(
                "update cohort_members set rests = false where member_id = @member and guild_id = @guild",
                new { guild, member }).ConfigureAwait(false);
            foreach (var each in kept)
                await unit.SaveAsync(new CohortEvent.Joined(each.Id, each.Room, guild, member, now))
                    .ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Removes her from all of them, and sees to it that their rooms close behind her.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        PartAsync(
            "delete from cohort_members where member_id = @member and guild_id = @guild",
            guild, member, now, cancellationToken);

    private Task PartAsync(
        string sql, GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var rooms = await unit.QueryAsync<In>("""
                select c.id, c.room_id as room from cohort_members m join cohorts c on c.id = m.cohort_id
                where m.member_id = @member and m.guild_id = @guild and not m.rests order by c.id
                """, new { guild, member }).ConfigureAwait(false);
            await unit.ExecuteAsync(sql, new { guild, member }).ConfigureAwait(false);
            foreach (var each in rooms)
                await unit.SaveAsync(new CohortEvent.Parted(each.Id, each.Room, guild, member, now))
                    .ConfigureAwait(false);
        }, cancellationToken);

    private async Task<Cohort?> FindAsync(UnitOfWork unit, CohortId id) =>
        (await LoadAsync(unit.Connection, unit.Transaction, $"id = @id{unit.Dialect.ForUpdate}", new { id })
            .ConfigureAwait(false)).FirstOrDefault();

    private async Task<ImmutableArray<Cohort>> LoadAsync(
        DbConnection connection, DbTransaction? transaction, string where, object args)
    {
        var rows = (await connection.QueryAsync<Row>($"select {Columns} from cohorts where {where}", args, transaction)
            .ConfigureAwait(false)).OrderBy(row => row.Id.Value).ToList();
        var cohorts = ImmutableArray.CreateBuilder<Cohort>();
        foreach (var row in rows)
        {
            var members = await connection.QueryAsync<CohortMember>("""
                select member_id as member, heard_at, rests from cohort_members where cohort_id = @Id order by member_id
                """, new { row.Id }, transaction).ConfigureAwait(false);
            cohorts.Add(row.ToCohort([.. members], connections.Installation.FieldProtector.Reveal(
                row.Name, row.Guild, default, "cohorts", "name", row.Id.Value)));
        }

        return cohorts.ToImmutable();
    }

    private static async Task<bool> InsertAsync(UnitOfWork unit, Cohort made)
    {
        var inserted = await unit.ExecuteAsync("""
            insert into cohorts
              (id, guild_id, kind, name, cap, is_open, wants_room, room_id, offered_to, since, version, for_whom)
            values (@Id, @Guild, @kind, @name, @Cap, @IsOpen, @WantsRoom, @Room, @OfferedTo, @Since, 1, @ForWhom)
            on conflict do nothing
            """, Written(unit, made)).ConfigureAwait(false) == 1;
        if (inserted)
            await PutAllAsync(unit, made, []).ConfigureAwait(false);
        return inserted;
    }

    private static async Task<bool> SaveAsync(UnitOfWork unit, Cohort before, Cohort next)
    {
        var saved = await unit.ExecuteAsync("""
            update cohorts set name = @name, cap = @Cap, is_open = @IsOpen, room_id = @Room, offered_to = @OfferedTo,
              version = @Version + 1
            where id = @Id and version = @Version
            """, Written(unit, next with { Version = before.Version })).ConfigureAwait(false) == 1;
        if (saved)
            await PutAllAsync(unit, next, before.All).ConfigureAwait(false);
        return saved;
    }

    private static async Task PutAllAsync(UnitOfWork unit, Cohort next, ImmutableArray<CohortMember> before)
    {
        foreach (var gone in before.Where(each => next.All.All(other => other.Member != each.Member)))
        {
            await unit.ExecuteAsync(
                "delete from cohort_members where cohort_id = @Id and member_id = @Member",
                new { next.Id, gone.Member }).ConfigureAwait(false);
        }

        foreach (var each in next.All.Except(before))
        {
            await unit.ExecuteAsync("""
                insert into cohort_members (cohort_id, guild_id, member_id, heard_at, rests)
                values (@Id, @Guild, @Member, @HeardAt, @Rests)
                on conflict (cohort_id, member_id) do update set heard_at = excluded.heard_at, rests = excluded.rests
                """, new { next.Id, next.Guild, each.Member, each.HeardAt, each.Rests }).ConfigureAwait(false);
        }
    }

    private static object Written(UnitOfWork unit, Cohort cohort) => new
    {
        cohort.Id,
        cohort.Guild,
        kind = cohort.Kind.ToString(),
        name = unit.FieldProtector.Protect(
            cohort.Name, cohort.Guild, default, "cohorts", "name", cohort.Id.Value),
        cohort.Cap,
        cohort.IsOpen,
        cohort.WantsRoom,
        cohort.Room,
        cohort.OfferedTo,
        cohort.Since,
        cohort.Version,
        cohort.ForWhom,
    };

    [method: ExplicitConstructor]
    private sealed record In(CohortId Id, ChannelId? Room);

    [method: ExplicitConstructor]
    private sealed record Row(
        CohortId Id, GuildId Guild, string Kind, byte[] Name, long Cap, bool IsOpen, bool WantsRoom, ChannelId? Room,
        CohortId? OfferedTo, Instant Since, long Version, string ForWhom)
    {
        public Cohort ToCohort(ImmutableArray<CohortMember> members, string name) =>
            new(Id, Guild, Enum.Parse<CohortKind>(Kind), name, (int)Cap, members, Since, (int)Version)
            {
                IsOpen = IsOpen,
                WantsRoom = WantsRoom,
                Room = Room,
                OfferedTo = OfferedTo,
                ForWhom = ForWhom,
            };
    }
}
