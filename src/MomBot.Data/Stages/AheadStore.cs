using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>Who may be asked by somebody one stage behind, and what is being asked.</summary>
public sealed class AheadStore(Connections connections)
{
    public async Task<bool> MayBeAskedAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        await connections.ReadAsync(connection => connection.ExecuteScalarAsync<long>(
            "select count(*) from stage_volunteers where guild_id = @guild and member_id = @member",
            new { guild, member }), cancellationToken).ConfigureAwait(false) > 0;

    public Task OfferAsync(GuildId guild, MemberId member, bool yes, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(yes
            ? """
              insert into stage_volunteers (guild_id, member_id) values (@guild, @member) on conflict do nothing
              """
            : "delete from stage_volunteers where guild_id = @guild and member_id = @member",
            new { guild, member }), cancellationToken);

    /// <summary>Everybody in a stage who may be asked.</summary>
    public async Task<ImmutableArray<StageVolunteer>> InAsync(
        GuildId guild, string stage, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<StageVolunteer>("""
            select v.member_id as member, v.asked_at, v.asked_before from stage_volunteers v
            join member_stages s on s.guild_id = v.guild_id and s.member_id = v.member_id
            where v.guild_id = @guild and s.stage = @stage and s.chosen order by v.member_id
            """, new { guild, stage }), cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>What somebody asks at the moment; none: nothing.</summary>
    public Task<StageAsk?> OfAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        OneAsync("guild_id = @guild and member_id = @member", new { guild, member }, cancellationToken);

    public Task<StageAsk?> FindAsync(GuildId guild, long id, CancellationToken cancellationToken) =>
        OneAsync("guild_id = @guild and id = @id", new { guild, id }, cancellationToken);

    /// <summary>Keeps how a question stands now, notes who is asked, and tells it; once for each cause.</summary>
    public Task PutAsync(Cause cause, StageAsk ask, AheadEvent happened, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            await unit.ExecuteAsync("""
                insert into stage_asks (id, guild_id, member_id, stage, words, asked_id, tried, at)
                values (@Id, @Guild, @Member, @Stage, @words, @Asked, @Tried, @At)
                on conflict (id) do update set asked_id = excluded.asked_id, tried = excluded.tried
                """, new
            {
                ask.Id,
                ask.Guild,
                ask.Member,
                ask.Stage,
                words = unit.FieldProtector.Protect(
                    ask.Words, ask.Guild, ask.Member, "stage_asks", "words", ask.Id),
                ask.Asked,
                ask.Tried,
                ask.At,
            }).ConfigureAwait(false);
            if (happened is AheadEvent.Asked)
            {
                await unit.ExecuteAsync("""
                    update stage_volunteers set asked_before = asked_at, asked_at = @At
                    where guild_id = @Guild and member_id = @Asked
                    """, new { ask.Guild, ask.Asked, happened.At }).ConfigureAwait(false);
            }

            await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>It is over, and its words are gone.</summary>
    public Task EndAsync(Cause cause, StageAsk ask, AheadEvent happened, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            await unit.ExecuteAsync("delete from stage_asks where id = @Id", new { ask.Id }).ConfigureAwait(false);
            await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Hers are gone; what others asked her goes on to somebody else.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from stage_volunteers where guild_id = @guild and member_id = @member", new { guild, member })
                .ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from stage_asks where guild_id = @guild and member_id = @member", new { guild, member })
                .ConfigureAwait(false);
            await unit.ExecuteAsync(
                "update stage_asks set asked_id = 0 where guild_id = @guild and asked_id = @member",
                new { guild, member }).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<StageAsk?> OneAsync(string where, object args, CancellationToken cancellationToken)
    {
        var row = await connections.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row>($"""
            select id, guild_id as guild, member_id as member, stage, words, asked_id as asked, tried, at
            from stage_asks where {where} order by id
            """, args), cancellationToken).ConfigureAwait(false);
        return row is null ? null : new StageAsk(
            row.Id,
            row.Guild,
            row.Member,
            row.Stage,
            connections.Installation.FieldProtector.Reveal(
                row.Words, row.Guild, row.Member, "stage_asks", "words", row.Id),
            row.Asked,
            (int)row.Tried,
            row.At);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, GuildId Guild, MemberId Member, string Stage, byte[] Words, MemberId Asked, long Tried, Instant At);
}
