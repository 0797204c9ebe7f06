using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Setup;

/// <summary>A settings file that was handed in, until it is used: one for each community.</summary>
public sealed class SettingsFileStore(Connections connections)
{
    public Task KeepAsync(GuildId guild, long id, string file, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync("""
            insert into settings_files (guild_id, id, file) values (@guild, @id, @file)
            on conflict (guild_id) do update set id = excluded.id, file = excluded.file
            """, new
        {
            guild,
            id,
            file = unit.FieldProtector.Protect(file, guild, default, "settings_files", "file", id),
        }), cancellationToken);

    /// <summary>None: another has been handed in since, or it was used.</summary>
    public async Task<string?> FindAsync(GuildId guild, long id, CancellationToken cancellationToken) =>
        await connections.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<byte[]>(
                "select file from settings_files where guild_id = @guild and id = @id", new { guild, id }),
            cancellationToken).ConfigureAwait(false) is { } file
            ? connections.Installation.FieldProtector.Reveal(file, guild, default, "settings_files", "file", id)
            : null;

    public Task RemoveAsync(GuildId guild, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("delete from settings_files where guild_id = @guild", new { guild }),
        cancellationToken);
}
