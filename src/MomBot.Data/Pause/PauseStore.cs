using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Pause;

/// <summary>The roles that were taken off when somebody paused.</summary>
public sealed class PauseStore(Connections connections)
{
    public Task KeepAsync(
        GuildId guild, MemberId member, IEnumerable<RoleId> roles, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            foreach (var role in roles)
            {
                await unit.ExecuteAsync("""
                    insert into paused_roles (guild_id, member_id, role_id) values (@guild, @member, @role)
                    on conflict do nothing
                    """, new { guild, member, role }).ConfigureAwait(false);
            }
        }, cancellationToken);

    public async Task<ImmutableArray<RoleId>> RolesAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<RoleId>(
            "select role_id from paused_roles where guild_id = @guild and member_id = @member order by role_id",
            new { guild, member }), cancellationToken).ConfigureAwait(false),
    ];

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from paused_roles where guild_id = @guild and member_id = @member", new { guild, member }),
            cancellationToken);
}
