using System.Collections.Immutable;
using System.Text.Json;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Setup;

/// <summary>What the last look at each community found, so that only changes are told.</summary>
public sealed class SetupFindingStore(Connections connections)
{
    /// <summary>Keeps what was found, and notes what of it is new and what is gone; once for each cause.</summary>
    /// <param name="next">When to look again.</param>
    public Task CheckedAsync(
        Cause cause,
        GuildId guild,
        ImmutableArray<SetupFinding> found,
        ChannelId? log,
        Instant next,
        Instant now,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            var known = (await unit.QueryAsync<string>(
                "select data from setup_findings where guild_id = @guild order by print", new { guild })
                .ConfigureAwait(false)).Select(data => JsonSerializer.Deserialize<SetupFinding>(data)!).ToList();
            ImmutableArray<SetupFinding> fresh =
                [.. found.Where(each => known.All(other => other.Print != each.Print))];
            ImmutableArray<SetupFinding> mended =
                [.. known.Where(each => found.All(other => other.Print != each.Print))];
            foreach (var gone in mended)
            {
                await unit.ExecuteAsync(
                    "delete from setup_findings where guild_id = @guild and print = @Print", new { guild, gone.Print })
                    .ConfigureAwait(false);
            }

            foreach (var each in fresh)
            {
                await unit.ExecuteAsync(
                    "insert into setup_findings (guild_id, print, data) values (@guild, @Print, @data)",
                    new { guild, each.Print, data = JsonSerializer.Serialize(each) }).ConfigureAwait(false);
            }

            await unit.SaveAsync(new SetupEvent.Checked(fresh, mended, log, next, guild, now)).ConfigureAwait(false);
        }, cancellationToken);
}
