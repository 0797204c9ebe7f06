using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Cohorts;

/// <summary>
/// Where it is kept what somebody said is true of them: sealed with their own key, and asked for by themselves alone.
/// There is no way here to ask who has something in common.
/// </summary>
public sealed class CircumstanceStore(Connections connections)
{
    private const char Between = ' ';

    public async Task<ImmutableArray<string>> OfAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var tags = await connections.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<byte[]?>(
            "select tags from member_circumstances where guild_id = @guild and member_id = @member",
            new { guild, member }), cancellationToken).ConfigureAwait(false);
        return tags is null
            ? []
            :
            [
                .. connections.Installation.FieldProtector
                    .Reveal(tags, guild, member, "member_circumstances", "tags", member.Value)
                    .Split(Between, StringSplitOptions.RemoveEmptyEntries),
            ];
    }

    /// <summary>Exactly these are true from now on; none: nothing is kept.</summary>
    public Task KeepAsync(
        GuildId guild, MemberId member, ImmutableArray<string> tags, CancellationToken cancellationToken) =>
        tags.IsEmpty
            ? ForgetAsync(guild, member, cancellationToken)
            : connections.WriteAsync(unit => unit.ExecuteAsync("""
                insert into member_circumstances (guild_id, member_id, tags) values (@guild, @member, @sealed)
                on conflict (guild_id, member_id) do update set tags = excluded.tags
                """, new
            {
                guild,
                member,
                @sealed = unit.FieldProtector.Protect(
                    string.Join(Between, tags), guild, member, "member_circumstances", "tags", member.Value),
            }), cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from member_circumstances where guild_id = @guild and member_id = @member", new { guild, member }),
            cancellationToken);
}
