using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.DoNotMatch;

/// <summary>
/// Who would rather not meet whom. It holds both ways and in silence; every feature that pairs people asks it first.
/// </summary>
public sealed class DoNotMatchStore(Connections connections)
{
    /// <summary>Everyone a person is kept apart from, whoever of the two wished it.</summary>
    public async Task<ImmutableHashSet<MemberId>> ApartFromAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        await RecogniseAsync(guild, member, cancellationToken).ConfigureAwait(false);
        return
        [
            .. await connections.ReadAsync(connection => connection.QueryAsync<MemberId>("""
                select other_id from do_not_match where guild_id = @guild and member_id = @member and other_id <> 0
                union
                select member_id from do_not_match where guild_id = @guild and other_id = @member
                """, new { guild, member }), cancellationToken).ConfigureAwait(false),
        ];
    }

    /// <summary>Every pair of a community, both ways round.</summary>
    public async Task<ImmutableHashSet<(MemberId, MemberId)>> PairsAsync(
        GuildId guild, CancellationToken cancellationToken)
    {
        var pairs = await connections.ReadAsync(connection => connection.QueryAsync<Pair>(
            "select member_id as one, other_id as other from do_not_match where guild_id = @guild and other_id <> 0",
            new { guild }), cancellationToken).ConfigureAwait(false);
        return [.. pairs.SelectMany(pair => new[] { (pair.One, pair.Other), (pair.Other, pair.One) })];
    }

    /// <summary>The people on somebody's own list; who put her on theirs, she never learns.</summary>
    public async Task<ImmutableArray<MemberId>> ListAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<MemberId>(
            "select other_id from do_not_match where guild_id = @guild and member_id = @member and other_id <> 0 order by at, other_id",
            new { guild, member }), cancellationToken).ConfigureAwait(false),
    ];

    public Task AddAsync(
        GuildId guild, MemberId member, MemberId other, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var added = await unit.ExecuteAsync("""
                insert into do_not_match (guild_id, member_id, other_id, print, at)
                values (@guild, @member, @other, '', @now)
                on conflict do nothing
                """, new { guild, member, other, now }).ConfigureAwait(false);
            if (added > 0)
                await unit.SaveAsync(new DoNotMatchEvent.KeptApart(guild, member, other, now)).ConfigureAwait(false);
        }, cancellationToken);

    public Task RemoveAsync(
        GuildId guild, MemberId member, MemberId other, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from do_not_match where guild_id = @guild and member_id = @member and other_id = @other",
            new { guild, member, other }), cancellationToken);

    /// <summary>
    /// Removes a person's own list. On the lists of others her number gives way to a print that only she fits, so that
    /// being forgotten is no way round a list: when she acts again she is known again.
    /// </summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from do_not_match where guild_id = @guild and member_id = @member", new { guild, member })
                .ConfigureAwait(false);
            await unit.ExecuteAsync("""
                update do_not_match set other_id = 0, print = @print where guild_id = @guild and other_id = @member
                """, new { guild, member, print = PrintOf(guild, member) }).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Whoever acts and was forgotten before is known again to the lists she was on.</summary>
    public async Task RecogniseAsync(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var print = PrintOf(guild, member);
        var known = await connections.ReadAsync(connection => connection.ExecuteScalarAsync<long>(
            "select count(*) from do_not_match where guild_id = @guild and print = @print", new { guild, print }),
            cancellationToken).ConfigureAwait(false);
        if (known == 0)
            return;
        await connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("""
                delete from do_not_match where guild_id = @guild and print = @print
                  and member_id in (select m.member_id from do_not_match m where m.guild_id = @guild
                    and m.other_id = @member)
                """, new { guild, member, print }).ConfigureAwait(false);
            await unit.ExecuteAsync("""
                update do_not_match set other_id = @member, print = '' where guild_id = @guild and print = @print
                """, new { guild, member, print }).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private string PrintOf(GuildId guild, MemberId member) => connections.Installation.FieldProtector.Fingerprint(
        guild, member, "do-not-match");

    [method: ExplicitConstructor]
    private sealed record Pair(MemberId One, MemberId Other);
}
