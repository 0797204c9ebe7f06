using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Communities;

/// <summary>Which commands each community was last given, as a print of them.</summary>
public sealed class CommandPrintStore(Connections connections)
{
    public Task<string?> FindAsync(GuildId guild, CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<string>(
            "select print from command_prints where guild_id = @guild", new { guild }),
        cancellationToken);

    public Task SaveAsync(GuildId guild, string print, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("""
            insert into command_prints (guild_id, print) values (@guild, @print)
            on conflict (guild_id) do update set print = excluded.print
            """, new { guild, print }),
        cancellationToken);
}
