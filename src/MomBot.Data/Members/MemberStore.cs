using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Members;

/// <summary>What people chose about how the bot treats them.</summary>
public sealed class MemberStore(Connections connections)
{
    private const string Columns =
        "guild_id as guild, member_id as id, zone, language, dm_yes, paused, version, agreed, "
        + "quiet_from, quiet_to, away_until, gone";

    /// <summary>The member; whoever chose nothing is fresh, never missing.</summary>
    public Task<Member> FindAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, "", guild, member), cancellationToken);

    /// <summary>Changes what she chose, as the rule decides.</summary>
    public Task<Decision<Member>> ChangeAsync(
        GuildId guild,
        MemberId member,
        Cause cause,
        Func<Member, Decision<Member>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<Member>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, unit.Dialect.ForUpdate, guild, member)
                .ConfigureAwait(false),
            before => decide(before) switch
            {
                Decision<Member>.Accepted(var next, var events) when next != before || events.Length > 0 =>
                    Decision.Accept(next with { Version = before.Version + 1 }, events),
                var other => other,
            },
            SaveAsync,
            cancellationToken);

    /// <summary>How many people of a community have paused, or are away on a day. Nobody's name is read.</summary>
    public Task<int> AwayAsync(GuildId guild, LocalDate today, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection => (int)await connection.ExecuteScalarAsync<long>(
            "select count(*) from members where guild_id = @guild and (paused or away_until >= @today)",
            new { guild, today }).ConfigureAwait(false), cancellationToken);

    /// <summary>Removes what she chose in a community.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "delete from members where member_id = @member and guild_id = @guild", new { guild, member }),
            cancellationToken);

    private static async Task<Member> LoadAsync(
        DbConnection connection, DbTransaction? transaction, string forUpdate, GuildId guild, MemberId member) =>
        await connection.QuerySingleOrDefaultAsync<Member>(
            $"select {Columns} from members where guild_id = @guild and member_id = @member{forUpdate}",
            new { guild, member }, transaction).ConfigureAwait(false) ?? Member.Fresh(guild, member);

    private static async Task<bool> SaveAsync(UnitOfWork unit, Member before, Member next) =>
        await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into members (guild_id, member_id, zone, language, dm_yes, paused, version, agreed,
                quiet_from, quiet_to, away_until, gone)
              values (@Guild, @Id, @Zone, @Language, @DmYes, @Paused, @Version, @Agreed,
                @QuietFrom, @QuietTo, @AwayUntil, @Gone) on conflict do nothing
              """
            : """
              update members set zone = @Zone, language = @Language, dm_yes = @DmYes, paused = @Paused,
                version = @Version, agreed = @Agreed, quiet_from = @QuietFrom, quiet_to = @QuietTo,
                away_until = @AwayUntil, gone = @Gone
              where guild_id = @Guild and member_id = @Id and version = @Version - 1
              """, next).ConfigureAwait(false) == 1;
}
