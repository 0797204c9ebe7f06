using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Agreement;

/// <summary>
/// Where agreements are kept. Adopted words belong to the community, proposals to whoever wrote them.
/// </summary>
public sealed class AgreementStore(Connections connections)
{
    /// <summary>The agreement; a community that wrote none has an empty one, never a missing one.</summary>
    public Task<CommunityAgreement> FindAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, guild), cancellationToken);

    /// <summary>Lets a rule decide about the agreement and saves what it decided.</summary>
    public Task<Decision<CommunityAgreement>> ChangeAsync(
        GuildId guild,
        Cause cause,
        Func<CommunityAgreement, Decision<CommunityAgreement>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<CommunityAgreement>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, guild).ConfigureAwait(false),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Removes what a person proposed and how she voted.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from agreement_values where proposer_id = @member and guild_id = @guild",
                new { guild, member }).ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from agreement_votes where member_id = @member and guild_id = @guild",
                new { guild, member }).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<CommunityAgreement> LoadAsync(
        DbConnection connection, DbTransaction? transaction, GuildId guild)
    {
        var head = await connection.QuerySingleOrDefaultAsync<Head>(
            "select safe_sleep, sponsor, version from agreements where guild_id = @guild", new { guild }, transaction)
            .ConfigureAwait(false);
        if (head is null)
            return new(guild, "", "", [], Version: 0);
        var values = await connection.QueryAsync<ValueRow>(
            "select id, words, proposer_id as proposer from agreement_values where guild_id = @guild order by number",
            new { guild }, transaction).ConfigureAwait(false);
        var votes = (await connection.QueryAsync<VoteRow>(
            "select value_id as value, member_id as member, yes from agreement_votes where guild_id = @guild",
            new { guild }, transaction).ConfigureAwait(false)).ToLookup(vote => vote.Value);
        return new(
            guild,
            head.SafeSleep,
            head.Sponsor,
            [
                .. values.Select(row => new CommunityValue(
                    row.Id,
                    connections.Installation.FieldProtector.Reveal(
                        row.Words, guild, row.Proposer, "agreement_values", "words", row.Id.Value),
                    row.Proposer.Value == 0 ? null : row.Proposer,
                    [.. votes[row.Id].Select(vote => new ValueVote(vote.Member, vote.Yes))])),
            ],
            (int)head.Version);
    }

    private static async Task<bool> SaveAsync(UnitOfWork unit, CommunityAgreement before, CommunityAgreement next)
    {
        var saved = await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into agreements (guild_id, safe_sleep, sponsor, version)
              values (@Guild, @SafeSleep, @Sponsor, 1) on conflict do nothing
              """
            : """
              update agreements set safe_sleep = @SafeSleep, sponsor = @Sponsor, version = @Version + 1
              where guild_id = @Guild and version = @Version
              """, new { next.Guild, next.SafeSleep, next.Sponsor, before.Version }).ConfigureAwait(false);
        if (saved == 0)
            return false;
        await unit.ExecuteAsync("delete from agreement_values where guild_id = @Guild", new { next.Guild })
            .ConfigureAwait(false);
        for (var number = 0; number < next.All.Length; number++)
            await PutAsync(unit, next.Guild, next.All[number], number).ConfigureAwait(false);
        return true;
    }

    private static async Task PutAsync(UnitOfWork unit, GuildId guild, CommunityValue value, int number)
    {
        var proposer = value.Proposer ?? default;
        var id = value.Id.Value == 0 ? unit.Ids.Next() : value.Id.Value;
        await unit.ExecuteAsync("""
            insert into agreement_values (id, guild_id, number, words, proposer_id)
            values (@id, @guild, @number, @words, @proposer)
            """, new
        {
            id,
            guild,
            number,
            words = unit.FieldProtector.Protect(value.Words, guild, proposer, "agreement_values", "words", id),
            proposer,
        }).ConfigureAwait(false);
        foreach (var vote in value.Votes)
        {
            await unit.ExecuteAsync("""
                insert into agreement_votes (value_id, guild_id, member_id, yes) values (@id, @guild, @Member, @Yes)
                """, new { id, guild, vote.Member, vote.Yes }).ConfigureAwait(false);
        }
    }

    [method: ExplicitConstructor]
    private sealed record Head(string SafeSleep, string Sponsor, long Version);

    [method: ExplicitConstructor]
    private sealed record ValueRow(ValueId Id, byte[] Words, MemberId Proposer);

    [method: ExplicitConstructor]
    private sealed record VoteRow(ValueId Value, MemberId Member, bool Yes);
}
