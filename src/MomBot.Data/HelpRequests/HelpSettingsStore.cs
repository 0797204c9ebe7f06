using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.HelpRequests;

/// <summary>How communities run their help. Each form needs this, so what was read is kept in memory.</summary>
public sealed class HelpSettingsStore(Connections connections)
{
    private readonly ConcurrentDictionary<GuildId, HelpSettings> _known = [];

    public async Task<HelpSettings> FindAsync(GuildId guild, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(guild, out var known))
            return known;
        var read = await connections.ReadAsync(async connection => new HelpSettings(
            guild,
            [
                .. await connection.QueryAsync<HelpArea>(
                    "select key, name from help_areas where guild_id = @guild order by position", new { guild })
                    .ConfigureAwait(false),
            ],
            [
                .. await connection.QueryAsync<CategoryChoice>(
                    "select key, enabled, name from help_categories where guild_id = @guild order by key",
                    new { guild }).ConfigureAwait(false),
            ]), cancellationToken).ConfigureAwait(false);
        return _known.GetOrAdd(guild, read);
    }

    /// <summary>What was read before, without waiting; none: nothing yet.</summary>
    public HelpSettings? Known(GuildId guild) => _known.GetValueOrDefault(guild);

    public async Task SaveAreasAsync(
        GuildId guild, ImmutableArray<HelpArea> areas, CancellationToken cancellationToken)
    {
        await connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("delete from help_areas where guild_id = @guild", new { guild })
                .ConfigureAwait(false);
            for (var position = 0; position < areas.Length; position++)
            {
                await unit.ExecuteAsync(
                    "insert into help_areas (guild_id, key, name, position) values (@guild, @Key, @Name, @position)",
                    new { guild, areas[position].Key, areas[position].Name, position }).ConfigureAwait(false);
            }
        }, cancellationToken).ConfigureAwait(false);
        _known.TryRemove(guild, out _);
    }

    public async Task SaveCategoryAsync(
        GuildId guild, CategoryChoice category, CancellationToken cancellationToken)
    {
        await connections.WriteAsync(unit => unit.ExecuteAsync("""
            insert into help_categories (guild_id, key, enabled, name) values (@guild, @Key, @Enabled, @Name)
            on conflict (guild_id, key) do update set enabled = excluded.enabled, name = excluded.name
            """, new { guild, category.Key, category.Enabled, category.Name }), cancellationToken)
            .ConfigureAwait(false);
        _known.TryRemove(guild, out _);
    }
}
