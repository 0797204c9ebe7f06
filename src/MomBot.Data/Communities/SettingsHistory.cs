using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Communities;

/// <summary>Every change of a setting, in the transaction that made it.</summary>
internal static class SettingsHistory
{
    /// <summary>So many are kept for each community.</summary>
    private const int Kept = 200;

    public static async Task NoteAsync(UnitOfWork unit, GuildId guild, IEnumerable<SettingChange> changes)
    {
        foreach (var change in changes)
        {
            await unit.ExecuteAsync("""
                insert into settings_history (id, guild_id, at, path, before, after)
                values (@id, @guild, @Now, @Path, @Before, @After)
                """, new { id = unit.Ids.Next(), guild, unit.Now, change.Path, change.Before, change.After })
                .ConfigureAwait(false);
        }

        await unit.ExecuteAsync("""
            delete from settings_history where guild_id = @guild and id <= (
              select id from settings_history where guild_id = @guild order by id desc limit 1 offset @Kept)
            """, new { guild, Kept }).ConfigureAwait(false);
    }

    /// <summary>The newest first.</summary>
    public static async Task<ImmutableArray<SettingChange>> ListAsync(
        Connections connections, GuildId guild, int take, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(connection => connection.QueryAsync<Row>("""
            select id, at, path, before, after from settings_history
            where guild_id = @guild order by id desc limit @take
            """, new { guild, take }), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new SettingChange(row.Id, row.At, row.Path, row.Before, row.After))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, Instant At, string Path, string? Before, string? After);
}
