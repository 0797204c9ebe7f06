using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>Where the chosen stages are kept: one row for each stage of each person.</summary>
public sealed class StageStore(Connections connections)
{
    private const char Comma = ',';

    /// <summary>Her stages; whoever chose none has an empty list, never a missing one.</summary>
    public Task<MemberStages> FindAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, guild, member), cancellationToken);

    /// <summary>Lets a rule decide about her stages and saves what it decided.</summary>
    public Task<Decision<MemberStages>> ChangeAsync(
        GuildId guild,
        MemberId member,
        Cause cause,
        Func<MemberStages, Decision<MemberStages>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<MemberStages>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, guild, member).ConfigureAwait(false),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Everybody here who is, or wants to be, in a stage whose role may have changed.</summary>
    public async Task<ImmutableArray<MemberId>> MembersAsync(GuildId guild, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<MemberId>("""
            select distinct s.member_id from member_stages s left join members m
              on m.guild_id = s.guild_id and m.member_id = s.member_id
            where s.guild_id = @guild and not coalesce(m.gone, false) order by s.member_id
            """, new { guild }), cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>How many people are in a stage, and how many of them have paused or are away on a day.</summary>
    public Task<(int People, int Away)> CountAsync(
        GuildId guild, string stage, LocalDate today, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var args = new { guild, stage, today };
            var people = await connection.ExecuteScalarAsync<long>(
                """
                select count(*) from member_stages s left join members m
                  on m.guild_id = s.guild_id and m.member_id = s.member_id
                where s.guild_id = @guild and s.stage = @stage and s.chosen and not coalesce(m.gone, false)
                """, args).ConfigureAwait(false);
            var away = await connection.ExecuteScalarAsync<long>("""
                select count(*) from member_stages s join members m
                  on m.guild_id = s.guild_id and m.member_id = s.member_id
                where s.guild_id = @guild and s.stage = @stage and s.chosen and not m.gone
                  and (m.paused or m.away_until >= @today)
                """, args).ConfigureAwait(false);
            return ((int)people, (int)away);
        }, cancellationToken);

    /// <summary>Notes what has happened, once for each cause.</summary>
    public Task SayAsync(Cause cause, ImmutableArray<StageEvent> events, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            foreach (var happened in events)
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Notes that what waits in a community may be possible now; nothing where nobody has a stage.</summary>
    public Task WantRetryAsync(GuildId guild, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var anyone = await unit.ExecuteScalarAsync<long>(
                "select count(*) from member_stages where guild_id = @guild", new { guild }).ConfigureAwait(false);
            if (anyone > 0)
                await unit.SaveAsync(new StageEvent.RetryWanted(guild, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Removes her stages and sees to it that the roles the bot gave go as well.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var given = await unit.QueryAsync<Given>("""
                select role_id as role, is_private as private from member_stages
                where guild_id = @guild and member_id = @member and role_id <> 0 and granted_by = 'Bot'
                  and (state in ('Given', 'Leaving') or (state = 'Held' and not chosen))
                order by role_id
                """, new { guild, member }).ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from member_stages where guild_id = @guild and member_id = @member", new { guild, member })
                .ConfigureAwait(false);
            if (given.Count == 0)
                return;
            var roles = given.Where(each => !each.Private).Select(each => each.Role);
            var rooms = given.Where(each => each.Private).Select(each => new ChannelId(each.Role.Value));
            await unit.SaveAsync(new StageEvent.Forgotten([.. roles], guild, member, now) { Rooms = [.. rooms] })
                .ConfigureAwait(false);
        }, cancellationToken);

    private static async Task<MemberStages> LoadAsync(
        DbConnection connection, DbTransaction? transaction, GuildId guild, MemberId member)
    {
        var rows = await connection.QueryAsync<Row>("""
            select stage, role_id as role, granted_by, state, chosen, version, is_private as private, brought, asked,
              since
            from member_stages where guild_id = @guild and member_id = @member order by stage
            """, new { guild, member }, transaction).ConfigureAwait(false);
        return new(guild, member,
        [
            .. rows.Select(row => new MemberStage(
                row.Stage,
                row.Role,
                Enum.Parse<GrantedBy>(row.GrantedBy),
                Enum.Parse<StageState>(row.State),
                row.Chosen,
                (int)row.Version)
            {
                Private = row.Private,
                Brought = Keys(row.Brought),
                Asked = Keys(row.Asked),
                Since = row.Since,
            }).OrderBy(row => row.Stage, StringComparer.Ordinal),
        ]);
    }

    private static ImmutableArray<string> Keys(string keys) => keys.Length == 0 ? [] : [.. keys.Split(Comma)];

    private static async Task<bool> SaveAsync(UnitOfWork unit, MemberStages before, MemberStages next)
    {
        foreach (var gone in before.All.Where(each => next.Find(each.Stage) is null))
        {
            if (!await RemoveAsync(unit, before, gone).ConfigureAwait(false))
                return false;
        }

        foreach (var stage in next.All.Where(each => before.Find(each.Stage) != each))
        {
            if (!await PutAsync(unit, next, stage).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private static async Task<bool> RemoveAsync(UnitOfWork unit, MemberStages owner, MemberStage stage) =>
        await unit.ExecuteAsync("""
            delete from member_stages
            where guild_id = @Guild and member_id = @Member and stage = @Stage and version = @Version
            """, new { owner.Guild, owner.Member, stage.Stage, stage.Version }).ConfigureAwait(false) == 1;

    private static async Task<bool> PutAsync(UnitOfWork unit, MemberStages owner, MemberStage stage) =>
        await unit.ExecuteAsync(stage.Version == 0
            ? """
              insert into member_stages
                (guild_id, member_id, stage, role_id, granted_by, state, chosen, version, is_private, brought, asked,
                 since)
              values (@Guild, @Member, @Stage, @Role, @by, @state, @Chosen, 1, @Private, @brought, @asked, @Since)
              on conflict do nothing
              """
            : """
              update member_stages set role_id = @Role, granted_by = @by, state = @state, chosen = @Chosen,
                is_private = @Private, brought = @brought, asked = @asked, since = @Since, version = @Version + 1
              where guild_id = @Guild and member_id = @Member and stage = @Stage and version = @Version
              """, new
        {
            owner.Guild,
            owner.Member,
            stage.Stage,
            stage.Role,
            by = stage.GrantedBy.ToString(),
            state = stage.State.ToString(),
            stage.Chosen,
            stage.Private,
            brought = string.Join(Comma, stage.Brought),
            asked = string.Join(Comma, stage.Asked),
            stage.Since,
            stage.Version,
        }).ConfigureAwait(false) == 1;

    [method: ExplicitConstructor]
    private sealed record Row(
        string Stage, RoleId Role, string GrantedBy, string State, bool Chosen, long Version, bool Private,
        string Brought, string Asked, Instant Since);

    [method: ExplicitConstructor]
    private sealed record Given(RoleId Role, bool Private);
}
