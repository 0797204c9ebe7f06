using System.Collections.Concurrent;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Safety;

/// <summary>
/// What communities chose to show first. Kept in memory once read: who to call must not wait for a disk.
/// </summary>
public sealed class SafetyStore(Connections connections)
{
    private readonly ConcurrentDictionary<GuildId, LocalSupport> _known = [];

    public async Task<LocalSupport> FindAsync(GuildId guild, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(guild, out var known))
            return known;
        return _known[guild] = await connections.ReadAsync(async connection => new LocalSupport(
            await connection.ExecuteScalarAsync<string?>(
                "select country from support_settings where guild_id = @guild", new { guild }).ConfigureAwait(false),
            [
                .. await connection.QueryAsync<LocalLine>(
                    "select id, name, contact, hours from support_lines where guild_id = @guild order by id",
                    new { guild }).ConfigureAwait(false),
            ]), cancellationToken).ConfigureAwait(false);
    }

    public Task ChooseAsync(GuildId guild, string country, CancellationToken cancellationToken) => SaveAsync(
        guild,
        unit => unit.ExecuteAsync("""
            insert into support_settings (guild_id, country) values (@guild, @country)
            on conflict (guild_id) do update set country = excluded.country
            """, new { guild, country }),
        cancellationToken);

    /// <summary>Adds a line, once for each press; not when there are five.</summary>
    public Task AddAsync(GuildId guild, LocalLine line, CancellationToken cancellationToken) => SaveAsync(
        guild,
        unit => unit.ExecuteAsync("""
            insert into support_lines (id, guild_id, name, contact, hours)
            select @Id, @guild, @Name, @Contact, @Hours
            where (select count(*) from support_lines where guild_id = @guild) < @MostLines
            on conflict do nothing
            """, new { guild, line.Id, line.Name, line.Contact, line.Hours, LocalSupport.MostLines }),
        cancellationToken);

    public Task RemoveAsync(GuildId guild, long line, CancellationToken cancellationToken) => SaveAsync(
        guild,
        unit => unit.ExecuteAsync(
            "delete from support_lines where id = @line and guild_id = @guild", new { guild, line }),
        cancellationToken);

    private async Task SaveAsync(
        GuildId guild, Func<UnitOfWork, Task<int>> work, CancellationToken cancellationToken)
    {
        await connections.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        _known.TryRemove(guild, out _);
        await FindAsync(guild, cancellationToken).ConfigureAwait(false);
    }
}
